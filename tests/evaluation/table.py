"""The table of `make evaluate`."""

from dataclasses import dataclass, field


@dataclass
class Measure:
    """A share of right answers, its bar and its misses."""

    name: str
    bar: float
    at_most: bool = False
    """The share counts wrong answers, and the bar is the most there may be."""
    total: int = 0
    hits: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, hit: bool, miss: str) -> None:
        """Count one answer; *miss* tells of it where it is wrong."""
        self.total += 1
        self.hits += hit
        if hit is self.at_most:
            self.misses.append(miss)

    @property
    def share(self) -> float:
        """Return the share, from 0 to 1."""
        return self.hits / self.total if self.total else 0.0

    @property
    def missed(self) -> bool:
        """Tell whether the bar is missed; what was not measured misses nothing."""
        if not self.total:
            return False
        return self.share > self.bar if self.at_most else self.share < self.bar


def print_table(measures: list[Measure], worst: int) -> None:
    """Print a row a measure, and the first misses of each below."""
    print(f"{'measure':<58} {'right':>13} {'share':>7} {'bar':>9}")
    for m in measures:
        if not m.total:
            print(f"{m.name:<58} {'no samples':>13}")
            continue
        sign = "≤" if m.at_most else "≥"
        mark = "  MISSED" if m.missed else ""
        print(f"{m.name:<58} {m.hits:>6}/{m.total:<6} {m.share:>7.4f} {sign} {m.bar:<7}{mark}")
    for m in measures:
        if m.misses:
            print(f"\n{m.name}: {len(m.misses)} missed")
            for miss in m.misses[:worst]:
                print(f"  {' '.join(miss.split())[:220]}")
