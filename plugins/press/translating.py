"""Words of templates, looked up once: when a template is compiled, not for each of its pages.

A page of a story has some thirty words of the interface; a call for each would be a tenth of
its time. `{{ _("Words") }}` is text; `{% trans %}` is HTML, with names for what stands in it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from .words import PLACEHOLDER, Words


def make_translating(env: Environment, words: Words) -> None:
    """Let templates of *env* speak in *words*: `_`, `pgettext`, `ngettext`, `{% trans %}`."""
    anything: Any = env
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True
    anything.install_gettext_callables(
        words.gettext, words.ngettext, newstyle=False, pgettext=words.pgettext
    )
    env.globals["_"] = words.gettext
    env.globals |= {"page_lang": words.language, "page_dir": words.direction}
    generate = env._generate  # noqa: SLF001 (the hook that Jinja has for this)

    def generate_translated(source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        return generate(_Translator(words).visit(source), *args, **kwargs)

    anything._generate = generate_translated  # noqa: SLF001


class _Translator(NodeTransformer):
    """Puts words in the place of calls for them, where the message is written in the template."""

    def __init__(self, words: Words) -> None:
        self.find: dict[str, Callable[..., str]] = {
            "_": words.gettext,
            "gettext": words.gettext,
            "pgettext": words.pgettext,
        }

    def _found(self, call: nodes.Node) -> str | None:
        """Return what is found for the message of *call*; None where it is no such call."""
        if not (isinstance(call, nodes.Call) and isinstance(call.node, nodes.Name)):
            return None
        find, messages = self.find.get(call.node.name), call.args
        if find is None or not all(isinstance(one, nodes.Const) for one in messages):
            return None
        return find(*(one.value for one in messages if isinstance(one, nodes.Const)))

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """Return the words that a call asks for, which are plain text."""
        self.generic_visit(node)
        text = self._found(node)
        if text is None or node.dyn_args or node.dyn_kwargs:
            return node
        if not node.kwargs:
            return nodes.Const(text, lineno=node.lineno)
        values = {one.key: one.value for one in node.kwargs}
        parts = _parts(text, values, lambda plain: nodes.Const(plain, lineno=node.lineno))
        return node if parts is None else nodes.Concat(parts, lineno=node.lineno)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 (likewise)
        """Return what is printed, piece by piece; `{% trans %}` prints such calls, as HTML."""
        printed: list[nodes.Expr] = []
        for child in node.nodes:
            parts = self._block(child)
            if parts is None:
                told = self.visit(child)
                mine = isinstance(told, nodes.Concat) and told is not child
                parts = told.nodes if mine else [told]
            printed += parts
        node.nodes = printed
        return node

    def _block(self, node: nodes.Expr) -> list[nodes.Expr] | None:
        """Return the parts of what a `{% trans %}` prints; None where *node* is none."""
        values: dict[str, nodes.Expr] | None = None
        if isinstance(node, nodes.Mod) and isinstance(node.right, nodes.Dict):
            values = {pair.key.as_const(): pair.value for pair in node.right.items}
            node = node.left
        if not isinstance(node, nodes.MarkSafeIfAutoescape):
            return None
        text = self._found(node.expr)
        if text is None:
            return None
        if values is None:
            return [nodes.TemplateData(text, lineno=node.lineno)]
        told = {name: self.visit(value) for name, value in values.items()}
        return _parts(text, told, lambda plain: nodes.TemplateData(plain, lineno=node.lineno))


def _parts(
    text: str, values: Mapping[str, nodes.Expr], plain: Callable[[str], nodes.Expr]
) -> list[nodes.Expr] | None:
    """Return *text* in parts, *values* at their places; None where a value is not given."""
    parts, at = list[nodes.Expr](), 0
    for found in PLACEHOLDER.finditer(text):
        before, name = text[at : found.start()], found[1]
        at = found.end()
        if name is None:
            before += "%"
        if before:
            parts.append(plain(before))
        if name is not None:
            if name not in values:
                return None
            parts.append(values[name])
    return [*parts, plain(text[at:])] if text[at:] else parts
