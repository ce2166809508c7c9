"""The words of the interface in the site's language: gettext's files, read as they lie there.

`locale/fr.po` of the content folder stands before that of the theme: a site rewords what it
likes, or adds a language, and an upgrade leaves it alone. A file that is changed is what the next
build reads: there is no compiled copy that could be older.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError

from .records import Fault

FOLDER = "locale"
SOURCE_LANGUAGE = "en"
"""What templates and views are written in: it needs no file."""
_PLAIN_ENGLISH = "en_GB"
"""What `en` means: `28 February 2022`; `en-US` gives `February 28, 2022`."""
_LINE = re.compile(rb'(?:#.*|(?:msg(?:id|id_plural|ctxt|str|str\[\d\])\s*)?".*")?')
_LOOSE = "utf-8", "replace"
PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")


def message(text: str) -> str:
    """Return *text*, which is looked up where it is shown: this marks it for translators."""
    return text


class Words:
    """The words of one language; each is that of the source where no file has it."""

    def __init__(
        self,
        language: str = SOURCE_LANGUAGE,
        files: "Sequence[LanguageFile]" = (),
        missing: str = "",
    ) -> None:
        """Speak *language*, as HTML names it (`fr-CA`), by *files*, of which the first goes first.

        *missing* is the language that was asked for, where no file has it.
        """
        self.language, self.missing = language, missing
        english = language.partition("-")[0] == SOURCE_LANGUAGE
        # without a look into CLDR, which a build that makes no page has no use for
        self.direction = "ltr" if english else str(locale_of(language).text_direction)
        self.faults = tuple(fault for file in files for fault in file.faults)
        self.digest = blake2b(
            "\0".join((language, *(file.digest for file in files))).encode(), digest_size=8
        ).hexdigest()
        self._known = NullTranslations()
        for file in reversed(files):
            if file.compiled:
                found = GNUTranslations(BytesIO(file.compiled))
                found.add_fallback(self._known)
                self._known = found

    def gettext(self, text: str, /, **values: Any) -> str:
        """Return *text*, with *values* in place of `%(name)s`."""
        found = self._known.gettext(text)
        return found % values if values else found

    def pgettext(self, context: str, text: str, /, **values: Any) -> str:
        """Return *text* as it is said in *context*: a word that has two meanings."""
        found = self._known.pgettext(context, text)
        return found % values if values else found

    def ngettext(self, one: str, many: str, count: int, /, **values: Any) -> str:
        """Return the form for *count*."""
        found = self._known.ngettext(one, many, count)
        return found % values if values else found


class LanguageFile(NamedTuple):
    """A `.po` file: what gettext reads, what is wrong, and a digest of both."""

    compiled: bytes
    faults: tuple[Fault, ...]
    digest: str


def words_of(settings: Mapping[str, Any]) -> Words:
    """Return the words in DEFAULT_LANG of Pelican's *settings*; English where no file has them.

    `fr-CA` speaks `fr_CA.po`, and by `fr.po` what that does not say.
    """
    asked = canonical(str(settings["DEFAULT_LANG"]))
    folders = [Path(settings[name], FOLDER) for name in ("PATH", "THEME")]
    found = []
    for name in _names(asked):
        for path in (folder / f"{name}.po" for folder in folders):
            try:
                shown = os.path.relpath(path).replace(os.sep, "/")
                found.append(_read(path.read_bytes(), shown))
            except (FileNotFoundError, NotADirectoryError):
                continue
    if found or asked.partition("-")[0] == SOURCE_LANGUAGE:
        return Words(asked, found)
    if not folders[1].is_dir():  # a theme whose words stand in its templates
        return Words(asked)
    return Words(missing=asked)


def canonical(language: str) -> str:
    """Return a code of a language as HTML has it: `fr_ca` is `fr-CA`."""
    first, *others = language.replace("_", "-").split("-")
    cased = (part.title() if len(part) == 4 else part.upper() for part in others)
    return "-".join((first.lower(), *cased))


def _names(language: str) -> Iterator[str]:
    """Yield the files of *language*, the closest first: `fr_CA`, `fr`."""
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        yield "_".join(parts[:length])


def is_known(language: str) -> bool:
    """Tell whether CLDR knows *language*: `locale_of` speaks English where it does not."""
    return bool(locale_of(language).language == language.replace("_", "-").partition("-")[0])


@cache
def locale_of(language: str) -> Locale:
    """Return what CLDR knows of *language*; of British English, where it knows nothing."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        locale = Locale.parse(_PLAIN_ENGLISH)
    return Locale.parse(_PLAIN_ENGLISH) if str(locale) == "en" else locale


@lru_cache(maxsize=16)
def _read(data: bytes, path: str) -> LanguageFile:
    """Return the file that has *data*; an entry that cannot be used is named, and is no entry."""
    # Here, as a site in English needs none of it.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    digest = blake2b(data, digest_size=8).hexdigest()
    for number, line in enumerate(data.splitlines(), 1):
        if not _LINE.fullmatch(line.strip()):
            reason = f"expected msgid or msgstr with words in quotes, found {line.decode(*_LOOSE)}"
            return LanguageFile(b"", (Fault(path, number, reason),), digest)
    try:
        catalog = read_po(BytesIO(data), locale=Path(path).stem, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        fault = Fault(
            path, getattr(error, "lineno", 0) + 1, f"expected a language file, found {error}"
        )
        return LanguageFile(b"", (fault,), digest)
    faults = []
    for entry in list(catalog):
        if entry.id and not entry.fuzzy and (reason := _amiss(entry.id, entry.string)):
            faults.append(Fault(path, entry.lineno or 1, reason))
            catalog.delete(entry.id, entry.context)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    return LanguageFile(compiled.getvalue(), tuple(faults), digest)


def _amiss(message: Any, said: Any) -> str:
    """Return why a message cannot be said as it is *said*; empty where it can."""
    wanted = placeholders(message)
    words = " ".join(f"%({name})s" for name in sorted(wanted)) or "no place for a value"
    if others := sorted(placeholders(said) - wanted):
        return f"expected {words}, found %({others[0]})s"
    if wanted and any("%" in PLACEHOLDER.sub("", form) for form in _forms(said)):
        return f"expected {words}, found another %: it is written %%"
    return ""


def placeholders(message: Any) -> set[str]:
    """Return the names for which a message, or any of its forms, has a place."""
    return {name for form in _forms(message) for name in PLACEHOLDER.findall(form) if name}


def _forms(message: Any) -> Sequence[str]:
    return (message,) if isinstance(message, str) else message or ()


ENGLISH = Words()
