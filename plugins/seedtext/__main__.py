"""`python -m seedtext FILE…`: what the reader makes of seeds, a JSON object a line."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from .document import SeedError
from .export import as_json, as_table
from .parsing import parse


def main(arguments: list[str] | None = None) -> int:
    """Print each file's document, in the order given; return 1 if one had an error."""
    parser = argparse.ArgumentParser(prog="python -m seedtext", description=__doc__)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument(
        "--format", choices=("json", "table"), default="json", help="table: for people"
    )
    parser.add_argument(
        "--encoding",
        action="append",
        help="an encoding to try, in turn (default: utf-8)",
    )
    options = parser.parse_args(arguments)
    encodings = tuple(options.encoding or ("utf-8",))
    failed = False
    for path in options.files:
        try:
            document = parse(Path(path).read_bytes(), path, encodings)
        except SeedError as error:
            failed = True
            _print_error(options.format, path, error.line, error.reason)
        except OSError as error:
            failed = True
            _print_error(options.format, path, 1, f"expected a file, found: {error.strerror}")
        else:
            if options.format == "table":
                print(as_table(document, path))
            else:
                _print_line(as_json(document, path))
    return int(failed)


def _print_error(style: str, path: str, line: int, reason: str) -> None:
    if style == "table":
        print(f"{path}:{line}: {reason}")
    else:
        _print_line({"path": path, "line": line, "error": reason})


def _print_line(record: dict[str, Any]) -> None:
    print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
