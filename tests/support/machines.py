"""A small site, and its output as machines read it."""

import json
import xml.etree.ElementTree as ET

from support.archive import Archive
from support.photos import picture

SITE = "https://archive.test"
SOURCES = "folder,publication,publisher,rights,notice,access,language,timezone,received\n"


class Small:
    """A site of few stories, with its output as machines read it."""

    def __init__(self, root, build, **settings):
        """Have no story yet; limits are those of a large archive unless `limits` is True."""
        self.root, self._build = root, build
        limits = settings.pop("limits", False)
        known = {"SITEURL": SITE, "FEED_DOMAIN": SITE, "FEED_AUTHORITY": "archive.test,2026"}
        known |= {"FEED_ALL_ATOM": None, "BULK_DATA": False}
        self.archive = Archive(root, limits=limits, settings=known | settings)

    def seed(self, stem, date="2022-02-28", headline="Storm hits coast", text=None):
        """Write a story."""
        path = self.root / f"seeds/{stem}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = text or f"KYIV, Ukraine (AFP) — Words of {stem}."
        path.write_text(f" date {date} {headline}\n\n{text}\n", encoding="utf-8")

    def note(self, stem, text):
        """Write a note."""
        (self.root / f"content/notes/{stem}.md").write_text(text, encoding="utf-8")

    def sources(self, *rows):
        """Write the file of sources."""
        text = SOURCES + "".join(f"{row}\n" for row in rows)
        (self.root / "content/sources.csv").write_text(text, encoding="utf-8")

    def authority(self, *rows):
        """Write the authority file."""
        text = "preferred,kind,also,slug,wikidata,note\n" + "".join(f"{row}\n" for row in rows)
        (self.root / "content/authority.csv").write_text(text, encoding="utf-8")

    def article(self, stem, text):
        """Write an article in Markdown."""
        (self.root / f"content/articles/{stem}.md").write_text(text, encoding="utf-8")

    def picture(self, stem):
        """Put a picture beside a story's first caption."""
        folder = self.root / f"content/images/{stem}"
        folder.mkdir(parents=True)
        (folder / "1.jpg").write_bytes(picture(600, 400))

    def readdress(self, stem, address):
        """Give a story another address in the register."""
        for path in (self.root / "content/register").glob("*.csv"):
            rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
            for row in rows:
                row[4] = address if row[1] == stem else row[4]
            path.write_text("\n".join(map(",".join, rows)) + "\n", encoding="utf-8")

    def rename(self, stem, other):
        """Give the file of a story another name, and its note."""
        for file in ("seeds/{}.txt", "content/notes/{}.md"):
            (self.root / file.format(stem)).rename(self.root / file.format(other))

    def register(self, **days):
        """Say on which days stories were added, by stem."""
        for path in (self.root / "content/register").glob("*.csv"):
            rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
            for row in rows:
                row[3] = days.get(row[1], row[3])
            path.write_text("\n".join(map(",".join, rows)) + "\n", encoding="utf-8")

    def build(self, *arguments, code=0):
        """Build, and return what was printed."""
        built = self._build(self.root, *arguments)

        assert built.returncode == code, built.stdout

        return built.stdout

    def bytes(self, path):
        """Return a file of the output."""
        return (self.root / "output" / path).read_bytes()

    def xml(self, path):
        """Return a file of the output as a tree."""
        return ET.fromstring(self.bytes(path))  # noqa: S314 (our own)

    def json(self, path):
        """Return a file of the output as values."""
        return json.loads(self.bytes(path))

    def files(self, pattern):
        """Return the paths of the output that match *pattern*."""
        found = (self.root / "output").glob(pattern)
        return sorted(path.relative_to(self.root / "output").as_posix() for path in found)
