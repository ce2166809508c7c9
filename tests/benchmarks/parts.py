"""What no build from nothing does without: to read a story, find its subjects, make its page."""

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from press.files import Output
from press.records import Page, Record
from press.render import Renderer, new_context
from reading.menus import Menus
from reading.naming import authority_of
from reading.seeds import Seeds
from reading.storyviews import Stories
from seedtext import parse
from seedtext.markup import body_html
from subjects import find_subjects
from support.in_memory import Archive

from .forms import as_seed
from .stories import make_stories

STORIES = 300
ROUNDS = 15


class Parts(NamedTuple):
    """Milliseconds of a core that a made story takes at least, while the others are at work."""

    reading: float
    """Its text, captions, dateline and names of makers; its markup."""
    subjects: float
    """Whose names were seen before."""
    page: float
    """Its template and the writing of it: what it shows is at hand."""

    def __str__(self) -> str:
        """Return them in words."""
        return (
            f"reading {self.reading:.2f} ms, its subjects {self.subjects:.2f}, "
            f"its page's template and file {self.page:.2f}: {sum(self):.2f} ms"
        )


def measure_parts(place: Path, cores: int, stories: int = STORIES) -> Parts:
    """Measure by *stories* made as those of the sites are, on all *cores*; write below *place*."""
    context = get_context("spawn")
    with (
        tempfile.TemporaryDirectory(dir=place) as scratch,
        ProcessPoolExecutor(cores, mp_context=context) as pool,
    ):
        folders = [Path(scratch, str(number)) for number in range(cores)]
        found = [*pool.map(_measured, folders, [stories] * cores)]
    return Parts(*(sum(part) / cores for part in zip(*found, strict=True)))


def _measured(folder: Path, stories: int) -> Parts:
    seeds = {f"{story.stem}.txt": as_seed(story).encode() for story in make_stories(stories)}
    documents = [parse(data, path, language=_english) for path, data in seeds.items()]
    archive = Archive(SEED_LANGUAGE="en")
    settings = archive.settings
    source = Seeds(settings)
    read = [source.read(path, data) for path, data in seeds.items()]
    archive.put(*(record for record in read if isinstance(record, Record)))
    shared = Menus(settings)(archive.catalogue)
    renderer = Renderer(settings, archive.catalogue, new_context(settings), shared)
    stems = [entry.stem for entry in archive.catalogue.between()]
    pages = [*Stories(settings).pages(renderer.desk, stems)]
    authority = authority_of(settings)
    output, number = Output(str(folder)), count()

    def make(page: Page) -> object:
        path = f"{next(number)}.html"
        return output.write(path, renderer.data(page, path))

    return Parts(
        _least(lambda: [body_html(parse(seeds[path], path, language=_english)) for path in seeds]),
        _least(lambda: [find_subjects(document, authority) for document in documents]),
        _least(lambda: [make(page) for page in pages]),
    )


def _english(_: str) -> str:
    return "en"


def _least(work: Callable[[], list[object]]) -> float:
    """Return the milliseconds of CPU that one of what *work* does takes, in its fastest round."""
    least = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        done = work()
        least = min(least, (time.process_time() - began) / len(done))
    return least * 1000
