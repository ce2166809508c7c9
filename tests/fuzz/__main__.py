"""`make fuzz SECONDS=600`: bytes that grow towards new code, each held to the promises.

What breaks one is kept in `.fuzz/`, and printed. Begins with the golden cases.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["seedtext"]):
    import seedtext.parsing  # noqa: F401 (instrumented before the promises import it)

from seedtext.names import Agencies
from support.building import ROOT

from .promises import check
from .words import WORDS

_KEPT = ROOT / ".fuzz"


def main() -> None:
    """Fuzz for the seconds asked for; exit with libFuzzer's code."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    _KEPT.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        corpus, words = Path(folder, "corpus"), Path(folder, "words")
        corpus.mkdir()
        for number, text in enumerate(_seeds()):
            (corpus / str(number)).write_bytes(text)
        words.write_text("\n".join(map(_quoted, [*WORDS, *Agencies().forms])), encoding="ascii")
        flags = {
            "max_total_time": options.seconds,
            "max_len": 2048,
            "timeout": 60,
            "rss_limit_mb": 2048,
            "dict": words,
            "artifact_prefix": f"{_KEPT}/",
            "print_final_stats": 1,
        }
        atheris.Setup(
            [sys.argv[0], *(f"-{name}={value}" for name, value in flags.items()), str(corpus)],
            check,
        )
        atheris.Fuzz()


def _seeds():
    """Yield what the fuzzer begins with: the golden cases, each without its labels."""
    for path in sorted((ROOT / "tests" / "seedtext" / "cases").glob("*.md")):
        for case in path.read_text("utf-8").split("\n.\n\n"):
            yield case.split("\n.\n")[1].encode() if case.count("\n.\n") else case.encode()


def _quoted(word: str) -> str:
    r"""Return *word* as a libFuzzer dictionary has it: `"\xC2\xA9"`."""
    return '"' + "".join(f"\\x{byte:02X}" for byte in word.encode()) + '"'


if __name__ == "__main__":
    main()
