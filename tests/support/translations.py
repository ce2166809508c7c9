"""The messages of the interface, and the language files that say them: `make words`.

Files in `theme/locale/` and `content/locale/` are brought up to date with templates and code: new
messages come in without words, those that nobody asks for leave. `make words NEW=de` begins
`content/locale/de.po`.
"""

import re
import sys
from io import BytesIO
from pathlib import Path

from babel import UnknownLocaleError
from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from press.words import canonical
from subjects.figures import FIGURES

ROOT = Path(__file__).resolve().parents[2]
THEIRS, OURS = ROOT / "content" / "locale", ROOT / "theme" / "locale"
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "message")),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
CALL = re.compile(rf"\b(?:{'|'.join(KEYWORDS)})\(")
"""What has no such call has no message, and is not read at length."""
TEMPLATES = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"

"""


def sources():
    """Return the files with messages, and how each kind is read."""
    for folder in ("theme/templates", "plugins"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix == ".html":
                yield path, "jinja2.ext:babel_extract"
            elif path.suffix == ".py" and CALL.search(path.read_text(encoding="utf-8")):
                yield path, "python"


def messages():
    """Return a catalog of all messages, each with the files that it stands in."""
    found = Catalog()
    for path, method in sources():
        place = [(path.relative_to(ROOT).as_posix(), None)]
        options = TEMPLATES if path.suffix == ".html" else {}
        for _, text, _, context in extract_from_file(method, path, KEYWORDS, options=options):
            found.add(text, locations=place, context=context)
    for text in (words for figure in FIGURES for words in figure[:2]):
        found.add(text, locations=[("plugins/subjects/figures.py", None)])
    return found


def plurals_of(language):
    """Return what gettext is told of the plurals of *language*; two forms where nobody knows."""
    try:
        return get_plural(language).plural_forms
    except UnknownLocaleError:
        return "nplurals=2; plural=(n != 1);"


def updated(data, language, wanted):
    """Return the language file *data* with the messages of *wanted*, no others, as bytes."""
    known = read_po(BytesIO(data))
    plurals = known.plural_forms if data else plurals_of(language)
    known.update(wanted, no_fuzzy_matching=True)
    known.obsolete.clear()
    out = BytesIO()
    write_po(out, known, width=100, omit_header=True, sort_by_file=True)
    return HEADER.format(language=language, plurals=plurals).encode() + out.getvalue()


def main(new=""):
    """Bring all language files up to date; begin that of the language *new*."""
    wanted = messages()
    if new:
        THEIRS.mkdir(exist_ok=True)
        (THEIRS / f"{canonical(new).replace('-', '_')}.po").touch()
    for path in sorted((*OURS.glob("*.po"), *THEIRS.glob("*.po"))):
        path.write_bytes(updated(path.read_bytes(), path.stem, wanted))
        told = read_po(BytesIO(path.read_bytes()))
        missing = sum(1 for entry in told if entry.id and not all_said(entry))
        print(f"{path.relative_to(ROOT)}: {len(told)} messages, {missing} without words")


def all_said(entry):
    """Tell whether an *entry* has words, in all its forms."""
    return all(entry.string) if isinstance(entry.string, tuple) else bool(entry.string)


if __name__ == "__main__":
    main(*sys.argv[1:])
