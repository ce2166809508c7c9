"""The words of the interface: which files say them, and what templates make of them."""

import logging

import jinja2
import pytest

from press.quick import make_quick
from press.runs import warn_of_settings
from press.translating import make_translating
from press.words import words_of

HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
)
STORIES = (
    'msgid "%(num)s story"\nmsgid_plural "%(num)s stories"\n'
    'msgstr[0] "%(num)s récit"\nmsgstr[1] "%(num)s récits"\n'
)
BY = 'msgid "By %(names)s"\nmsgstr "Par <%(names)s>"\n'
SITE = 'msgid "Site"\nmsgstr "Le site"\n'


@pytest.fixture
def site(tmp_path):
    """Return a function: `site("fr_CA", theme={"fr": …}, content={…})` gives the words."""

    def made(language, **folders):
        for name in ("theme", "content"):
            (tmp_path / name / "locale").mkdir(parents=True, exist_ok=True)
            for stem, entries in folders.get(name, {}).items():
                path = tmp_path / name / "locale" / f"{stem}.po"
                path.write_text(HEAD + "\n" + entries, encoding="utf-8")
        settings = {"DEFAULT_LANG": language}
        settings |= {"PATH": str(tmp_path / "content"), "THEME": str(tmp_path / "theme")}
        return words_of(settings)

    return made


def test_the_sites_own_words_go_first(site):
    """A word of content/locale/ stands before the theme's; what it leaves out is the theme's."""
    words = site(
        "fr", theme={"fr": SITE + "\n" + STORIES}, content={"fr": 'msgid "Site"\nmsgstr "Ici"\n'}
    )

    assert words.gettext("Site") == "Ici"
    assert words.ngettext("%(num)s story", "%(num)s stories", 0, num=0) == "0 récit"
    assert words.ngettext("%(num)s story", "%(num)s stories", 2, num=2) == "2 récits"
    assert words.gettext("Nobody said this") == "Nobody said this"


@pytest.mark.parametrize("code", ["fr_CA", "fr-ca", "FR-CA"])
def test_a_region_speaks_its_language(site, code):
    """French of Canada has the words of French, and its own where there is a file of it."""
    words = site(
        code, theme={"fr": SITE + "\n" + BY}, content={"fr_CA": 'msgid "Site"\nmsgstr "Icitte"\n'}
    )

    assert words.language == "fr-CA"
    assert words.gettext("Site") == "Icitte"
    assert words.gettext("By %(names)s", names="A") == "Par <A>"


def test_a_language_without_a_file_is_english_and_said_once(tmp_path, caplog):
    """The interface is in English, one warning says so, and English needs no file."""
    (tmp_path / "locale").mkdir()
    settings = {"PATH": str(tmp_path), "THEME": str(tmp_path)}
    with caplog.at_level(logging.WARNING):
        for language in ("en", "en-US", "sv"):
            warn_of_settings({**settings, "DEFAULT_LANG": language})

    assert words_of({**settings, "DEFAULT_LANG": "sv"}).language == "en"
    assert words_of({**settings, "DEFAULT_LANG": "en_us"}).language == "en-US"
    (record,) = caplog.records

    assert record.getMessage() == (
        "DEFAULT_LANG: expected a language with a file in locale/, found sv: "
        "the interface is in English; see theme/README.md"
    )


def test_a_theme_of_one_language_keeps_it(tmp_path):
    """Dates are in DEFAULT_LANG under a theme that has no language files."""
    words = words_of({"PATH": str(tmp_path), "THEME": str(tmp_path), "DEFAULT_LANG": "ar"})

    assert (words.language, words.direction, words.missing) == ("ar", "rtl", "")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("En %(annee)s", "found %(annee)s"),
        ("En %(year)d", "found another %: it is written %%"),
        ("En %(year)s, 5 %", "found another %: it is written %%"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(site, said, found):
    """A message that cannot be said so is named with its line, and is in English."""
    words = site("fr", theme={"fr": f'{SITE}\nmsgid "In %(year)s"\nmsgstr "{said}"\n'})
    (fault,) = words.faults

    assert str(fault).endswith(f"fr.po:9: expected %(year)s, {found}")
    assert words.gettext("In %(year)s", year=1999) == "In 1999"
    assert words.gettext("Site") == "Le site"


def test_a_file_that_is_none_is_named(site):
    """A file that gettext cannot read is named with its line; the theme's words stand."""
    words = site("fr", theme={"fr": SITE}, content={"fr": 'msgid "Site"\nmsgstr Ici\n'})
    (fault,) = words.faults

    assert str(fault).endswith(
        "content/locale/fr.po:7: expected msgid or msgstr with words in quotes, found msgstr Ici"
    )
    assert words.gettext("Site") == "Le site"


def test_a_changed_file_is_read(site):
    """What a file says now counts, in one process too: there is no compiled copy to be stale."""
    before = site("fr", theme={"fr": SITE})
    after = site("fr", theme={"fr": SITE.replace("Le site", "Ici")})

    assert (before.gettext("Site"), after.gettext("Site")) == ("Le site", "Ici")
    assert before.digest != after.digest


PAGES = [
    ('{{ _("Site") }} {{ pgettext("a place", "Site") }}', "Le site Ici"),
    (
        '<p title="{{ _("Site") }}">{{ _("By %(names)s", names=who) }}</p>',
        '<p title="Le site">Par &lt;A&amp;B&gt;</p>',
    ),
    ('{{ say(_("By %(names)s", names=who)) }}', "Par &lt;A&amp;B&gt;"),
    ("{% trans %}Site{% endtrans %}{% trans %}5% <b>of</b>{% endtrans %}", "Le site5% <b>of</b>"),
    ("{% trans names=say(who) %}By {{ names }}{% endtrans %}", "Par <A&amp;B>"),
]
OTHERS = [
    (
        "{% trans num=2 %}{{ num }} story{% pluralize %}{{ num }} stories{% endtrans %}",
        "2 récits",
    ),
    (
        '{{ _(site) }}{{ ngettext("%(num)s story", "%(num)s stories", 1, num=1) }}',
        "Le site1 récit",
    ),
    ('{% autoescape false %}{{ _("By %(names)s", names=who) }}{% endautoescape %}', "Par <A&B>"),
]


@pytest.fixture
def environment(site):
    """Return Jinja as the engine has it, in French; it counts the words that are looked up."""
    here = 'msgctxt "a place"\nmsgid "Site"\nmsgstr "Ici"\n'
    words = site("fr", theme={"fr": f"{SITE}\n{here}\n{BY}\n{STORIES}"})
    made = jinja2.Environment(autoescape=True, auto_reload=False)
    make_quick(made)
    make_translating(made, words)
    return made


@pytest.mark.parametrize(("body", "expected"), PAGES + OTHERS)
def test_templates_speak(environment, body, expected):
    """Words are text, escaped where they are printed; `{% trans %}` is HTML, its values are not."""
    page = environment.from_string(body)

    assert page.render(who="A&B", site="Site", say=lambda text: text) == expected


@pytest.mark.parametrize(("body", "expected"), PAGES)
def test_words_are_found_once(environment, body, expected, monkeypatch):
    """A page looks no word up: those of the template stand in what was compiled."""
    page = environment.from_string(body)
    for name in ("_", "gettext", "pgettext", "ngettext"):
        monkeypatch.delitem(environment.globals, name)

    assert page.render(who="A&B", say=lambda text: text) == expected
