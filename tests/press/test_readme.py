"""The engine's README says what is so: its example works, its tables are those of the code."""

import json
import re

import pytest
from pelican.plugins import signals

import press
from press.notes import FIELDS
from press.records import STATUSES
from press.runs import FIRED, HEEDED_NOT
from reading import defaults
from support import ordinary
from support.building import ROOT, files, run_pelican

README = (ROOT / "plugins" / "press" / "README.md").read_text(encoding="utf-8")
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for plugin in ("press", "reading")
    for path in (ROOT / "plugins" / plugin).rglob("*.py")
)


def rows(head):
    """Return the cells of the table below the line *head*, a list a row."""
    _, _, table = README.partition(f"{head}\n")
    lines = table.splitlines()[1:]
    end = next((at for at, line in enumerate(lines) if not line.startswith("|")), len(lines))
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[:end]]


def names(cell):
    """Return what stands in backticks in *cell*."""
    return re.findall(r"`([^`]+)`", cell)


def test_the_view_works(tmp_path):
    """The view that README shows is a plugin as it stands, and follows a new story."""
    (example,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    ordinary.write(tmp_path / "content", 4)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "years.py").write_text(example)
    ordinary.write_settings(
        tmp_path, f"PLUGIN_PATHS = [{str(tmp_path / 'own')!r}]\nPLUGINS = [*PLUGINS, 'years']\n"
    )

    def years(settings):
        made = run_pelican(tmp_path / settings, tmp_path / "content", tmp_path / "output")

        assert made.returncode == 0, made.stdout

        return json.loads(files(tmp_path / "output")["years.json"])

    assert years("pelicanconf.py") == {"2020": 1, "2019": 3}

    text = "Title: New\nDate: 2025-01-01\nCategory: Sport\n\nText.\n"
    (tmp_path / "content" / "articles" / "new.md").write_text(text)

    assert years("workersconf.py") == {"2025": 1, "2020": 1, "2019": 3}


def test_the_table_of_signals():
    """Each of Pelican's signals has its row, which says whether it fires."""
    told = {names(row[0])[0]: row[1] for row in rows("| signal | fires | when |")}
    every = {name for name, signal in vars(signals).items() if hasattr(signal, "receivers")}

    assert told.keys() == every
    assert {name for name, fires in told.items() if fires == "yes"} == FIRED


def test_the_table_of_settings():
    """Each setting of the engine and of our pages has its row, with its default."""
    told = {}
    for cell, default, _ in rows("| setting | default | what it does |"):
        url = names(default)[0] if names(default) else None
        for name in names(cell):
            folder = url and "SAVE" in name and url.endswith('/"')
            told[name] = json.dumps(json.loads(url) + "index.html") if folder else url
    ours = set(re.findall(r'"((?:PRESS|REGISTER|NOTES|TAG_PAGE|TERM)(?:_[A-Z_]+)?)"', CODE))
    ours = {name for name in ours if not name.endswith("_")}
    ours |= {n for n in vars(defaults) if re.match("PHOTOGRAPHER|PICTURE|ON_THIS_DAY|HOLDINGS", n)}

    assert ours - told.keys() == set()
    for name, default in told.items():
        assert name in CODE
        if hasattr(defaults, name):
            assert default.replace("'", '"') == json.dumps(getattr(defaults, name)).replace(
                "true", "True"
            )


def test_defaults_that_stand_in_the_code():
    """TAG_PAGE_FROM and TERM_SPLIT have the defaults that the table tells."""
    from press.terms import TAG_PAGE_FROM  # noqa: PLC0415 (beside what it is compared with)
    from reading.terms import SPLIT  # noqa: PLC0415

    told = {names(row[0])[0]: row[1] for row in rows("| setting | default | what it does |")}

    assert told["TAG_PAGE_FROM"] == f"`{TAG_PAGE_FROM}`"
    assert told["TERM_SPLIT"] == f"`{SPLIT}`"


def test_the_table_of_settings_without_effect():
    """Each setting that earns a warning has its row, and no other."""
    told = [name for row in rows("| setting | instead |") for name in names(row[0])]

    assert sorted(told) == sorted(HEEDED_NOT)


def test_the_table_of_notes():
    """Each field of a note has its row, and each status is explained."""
    table = rows("| field | what it says |")
    told = {name: row[1] for row in table for name in names(row[0])}

    assert told.keys() == {*FIELDS}
    assert {*STATUSES} <= {*names(told["Status"])}


@pytest.mark.parametrize("path", sorted({*re.findall(r"`(tests/[\w/]+\.py)`", README)}))
def test_what_holds_a_promise_is_there(path):
    """Each test that README names is a file of the project."""
    assert (ROOT / path).is_file()


def test_every_name_of_the_seam_is_public():
    """What the example imports, and what the text names, `press` hands out."""
    assert {"Page", "Spot", "Wiring", "Record", "Fault", "Source", "View"} <= {*press.__all__}
