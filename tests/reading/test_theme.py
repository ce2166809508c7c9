"""The theme keeps the rules of the house: nothing inline, small, documented."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta

import reading
from press.templating import references
from press.translating import make_translating
from press.words import ENGLISH
from reading.site import Moment
from reading.stories import TELLING, Link, Story
from reading.templating import TEMPLATE_FILTERS
from support.in_memory import settings_with

THEME = Path(__file__).resolve().parents[2] / "theme"
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
SHEETS = sorted((THEME / "static" / "css").glob("*.css"))


@pytest.fixture
def environment():
    """Return Jinja as the archive's settings have it."""
    made = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= TEMPLATE_FILTERS
    make_translating(made, ENGLISH)
    return made


def sources():
    """Return the text of all templates, comments apart."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    return re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)


def test_nothing_is_inline():
    """Pages keep to a Content-Security-Policy without inline script or style, or foreign hosts."""
    text = sources()

    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
    assert not re.search(r"<script(?![^>]* src=)", text)
    assert not re.search(r'(?:href|src)="(?:https?:)?//', text)


ELSEWHERE = {
    *("#content", "{{ view.same_as }}"),
    *("{{ source.rights }}", "{{ view.origin.rights }}"),
}
"""Links that need no root: on the page itself, and addresses of others."""


def test_links_begin_at_the_site():
    """Every link begins with the site's root, or SITEURL where it is whole: any path works."""
    links = re.findall(r'(?:href|src)="([^"]*)"', sources())

    assert links
    for link in links:
        assert re.match(r"\{\{ (SITEROOT|SITEURL|root|href) ", link) or link in ELSEWHERE, link


def test_safe_stands_once():
    """HTML is printed as it is in one place alone."""
    assert sources().count("|safe") == 1


def test_templates_do_not_choose():
    """Templates neither sort nor count nor filter; that is the views' work."""
    banned = r"\|\s*(sort|length|count|groupby|select|reject|selectattr|rejectattr|unique|sum)\b"

    assert not re.search(banned, sources())


def test_templates_tell_what_they_are_made_of(environment):
    """None includes a name that only a page tells, nor prints Pelican's stories itself.

    So a page is made anew for its own templates alone, and no list for a word in a story's text.
    """
    for path in TEMPLATES:
        others, stories = references(environment.parse(path.read_text(encoding="utf-8")), TELLING)

        assert "" not in others, path.name
        assert stories == [], path.name


def test_a_list_that_tells_more_is_known(environment):
    """A theme's list that prints how many words a story has is made anew for a word."""
    source = "{% for story in group.stories %}{{ story.word_count }}{% endfor %}"

    assert references(environment.parse(source), TELLING) == [[], ["word_count"]]
    assert references(environment.parse("{{ articles[0] }}"), TELLING) == [[], ["articles"]]
    assert reading.press(settings_with()).telling == TELLING


def test_every_setting_is_documented(environment):
    """Each setting that a template reads is named in the theme's README."""
    readme = (THEME / "README.md").read_text(encoding="utf-8")
    used = set()
    for path in TEMPLATES:
        names = meta.find_undeclared_variables(environment.parse(path.read_text(encoding="utf-8")))
        used |= {name for name in names if name.isupper()}

    assert used
    assert {name for name in used if f"`{name}`" not in readme} == set()


def test_every_template_is_documented():
    """Each template of a page is named in the theme's README."""
    readme = (THEME / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in (THEME / "templates").glob("*.html")}

    assert {name for name in pages if f"`{name}`" not in readme} == set()


def test_style_sheets_are_small_and_plain():
    """All style sheets together stay under 25 KB, without !important and without ids."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SHEETS)
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", without_comments)

    assert len(text.encode()) < 25_000
    assert "!important" not in text
    assert not [selector for selector in selectors if "#" in selector]


def test_scripts_are_small():
    """All scripts together stay under 10 KB, and each is described in the theme's README."""
    scripts = list((THEME / "static" / "js").iterdir())
    readme = (THEME / "README.md").read_text(encoding="utf-8")

    assert sum(path.stat().st_size for path in scripts) < 10_000
    assert all(f"`{path.name}`" in readme for path in scripts)


def test_the_font_keeps_to_its_budget():
    """The font weighs at most 60 KB, and its licence stands beside it."""
    fonts = THEME / "static" / "fonts"

    assert sum(path.stat().st_size for path in fonts.glob("*.woff2")) <= 60_000
    assert "SIL Open Font License" in (fonts / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("part", "call"),
    [
        ("words", "names([], '')"),
        ("words", "when(none, '')"),
        ("words", "trail([], '')"),
        ("words", "neighbours(none, none, '')"),
        ("words", "tally('Places', [], '')"),
        ("stories", "seconds([], '')"),
        ("stories", "headlines([], '')"),
        ("stories", "groups([], '')"),
        ("charts", "bars(none)"),
        ("charts", "calendar(none, 'February', '')"),
        ("charts", "small_months([], '')"),
        ("terms", "index({'letters': []}, '')"),
    ],
)
def test_nothing_to_show_emits_nothing(environment, part, call):
    """A macro with nothing to show leaves no empty element behind."""
    template = f'{{% import "parts/{part}.html" as part %}}{{{{ part.{call} }}}}'

    assert environment.from_string(template).render().strip() == ""


def test_names_as_in_a_sentence(environment):
    """Names are joined as a sentence joins them; a name without a page is text."""
    template = environment.from_string(
        '{% from "parts/words.html" import names %}{{ names(links, "..") }}'
    )
    links = [Link("A & B", "author/a/"), Link("C"), Link("D")]

    assert template.render(links=links) == '<a href="../author/a/">A &amp; B</a>, C and D'


def test_dates_at_their_precision(environment):
    """A date is a <time> with its ISO text, and a link where a root is given, even an empty one."""
    template = environment.from_string(
        '{% from "parts/words.html" import when %}{{ when(month) }} {{ when(month, "") }}'
    )
    time = '<time datetime="2022-02">February 2022</time>'
    month = Moment("February 2022", "2022-02", "2022/02/")

    assert template.render(month=month) == f'{time} <a href="/2022/02/">{time}</a>'


def test_headlines_are_escaped(environment):
    """A headline full of markup is shown as text, in the language of its story."""
    story = Story(
        headline='<script>&"',
        url="x.html",
        published="2022",
        date_words="2022",
        slug="x",
        stem="x",
        lang="ar",
        dir="rtl",
    )
    template = environment.from_string(
        '{% from "parts/stories.html" import headline %}{{ headline(story, "") }}'
    )

    assert (
        template.render(story=story)
        == '<a href="/x.html" lang="ar" dir="rtl">&lt;script&gt;&amp;&#34;</a>'
    )
