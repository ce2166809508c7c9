"""Which pages to make: every page's key and file against what the ledger says.

The ledger is the table `pages`. A page is made when it is marked stale: something that it
shows changed, its world (template, settings, code) is another, or its file is not as written.
"""

import json
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from .catalogue import Catalogue
from .files import Output
from .ledger import Seen
from .records import Change, Spot, View
from .schema import distinct, fact
from .world import digest, is_still

CHUNK = 5000
"""Rows written at a time."""


@dataclass(slots=True)
class Plan:
    """What is to be done: stale pages wait in the ledger; *gone* are the files to remove."""

    total: int = 0
    gone: list[str] = field(default_factory=list)
    in_the_way: list[str] = field(default_factory=list)
    """More of them, that stand where a folder is wanted, or in one where a file is wanted."""
    clashes: list[str] = field(default_factory=list)


class Planner:
    """Brings the ledger up to date with what the views want."""

    def __init__(
        self,
        db: sqlite3.Connection,
        catalogue: Catalogue,
        world_of: Callable[[str], str],
        output: Output,
    ) -> None:
        """Plan pages; *world_of* gives the digest of all that a template's pages depend on."""
        self.db, self.catalogue, self.world_of = db, catalogue, world_of
        self.output = output
        self._worlds: dict[str, str] = {}
        """Of the templates of the pages planned."""

    def plan(
        self,
        views: Sequence[View],
        changes: Sequence[Change],
        moved: Iterable[tuple[str, str]] = (),
        step: Callable[[], None] = lambda: None,
    ) -> Plan:
        """Mark what is stale, whatever lies in the output, where nothing is written yet.

        *moved* names views and templates all of whose pages show something else now. Each view
        that is planned is a *step*.
        """
        plan = Plan()
        self._end_others([view.name for view in views])
        new_paths: set[str] = set()
        whole = False
        for view in views:
            whole |= self._plan_view(view, changes, new_paths)
            step()
        plan.clashes = self._clashes(None if whole else new_paths)
        self._check_worlds()
        self._mark_moved(moved)
        plan.gone = self._gone()
        plan.in_the_way = [path for path in plan.gone if self._in_the_way(path)]
        plan.gone = sorted({*plan.gone} - {*plan.in_the_way})
        # two counts that SQLite has at hand
        sql = "SELECT (SELECT count(*) FROM pages) - (SELECT count(*) FROM pages WHERE view = '')"
        plan.total = self.db.execute(sql).fetchone()[0]
        return plan

    def _plan_view(self, view: View, changes: Sequence[Change], new_paths: set[str]) -> bool:
        """Plan the pages of *view*, and add to *new_paths*; tell whether it was all of them."""
        basis = digest(view.basis(self.catalogue))
        name = f"basis:{view.name}"
        if self.catalogue.meta(name) != basis:
            self._plan_all(view, stale=not getattr(view, "lasting", False))
            self.db.execute(
                "UPDATE pages SET memo = NULL WHERE view = ? AND memo NOTNULL", (view.name,)
            )
            self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, basis))
            self._concerned(view)
            return True
        if view.always:
            new_paths |= self._plan_all(view, stale=False)
        if changes:
            self._plan_some(view, view.touched(self.catalogue, changes), new_paths)
        self._plan_some(view, self._concerned(view), new_paths)
        return False

    def _concerned(self, view: View) -> Iterable[Spot]:
        """Return the spots that a change of the file beside the stories concerns."""
        ask = getattr(view, "concerned", None)
        if ask is None:
            return ()
        name = f"beside:{view.name}"
        before = self.catalogue.meta(name)
        now, spots = ask(self.catalogue, before)
        if now != before:
            self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, now))
        return list(spots)

    def _end_others(self, names: Sequence[str]) -> None:
        """Set aside the pages of every view that is not one of *names*."""
        for other in distinct(self.db, "pages", "view"):
            if other not in names:
                self.db.execute(
                    "UPDATE OR REPLACE pages SET view = '', key = path WHERE view = ?", (other,)
                )

    def _mark_moved(self, moved: Iterable[tuple[str, str]]) -> None:
        """Mark the pages of views and templates that show something else now."""
        for view, template in moved:
            # a story may ask for a template of its own: `longread|article` was planned as `article`
            for name in {template, template.rpartition("|")[2]}:
                self.db.execute(
                    "UPDATE pages SET stale = 1 WHERE view = ? AND substr(world, 1, ?) = ?",
                    (view, len(name) + 1, f"{name}:"),
                )

    def _plan_all(self, view: View, *, stale: bool) -> set[str]:
        """Plan every page of *view*: all *stale*, or those whose path or world is another.

        What is not wanted any more is set aside for removal. Return the paths that are new.
        """
        known = {
            key: (path, world)
            for key, path, world in self.db.execute(
                "SELECT key, path, world FROM pages WHERE view = ?", (view.name,)
            )
        }
        rows, new = [], set()
        for spot in view.all(self.catalogue):
            if not spot.path:
                continue
            row = self._row(view, spot)
            before = known.pop(spot.key, None)
            if before is None or before[0] != spot.path:
                new.add(spot.path)
                if before:
                    self._set_aside(view.name, spot.key)
            if stale or before != (spot.path, row[3]):
                rows.append(row)
            if len(rows) >= CHUNK:
                self._put(rows)
                rows = []
        self._put(rows)
        for key in known:
            self._set_aside(view.name, key)
        return new

    def _row(self, view: View, spot: Spot) -> tuple[str, str, str | None, str]:
        return view.name, spot.key, spot.path, f"{spot.template}:{self._world(spot)}"

    def _world(self, spot: Spot) -> str:
        if not spot.template:
            return spot.mark
        world = self._worlds[spot.template] = self.world_of(spot.template)
        return world + spot.mark

    def _put(self, rows: Iterable[tuple[str, str, str | None, str]]) -> None:
        self.db.executemany(
            "INSERT INTO pages (view, key, path, world, stale) VALUES (?1, ?2, ?3, ?4, 1) "
            "ON CONFLICT DO UPDATE SET stale = 1, world = ?4, path = ?3, "
            "memo = iif(world = ?4, memo, NULL)",
            rows,
        )

    def _plan_some(self, view: View, spots: Iterable[Spot], new_paths: set[str]) -> None:
        for spot in spots:
            sql = "SELECT path, world FROM pages WHERE view = ? AND key = ?"
            known = self.db.execute(sql, (view.name, spot.key)).fetchone()
            if not spot.path:
                if known:
                    self._set_aside(view.name, spot.key)
                continue
            if known is None or known[0] != spot.path:
                new_paths.add(spot.path)
                if known:
                    self._set_aside(view.name, spot.key)
            row = self._row(view, spot)
            if not getattr(view, "lasting", False) or known != (spot.path, row[3]):
                self._put([row])

    def _set_aside(self, view: str, key: str) -> None:
        """Give a page that nobody wants to the view without a name: its file is to be removed."""
        self.db.execute(
            "UPDATE OR REPLACE pages SET view = '', key = path WHERE view = ? AND key = ?",
            (view, key),
        )

    def _clashes(self, paths: set[str] | None) -> list[str]:
        """Return who wants one file twice, letter case ignored: of *paths*, or of all."""
        if paths is None:
            rows = self.db.execute(
                "SELECT group_concat(view || ' ' || key, '\t'), min(path) FROM pages "
                "WHERE view <> '' GROUP BY path COLLATE NOCASE HAVING count(*) > 1"
            ).fetchall()
        else:
            rows = []
            for path in sorted(paths):
                sql = (
                    "SELECT group_concat(view || ' ' || key, '\t'), count(*) FROM pages "
                    "WHERE path = ? COLLATE NOCASE AND view <> ''"
                )
                who, count = self.db.execute(sql, (path,)).fetchone()
                if count > 1:
                    rows.append((who, path))
        return [
            f"{path}: expected one page at this address, found "
            + " and ".join(sorted(who.split("\t")))
            for who, path in sorted(rows, key=lambda row: row[1])
        ]

    def _check_worlds(self) -> None:
        """Mark pages whose template, settings or code are others than when they were made.

        The worlds that all pages have are kept: to look through the pages takes longer than all
        else that a small change asks for.
        """
        kept = fact(self.db, "worlds", {})
        if not kept or not all(is_still(self.world_of, *world) for world in kept.items()):
            kept = self._find_worlds()
        now = json.dumps(kept | self._worlds, sort_keys=True)
        self.db.execute("INSERT OR REPLACE INTO meta VALUES ('worlds', ?)", (now,))

    def _find_worlds(self) -> dict[str, str]:
        """Mark the pages of other worlds than now; return the world of each template in use."""
        found = dict[str, str]()
        sql = "SELECT DISTINCT view, world FROM pages WHERE view <> '' AND world LIKE '%:%'"
        for view, world in self.db.execute(sql).fetchall():
            template = world.partition(":")[0]
            if not template:
                continue
            now = found[template] = self.world_of(template)
            if not world.startswith(f"{template}:{now}"):
                self.db.execute(
                    "UPDATE pages SET stale = 1, world = ?, memo = NULL "
                    "WHERE view = ? AND world = ?",
                    (f"{template}:{now}", view, world),
                )
        return found

    def _gone(self) -> list[str]:
        """Return the files to remove: set aside, and wanted by no other page.

        Where another page has the same path but for letter case, the disk tells whether it is
        the same file.
        """
        sql = (
            "SELECT a.path, b.path FROM pages a LEFT JOIN pages b "
            "ON b.path = a.path COLLATE NOCASE AND b.view <> '' WHERE a.view = ''"
        )
        kept: dict[str, set[str | None]] = {}
        for path, other in self.db.execute(sql):
            kept.setdefault(path, set()).add(other)
        return sorted(
            path
            for path, others in kept.items()
            if others == {None} or (path not in others and not self.output.ignores_case())
        )

    def _in_the_way(self, path: str) -> bool:
        """Tell whether a page cannot be written before the file *path* is removed."""
        above = [path[:at] for at, sign in enumerate(path) if sign == "/"]
        marks = ",".join("?" * len(above))
        sql = (
            "SELECT 1 FROM pages WHERE view <> '' AND (path COLLATE NOCASE BETWEEN ? AND ? "  # noqa: S608
            f"OR path COLLATE NOCASE IN ({marks})) LIMIT 1"
        )
        below = f"{path}/", f"{path}/\U0010ffff"
        return self.db.execute(sql, (*below, *above)).fetchone() is not None


def check_files(
    db: sqlite3.Connection,
    digests: Callable[[Sequence[str]], Iterable[list[tuple[str, bytes]]]],
    seen: Iterable[Seen],
    made: Container[tuple[str, str]] = (),
) -> None:
    """Mark pages whose file is gone or is not as it was written, of those *seen* unlike it.

    Size and mtime save the reading; where they differ, the bytes tell: *digests* yields (path,
    digest) of these files, some at a time. Pages *made* meanwhile, (view, key), are as they
    should be.
    """
    db.execute("CREATE TEMP TABLE seen (path TEXT, size INT, mtime INT)")
    db.executemany("INSERT INTO seen VALUES (?, ?, ?)", seen)
    sql = (
        "SELECT p.view, p.key, p.path, s.size = p.size, s.mtime, p.digest FROM temp.seen s "
        "CROSS JOIN pages p ON p.path = s.path COLLATE NOCASE "
        "WHERE p.path = s.path AND NOT p.stale AND p.view <> '' ORDER BY p.view, p.key"
    )
    same_size, wrong = dict[str, tuple[int, str, str, bytes]](), list[tuple[str, str]]()
    for view, key, path, same, mtime, known in db.execute(sql):
        if (view, key) in made:
            continue
        if same:
            same_size[path] = mtime, view, key, known
        else:
            wrong.append((view, key))
    db.execute("DROP TABLE temp.seen")

    def touched() -> Iterator[tuple[int, str, str]]:
        """Yield those that are as they were written, while others are still looked at."""
        for path, found in chain.from_iterable(digests(list(same_size))):
            mtime, view, key, known = same_size[path]
            if found == known:
                yield mtime, view, key
            else:
                wrong.append((view, key))

    if same_size:
        db.executemany("UPDATE pages SET mtime = ? WHERE view = ? AND key = ?", touched())
    db.executemany("UPDATE pages SET stale = 1 WHERE view = ? AND key = ?", wrong)


def stale_count(db: sqlite3.Connection, views: Iterable[View]) -> tuple[int, int]:
    """Return how many pages of *views* are to be made, and how many ordinary ones they weigh."""
    sql = "SELECT view, count(*) FROM pages WHERE stale AND view <> '' GROUP BY view"
    stale = dict(db.execute(sql))
    counts = [(stale.get(view.name, 0), getattr(view, "weight", 1)) for view in views]
    return sum(count for count, _ in counts), sum(count * weight for count, weight in counts)


def stale_pages(db: sqlite3.Connection, view: str) -> list[tuple[str, str]]:
    """Return (key, path) of the pages of *view* that are to be made.

    By path, so that pages of one time stand together: they ask for the same stories. A key may
    end in a time behind a colon, as `7:2022` of a term or `stories:2022` of data: by that first.
    """
    sql = (
        "SELECT key, path FROM pages INDEXED BY pages_stale WHERE view = ? AND stale "
        "ORDER BY iif(instr(key, ':'), substr(key, instr(key, ':') + 1), ''), path"
    )
    return db.execute(sql, (view,)).fetchall()
