"""What the engine does in fewer steps than Jinja gives the same page."""

import jinja2
import pytest

from press.quick import make_quick, rendered

MACROS = """\
{% macro plain(a, b="B", c=none) %}[{{ a }}|{{ b }}|{{ c }}]{% endmacro %}
{% macro more(a) %}{{ a }}{{ varargs|join("+") }}{{ kwargs.x }}{% endmacro %}
{% macro around(a) %}<i>{{ a }}{{ caller() }}</i>{% endmacro %}
"""
PAGES = (
    "{{ plain('<&>') }}",
    "{{ plain(1, c=word) }}",
    "{{ plain(b=2, a='\"') }}",
    "{{ plain(1, 2, 3) }}{{ plain() }}",
    "{{ more(1, 2, 3, x=4) }}",
    "{% call around('a') %}<b>{{ word }}</b>{% endcall %}",
    "{% for one in [1, 2] %}{{ plain(one, loop.index) }}{% endfor %}",
    "{% set own = word ~ '!' %}{% include 'part' %}",
    "{% autoescape false %}{{ plain(word) }}{% endautoescape %}",
    "{{ plain(word)|upper }}{{ word|safe }}{{ missing_one }}",
    "{{ row.name }}{{ row.deep.name }}{{ row.items }}{{ row.nothing }}{{ row['name'].real }}",
    "{{ word.nothing }}{{ word.nothing is defined }}{{ 'a'.b is defined }}{{ none.x }}",
    "{% for one in [row, row.deep] if one.name %}{{ one.x|default(row.deep.name) }}{% endfor %}",
    "{% macro of(a, b=row.deep.name) %}{{ a.deep.name }}{{ b }}{% endmacro %}{{ of(row) }}",
)


def environment(page):
    """Return a plain environment with the templates of this test."""
    templates = {"macros": MACROS, "part": "{{ own }} {{ word }}", "page": page}
    return jinja2.Environment(
        loader=jinja2.DictLoader(templates), autoescape=True, auto_reload=False
    )


def both(body):
    """Return what Jinja and what the engine make of a page."""
    page = "{% from 'macros' import plain, more, around %}" + body
    quick = environment(page)
    make_quick(quick)
    words = {"word": "R&D <b>", "row": {"name": 1, "items": 2, "deep": {"name": "<i>"}}}
    by_jinja = environment(page).get_template("page").render(words)
    return by_jinja, rendered(quick.get_template("page"), words, {})


@pytest.mark.parametrize("body", PAGES)
def test_a_page_is_the_same(body):
    """Macros with defaults, names, callers; includes, loops, escaping: as Jinja prints them."""
    by_jinja, ours = both(body)

    assert ours == by_jinja


@pytest.mark.parametrize("body", ["{{ plain(1, 2, 3, 4) }}", "{{ plain(1, nothing=2) }}"])
def test_a_wrong_call_is_named(body):
    """A call that a macro does not take is an error that names it."""
    with pytest.raises(TypeError, match="plain"):
        both("{% set word = 1 %}" + body)


@pytest.mark.parametrize("body", ["{{ missing_one.name }}", "{{ row.nothing.name }}"])
def test_what_is_not_there_has_no_attributes(body):
    """Jinja's own error names what is undefined."""
    quick = environment(body)
    make_quick(quick)

    with pytest.raises(jinja2.UndefinedError, match=r"missing_one|nothing"):
        rendered(quick.get_template("page"), {"row": {}}, {})


def test_a_template_may_pass_the_page_on():
    """What a page's own variables say goes before what all pages share."""
    quick = environment("{{ word }}{{ other }}")
    make_quick(quick)

    assert rendered(quick.get_template("page"), {"word": 1, "other": 2}, {"word": 3}) == "32"
