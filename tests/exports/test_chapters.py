"""A data file made again: what no story changed in is taken over, and the bytes are the same."""

import gzip
import random
import sys
import zlib
from datetime import UTC, datetime

import pytest

from exports import gzips, parquet
from exports.datakinds import MAKERS
from exports.items import Item
from exports.records import FIELDS, Picture, Subject
from exports.telling import fully_told
from exports.whole import Whole
from press import Former
from support.archive import snapshot

NOTHING = Former()
AT = datetime(2021, 5, 6, tzinfo=UTC)


class Told:
    """A chapter whose stories are known, as the makers of files ask for it."""

    def __init__(self, mark, stories):
        self.mark, self.stories = mark, stories
        self.ids = [story.id for story in stories]

    @property
    def rows(self):
        """Return what is told of each story."""
        return [fully_told(story) for story in self.stories]


class Lent(Told):
    """A chapter that may be asked for its mark and the ids of its stories alone."""

    def __init__(self, mark, stories):
        super().__init__(mark, stories)
        del self.stories


def story(number, words="Words."):
    """Return a story of which all is known that may be."""
    item = Item(
        *(f"tag:a.test,2021:{number}", f"https://a.test/{number}", f"Headline {number}"),
        *("2021-05-06", AT, "2021-05", None, "In short.", f"<p>{words}</p>", "<p>Note</p>"),
        authors=("Ada Rossi",),
        tags=("Kyiv", "Storms"),
    )
    subjects = (Subject("Kyiv", "place", "machine"), Subject("Storms", "", "editor"))
    pictures = (Picture("A storm.", "", ("Ada Rossi",), (), "2021", ""),)
    return Whole(
        *(item, f"{number:016x}", f"s{number}", f"2021/{number}", "0" * 64, 9, "", "KYIV"),
        *(("Kyiv",), "AFP", 2, "full", "", subjects, pictures),
    )


def chapter(name, words="Words."):
    """Return a chapter of two stories; its mark tells its name and their words."""
    first = ord(name) * 7 % 31 * 2
    return f"{name}{words}".encode(), [story(first, words), story(first + 1, words)]


OLD = [Told(*chapter(name)) for name in "cba"]
SERIES = {
    "one changed": [Lent(*chapter("c")), Told(*chapter("b", "Others.")), Lent(*chapter("a"))],
    "one more": [Told(*chapter("d")), *(Lent(*chapter(name)) for name in "cba")],
    "one in between": [Lent(*chapter("c")), Told(*chapter("x")), *(Lent(*chapter("a")),)],
    "one gone": [Lent(*chapter("c")), Lent(*chapter("a"))],
    "nothing": [Lent(*chapter(name)) for name in "cba"],
    "all": [Told(*chapter(name, "Others.")) for name in "cba"],
}


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("change", SERIES)
def test_what_is_as_before_is_taken_over(kind, change):
    """Only chapters that changed are told again; the file is what a clean build gives."""
    words = {"one changed": {"b": "Others."}, "all": dict.fromkeys("cba", "Others.")}
    names = {"one more": "dcba", "one in between": "cxa", "one gone": "ca"}
    before = Former(*reversed(MAKERS[kind](OLD, NOTHING)))
    after = MAKERS[kind](SERIES[change], before)
    clean = [
        Told(*chapter(name, words.get(change, {}).get(name, "Words.")))
        for name in names.get(change, "cba")
    ]

    assert after == MAKERS[kind](clean, NOTHING)


def test_every_field_of_a_story_is_a_column():
    """What JSON tells is what Parquet has, in the same order."""
    assert tuple(fully_told(story(1))) == FIELDS == tuple(parquet.schema().names)


def test_stretches_are_one_member_of_gzip():
    """Whatever is put together, other programs read it: one member, with its sum and its size."""
    chance = random.Random(4)  # noqa: S311 (the same each time)
    for _ in range(60):
        sizes = [chance.choice((0, 1, 9, 300, 70_000)) for _ in range(chance.randrange(5))]
        parts = [chance.randbytes(size) for size in sizes]
        made = gzips.member(map(gzips.stretch, parts))
        reader = zlib.decompressobj(zlib.MAX_WBITS | 16)

        assert reader.decompress(made) == b"".join(parts) == gzip.decompress(made)
        assert reader.eof
        assert reader.unused_data == b""
    large = bytes(1_000_000) + chance.randbytes(2_000_000)

    assert gzip.decompress(gzips.member(gzips.blocks(large, b"", []))) == large


def test_a_database_takes_over_the_blocks_before_what_is_new(monkeypatch):
    """Stories lie in the order of their dates: a last one leaves the first blocks as they were."""
    monkeypatch.setattr(gzips, "BLOCK", 1 << 16)
    chance = random.Random(4)  # noqa: S311 (the same each time)
    words = {name: "".join(chance.choices("abcdefgh ", k=200_000)) for name in "abcd"}
    old = [Told(*chapter(name, words[name])) for name in "cba"]
    new = [Told(*chapter(name, words[name])) for name in "dcba"]
    former = Former(*MAKERS["archive"](old, NOTHING)[::-1])
    deflated = []
    stretch = gzips.stretch
    monkeypatch.setattr(gzips, "stretch", lambda data: deflated.append(data) or stretch(data))
    made = MAKERS["archive"](new, former)
    few = len(deflated)

    assert made == MAKERS["archive"](new, NOTHING)
    assert 0 < few < (len(deflated) - few) / 2


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of that kind there")
def test_no_room_for_temporary_files():
    """A database that finds no room while it is made says where it looked for some."""
    import resource  # noqa: PLC0415 (not on Windows)

    months = [Told(bytes([at]), [story(at, "Words. " * 1_000_000)]) for at in range(3)]
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))
    try:
        with pytest.raises(OSError, match="TMPDIR"):
            MAKERS["archive"](months, NOTHING)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_database_is_the_same_where_memory_does_not_hold_it():
    """SQLite writes it to disk while it is made, and notes how often: no reader wants to know."""
    chance = random.Random(4)  # noqa: S311 (the same each time)
    words = "".join(chance.choices("abcdefgh ", k=10_000))
    year = [
        Told(bytes([month]), [story(month * 280 + at, words[at : at + 5000]) for at in range(280)])
        for month in range(12)
    ]
    former = Former(*MAKERS["archive"](year[1:], NOTHING)[::-1])

    assert MAKERS["archive"](year, former) == MAKERS["archive"](year, NOTHING)


def test_blocks_that_are_as_before_are_taken_over():
    """The others are deflated anew; the file is the same as one of new blocks alone."""
    chance = random.Random(4)  # noqa: S311 (the same each time)
    parts = [chance.randbytes(1 << 20) for _ in range(4)]
    before, after = b"".join(parts[:3]), b"".join((parts[0], parts[3], parts[2][:7]))
    known = gzips.blocks(before, b"", [])
    file = gzips.member(known)
    facts = [(len(one.data), one.size, one.crc) for one in known]

    assert gzips.parted(file, facts) == known
    made = gzips.blocks(after, before, known)
    assert made == gzips.blocks(after, b"", [])
    assert [one is other for one, other in zip(made, known, strict=True)] == [True, False, False]


def test_a_file_that_lies_otherwise_lends_nothing(small):
    """Bytes that a hand changed are not taken over; those of another world are told anew."""
    site = small(BULK_DATA=True, SUBJECTS=False)
    for month in range(1, 5):
        site.seed(f"s{month}", f"2021-0{month}-05", f"Story {month}")
    site.build()
    for path in site.files("data/*2021.*"):
        data = site.bytes(path)
        (site.root / "output" / path).write_bytes(data[: len(data) // 2] + b"?" * 40)
    site.seed("s1", "2021-01-05", "Another headline")
    site.build()
    ours = snapshot(site.root / "output/data")
    site.build("-d")

    assert contents(ours) == contents(snapshot(site.root / "output/data"))

    site.archive.configure(SITEURL="https://other.test", FEED_DOMAIN="https://other.test")
    site.build()

    assert b"archive.test/" not in gzip.decompress(site.bytes("data/stories-2021.jsonl.gz"))


CHANGES = {
    "the day it was added": lambda site: site.register(s2="2001-02-03"),
    "a tag": lambda site: site.note("s2", "Tags: +Weather\n"),
    "an editor's word": lambda site: site.note("s2", "Tags: +Weather\n\nAnother place.\n"),
    "a letter": lambda site: site.note("s2", "Tags: +Weather\n\nAnother plaza.\n"),
    "the kind of a tag": lambda site: site.authority("Weather,event,,,,"),
    "its picture": lambda site: site.picture("s4"),
    "its source": lambda site: site.sources("s2.txt,Wasp,,,,full,,,"),
    "where its link leads": lambda site: site.readdress("s3", "elsewhere/"),
    "its file's name": lambda site: site.rename("s2", "s9"),
    "a withdrawal": lambda site: site.note("s9", "Status: withdrawn\n"),
}


CAPTION = "A crowd in Oslo on May 5, 2021. (Photo by Ada ROSSI / AFP)"
ARTICLE = (
    "Title: Read on\nDate: 2021-06-07\n\nSee [what came before]({filename}../../seeds/s3.txt).\n"
)


def test_other_months_are_taken_over(small, builder, tmp_path):
    """A new story has its own month squeezed anew: the others stand as the first build left them.

    The second build squeezes not at all, so that its own work is told from that of the first.
    """
    site = small(BULK_DATA=True, SUBJECTS=False, limits=True)
    plugin = tmp_path / "low_limits.py"
    plugin.write_text(
        plugin.read_text(encoding="utf-8")
        + "\nimport os\nfrom exports import gzips\ngzips._LEVEL = int(os.environ['LEVEL'])\n",
        encoding="utf-8",
    )
    for month in (1, 2, 3):
        site.seed(f"s{month}", f"2021-0{month}-05", f"Story {month}")
    built = builder(tmp_path, LEVEL="9")

    assert built.returncode == 0, built.stdout

    kinds = ("stories", "ninjs")
    before = {kind: site.bytes(f"data/{kind}-2021.jsonl.gz")[10:-10] for kind in kinds}
    site.seed("s4", "2021-04-05", "Story 4")
    built = builder(tmp_path, LEVEL="0")

    assert built.returncode == 0, built.stdout
    for kind in kinds:
        after = site.bytes(f"data/{kind}-2021.jsonl.gz")

        assert after[:-10].endswith(before[kind])
        assert b'"Story 4"' in after
        assert gzip.decompress(after).count(b"\n") == 4


def test_whatever_is_told_of_a_story(small):
    """A change of anything that files tell of it is in them, as after a clean build."""
    site = small(BULK_DATA=True)
    for number in range(1, 5):
        site.seed(f"s{number}", f"2021-0{number}-05", f"Story {number}")
    site.seed("s4", "2021-04-05", "Story 4", f"{CAPTION}\n\nKYIV, Ukraine (AFP) — Words.")
    site.article("m1", ARTICLE)
    site.note("m1", "Access: full\n")
    site.note("s2", "Tags: +Kyiv\n")
    site.sources(",Bee,,,,full,,,")
    site.build()
    for change, make in CHANGES.items():
        before = contents(snapshot(site.root / "output/data"))
        make(site)
        site.build()
        ours = contents(snapshot(site.root / "output/data"))
        site.build("-d")
        clean = contents(snapshot(site.root / "output/data"))

        assert "stories-2021.jsonl.gz" in {p for p in ours if ours[p] != before.get(p)}, change
        assert [path for path in clean if ours.get(path) != clean[path]] == [], change


def contents(files):
    """Return the bytes of files, by path."""
    return {path: data for path, (data, _) in files.items()}
