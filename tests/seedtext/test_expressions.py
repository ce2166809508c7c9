"""The reader's expressions are compiled when they are used, and all of them can be."""

import importlib
import pkgutil
import subprocess
import sys

import pytest

import seedtext
from seedtext.expressions import _Expression, expression
from support.building import ROOT

MODULES = sorted(module.name for module in pkgutil.iter_modules(seedtext.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_each_is_sound(name):
    """A fault in an expression would show in the first story that needs it."""
    module = importlib.import_module(f"seedtext.{name}")

    assert all(one.pattern for one in vars(module).values() if isinstance(one, _Expression))


def test_an_expression_does_what_a_compiled_one_does():
    """Its flags count, and what it finds is what `re` finds."""
    found = expression("a(?P<b>B)")
    loose = expression("ab", 2)

    assert found.search("xaB")["b"] == "B"
    assert found.pattern == "a(?P<b>B)"
    assert loose.fullmatch("AB")
    with pytest.raises(AttributeError):
        _ = found.no_such_thing


def test_to_load_the_reader_compiles_next_to_nothing():
    """A build that finds nothing new loads it, and reads nothing."""
    code = (
        "import re, sys; sys.path.insert(0, 'plugins'); made = []; compile = re.compile\n"
        "import seedtext.document, seedtext.survey\n"
        "def counted(*told): made.append(told); return compile(*told)\n"
        "re.compile = counted\n"
        "import seedtext.parsing; print(len(made))"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)

    assert int(told.stdout) < 20
