"""Fixtures of the engine's tests: processes that stand ready to build."""

import shutil
import subprocess

import pytest

from support.builder import Builder


@pytest.fixture(scope="session")
def builders(builder):
    """Return two builders whose hash seeds differ."""
    other = Builder("4242")
    yield builder, other
    other.close()


@pytest.fixture(scope="session")
def locales(tmp_path_factory):
    """Return the environment in which a German locale is found, where it can be made."""
    if shutil.which("localedef") is None:
        return {}
    folder = tmp_path_factory.mktemp("locales")
    name = folder / "de_DE.UTF-8"
    command = ["localedef", "-i", "de_DE", "-f", "UTF-8", str(name)]
    made = subprocess.run(command, capture_output=True, check=False)
    return {"LOCPATH": str(folder)} if made.returncode == 0 else {}
