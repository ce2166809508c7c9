"""`make evaluate SAMPLES=FOLDER`: how right stories are read and tagged, beside the bars.

The folder holds labelled real text: `captions.jsonl`, `not_captions.jsonl`,
`datelines.jsonl`, `not_datelines.jsonl`, and sets with `gold.jsonl` and `seeds/`
(`articles_with_captions`, `forms`, `recovery`, `reuters`, and one per language). What is
missing is left out, and said.
"""

import argparse
import sys
from pathlib import Path

from .measures import measure_all
from .subjects import subjects
from .table import print_table

PLUGINS = Path(__file__).parents[2] / "plugins"


def main() -> int:
    """Print the table; return 1 if a bar is missed."""
    parser = argparse.ArgumentParser(prog="make evaluate SAMPLES=…", description=__doc__)
    parser.add_argument("samples", type=Path)
    parser.add_argument("--worst", type=int, default=5, help="misses shown per measure")
    options = parser.parse_args()
    if not options.samples.is_dir():
        print(f"{options.samples}: expected a folder of samples, found none", file=sys.stderr)
        return 2
    measures = [*measure_all(options.samples), *subjects(options.samples)]
    print_table(measures, options.worst)
    return int(any(measure.missed for measure in measures))


if __name__ == "__main__":
    sys.exit(main())
