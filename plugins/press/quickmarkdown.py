"""Pelican's own Markdown at less cost: for each text only what it needs."""

import re
from typing import Any

from markdown.treeprocessors import InlineProcessor
from pelican.readers import Markdown, MarkdownReader
from pelican.utils import pelican_open

META_PRIORITY = 27
"""Of the preprocessor that reads metadata, as its extension registers it."""
INLINE_PRIORITY = 20
"""Of the processor of what stands in a line, as Python-Markdown registers it."""
SIGNS = {
    "AutolinkInlineProcessor": "<",
    "AutomailInlineProcessor": "<",
    "BacktickInlineProcessor": "`",
    "DelimiterProcessor": "*_",
    "EscapeInlineProcessor": "\\",
    "FootnoteInlineProcessor": "[",
    "HtmlInlineProcessor": "<&",
    "ImageInlineProcessor": "[",
    "ImageReferenceInlineProcessor": "[",
    "LinkInlineProcessor": "[",
    "ReferenceInlineProcessor": "[",
    "ShortImageReferenceInlineProcessor": "[",
    "ShortReferenceInlineProcessor": "[",
}
"""Of Python-Markdown's patterns: one of these signs stands in every text that a pattern fits."""
LINE_BREAK = r"  \n"
"""The only other pattern: two spaces at the end of a line."""


class QuickMarkdownReader(MarkdownReader):
    """Pelican's reader of Markdown, which makes its parser once and not for each article.

    A seventh of the reading went into making it. With an extension of others' it is made each
    time: such a one may remember the last article.
    """

    _parser: Markdown | None = None

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of a file."""
        self._source_path = source_path
        if self._parser is None:
            self._md = Markdown(**self.settings["MARKDOWN"])
            if _is_plain(self._md):
                self._parser, self._meta = self._md, self._md.preprocessors["meta"]
                if signs := signs_of(self._md):
                    lines = QuickInlineProcessor(self._md, signs)
                    self._md.treeprocessors.register(lines, "inline", INLINE_PRIORITY)
        else:
            self._md = self._parser.reset()
            # `_parse_metadata` takes it away, so that a field's own text is not read for fields
            self._md.preprocessors.register(self._meta, "meta", META_PRIORITY)
        with pelican_open(source_path) as text:
            content = self._md.convert(text)
        return content, self._parse_metadata(getattr(self._md, "Meta", {}))


QuickMarkdownReader.__name__ = MarkdownReader.__name__
"""Pelican tells an article's metadata which reader read it, by the name of its class."""


def _is_plain(parser: Markdown) -> bool:
    """Tell whether all parts of *parser* are of Python-Markdown itself."""
    registries = (
        parser.preprocessors,
        parser.inlinePatterns,
        parser.treeprocessors,
        parser.postprocessors,
        parser.parser.blockprocessors,
    )
    parts = [part for registry in registries for part in registry]
    return all(type(part).__module__.startswith("markdown.") for part in parts)


def signs_of(parser: Markdown) -> re.Pattern[str] | None:
    """Return what stands in every text that a pattern of *parser* fits; None: that is not known."""
    signs = set[str]()
    for pattern in parser.inlinePatterns:
        known = SIGNS.get(type(pattern).__name__)
        if known is not None:
            signs.update(known)
        elif pattern.pattern != LINE_BREAK:
            return None
    return re.compile(f"[{re.escape(''.join(sorted(signs)))}]|{LINE_BREAK}")


class QuickInlineProcessor(InlineProcessor):
    """Looks for links, emphasis and the like only in a text that has one of their signs.

    Most paragraphs of a story have none, and fifteen patterns were tried on each.
    """

    def __init__(self, md: Markdown, signs: re.Pattern[str]) -> None:
        """Work for the parser *md*; every text that one of its patterns fits has *signs*."""
        super().__init__(md)
        self._signs = signs

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 (its name there)
        if self._signs.search(data) is None:
            return data
        found: str = super()._InlineProcessor__handleInline(data, patternIndex)
        return found
