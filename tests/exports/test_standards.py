"""Data files by the checkers that others wrote: the data package, and ninjs by its schema.

`make check-standards SCHEMAS=folder` has the schema of ninjs, `make test` a model of our own.
"""

import gzip
import json
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from support.building import clean_environment

SCHEMAS = os.environ.get("SCHEMAS")
TEXT = {"role", "contentType", "value"}
ENTITY = {"name", "rel", "uri"}
MODEL = {
    "headlines": TEXT,
    "descriptions": TEXT,
    "bodies": TEXT | {"wordCount"},
    "people": ENTITY,
    "organisations": ENTITY,
    "places": ENTITY,
    "events": ENTITY,
    "subjects": ENTITY | {"creator"},
    "infoSources": {"name", "role"},
    "altIds": {"role", "value"},
    "renditions": {"name", "href", "contentType"},
}
"""Lists of an item, and the keys that each of their entries may have: the schema knows no more."""
WORDS = frozenset(
    "uri type representationType versionCreated contentCreated pubStatus language copyrightHolder "
    "copyrightNotice by located".split()
)
"""Keys whose value is text."""


@pytest.fixture(scope="module")
def folder(data):
    """Return the folder of data files of stories of all kinds."""
    return data.root / "output/data"


def items(folder):
    """Return all items of ninjs."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("ninjs-*.gz"))
        for line in gzip.decompress(path.read_bytes()).splitlines()
    ]


def test_the_data_package_is_valid(folder):
    """Frictionless finds each file as the package says: hash, bytes, rows and types."""
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    checked = subprocess.run(
        command,
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["stats"]["tasks"] == 14


def hold(item):
    """Hold an item, or the picture of one, to the rules of ninjs 3.1."""
    lists = MODEL.keys() | {"associations"}
    assert item.keys() <= {*lists, *WORDS, "standard", "rightsInfo", "name"}
    assert re.match(r"(tag|urn|https?):\S+$", item["uri"])
    assert item["type"] in {"text", "picture"}
    assert item["representationType"] in {"full", "partial"}
    assert all(isinstance(item[key], str) and item[key] for key in WORDS & item.keys())
    for key in {"versionCreated", "contentCreated"} & item.keys():
        assert datetime.fromisoformat(item[key]).tzinfo
    for key in lists & item.keys():
        assert item[key], key
        for entry in item[key]:
            if key == "associations":
                assert entry["name"]
                hold(entry)
            else:
                assert entry.keys() <= MODEL[key]
                assert all(
                    isinstance(v, int if k == "wordCount" else str) for k, v in entry.items()
                )


def test_ninjs_keeps_to_our_model(folder):
    """Each item has the keys and values that the schema allows, and no others."""
    found = items(folder)

    assert len(found) == 9
    for item in found:
        hold(item)


@pytest.mark.skipif(not SCHEMAS, reason="asked for by make check-standards SCHEMAS=folder")
def test_ninjs_by_its_schema(folder):
    """Each item is valid by the official schema of ninjs 3.1."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 (not asked for in make test)
    from referencing import Registry, Resource  # noqa: PLC0415

    def schema(name):
        return json.loads(Path(SCHEMAS, name).read_text(encoding="utf-8"))

    places = Resource.from_contents(schema("GeoJSON-schema.json"))
    registry = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", places)
    validator = Draft202012Validator(schema("ninjs-schema_3.1.json"), registry=registry)

    assert [error.message for item in items(folder) for error in validator.iter_errors(item)] == []
