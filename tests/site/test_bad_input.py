"""A seed that cannot be read is named, the others are published, and the exit code tells."""

import re
import sys

import pytest

GOOD = " date 2021-05-04 A good story\n\nOSLO (ABC) - Words of the good story.\n"
GOOD_PAGE = "2021/05/04/a-good-story.html"
BAD = {
    "empty": b"",
    "blank": b" \n\n \n",
    "no date header": b"A headline\n\nWords.\n",
    "impossible date": b" date 2021-02-30 A headline\n\nWords.\n",
    "date in words": b" date 4 May 2021 A headline\n\nWords.\n",
    "not UTF-8": b" date 2021-05-04 A headline\n\nCaf\xe9 words.\n",
    "NUL bytes": b" date 2021-05-04 A headline\n\nWo\0rds.\n",
    "binary": bytes(range(256)) * 4,
    "20 MB": b" date 2021-05-04 A headline\n\n" + b"Words. " * 3_000_000,
}


def complaints(output, name=r"[^:\n]+"):
    """Return the lines of *output* that say what was expected and found in a seed."""
    return re.findall(rf"^(seeds/{name}:\d+: expected .+, found .+)$", output, re.MULTILINE)


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_a_bad_seed_is_named(small_site, data):
    """One line says where and what, the good story is published, the exit code is not 0."""
    small_site.write("good.txt", GOOD)
    small_site.write("x.txt", data)
    built = small_site.build()

    assert len(complaints(built.stdout)) == 1, built.stdout
    assert len(complaints(built.stdout, r"x\.txt")) == 1
    assert built.returncode != 0
    assert small_site.stories() == [GOOD_PAGE]


def test_the_line_is_where_the_fault_is(small_site):
    """Bytes that are not UTF-8 are named with the line they stand on."""
    small_site.write("x.txt", b" date 2021-05-04 A headline\n\nGood.\n\nCaf\xe9.\n")

    assert "seeds/x.txt:5: expected" in small_site.build().stdout


def test_a_folder_with_a_seeds_name(small_site):
    """A folder named x.txt is named; the seeds in it are published."""
    small_site.write("seeds/x.txt/good.txt", GOOD)
    built = small_site.build()

    assert len(complaints(built.stdout)) == len(complaints(built.stdout, r"x\.txt")) == 1
    assert built.returncode != 0
    assert small_site.stories() == [GOOD_PAGE]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there that few have")
def test_a_dangling_link(small_site):
    """A link to nothing is named."""
    small_site.write("good.txt", GOOD)
    (small_site.seeds / "x.txt").symlink_to("nowhere.txt")
    built = small_site.build()

    assert len(complaints(built.stdout)) == len(complaints(built.stdout, r"x\.txt")) == 1
    assert built.returncode != 0
    assert small_site.stories() == [GOOD_PAGE]


@pytest.mark.parametrize("second", ["b/x.txt", "b/X.TXT"])
def test_two_seeds_with_one_stem(small_site, second):
    """The second of two seeds with one stem is named, with the first; letter case is ignored."""
    small_site.write("seeds/a/x.txt", GOOD)
    small_site.write(f"seeds/{second}", " date 2021-05-04 Another story\n\nWords.\n")
    built = small_site.build()

    assert [line for line in complaints(built.stdout) if "seeds/a/x.txt" in line]
    assert len(complaints(built.stdout, re.escape(second))) == 1
    assert built.returncode != 0
    assert small_site.stories() == [GOOD_PAGE]


def test_each_bad_seed_is_named(small_site):
    """Ten bad seeds are ten lines: no cap, no grouping."""
    small_site.write("good.txt", GOOD)
    for number in range(10):
        small_site.write(f"x{number}.txt", "dated 2022\n\nWords.\n")
    built = small_site.build()

    assert len(set(complaints(built.stdout))) == len(complaints(built.stdout)) == 10
    assert small_site.stories() == [GOOD_PAGE]


def test_a_bad_seed_fails_the_public_site_too(small_site):
    """With publishconf.py the exit code tells as well."""
    small_site.write("good.txt", GOOD)
    small_site.write("x.txt", "")
    built = small_site.build("-s", "publishconf.py")

    assert len(complaints(built.stdout)) == 1
    assert built.returncode != 0


def test_no_story_at_all(small_site):
    """A site without seed and article is an error."""
    built = small_site.build()

    assert re.search("expected at least one story, found none", built.stdout)
    assert built.returncode != 0


def test_articles_are_stories(small_site):
    """A site without seeds is none where content/articles/ has something."""
    small_site.write("content/articles/a.md", "Title: Ours\nDate: 2021-05-04\n\nWords.\n")
    built = small_site.build()

    assert built.returncode == 0, built.stdout
    assert small_site.stories() == ["2021/05/04/ours.html"]


def test_other_files_are_left_alone(small_site):
    """A README.md among the seeds is named once, not published, not touched, no failure."""
    small_site.write("good.txt", GOOD)
    readme = small_site.write("README.md", "Title: No story\nDate: 2021-05-04\n\nWords.\n")
    before = readme.read_bytes(), readme.stat().st_mtime_ns
    built = small_site.build()

    assert built.returncode == 0, built.stdout
    assert built.stdout.count("seeds/README.md") == 1
    assert (readme.read_bytes(), readme.stat().st_mtime_ns) == before
    assert small_site.stories() == [GOOD_PAGE]
    assert "README.md" not in [path.name for path in small_site.output.rglob("*")]


def test_a_clean_build_is_quiet(small_site):
    """A build with nothing to mend prints no warning and no error."""
    small_site.write("good.txt", GOOD)
    built = small_site.build()

    assert built.returncode == 0, built.stdout
    assert not re.search("warn|error", built.stdout, re.IGNORECASE), built.stdout
