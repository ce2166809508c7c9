"""The commands that measure print what they measured."""

import re
import subprocess
import sys

from benchmarks.parts import measure_parts
from benchmarks.reader import measure_reader


def test_evaluation_prints_its_table(project, tmp_path):
    """Even a folder without samples gets every row, and says that nothing was measured."""
    path = f"{project / 'plugins'}:{project / 'tests'}"
    done = subprocess.run(
        [sys.executable, "-m", "evaluation", tmp_path],
        env={"PYTHONPATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout.count("no samples") >= 10


def test_the_benchmark_prints_the_readers_figures(capsys):
    """Each figure has its unit and its bar beside it, and is more than nothing."""
    measure_reader(5)
    printed = capsys.readouterr().out
    figures = re.findall(r"^(\w.+?) +(\d+\.\d+) ms a story.* \(bar 0\.\d+", printed, re.MULTILINE)

    assert "5 stories of" in printed
    assert [name for name, _ in figures] == ["parse and markup", "language"]
    assert all(float(figure) > 0 for _, figure in figures)


def test_the_benchmark_measures_the_parts_of_a_story(tmp_path):
    """Reading, subjects and the page: each takes some time, which is told in words."""
    parts = measure_parts(tmp_path, cores=1, stories=12)

    assert min(parts) > 0
    assert f"{sum(parts):.2f} ms" in str(parts)
    assert not list(tmp_path.iterdir())
