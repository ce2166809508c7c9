"""`python -m subjects FILE…`: the tags of seeds, a JSON object a line."""

import argparse
import json
import sys
from pathlib import Path

from seedtext import SeedError, parse

from . import find_subjects, load_authority, tags_of
from .records import Subject


def main(arguments: list[str] | None = None) -> int:
    """Print each file's tags, in the order given; return 1 if something had an error."""
    parser = argparse.ArgumentParser(prog="python -m subjects", description=__doc__)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--all", action="store_true", help="every subject, not the tags alone")
    parser.add_argument(
        "--authority",
        type=Path,
        default=Path("content/authority.csv"),
        metavar="FILE",
        help="the authority file (default: content/authority.csv, if it is there)",
    )
    options = parser.parse_args(arguments)
    authority = load_authority(options.authority)
    for fault in authority.faults:
        print(fault, file=sys.stderr)
    failed = bool(authority.faults)
    for path in options.files:
        try:
            document = parse(Path(path).read_bytes(), path)
        except (SeedError, OSError) as error:
            failed = True
            _print_error(path, error)
            continue
        subjects = find_subjects(document, authority).subjects
        _print_line(path, subjects if options.all else tags_of(subjects))
    return int(failed)


def _print_error(path: str, error: SeedError | OSError) -> None:
    if isinstance(error, SeedError):
        record = {"path": path, "line": error.line, "error": error.reason}
    else:
        record = {"path": path, "line": 1, "error": f"expected a file, found: {error.strerror}"}
    print(json.dumps(record, ensure_ascii=False))


def _print_line(path: str, subjects: tuple[Subject, ...]) -> None:
    fields = ("name", "kind", "salience", "mentions", "assigned_by")
    rows = [{field: getattr(subject, field) for field in fields} for subject in subjects]
    print(json.dumps({"path": path, "subjects": rows}, ensure_ascii=False))


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
