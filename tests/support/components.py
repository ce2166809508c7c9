"""The theme's macros side by side, each with an example: `make components`.

`tests/components/FILE-MACRO.html` shows one macro of `theme/templates/parts/FILE.html`, with the
records below. A page is made of each, and one that lists them.
"""

import re
import sys
from datetime import date
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from press.translating import make_translating
from press.words import ENGLISH
from reading.charts import month_table, with_table, years_chart
from reading.groups import by_days
from reading.periods import Around, Tallies, year_page
from reading.pictures import Copy, Image
from reading.site import Counted, Site
from reading.stories import Caption, Link, Story, Sums
from reading.templating import TEMPLATE_FILTERS
from reading.terms import index_of
from seedtext import parse
from seedtext.markup import body_html

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "components"
THEME = ROOT / "theme"
FRAME = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{ title }}</title>
  {% for sheet in sheets %}
  <link rel="stylesheet" href="{{ sheet }}">
  {% endfor %}
</head>
<body>
  <main class="wrapper flow">
    <h1>{{ title }}</h1>
    <section aria-label="Example">{% block example %}{% endblock %}</section>
  </main>
</body>
</html>
"""
SEED = b""" date 2022-02-28 Harbour bridge opens

LIMA, Peru (MW) -- The bridge opened on Monday.

- What comes next -

\xe2\x80\xa2 first the trams,

\xe2\x80\xa2 then the cars.

A crowd waits in the rain in Lima on 26 February 2022. (Photo by Ada ROSSI / MW)
"""


def macros():
    """Return the names of all macros of the theme's parts, as their examples are called."""
    found = []
    for path in sorted((THEME / "templates" / "parts").glob("*.html")):
        names = re.findall(r"\{% macro (\w+)\(", path.read_text(encoding="utf-8"))
        found += [f"{path.stem}-{name}" for name in names]
    return found


def records():
    """Return the records that examples show, by name."""
    site = Site("en", "{date:%Y}/", "{date:%Y}/{date:%m}/", "{date:%Y}/{date:%m}/{date:%d}/")
    picture = Caption("A crowd waits in the rain.", "Photo by Ada ROSSI / MW")
    copies = [
        tuple(Copy(f"2022/02/28/bridge-1-{wide}.{kind}", wide) for wide in (480, 960))
        for kind in ("webp", "jpg")
    ]
    held = Caption(picture.text, picture.credit, Image("A crowd in the rain", 960, 640, *copies))
    story = Story(
        *("Harbour bridge opens", "2022/02/28/bridge.html", "2022-02-28", "28 February 2022"),
        *("bridge", "bridge", "World", "Lima", ("Jo Doe", "MW"), 300, 1),
        standfirst="The bridge opened on Monday, a year late.",
        pictures=(picture,),
    )
    tally = {1969: 3, 1989: 7, 2021: 2, 2022: 12}
    days = {date(2022, 2, day): day % 9 for day in range(1, 28, 2)}
    year = year_page(2022, (), Around(12), site, tallies=Tallies(days, {2: 12}, Sums(8, 5, 6400)))
    return {
        "link": Link("Ada Rossi", "tag/ada-rossi/"),
        "text": Link("Jo Doe"),
        "day": site.moment(date(2022, 2, 28)),
        "month": site.moment((2022, 2)),
        "year": site.moment(2022),
        "story": story,
        "foreign": story._replace(headline="افتتاح الجسر", standfirst="", lang="ar", dir="rtl"),
        "unheld": picture,
        "held": held,
        "terms": [Counted("Lima", "tag/lima/", "12 stories"), Counted("Quito", "", "1 story")],
        "groups_of_days": by_days([story, story, story], site, limit=2),
        "years": with_table(years_chart(tally, site), tally, site),
        "days": month_table((2022, 2), days, site),
        "small": year.months,
        "letters": index_of("Places", [Counted(f"{a}-town", "x/", "2") for a in "ABC" * 15]),
        "body": body_html(parse(SEED, "bridge.txt")),
    }


def render(name):
    """Return the page of the example *name*; a record or field that is not there is an error."""
    environment = Environment(
        loader=ChoiceLoader(
            [DictLoader({"frame": FRAME}), FileSystemLoader([EXAMPLES, THEME / "templates"])]
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= TEMPLATE_FILTERS
    make_translating(environment, ENGLISH)
    source = (EXAMPLES / f"{name}.html").read_text(encoding="utf-8")
    page = f'{{% extends "frame" %}}{{% block example %}}{source}{{% endblock %}}'
    sheets = [path.as_uri() for path in sorted((THEME / "static" / "css").glob("[!p]*.css"))]
    return environment.from_string(page).render(title=name, sheets=sheets, **records())


def main(folder):
    """Write the pages of all examples into *folder*, and one that lists them."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for name in macros():
        (folder / f"{name}.html").write_text(render(name), encoding="utf-8")
        lines.append(f'<li><a href="{name}.html">{name}</a></li>')
    index = f'<!doctype html><html lang="en"><title>Components</title><ul>{"".join(lines)}</ul>'
    (folder / "index.html").write_text(index, encoding="utf-8")
    print((folder / "index.html").as_uri())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
