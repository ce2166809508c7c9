"""The reader's speed on one core: parse and markup, then language alone."""

import statistics
import time
from collections.abc import Callable

from seedtext import parse
from seedtext.language import tell_language
from seedtext.markup import body_html

from .forms import as_seed
from .stories import make_stories

STORIES = 1_000
ROUNDS = 7
PARSE_BAR, PARSE_GOAL, LANGUAGE_BAR = 0.35, 0.25, 0.40  # milliseconds a story of 4 KB


def measure_reader(stories: int = STORIES) -> None:
    """Print milliseconds of CPU a story beside their bars: the median of seven rounds."""
    seeds = [as_seed(story).encode() for story in make_stories(stories, least=17, most=23)]
    size = statistics.mean(map(len, seeds))
    texts = [seed.decode()[200:600] for seed in seeds]
    tell_language(texts[0])  # loads the model
    print(
        f"{stories:,} stories of {size:,.0f} bytes on average, median of {ROUNDS} rounds, one core"
    )
    per_4k = 4096 / size
    parsing = per_4k * _median(lambda: [_read(seed) for seed in seeds]) / stories
    telling = _median(lambda: [tell_language(text) for text in texts]) / stories
    print(
        f"parse and markup  {parsing:.3f} ms a story of 4 KB  (bar {PARSE_BAR}, goal {PARSE_GOAL})"
    )
    print(f"language          {telling:.3f} ms a story          (bar {LANGUAGE_BAR})")


def _read(seed: bytes) -> str:
    return body_html(parse(seed, "made.txt", language=lambda _: None))


def _median(work: Callable[[], object]) -> float:
    """Return milliseconds of CPU that *work* takes."""
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return statistics.median(spent) * 1000
