"""Jinja's own semantics at less cost: what it does for every piece of a page, done once.

A page of a story is some two hundred pieces, twenty macros and two includes; the work around
them took longer than the pieces.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, Template
from jinja2.compiler import CodeGenerator, optimizeconst
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from .markup import Markup, escape


def make_quick(env: Environment) -> None:
    """Let *env* print, call macros and find templates quickly; templates do not reload."""
    anything: Any = env
    anything.code_generator_class = QuickGenerator
    anything.context_class = QuickContext
    anything.printed = printed
    anything.get_template = _remembering(env.get_template)


def rendered(template: Template, common: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    """Return *template* rendered with variables *common* to all pages and the page's *own*.

    Jinja's `render` does the same, but copies all of them, some three hundred, three times.
    """
    context = template.new_context({**template.globals, **common, **own}, shared=True)
    try:
        return template.environment.concat(template.root_render_func(context))
    except Exception:  # noqa: BLE001 (as Jinja does, to name the template's line)
        template.environment.handle_exception()


def _remembering(get: Callable[..., Template]) -> Callable[..., Template]:
    """Return *get*, asked once for each name: Jinja's own cache makes keys and locks."""
    known: dict[str, Template] = {}

    def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002
        found = known.get(name) if globals is None and type(name) is str else None
        if found is None:
            found = get(name, parent, globals)
            if globals is None and type(name) is str:
                # A plain dict: Jinja copies the globals for every page, its chain of maps slowly.
                found.globals = dict(found.globals)
                known[name] = found
        return found

    return get_template


class QuickContext(Context):
    """A context that calls plain macros straight, and hands on its variables in one copy."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what *called* returns, as a template calls it."""
        if (
            type(called) is not Macro
            or called.caller
            or called.catch_kwargs
            or called.catch_varargs
        ):
            return super().call(called, *args, **kwargs)
        count = len(args)
        if count > called._argument_count:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if count < called._argument_count:
            values = tuple([kwargs.pop(name, missing) for name in called.arguments[count:]])
            args += values
        if kwargs:  # it takes none of these: Jinja says so
            return super().call(called, *args, **kwargs)
        text = called._func(*args)
        return str.__new__(Markup, text) if self.eval_ctx.autoescape else text

    def get_all(self) -> dict[str, Any]:
        """Return all variables."""
        return {**self.parent, **self.vars} if self.vars else self.parent


class QuickGenerator(CodeGenerator):
    """Compiles templates to fewer steps: they print by `printed` where they escape on their own."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.printed(")
            if finalize.src is not None:
                self.write(finalize.src)
        else:
            super()._output_child_pre(node, frame, finalize)

    @optimizeconst
    def visit_Getattr(self, node: Any, frame: Any) -> None:  # noqa: N802 (Jinja's name)
        """Look for an attribute by Python's own means, and ask Jinja only where there is none.

        A story's page asks for five hundred, and has them all: a call for each took its time.
        """
        name = repr(node.attr)
        self.write("(_found if (_found := getattr((_of := ")
        self.visit(node.node, frame)
        self.write(f"), {name}, missing)) is not missing else environment.getattr(_of, {name}))")


def printed(value: object) -> str:
    """Return *value* as a page prints it: what is no markup yet is escaped.

    Jinja's own way makes a Markup object of every piece; the pieces are joined to plain text
    in the end, so that half the time of a page would go there.
    """
    if type(value) is str:
        return escaped(value)
    return value if type(value) is Markup else str(escape(value))


def escaped(text: str) -> str:
    """Return plain *text* escaped."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&#34;")
    return text.replace("'", "&#39;") if "'" in text else text
