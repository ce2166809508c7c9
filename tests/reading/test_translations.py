"""The interface is in English and in French, whole: no word stands beside the language files."""

import re
from io import BytesIO

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from jinja2 import Environment, nodes

from press.translating import make_translating
from press.words import ENGLISH, placeholders
from reading.holdings import KINDS_OF_FAULTS
from reading.templating import TEMPLATE_FILTERS
from support.translations import OURS, ROOT, all_said, messages, updated
from support.words import SPOKEN

TEMPLATES = [
    path
    for folder in ("theme/templates", "plugins/press/templates")
    for path in sorted((ROOT / folder).rglob("*.html"))
]
FRENCH = OURS / "fr.po"
CALLS = frozenset(("_", "gettext", "pgettext", "ngettext"))
NAMES = frozenset(("Wikidata", "CSV", "ninjs", "SQLite", "JSON", "Atom"))
"""Proper names, the same in each language."""
SHOWN = ("aria-label", "title", "alt", "placeholder", "data-unheld", "data-shown")
WORDS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[A-Z][a-z]+\b|[a-z]{2,} [a-z]{2,}")


@pytest.fixture(scope="module")
def wanted():
    """Return all messages of templates and code."""
    return messages()


def keys(catalog):
    """Return the messages of *catalog*."""
    return {(entry.context, entry.id) for entry in catalog if entry.id}


def test_french_is_whole(wanted):
    """Each message has its French words in all forms, none is doubtful, none is left over."""
    french = read_po(BytesIO(FRENCH.read_bytes()))

    assert keys(french) == keys(wanted), "run `make words`"
    assert [entry.id for entry in french if not all_said(entry) or (entry.id and entry.fuzzy)] == []


def test_french_has_the_same_values():
    """A French message has a place for each value of the English one, and no other."""
    french = [entry for entry in read_po(BytesIO(FRENCH.read_bytes())) if entry.id]

    assert [e.id for e in french if placeholders(e.id) != placeholders(e.string)] == []


def test_french_is_printed_as_french():
    """A space that breaks no line stands before a colon and its kind, and inside « »."""
    for entry in list(read_po(BytesIO(FRENCH.read_bytes())))[1:]:
        for form in [entry.string] if isinstance(entry.string, str) else entry.string:
            assert not re.search(r"(?<!\u00a0)[:;?!](?!\S)|«(?!\u00a0)|(?<!\u00a0)»", form)


def test_make_words_changes_nothing(wanted):
    """A language file is as `make words` leaves it."""
    data = FRENCH.read_bytes()

    assert updated(data, "fr", wanted) == data, "run `make words`"


def test_a_new_language_has_its_plurals(wanted):
    """`make words NEW=pl` begins a file with all messages and the forms of Polish."""
    polish = read_po(BytesIO(updated(b"", "pl", wanted)))

    assert keys(polish) == keys(wanted)
    assert polish.num_plurals == 3


def test_kinds_of_faults_are_said_as_messages_have_them():
    """What the holdings say in French is what a message says that something else was found."""
    code = "".join(path.read_text("utf-8") for path in (ROOT / "plugins").rglob("*.py"))
    made = {"utf-8 text": "expected {failure.encoding} text, found", "other": 'else "other"'}

    assert [
        kind for kind in KINDS_OF_FAULTS if made.get(kind, f"expected {kind}") not in code
    ] == []


def skeleton(path):
    """Return a template as HTML, `x1` for all that is told when it renders, and its strings."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= TEMPLATE_FILTERS
    make_translating(environment, ENGLISH)
    tree = environment.parse(path.read_text(encoding="utf-8"))
    calls = [c for c in tree.find_all(nodes.Call) if getattr(c.node, "name", "") in CALLS]
    said = {id(message) for call in calls for message in call.args}
    texts = [one for one in tree.find_all(nodes.Const) if isinstance(one.value, str)]
    return "".join(printed(tree)), [one.value for one in texts if id(one) not in said]


def printed(node):
    """Yield what a part of a template prints, in its order; both ways of a condition."""
    if isinstance(node, nodes.Output):
        for part in node.nodes:
            yield part.data if isinstance(part, nodes.TemplateData) else "x1"
    else:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Stmt):
                yield from printed(child)


def unsaid(html, strings):
    """Return the words of a template's HTML that no language file could say."""
    soup = BeautifulSoup(html, "html.parser")
    for code in soup(["code", "pre", "script", "style"]):
        code.extract()
    told = [str(text) for text in soup.find_all(string=True) if type(text) in SPOKEN]
    told += [tag[name] for name in SHOWN for tag in soup.find_all(attrs={name: True})]
    told += [tag["content"] for tag in soup.select('meta[name="description"][content]')]
    bare = [
        text.strip()
        for text in told
        if not NAMES.issuperset(WORDS.findall(text.replace("x1", " ")))
    ]
    return bare + [text for text in strings if SENTENCE.search(text)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_word_of_a_template_can_be_said(path):
    """No word stands bare in a template: each is in `_("…")` or in `{% trans %}`."""
    assert unsaid(*skeleton(path)) == []


def test_style_sheets_say_nothing():
    """A style sheet prints signs and attributes, no words: it is the same in each language."""
    sheets = (ROOT / "theme" / "static" / "css").glob("*.css")
    printed = re.findall(r"content: (.*?)[;}]", "".join(path.read_text("utf-8") for path in sheets))

    assert [text for text in printed if re.search(r"[\"'].*[^\W\d_]{2}.*[\"']|var\(", text)] == []


@pytest.mark.parametrize(
    "bare",
    [
        "<p>More stories</p>",
        '{% if x %}<a aria-label="Way {{ up }}">{{ y }}</a>{% endif %}',
        '{{ tally("People", x) }}',
        '{{ "more of it" if x }}',
        '<meta name="description" content="{{ n }} stories">',
        '<template><output data-shown="Names shown:"></output></template>',
        "<template><label>Find <input></label></template>",
    ],
)
def test_the_check_finds_a_bare_word(tmp_path, bare):
    """The check itself says no where a word stands bare."""
    path = tmp_path / "bare.html"
    path.write_text(bare, encoding="utf-8")

    assert len(unsaid(*skeleton(path))) == 1
