"""Who may import whom: the table of the folders, held by reading the code.

It speaks of the plugins, of Pelican and of Jinja. Any other library is free, if the lock has it
and one module of a plugin imports it.
"""

import ast
import re
import sys

import pytest

from support.building import ROOT

PLUGINS = ROOT / "plugins"
OURS = ("seedtext", "subjects", "press", "reading", "exports", "sitesearch")
FRAME = ("pelican", "jinja2")
DOCUMENT = "seedtext.document"
"""Stands for: of seedtext, the types of a document and nothing else."""
MAY_IMPORT = {
    "seedtext": {"pelican"},
    "subjects": {DOCUMENT},
    "press": {"pelican", "jinja2"},
    "reading": {"press", "seedtext", "subjects"},
    "exports": {"press", DOCUMENT},
    "sitesearch": {"press"},
}
READS_SEEDS = {"subjects/suggest.py", "subjects/__main__.py"}
"""Commands, which begin with files: they may import all of the reader."""
PELICAN_ONLY_IN = {"seedtext": "seedtext/reader.py"}
LIBRARIES = {"bs4": "beautifulsoup4", "PIL": "pillow"}
"""Packages whose name is not that of their module."""
FOR_ONE_COMMAND = {"rapidfuzz"}
"""What `make authority-suggest` alone needs has a lock of its own."""
OPTIONAL = {"pyarrow"}
"""What a site may install by itself; the lock for tests has it."""
MODULES = sorted(PLUGINS.rglob("*.py"))


def imports(path):
    """Return the absolute imports of a module: (name of the module, names taken from it)."""
    found = []
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found += [(alias.name, ()) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append((node.module, tuple(alias.name for alias in node.names)))
    return found


def document_types():
    """Return the names of the document's types."""
    tree = ast.parse((PLUGINS / "seedtext" / "document.py").read_bytes())
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)}


def allowed(module, names, may):
    """Tell whether a plugin that *may* import those may take *names* from *module*."""
    top = module.partition(".")[0]
    if top not in (*OURS, *FRAME) or top in may:
        return True
    if top == "seedtext" and DOCUMENT in may:
        return module == DOCUMENT or (module == top and {*names} <= document_types() and names)
    return False


def relative(path):
    """Return the path of a module below plugins/."""
    return path.relative_to(PLUGINS).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_the_table_holds(path):
    """A module imports only those plugins that the table allows; its own, relatively."""
    plugin = relative(path).partition("/")[0]
    may = MAY_IMPORT[plugin] | ({"seedtext"} if relative(path) in READS_SEEDS else set())
    wrong = [m for m, names in imports(path) if not allowed(m, names, may)]

    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_pelican_stays_at_the_edge(path):
    """In the reader plugin one module alone knows Pelican."""
    plugin = relative(path).partition("/")[0]
    uses = any(module.partition(".")[0] == "pelican" for module, _ in imports(path))

    assert not uses or PELICAN_ONLY_IN.get(plugin, relative(path)) == relative(path)


def test_libraries_are_locked_and_stand_once():
    """Another library is in the lock, and one module of a plugin imports it."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)) | FOR_ONE_COMMAND | OPTIONAL
    known = {*sys.stdlib_module_names, *OURS, *FRAME}
    users = {}
    for path in MODULES:
        for top in {module.partition(".")[0] for module, _ in imports(path)} - known:
            users.setdefault((relative(path).partition("/")[0], top), []).append(relative(path))

    assert {top for _, top in users if LIBRARIES.get(top, top) not in locked} == set()
    assert {key: paths for key, paths in users.items() if len(paths) > 1} == {}


@pytest.mark.parametrize(
    ("module", "names", "plugin"),
    [
        ("pelican", (), "reading"),
        ("jinja2.ext", (), "seedtext"),
        ("seedtext", ("parse",), "exports"),
        ("seedtext", (), "subjects"),
        ("reading.pages", (), "press"),
        ("press", (), "press"),
    ],
)
def test_the_check_finds_a_wrong_import(module, names, plugin):
    """The check itself says no where the table does."""
    assert not allowed(module, names, MAY_IMPORT[plugin])
    assert allowed("seedtext", ("SeedDocument",), MAY_IMPORT["exports"])


def test_no_expression_gives_nothing_back_of_a_group():
    """Python before 3.11.5 matches `(?:…)*+` and `(?>…)` wrongly where the group has choices."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.search(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>", node.value)
    ]
    assert not found
