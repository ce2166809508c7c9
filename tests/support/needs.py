"""Tools beside Python that some checks need: skipped without them, but never on a build machine."""

import os
import shutil

import pytest

from .building import ROOT

CHECKERS = ROOT / "tests" / "node_modules"


def need_java():
    """Return the path of Java, or skip the test and say so; under CI=true fail."""
    return shutil.which("java") or _without("Java", "install a Java runtime, 11 or newer")


def need_checker(path):
    """Return the path of a file below tests/node_modules, or skip the test; under CI=true fail."""
    found = CHECKERS / path
    return found if found.is_file() else _without(path, "install Node.js, then run make test")


def _without(what, advice):
    message = f"not checked, {what} is missing: {advice}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
