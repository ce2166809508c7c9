"""The commands that measure print what they measured."""

import subprocess
import sys


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
