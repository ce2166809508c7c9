"""The accession register: an address, once published, belongs to its story for ever."""

import csv
import re

from support.building import DEMO, ROOT, build_demo, files, run_pelican

SEED = " date 2021-05-04 Storm hits coast\n\nOSLO (ABC) - Words of the story.\n"
PLAIN = "2021/05/04/storm-hits-coast.html"


def rows(site):
    """Return the rows of a small site's register, by stem."""
    found = {}
    for path in sorted((site.root / "content" / "register").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {row["stem"]: row | {"file": path.name} for row in csv.DictReader(file)}
    return found


def test_a_build_leaves_a_whole_register_alone(tmp_path):
    """The registers of the demo and of the project have every story; no build changes a byte."""
    folders = (DEMO / "content", ROOT / "content")
    before = [files(folder) for folder in folders]
    out = build_demo(tmp_path / "demo")
    made = run_pelican(ROOT / "pelicanconf.py", ROOT / "content", tmp_path / "site")
    told = "\n".join(
        path.read_text(encoding="utf-8") for path in (DEMO / "content" / "register").glob("*.csv")
    )

    assert made.returncode == 0, made.stdout
    assert [files(folder) for folder in folders] == before
    for path in [*DEMO.glob("seeds/**/*.txt"), *DEMO.glob("content/articles/*.md")]:
        address = re.search(rf",{re.escape(path.stem)},.*,(\S+)$", told, re.MULTILINE)[1]

        assert (out / address).is_file()


def test_the_state_lies_beside_the_output(small_site):
    """What a build remembers lies in `.press/` and the output's name; in the output is none."""
    small_site.write("a.txt", SEED)
    small_site.build("-o", "public/one")

    assert (small_site.root / "public" / ".press" / "one" / "catalogue.sqlite").is_file()
    assert [p for p in files(small_site.root / "public" / "one") if ".press" in p] == []
    assert not (small_site.root / ".press").exists()


def test_new_stories_are_registered_by_year(small_site):
    """A new story's row has its id, its bytes' hash, the day and its address, in its year."""
    small_site.write("a.txt", SEED)
    small_site.build()
    (row,) = rows(small_site).values()

    assert (row["stem"], row["address"], row["file"]) == ("a", PLAIN, "2021.csv")
    assert re.fullmatch(r"[0-9a-f]{16}", row["id"])
    assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["added"])


def test_ci_writes_no_register(small_site):
    """Under CI the addresses are the same, the build says what is missing, nothing is written."""
    small_site.write("a.txt", SEED)
    small_site.write("b.txt", SEED.replace("Words", "Other words"))
    built = small_site.build(CI="true")
    under_ci = small_site.stories()

    assert built.returncode == 0, built.stdout
    assert "2 stories are not registered" in built.stdout
    assert rows(small_site) == {}

    small_site.build()

    assert small_site.stories() == under_ci
    assert {*rows(small_site)} == {"a", "b"}


def test_a_headline_may_change(small_site):
    """A story keeps its address whatever happens to its headline; its hash follows its bytes."""
    small_site.write("a.txt", SEED)
    small_site.build()
    before = rows(small_site)["a"]
    small_site.write("a.txt", SEED.replace("Storm hits coast", "Coast hit by storm"))
    small_site.build()
    after = rows(small_site)["a"]

    assert small_site.stories() == [PLAIN]
    assert "Coast hit by storm" in (small_site.output / PLAIN).read_text(encoding="utf-8")
    assert {key for key in before if before[key] != after[key]} == {"sha256"}


def test_a_later_rival_yields(small_site):
    """A registered story keeps its plain address though a new one comes before it by stem."""
    small_site.write("b.txt", SEED)
    small_site.build()
    small_site.write("a.txt", SEED.replace("Words", "Other words"))
    small_site.build()

    assert rows(small_site)["b"]["address"] == PLAIN
    assert re.fullmatch(
        r"2021/05/04/storm-hits-coast-[0-9a-f]{6}\.html", rows(small_site)["a"]["address"]
    )
    assert "Words of the story." in (small_site.output / PLAIN).read_text(encoding="utf-8")


def test_a_renamed_seed_is_the_same_story(small_site):
    """A seed of another name with the same bytes takes over the row, identity and address."""
    path = small_site.write("a.txt", SEED)
    small_site.build()
    before = rows(small_site)["a"]
    path.rename(path.with_name("z.txt"))
    built = small_site.build()
    after = rows(small_site)["z"]

    assert built.returncode == 0, built.stdout
    assert {*rows(small_site)} == {"z"}
    assert (after["id"], after["added"], after["address"]) == (
        before["id"],
        before["added"],
        before["address"],
    )


def test_a_missing_seed_is_named(small_site):
    """A registered story without its seed is named in a warning; its row and address stay."""
    small_site.write("a.txt", SEED)
    path = small_site.write("b.txt", SEED.replace("Storm", "Flood"))
    small_site.build()
    path.unlink()
    built = small_site.build()

    assert built.returncode == 0, built.stdout
    assert "b is registered at 2021/05/04/flood-hits-coast.html" in built.stdout
    assert {*rows(small_site)} == {"a", "b"}


def test_a_copy_becomes_the_story(small_site):
    """When the first of two seeds with the same bytes goes, the second has its address."""
    first = small_site.write("a.txt", SEED)
    small_site.write("b.txt", SEED)
    built = small_site.build()

    assert "seeds/b.txt: duplicate-of seeds/a.txt" in built.stdout
    assert {*rows(small_site)} == {"a"}

    first.unlink()
    small_site.build()

    assert small_site.stories() == [PLAIN]
    assert {*rows(small_site)} == {"b"}
