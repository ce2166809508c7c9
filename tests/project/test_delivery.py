"""What a person who clones the project relies on: layout, commands, locks, seeds."""

import ast
import hashlib
import re
import shutil
import subprocess
import tomllib

import pytest

from support.building import ROOT, files, run_pelican

LOCKS = (
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-bench.txt",
    "requirements-fuzz.txt",
    "requirements-suggest.txt",
    "requirements-gazetteers.txt",
)
TOP = {
    *("content", "docs", "plugins", "seeds", "tests", "theme"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md"),
    *("pelicanconf.py", "publishconf.py", "pyproject.toml", *LOCKS),
}
MADE = {"output", "output-demo", "__pycache__"}
REAL_SEED = "c70d76cd1778d509b1c545c8110fe851f5c0392854dbb9cf6fd96e05c99bf4bd"


def read(name):
    """Return the text of one of the project's files."""
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock):
    """Return the pinned requirements of a lock file: (name==version; marker, hashes)."""
    entries = re.sub(r"\s*\\\n\s*", " ", lock)
    lines = [line for line in entries.splitlines() if line.strip() and line.lstrip()[0] != "#"]
    return [(line.partition(" --hash")[0], re.findall(r"--hash=(\S+)", line)) for line in lines]


def test_the_top_level_is_as_designed():
    """Nothing stands at the top that the design does not name, dot files apart."""
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    assert found - MADE - TOP == set()
    assert TOP - found - {"docs"} == set()


def test_the_real_seed_is_unchanged():
    """The real seed has the bytes that it came with."""
    data = (ROOT / "seeds" / "000_b0582276c11ddf25.txt").read_bytes()

    assert hashlib.sha256(data).hexdigest() == REAL_SEED


def test_a_build_does_not_write_to_seeds(tmp_path):
    """A build leaves the folder of seeds as it was: names, bytes and times."""

    def state():
        stats = {path: path.stat() for path in (ROOT / "seeds").rglob("*")}
        return {path: (s.st_mtime_ns, s.st_size, s.st_ino) for path, s in stats.items()}

    before = state(), files(ROOT / "seeds")
    run_pelican(ROOT / "pelicanconf.py", ROOT / "content", tmp_path / "output")

    assert (state(), files(ROOT / "seeds")) == before


@pytest.mark.parametrize("name", LOCKS)
def test_locks_are_pinned_and_hashed(name):
    """Each requirement of a lock is one version with its hashes."""
    entries = pins(read(name))

    assert entries
    assert [pin for pin, _ in entries if not re.match(r"[a-z0-9.-]+==[\w.]+( ; .+)?$", pin)] == []
    assert [pin for pin, hashes in entries if not hashes] == []
    assert all(re.fullmatch("sha256:[0-9a-f]{64}", h) for _, hashes in entries for h in hashes)


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_no_place(name):
    """No lock names an index, a host or a path: it means the same on every machine."""
    assert not re.search(r"^\s*-(?!-hash=)|://|@|^\s*\.?/", read(name), re.MULTILINE)


@pytest.mark.parametrize("name", ["tests/package-lock.json", "tests/lighthouse/package-lock.json"])
def test_npm_locks_name_no_place(name):
    """A lock of what comes from npm has versions and hashes, and no host."""
    lock = read(name)

    assert "resolved" not in lock
    assert "://" not in lock
    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/')


def test_the_development_lock_has_it_all():
    """What runs the site is in the development lock too, in the same versions."""
    run, development = ({pin for pin, _ in pins(read(name))} for name in LOCKS[:2])

    assert run <= development


@pytest.mark.parametrize("name", LOCKS[2:])
def test_what_one_command_needs_has_a_lock_of_its_own(name):
    """What one command alone asks for is installed by nothing else."""
    group = name.removeprefix("requirements-").removesuffix(".txt")
    asked_for = tomllib.loads(read("pyproject.toml"))["dependency-groups"][group]
    asked = {re.match(r"[\w-]+", line)[0] for line in asked_for}
    run, development, alone = (
        {pin.partition("==")[0] for pin, _ in pins(read(lock))} for lock in (*LOCKS[:2], name)
    )

    assert asked
    assert asked <= alone
    assert not asked & (run | development)


def test_each_dependency_has_its_reason():
    """Each package of pyproject.toml is locked, and a comment beside it says why it is there."""
    text = read("pyproject.toml")
    project = tomllib.loads(text)
    wanted = sum(project["dependency-groups"].values(), project["project"]["dependencies"])
    locked = {pin.partition("==")[0] for name in LOCKS for pin, _ in pins(read(name))}

    for requirement in wanted:
        assert re.search(rf'^  "{re.escape(requirement)}",\s+# \w', text, re.MULTILINE), requirement
        assert re.match(r"[a-z0-9-]+", requirement)[0] in locked


def test_each_rule_left_out_has_its_reason():
    """Each lint rule that is left out has a comment that says why."""
    rules = re.findall(r'^  "([A-Z]+\d+|[A-Z]{1,4})",(.*)$', read("pyproject.toml"), re.MULTILINE)

    assert len(rules) > 10
    assert [rule for rule, rest in rules if not re.match(r"\s+# \w", rest)] == []


@pytest.mark.skipif(not shutil.which("make"), reason="make is not on this machine")
def test_every_target_is_in_the_help():
    """`make help` names every target that a person may call."""
    shown = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    (targets,) = re.findall(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)

    for target in targets.split():
        assert f"make {target} " in shown


@pytest.mark.parametrize(
    "command",
    ["make html", "make test", "pip install -r requirements.txt", "pelican content"],
)
def test_the_readme_shows_the_commands(command):
    """README shows how to build and to test, with make and without."""
    assert command in read("README.md")


def test_every_test_says_its_promise():
    """Every test has a docstring."""
    silent = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            is_test = isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            if is_test and not ast.get_docstring(node):
                silent.append(f"{path.name}:{node.lineno}: {node.name}")

    assert silent == []


def test_the_build_machine_runs_make_test():
    """`.ci/run` and the workflow run what a person runs."""
    assert "make test" in read(".ci/run")
    assert ".ci/run" in read(".github/workflows/site.yml")


def test_the_workflow_keeps_the_last_build():
    """The job that publishes keeps the output and what the build remembers, together."""
    publish = read(".github/workflows/site.yml").partition("\n  publish:\n")[2]
    steps = publish.split("      - ")
    (cache,) = [step for step in steps if "actions/cache@" in step]

    assert re.search(r"path: \|\n\s+\.press\n\s+output\n", cache)
    assert "github.run_id" in cache  # a key of its own, or the new build would not be kept
    assert steps.index(cache) < next(i for i, step in enumerate(steps) if "make publish" in step)


def test_what_a_build_remembers_is_not_committed():
    """Git leaves out the output and what a build remembers; the register is committed."""
    ignored = read(".gitignore").split()

    assert {".press/", "/output/"} <= set(ignored)
    assert [rule for rule in ignored if "register" in rule or "content" in rule] == []
