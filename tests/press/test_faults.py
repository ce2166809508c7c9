"""What goes wrong on a machine is said in a line, ends with exit 1, and loses nothing."""

import fcntl
import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

import pytest

from support.archive import Archive, snapshot
from support.building import files
from support.torture import sample

pytestmark = pytest.mark.usefixtures("archive")
STORY = " date 2022-02-28 Story {0} begins\n\nKYIV, Ukraine (AFP) — Words.\n"
BIG = " date 2022-03-01 Long story {0}\n\nKYIV, Ukraine (AFP) — {1}\n"


@pytest.fixture
def archive(tmp_path, builder):
    """Return an archive of a few stories, built once."""
    archive = Archive(tmp_path, limits=False)
    archive.configure(FEED_ALL_ATOM=None)
    for number in range(4):
        (tmp_path / f"seeds/s{number}.txt").write_text(STORY.format(number), encoding="utf-8")
    assert builder(tmp_path).returncode == 0
    return archive


def made(folder):
    """Return the bytes of each file below *folder* that a reader may see."""
    return {path: data for path, data in files(folder).items() if ".press-tmp" not in path}


def last_line(built):
    """Return the last line of what was printed, none of it a traceback."""
    assert "Traceback" not in built.stdout
    return built.stdout.splitlines()[-1]


@pytest.mark.parametrize("folder", ["seeds", "seeds/caf\udce9", "content/articles"])
def test_a_story_whose_name_is_no_text(folder, builder, tmp_path):
    """It is rejected by name, in each build, and the rest goes on."""
    place = tmp_path / folder
    place.mkdir(parents=True, exist_ok=True)
    name = "plain" if "caf" in folder else "caf\udce9"
    text = "Title: Rain\nDate: 2022-02-28\n\nIt rained." if "content" in folder else STORY.format(9)
    suffix = ".md" if "content" in folder else ".txt"
    (place / f"{name}{suffix}").write_text(text, encoding="utf-8")
    for _ in range(2):
        built = builder(tmp_path)

        assert built.returncode == 1
        assert re.search(r"caf\S+:1: expected a name in UTF-8, found other bytes", built.stdout)
        assert "4 stories" in built.stdout


@pytest.mark.parametrize("folder", ["images", "pages", "notes"])
def test_another_file_whose_name_is_no_text(folder, builder, tmp_path):
    """It is named; nothing is made or removed until it has another."""
    before = made(tmp_path / "output")
    place = tmp_path / "content" / folder
    place.mkdir(exist_ok=True)
    (place / "caf\udce9.md").write_text("Title: Coffee\n\nWords.", encoding="utf-8")
    built = builder(tmp_path)

    assert built.returncode == 1
    assert "expected a file's name in UTF-8, found other bytes" in last_line(built)
    assert "caf" in last_line(built)
    assert made(tmp_path / "output") == before


@contextmanager
def small_disk(folder):
    """Mount a disk of 2.2 MB at *folder*; it goes with this process, even where that is killed."""
    script = 'mount -t tmpfs -o size=2200k none "$0" && echo mounted && read _; umount -l "$0"'
    with subprocess.Popen(
        ["sh", "-c", script, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a terminal's Ctrl-C is not for it
    ) as keeper:
        if keeper.stdout.readline() != b"mounted\n":
            pytest.skip("mounting a small disk takes root")
        yield


@pytest.mark.parametrize("kind", ["limit", "tmpfs"])
def test_a_full_disk(kind, builder, tmp_path):
    """No file is half written or gone; with room again, the next build ends right."""
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk) if kind == "tmpfs" else nullcontext():
        assert builder(tmp_path, out="disk/output").returncode == 0
        before = made(disk / "output")
        for number in range(12):
            text = BIG.format(number, "Words of a long story. " * 9000)
            (tmp_path / f"seeds/t{number}.txt").write_text(text, encoding="utf-8")
        limit = {"FILE_SIZE": "150000"} if kind == "limit" else {}
        (tmp_path / "seeds/s3.txt").unlink()
        full = builder(tmp_path, out="disk/output", **limit)
        between = made(disk / "output")
        for number in range(1, 12):
            (tmp_path / f"seeds/t{number}.txt").unlink()
        built = builder(tmp_path, out="disk/output")
        after = made(disk / "output")
    builder(tmp_path, out="clean/output")

    assert full.returncode == 1
    assert "expected the state of the last build" not in full.stdout
    assert any(word in last_line(full).lower() for word in ("space", "too large", "disk", "full"))
    assert {path for path in before if path not in between} == set()
    assert built.returncode == 0, built.stdout
    assert after == made(tmp_path / "clean/output")


def test_a_file_where_the_output_belongs(builder, tmp_path):
    """It is named, and left alone."""
    (tmp_path / "other").write_text("mine", encoding="utf-8")
    built = builder(tmp_path, out="other")

    assert built.returncode == 1
    assert str(tmp_path / "other") in last_line(built)
    assert (tmp_path / "other").read_text(encoding="utf-8") == "mine"


def test_a_folder_where_a_page_belongs(builder, tmp_path):
    """It is named; every page stays; without it the next build ends right."""
    page = tmp_path / "output/404.html"
    before = made(tmp_path / "output")
    page.unlink()
    (page / "mine").mkdir(parents=True)
    built = builder(tmp_path)
    between = made(tmp_path / "output")
    shutil.rmtree(page)
    again = builder(tmp_path)

    assert built.returncode == 1
    assert str(page) in last_line(built)
    assert set(before) - set(between) <= {"404.html"}
    assert again.returncode == 0, again.stdout
    assert made(tmp_path / "output") == before


def test_an_output_that_cannot_be_written(builder, tmp_path):
    """It is named; every page stays."""
    output = tmp_path / "output"
    if os.geteuid() == 0:
        changed = subprocess.run(
            ["chattr", "-R", "+i", str(output)], capture_output=True, check=False
        )
        if changed.returncode:
            pytest.skip("root may write everywhere, and here is no chattr")
    else:
        for folder in (output, *(path for path in output.rglob("*") if path.is_dir())):
            folder.chmod(0o555)
    before = made(output)
    (tmp_path / "seeds/s0.txt").write_text(STORY.format("nought"), encoding="utf-8")
    try:
        built = builder(tmp_path)
        between = made(output)
    finally:
        subprocess.run(["chattr", "-R", "-i", str(output)], capture_output=True, check=False)
        for folder in (output, *(path for path in output.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
    again = builder(tmp_path)
    builder(tmp_path, out="clean/output")

    assert built.returncode == 1
    assert str(output) in last_line(built)
    assert between == before
    assert again.returncode == 0, again.stdout
    assert made(output) == made(tmp_path / "clean/output")


def garbage(path):
    """Write something else into a file."""
    path.write_bytes(b"no database at all" * 1000)


def truncate(path):
    """Cut a file at its half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def hole(path):
    """Put zeros into the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 4 : len(data) // 2] = bytes(len(data) // 2 - len(data) // 4)
    path.write_bytes(data)


def scatter(path):
    """Change a byte here and there."""
    data = bytearray(path.read_bytes())
    for at in range(5000, len(data), 997):
        data[at] ^= 0x55
    path.write_bytes(data)


def empty(path):
    """Leave nothing in a file."""
    path.write_bytes(b"")


def rows(path):
    """Cut what the catalogue keeps of stories for lists: no page of SQLite's is damaged."""
    with closing(sqlite3.connect(path)) as state, state:
        state.execute("UPDATE stories SET row = substr(row, 1, length(row) - 5)")


def records(path):
    """Cut what was read."""
    with closing(sqlite3.connect(path)) as state, state:
        state.execute("UPDATE held SET record = substr(record, 1, 9), metadata = x''")


def surveys(path):
    """Change what was seen of the seeds."""
    with closing(sqlite3.connect(path)) as state, state:
        state.execute("UPDATE surveys SET rows = substr(rows, 1, length(rows) - 5)")


def names(path):
    """Put a name into what was seen of the seeds that no seed ever had."""
    with closing(sqlite3.connect(path)) as state, state:
        sql = "SELECT rows FROM surveys WHERE source = 'seeds' AND part = 'found'"
        (found,) = state.execute(sql).fetchone()
        sql = "UPDATE surveys SET rows = ? WHERE part = 'found'"
        state.execute(sql, (found.replace(b"s1.txt", b"sX.txt"),))


def facts(path):
    """Cut what the templates were made of."""
    with closing(sqlite3.connect(path)) as state, state:
        state.execute("UPDATE meta SET value = substr(value, 2) WHERE name = 'worlds'")


def memos(path):
    """Change a byte of what is kept beside the data files."""
    with closing(sqlite3.connect(path)) as state, state:
        found = state.execute("SELECT view, key, memo FROM pages WHERE memo NOTNULL").fetchall()
        assert found
        sql = "UPDATE pages SET memo = ? WHERE view = ? AND key = ?"
        for view, key, memo in found:
            state.execute(sql, (memo[:-3] + bytes([memo[-3] ^ 1]) + memo[-2:], view, key))


DAMAGES = [garbage, rows, records, surveys, names, facts, memos, scatter, truncate, hole, empty]


@pytest.mark.parametrize("damage", sample(DAMAGES, 5))
def test_a_damaged_state(damage, builder, tmp_path):
    """It is said, not trusted, and made anew: at the second build at the latest all is right."""
    state = tmp_path / ".press/output/catalogue.sqlite"
    damage(state)
    (tmp_path / "seeds/s4.txt").write_text(STORY.format(4), encoding="utf-8")
    built = builder(tmp_path)
    again = builder(tmp_path)
    builder(tmp_path, out="clean/output")

    assert "Traceback" not in built.stdout
    if damage is not empty:  # which is the same as none
        assert built.returncode == 1
        assert (
            ".press/output/catalogue.sqlite: expected the state of the last build" in built.stdout
        )
    assert again.returncode == 0, again.stdout
    assert made(tmp_path / "output") == made(tmp_path / "clean/output")


def test_a_state_of_another_version(builder, tmp_path):
    """It is made anew without a word, and what is not wanted any more is still removed."""
    with closing(sqlite3.connect(tmp_path / ".press/output/catalogue.sqlite")) as state:
        state.execute("PRAGMA user_version=0")
    (tmp_path / "seeds/s3.txt").unlink()
    built = builder(tmp_path)
    builder(tmp_path, out="clean/output")

    assert built.returncode == 0, built.stdout
    assert ".press" not in built.stdout
    assert made(tmp_path / "output") == made(tmp_path / "clean/output")


def test_no_state(builder, tmp_path):
    """.press/ may be deleted: the same site, no file touched."""
    before = snapshot(tmp_path / "output")
    shutil.rmtree(tmp_path / ".press")
    built = builder(tmp_path)

    assert built.returncode == 0
    assert snapshot(tmp_path / "output") == before


def test_no_state_and_a_story_less(builder, tmp_path):
    """Without a memory of its pages a build names what is none any more, and leaves it alone."""
    seed = next((tmp_path / "seeds").rglob("*.txt"))
    shutil.rmtree(tmp_path / ".press")
    seed.unlink()
    before = set(files(tmp_path / "output"))
    built = builder(tmp_path)

    assert re.search(
        r"^output/2\S+: no page of this site.*; left alone", built.stdout, re.MULTILINE
    )
    assert set(files(tmp_path / "output")) >= before
    assert "no page of this site" not in builder(tmp_path).stdout


def test_two_builds_at_once(builder, tmp_path):
    """The second says so and stops; another output is not disturbed."""
    before = snapshot(tmp_path / "output")
    with Path(tmp_path / ".press/output/lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (tmp_path / "seeds/s4.txt").write_text(STORY.format(4), encoding="utf-8")
        second = builder(tmp_path)
        other = builder(tmp_path, out="other/output")

    assert second.returncode == 1
    assert "expected no other build of this output, found one at work" in last_line(second)
    assert snapshot(tmp_path / "output") == before
    assert other.returncode == 0, other.stdout


ROW = "ab" * 8 + ",{0}," + "0" * 64 + ",2022-01-01,2022/01/01/{0}.html"
BAD_ROWS = [
    ("2022.csv", ["s9,too,few"], "6: expected 5 fields, found 3"),
    (
        "2022.csv",
        [
            "<<<<<<< HEAD",
            ROW.format("s9").replace("0" * 64, "0" * 63),
            ROW.format("s1").replace("s1.html", "other.html"),
            ROW.format("s9").replace("2022/01/01/s9.html", "../x.html"),
            ROW.format("s9").replace("2022-01-01", "yesterday"),
            ROW.format("s9").replace("01/01/s9", "02/28/Story-1-begins"),
        ],
        "3: expected each address once",
        "6: expected 5 fields, found 1",
        "7: expected a SHA-256 of 64 hex digits",
        '8: expected each stem once, found "s1" again',
        "9: expected an address below the site",
        "10: expected a day as YYYY-MM-DD",
        "11: expected each address once",
    ),
    ("2022.csv", [ROW.format("s\udcff9")], "6: expected UTF-8, found other bytes"),
    ("2021.csv", [], '1: expected "id,stem,sha256,added,address"'),
    (
        "2021.csv",
        ["id,stem,sha256,added,address", ROW.format("s1")],
        '2: expected each stem once, found "s1" in 2022.csv, too',
    ),
]


@pytest.mark.parametrize("case", BAD_ROWS)
def test_bad_rows_of_the_register(case, builder, tmp_path):
    """Each is named with file and line; nothing is built or lost; mended, all is right."""
    name, rows, *reasons = case
    path = tmp_path / "content/register" / name
    good = path.read_bytes() if path.exists() else None
    bad = (good or b"") + "\n".join(rows).encode("utf-8", "surrogateescape")
    path.write_bytes(bad)
    (tmp_path / "seeds/s4.txt").write_text(STORY.format(4), encoding="utf-8")
    before = snapshot(tmp_path / "output")
    for _ in range(2):
        built = builder(tmp_path)
        told = [line for line in built.stdout.splitlines() if "content/register" in line]

        assert built.returncode == 1
        assert [r for r in reasons if f"content/register/{name}:{r}" not in built.stdout] == []
        assert {line.split(":")[1] for line in told} == {r.split(":")[0] for r in reasons}
        assert "Traceback" not in built.stdout
        assert path.read_bytes() == bad
        assert snapshot(tmp_path / "output") == before

    path.unlink()
    if good:
        path.write_bytes(good)

    assert builder(tmp_path).returncode == 0


def test_notes_at_fault(builder, tmp_path):
    """Each fault is named with file and line, in each build, and the rest of the note counts."""
    faults = {
        "Colour: red": "expected one of Title, Slug, Date, Author, Authors",
        "Date: 2022-02-31": "expected a date as YYYY-MM-DD",
        "Date: soon": "expected a date as YYYY-MM-DD",
        "Status: gone": "expected one of published, hidden, draft, withdrawn",
        "Slug: a/b": "expected a slug of letters, digits and hyphens",
        "Aliases: ../up": "expected addresses below the site",
        "no field": 'expected "Field: value"',
    }
    note = "\n".join(["Title: Another headline", *faults])
    (tmp_path / "content/notes/s1.md").write_text(note, encoding="utf-8")
    (tmp_path / "content/notes/nobody.md").write_text("Lead: yes", encoding="utf-8")
    for _ in range(2):
        built = builder(tmp_path)

        assert built.returncode == 1
        assert 'nobody.md:1: expected the stem of a story, found "nobody"' in built.stdout
        for line, reason in enumerate(faults.values(), 2):
            assert f"content/notes/s1.md:{line}: {reason}" in built.stdout

    story = (tmp_path / "output/2022/02/28/story-1-begins.html").read_text(encoding="utf-8")

    assert "Another headline" in story


def test_two_notes_of_one_alias(builder, tmp_path):
    """The second is named; the first leads on."""
    for stem in ("s2", "s1"):
        note = tmp_path / "content/notes" / f"{stem}.md"
        note.write_text("Aliases: old/page.html\n", encoding="utf-8")
        built = builder(tmp_path)
    page = (tmp_path / "output/old/page.html").read_text(encoding="utf-8")

    assert built.returncode == 1
    assert "content/notes/s2.md:1: expected an alias of one story" in built.stdout
    assert "story-1-begins.html" in page


def test_pages_that_clash(archive, builder, tmp_path):
    """Who wants one address twice is named before anything is written, and registered nowhere."""
    before = snapshot(tmp_path / "output")
    register = snapshot(tmp_path / "content/register")
    archive.configure(TAG_URL="x/", TAG_SAVE_AS="x/index.html")
    (tmp_path / "seeds/s4.txt").write_text(STORY.format(4).replace("KYIV", "LVIV"), "utf-8")
    (tmp_path / "seeds/s5.txt").write_text(STORY.format(5).replace("KYIV", "LVIV"), "utf-8")
    built = builder(tmp_path)

    assert built.returncode == 1
    assert "x/index.html: expected one page at this address, found" in built.stdout
    assert snapshot(tmp_path / "output") == before
    assert snapshot(tmp_path / "content/register") == register


def test_who_had_to_yield_a_stem_is_read_when_it_is_free(builder, tmp_path):
    """Of a seed and an article with one stem the article waits; where the seed goes, it comes."""
    article = tmp_path / "content/articles/s1.md"
    article.parent.mkdir(parents=True, exist_ok=True)
    article.write_text("Title: Article begins\nDate: 2022-02-28\n\nWords.\n", encoding="utf-8")
    told = "s1.md:1: expected a stem of its own, found that of seeds/s1.txt"
    for _ in range(2):
        built = builder(tmp_path)

        assert built.returncode == 1
        assert told in built.stdout

    (tmp_path / "seeds/s1.txt").unlink()
    (tmp_path / "seeds/s2.txt").touch()
    built = builder(tmp_path)

    assert built.returncode == 0, built.stdout
    page = tmp_path / "output/2022/02/28/story-1-begins.html"  # the stem's address, for good
    assert "Article begins" in page.read_text(encoding="utf-8")
