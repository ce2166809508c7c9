"""The theme's README: each template is in its table, and is given what the table says."""

import json
import re
import shutil
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta, nodes

from press.translating import make_translating
from press.words import ENGLISH
from reading.templating import TEMPLATE_FILTERS
from support.building import DEMO, ROOT, copy_project, files

TEMPLATES = ROOT / "theme" / "templates"
README = (ROOT / "theme" / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+\.html)` \| .+? \| (.*?) ?\| (.*?) ?\|$", README, re.MULTILINE)
RECORDS = {name: set(re.findall(r"`(\w+(?:Page|Index))`", cell)) for name, cell, _ in ROWS}
VARIABLES = {name: set(re.findall(r"`(\w+)`", cell)) for name, _, cell in ROWS}
EVERYWHERE = set(
    re.findall(r"`(\w+)`", README.partition("Every page also gets")[2].partition("A template")[0])
)


def test_each_template_is_in_the_table():
    """Each template that is a page stands in the table once, and no other."""
    pages = {path.name for path in TEMPLATES.glob("*.html")} - {"base.html"}

    assert sorted(name for name, *_ in ROWS) == sorted(pages)


def probe(name):
    """Return a template that tells, as JSON, which of the table's variables it is given."""
    wanted = sorted(VARIABLES[name] | EVERYWHERE)
    told = ", ".join(f'"{variable}": {variable} is defined' for variable in wanted)
    kind = "view.__class__.__name__ if view is defined and view else ''"
    return f'{{{{ {{"template": "{name}", "view": {kind}, "given": {{{told}}}}}|tojson }}}}'


@pytest.fixture(scope="module")
def given(tmp_path_factory, builder):
    """Return what the pages of a site of all kinds were given: by template, a list."""
    site = copy_project(tmp_path_factory.mktemp("probed") / "site", builder)
    shutil.copytree(DEMO / "seeds", site.seeds, dirs_exist_ok=True)
    first, second = sorted(path.stem for path in site.seeds.rglob("*.txt"))[:2]
    site.write(f"content/notes/{first}.md", "Status: withdrawn\n\nWe were wrong.\n")
    site.write(f"content/notes/{second}.md", "Aliases: old/place.html\n")
    overrides = site.root / "probe"
    overrides.mkdir()
    for name, *_ in ROWS:
        (overrides / name).write_text(probe(name))
    data = ("BULK_DATA=true", 'FEED_DOMAIN="https://site.test"')
    made = site.build("-e", f"THEME_TEMPLATES_OVERRIDES={json.dumps([str(overrides)])}", *data)

    assert made.returncode == 0, made.stdout

    found = {}
    for path, page in files(site.output).items():
        if path.endswith(".html"):
            told = json.loads(page)
            found.setdefault(told["template"], []).append(told)
    return found


@pytest.mark.parametrize("name", [name for name, *_ in ROWS])
def test_each_variable_is_given(given, name):
    """Each variable that the table names is defined, and `view` is a record that it names."""
    assert given[name]
    for told in given[name]:
        assert [variable for variable, is_given in told["given"].items() if not is_given] == []
        assert told["view"] in (RECORDS[name] or {""})


def test_each_record_is_met(given):
    """Each record that the table names is handed to a page of the template."""
    assert {name: {told["view"] for told in given[name]} for name in given} == {
        name: records or {""} for name, records in RECORDS.items()
    }


@pytest.mark.parametrize("name", [name for name, *_ in ROWS])
def test_no_template_asks_for_more(name):
    """A template uses nothing but what the table names, settings, and its own macros."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    environment.filters |= TEMPLATE_FILTERS
    make_translating(environment, ENGLISH)
    asked, own = set(), {"name_tag", "address"}
    waiting, seen = [name], set()
    while waiting:
        one = waiting.pop()
        seen.add(one)
        tree = environment.parse(Path(TEMPLATES, one).read_text(encoding="utf-8"))
        asked |= meta.find_undeclared_variables(tree)
        for found in tree.find_all((nodes.FromImport, nodes.Import)):
            targets = found.names if isinstance(found, nodes.FromImport) else [found.target]
            own |= {target if isinstance(target, str) else target[1] for target in targets}
        own |= {macro.name for macro in tree.find_all(nodes.Macro)}
        own |= {a.target.name for a in tree.body if isinstance(a, nodes.Assign)}
        others = tree.find_all((nodes.Extends, nodes.Include))
        waiting += [
            part
            for other in others
            for part in [getattr(other.template, "value", "")]
            if part and part not in seen
        ]
    more = {variable for variable in asked - own if not variable.isupper()}

    assert more - VARIABLES[name] - EVERYWHERE <= ({"view"} if RECORDS[name] else set())
