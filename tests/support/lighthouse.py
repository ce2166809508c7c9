"""Lighthouse over the demo archive, on a phone as it imagines one: `make lighthouse`.

Prints the median of three runs of each kind of page beside its bar, and fails where one is missed.
"""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from support import browser
from support.building import build_demo
from support.pages import fullest_pages
from support.serving import serving

TOOL = Path(__file__).resolve().parents[1] / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
KINDS = ("front page", "story", "day", "tag")
RUNS = 3
BARS = {"performance": 0.98, "accessibility": 1, "best-practices": 1, "seo": 1}
"""The least score of each category, of 1."""
AS_PUBLISHED = ("-e", 'ROBOTS=""', 'SITE_NOTICE=""')
"""The demo archive as a site that may be found: it asks robots to stay away from it."""


def main():
    """Print the table; return 1 where a bar is missed."""
    missed = []
    print(f"{'':<12}" + "".join(f"{name:>16}" for name in BARS))
    print(f"{'at least':<12}" + "".join(f"{round(bar * 100):>16}" for bar in BARS.values()))
    with TemporaryDirectory() as made:
        output = build_demo(Path(made, "output"), *AS_PUBLISHED)
        (output / "robots.txt").unlink()
        pages = fullest_pages(output)
        with serving(output) as address:
            for kind in KINDS:
                reports = [audit(address + pages[kind], Path(made)) for _ in range(RUNS)]
                scores = {name: median(score(report, name) for report in reports) for name in BARS}
                print(f"{kind:<12}" + "".join(f"{round(s * 100):>16}" for s in scores.values()))
                for name, bar in BARS.items():
                    if scores[name] < bar:
                        missed.append(f"{kind}, {name}: {', '.join(failing(reports[0], name))}")
    print(*missed, sep="\n")
    return bool(missed)


def audit(url, folder):
    """Return Lighthouse's report on *url*, made in a browser that starts from nothing."""
    with TemporaryDirectory(dir=folder) as profile:
        flags = ["--headless", f"--user-data-dir={profile}", *browser.launch_arguments()]
        command = [
            str(TOOL),
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(BARS)}",
            f"--chrome-flags={shlex.join(flags)}",
        ]
        environment = {**os.environ, "CHROME_PATH": browser.find() or ""}
        made = subprocess.run(
            command, capture_output=True, text=True, env=environment, timeout=300, check=False
        )
    if made.returncode:
        sys.exit(f"expected a report of {url}, found: {made.stderr.strip()}")
    return json.loads(made.stdout)


def score(report, category):
    """Return a report's score of *category*, 0 to 1; 0 where it has none."""
    return report["categories"][category]["score"] or 0


def failing(report, category):
    """Return the audits of *category* that cost points."""
    return [
        ref["id"]
        for ref in report["categories"][category]["auditRefs"]
        if ref["weight"] and (report["audits"][ref["id"]]["score"] or 0) < 1
    ]


if __name__ == "__main__":
    sys.exit(main())
