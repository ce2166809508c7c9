"""Pages whose lines begin at the left: indents are for who reads a template.

They were a tenth of a story's page.
"""

import re

from jinja2.ext import Extension

_INDENT_OR_AS_IS = re.compile(r"^[ \t]+|<pre\b.*?</pre>", re.MULTILINE | re.DOTALL)


class NoIndents(Extension):
    """Takes templates without what their lines begin with; `<pre>` stays as it is."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 (Jinja's)
        """Return *source* so."""
        return _INDENT_OR_AS_IS.sub(lambda found: found[0] if found[0][0] == "<" else "", source)
