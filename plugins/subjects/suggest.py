"""`make authority-suggest`: rows that the authority file may take, most useful first.

Reads all seeds of the archive, and counts which names a program found in how many stories.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, TextIO

from seedtext import SeedDocument, SeedError, parse
from seedtext.survey import survey

from .authority import Authority, load_authority
from .merges import Name, Proposal, count_stories, proposals

_MAX_BYTES = 10_000_000


class Subject(Protocol):
    """What is asked of a subject here."""

    @property
    def name(self) -> str:
        """Return the name."""

    @property
    def kind(self) -> str:
        """Return the kind."""

    @property
    def assigned_by(self) -> str:
        """Return `machine` or `authority`."""


class Finding(Protocol):
    """What a finder hands over."""

    @property
    def subjects(self) -> Iterable[Subject]:
        """Return the subjects of a story."""


Find = Callable[[SeedDocument, Authority], Finding]


def main(arguments: list[str] | None = None, find: Find | None = None) -> int:
    """Print rows to paste; return 1 where the authority file has faults, which are named."""
    options = _options(arguments)
    if find is None:
        find = import_module(".finder", __package__).find_subjects
    authority = load_authority(options.authority)
    for fault in authority.faults:
        print(fault, file=sys.stderr)
    seeds, *_ = survey(map(str, options.folders), _MAX_BYTES)
    encodings = tuple(options.encoding or ("utf-8",))
    found = count_stories(_names([path for path, _, _ in seeds], encodings, authority, find))
    made = proposals(found, authority, options.at_least)[: options.limit]
    write_rows(made, sys.stdout)
    merges = sum(bool(proposal.also) for proposal in made)
    print(
        f"{len(seeds):,} seeds read: {merges:,} merges, {len(made) - merges:,} frequent names",
        file=sys.stderr,
    )
    return int(bool(authority.faults))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m subjects.suggest", description=__doc__)
    parser.add_argument(
        "folders", nargs="*", type=Path, default=[Path("seeds")], metavar="FOLDER",
        help="where the seeds are (default: seeds)",
    )  # fmt: skip
    parser.add_argument("--authority", type=Path, default=Path("content/authority.csv"))
    parser.add_argument("--limit", type=int, default=200, help="rows at most (default: 200)")
    parser.add_argument(
        "--from", type=int, default=3, dest="at_least", metavar="STORIES",
        help="propose a name that is like no other from so many stories on (default: 3)",
    )  # fmt: skip
    parser.add_argument("--encoding", action="append", help="an encoding to try (default: utf-8)")
    return parser.parse_args(arguments)


def _names(
    seeds: list[str], encodings: tuple[str, ...], authority: Authority, find: Find
) -> Iterator[list[Name]]:
    """Yield the names that a program found in each story; what is no story, a build names."""
    for path in seeds:
        try:
            document = parse(Path(path).read_bytes(), path, encodings)
        except (SeedError, OSError):
            continue
        subjects = find(document, authority).subjects
        yield [(s.name, s.kind) for s in subjects if s.assigned_by == "machine"]


def write_rows(made: Iterable[Proposal], file: TextIO) -> None:
    """Write a row for each proposal; its note says how many stories it concerns."""
    writer = csv.writer(file, lineterminator="\n")
    for proposal in made:
        entry = proposal.entry
        slug, wikidata, note = (entry.slug, entry.wikidata, entry.note) if entry else ("", "", "")
        count = f"{proposal.stories:,} {'story' if proposal.stories == 1 else 'stories'}"
        told = f"in place of line {entry.line}: {count}" if entry else count
        writer.writerow(
            (
                *(proposal.preferred, proposal.kind, "|".join(proposal.also), slug, wikidata),
                f"{note} ({told})" if note else told,
            )
        )


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
