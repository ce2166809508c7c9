"""A site in French speaks French: no English word of the interface is left on any page."""

import re
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from support.building import ROOT, copy_project
from support.words import SPOKEN, read_page

ENGLISH = frozenset(
    (
        "the of by and with from this these that all more most day days year years month months "
        "story stories found read at is are to its was which where newest published people "
        "places authors pictures subjects before after held headlines"
    ).split()
)
"""Words that no French sentence has."""
SHOWN = ("aria-label", "title", "alt", "data-unheld", "data-shown")
DAYS = [f"20{20 + number % 2}-0{1 + number % 5}-1{number % 3}" for number in range(15)]
SEED = """\
 date {day} Le pont numéro {number} est ouvert

LYON, France (AFP) – Le pont numéro {number} a été ouvert mardi, a dit Jeanne Dupont à la presse.

Une foule attend à Lyon. (Photo Ada ROSSI / AFP)
"""


@pytest.fixture(scope="module")
def french(tmp_path_factory, builder):
    """Return the pages of a small site in French, by path, a fault of each kind among them."""
    site = copy_project(tmp_path_factory.mktemp("french") / "site", builder)
    for path in (site.root / "content" / "pages").glob("*"):
        path.unlink()
    for number, day in enumerate(DAYS):
        site.write(f"s{number:02}.txt", SEED.format(day=day, number=number))
    site.write("s90.txt", " date 2021 Une année sans mois\n\nLe pont est ouvert.\n")
    site.write("broken.txt", "Rien.\n")
    site.write("content/notes/s00.md", "Status: withdrawn\n\nNous avions tort.\n")
    site.write("content/notes/s01.md", "Aliases: ancien/lieu.html\n")
    settings = ('DEFAULT_LANG="fr_CA"', 'SITENAME="Le Fonds"', 'SEED_LANGUAGE="fr"')
    data = ("BULK_DATA=true", 'FEED_DOMAIN="https://site.test"')
    site.build("-e", *settings, *data)
    site.write("content/locale/fr.po", 'msgid "Related"\nmsgstr "Voir aussi"\n')
    site.write("content/locale/fr_CA.po", "Bonjour\n")
    made = site.build("-e", *settings, *data)

    assert "content/locale/fr_CA.po:1: expected msgid or msgstr" in made.stdout
    assert "broken.txt:1: expected" in made.stdout
    assert "DEFAULT_LANG" not in made.stdout

    paths = site.output.rglob("*.html")
    return {path.relative_to(site.output).as_posix(): read_page(path) for path in paths}


def told(page):
    """Return all that a page tells a reader: its text, and what is said of what is drawn."""
    for code in page(["code", "pre"]):
        code.extract()
    texts = [str(text) for text in page.find_all(string=True) if type(text) in SPOKEN]
    texts += [tag[name] for name in SHOWN for tag in page.find_all(attrs={name: True})]
    texts += [tag["content"] for tag in page.select('meta[name="description"]')]
    return [" ".join(text.split()) for text in texts if text.strip()]


def test_no_page_speaks_english(french):
    """No page has an English word, or a message as the templates have it in English."""
    entries = [e for e in read_po(BytesIO((ROOT / "theme/locale/fr.po").read_bytes())) if e.id]
    bare = {e.id for e in entries if isinstance(e.id, str) and e.id != e.string and "%" not in e.id}
    wrong = {}
    for path, page in french.items():
        for text in told(page):
            if text in bare or not ENGLISH.isdisjoint(re.findall(r"\w+", text.lower())):
                wrong.setdefault(text, path)

    assert len(french) > 60
    assert wrong == {}


def test_pages_say_their_language(french):
    """Each page is in the language of the interface; a story says its own where it is another."""
    assert {page.html["lang"] for page in french.values()} == {"fr-CA"}
    assert french["2021/02/11/le-pont-numero-1-est-ouvert.html"].h1["lang"] == "fr"


def test_numbers_dates_and_plurals_are_french(french):
    """Counts, dates, lists and quotation marks are as French has them."""
    front = " ".join(french["index.html"].select_one(".front__holdings").get_text().split())
    story = french["2021/02/11/le-pont-numero-1-est-ouvert.html"]

    assert front.startswith("15 articles sur 14 jours, où figure")
    assert "1 fichier source n’a pas pu être lu." in french["holdings/index.html"].get_text()
    assert story.figure["data-unheld"] == "Image non conservée"
    assert story.select_one(".story__byline").get_text().strip().endswith("1 min de lecture")
    assert "« Le pont numéro 1 est ouvert »" in story.get_text().replace("\u00a0", " ")
    assert re.search(r"^\d,\d\d$", french["data/index.html"].td.get_text())
    for link in french["data/index.html"].select(".list li > a"):
        assert re.fullmatch(r", \d\sko", link.next_sibling)


def test_the_sites_own_words_stand(french):
    """A word that the site's own language file says is on its pages with the next build."""
    story = french["2021/02/11/le-pont-numero-1-est-ouvert.html"]

    assert "Voir aussi" in [label.get_text() for label in story.select(".label")]
