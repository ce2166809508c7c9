"""One build, from the sources' folders to the output: the engine's table of contents."""

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import TemplateSyntaxError
from pelican.generators import PelicanTemplateNotFound

from . import workers
from .accessions import Register, Row
from .additions import enter
from .addresses import address_settings
from .catalogue import Catalogue
from .companions import take_in_companions
from .contents import MarkdownPages, views_for_workers
from .copies import same_bytes
from .crew import FEW_COMPANIONS, FEW_FILES, FEW_PAGES, Crew, Parts
from .files import Output
from .glance import Looks
from .intake import Arrivals, take_in
from .jobs import Job, Reading
from .links import linking
from .memory import look_for_cycles_less
from .notebook import Notebook
from .plan import Plan, Planner, check_files, stale_count, stale_pages
from .progress import Progress, Result, Stage, kind_of
from .records import PRESENCE, Change, View
from .render import Renderer, where_wrong
from .schema import any_in, fact
from .settle import Settling
from .state import State
from .statics import Static
from .stopping import Stopped
from .templating import TemplateSources
from .walks import CHEAP, Walks
from .world import code_digest, digest, settings_digest

LEDGER_SECONDS = 2.0
"""How often the ledger is written while pages are made; a killed build makes those since again."""
MANY_CHANGES = 2_000
"""From so many changed stories on, every page is planned: to tell which would take longer."""


class Build:
    """One build. All that comes before a page is made is one transaction."""

    def __init__(
        self,
        settings: dict[str, Any],
        plugins: Sequence[Any],
        state: State,
        looks: Looks,
        progress: Progress,
    ) -> None:
        """Build with Pelican's *settings* and the modules of its *plugins*."""
        self.settings, self.plugins, self.state = settings, plugins, state
        self.glance, self.progress = looks.glance, progress
        names = [plugin.__name__ for plugin in plugins]
        self.wiring = workers.wire(settings, names, looks.of_plugins)
        self.output = Output(settings["OUTPUT_PATH"])
        self.markdown = MarkdownPages(settings)
        self.static = Static(settings)
        own: list[View] = [self.static, self.markdown, *views_for_workers(settings)]
        self.views = [*own, *self.wiring.views]
        self.result = Result(remarks=list(self.wiring.remarks))
        state.compile_by(digest(self._code, settings["JINJA_ENVIRONMENT"]))
        parts = Parts(self._here, self.markdown.stand_ins, self._compile)
        self.crew = Crew(settings, names, state, parts)
        self.db: sqlite3.Connection
        self.catalogue: Catalogue

    def run(self, db: sqlite3.Connection, context: dict[str, Any]) -> Result:
        """Bring the output up to date; *context* is Pelican's, for its pages and plugins."""
        self.db, self.catalogue, self.context = db, Catalogue(db), context
        look_for_cycles_less()
        self.output.sweep()
        unknown = not any_in(db, "pages")
        try:
            self.markdown.read(context)
            self.static.pages_that_link = self.markdown.holders()
            self.result.errors += [
                f"{path}: expected a page that Pelican can read, found one it cannot"
                for path in self.markdown.failed
            ]
            self.db.execute("BEGIN IMMEDIATE")
            changes = self._take_in()
            zone = ZoneInfo(self.settings["TIMEZONE"])
            self.result.remarks += self.register.note(self.registered, self.renamed, zone)
            if changes is None:
                enter(self.db, None)
            else:  # one that was added on another day stands elsewhere, if it is in a list at all
                sids = {change.sid for change in changes}  # a stem may be another source's now
                sids |= {entry.sid for change in changes for entry in change.entries}
                moved = enter(self.db, sorted(sids))
                changes = [c._replace(shown=PRESENCE) if c.sid in moved else c for c in changes]
            plan = self._plan(changes)
            beside = self.glance.begun
            if not beside:
                check_files(self.db, self._digests, self.glance.unlike())
            self.register.write()
            self.db.execute("COMMIT")
            self._remove(plan.in_the_way)
            if beside:  # what is planned is made while the output is looked at
                made: set[tuple[str, str]] = set()
                self._render([v for v in self.views if not getattr(v, "last", False)], made)
                self.db.execute("BEGIN IMMEDIATE")
                check_files(self.db, self._digests, self.glance.unlike(), made)
                self.db.execute("COMMIT")
            self._render(self.views)
            self._remove(plan.gone)
            self.db.execute("DELETE FROM pages WHERE view = ''")
            if unknown:  # an engine without a memory cannot tell whether it made what lies there
                known = {path for (path,) in db.execute("SELECT path FROM pages")}
                self.result.remarks += self.output.strangers(known)
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise
        finally:
            self.crew.leave(self.views)
            self.output.finish()
        self.result.stories, self.result.pages = self.catalogue.count(), plan.total
        self.result.memory = self.crew.memory
        return self.result

    # worlds

    @cached_property
    def _code(self) -> str:
        here = sys.modules[__package__]
        return code_digest({module.__name__: module for module in (here, *self.plugins)}.values())

    def _kept(self, name: str, value: str) -> bool:
        """Tell whether the fact *name* is as it was; keep the new one."""
        same = self.catalogue.meta(name) == value
        if not same:
            self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
        return same

    # reading and settling

    def _take_in(self) -> list[Change] | None:
        """Bring sources, notes and register into the catalogue; None: everything changed."""
        settings = self.settings
        self.register = Register(self.db, self._folder("REGISTER_PATH", "register"))
        notes = Notebook(self.db, self._folder("NOTES_PATH", "notes"), settings)
        stems = self.register.load() | self.register.left_out()
        if self.register.faults:  # no address is safe without it: nothing is made
            raise Stopped("\n".join(map(str, self.register.faults)))
        anew = not self._kept("notes", digest(self._code, settings.get("MARKDOWN")))
        stems |= notes.take_in(anew=anew)
        if self.wiring.names and not self._kept("names", self.wiring.names.basis()):
            stems |= notes.stems()
        digests, paths = set[str](), set[str]()
        sources = {source.name: source for source in self.wiring.sources}
        for source in self.wiring.sources:
            anew = not self._kept(f"read:{source.name}", digest(self._code, source.basis()))
            with self.progress.stage("Reading") as stage:
                arrivals = take_in(
                    self.db,
                    source,
                    sources=sources,
                    anew=anew,
                    run=self._reader(stage, FEW_FILES),
                )
            self._note(arrivals)
            stems |= arrivals.stems
            digests |= arrivals.digests
            paths |= arrivals.paths
        for files in self.wiring.companions:
            anew = not self._kept(f"read:{files.name}", digest(self._code, files.basis()))
            with self.progress.stage("Looking") as stage:
                run = self._reader(stage, FEW_COMPANIONS)
                stems |= take_in_companions(self.db, files, anew=anew, run=run)
        self._kept("rejected", json.dumps(sorted(self.result.rejected.items())))
        stems |= same_bytes(self.db, digests)
        self.renamed = self.register.follow_renames(stems)
        missing = self.register.missing(stems)
        changes, self.registered = self._settle(stems, paths)
        self.result.remarks += missing
        self.result.faults += notes.faults()
        return changes

    def _folder(self, setting: str, default: str) -> Path | None:
        """Return a folder below the content's; None where the setting is empty."""
        name = self.settings.get(setting, default)
        return Path(self.settings["PATH"], name) if name else None

    def _settle(
        self, stems: set[str], paths: set[str]
    ) -> tuple[list[Change] | None, list[tuple[Row, str]]]:
        """Settle *stems*; return what changed, None for all, and what is to be registered.

        *paths* are the source files that something happened to.
        """
        try:
            settling = Settling(self.db, self.settings, self.wiring)
        except ValueError as error:
            raise Stopped(str(error)) from error
        altered = set()
        if not self._kept("own slugs", digest(sorted(settling.terms.own.items()))):
            altered = settling.terms.settle_all()
        collect = self.catalogue.count() > 0
        if not self._kept("settle", digest(self._code, address_settings(self.settings))):
            collect = False
            stems |= {found[0] for found in self.db.execute("SELECT stem FROM held")}
            settling.terms.settle_all()
        collect = collect and len(stems) < MANY_CHANGES
        with self.progress.stage("Settling", len(stems)) as stage:
            changes = settling.settle(stems, collect=collect, altered=altered, step=stage.step)
        self.catalogue.forget()
        if changes is not None:
            moved = self.static.moved(self.catalogue)
            changes = linking(self.catalogue, changes, paths, moved)
        if changes is None or any(change.listed for change in changes):
            self._kept("edition", str(int(self.catalogue.meta("edition", "0")) + 1))
        self.result.remarks += settling.remarks
        for told in settling.beside.told():
            if isinstance(told, str):
                self.result.remarks.append(told)
            else:
                self.result.faults.append(told)
        return changes, list(settling.registered.values())

    def _reader(self, stage: Stage, few: int) -> Callable[[Sequence[Job]], Iterable[list[Reading]]]:
        def run(jobs: Sequence[Job]) -> Iterator[list[Reading]]:
            count = sum(len(job.files) for job in jobs)
            stage.total(count)
            for readings in self.crew.read(jobs, few=count <= few):
                stage.step(len(readings))
                yield readings

        return run

    def _note(self, arrivals: Arrivals) -> None:
        result = self.result
        result.read += arrivals.read
        result.rejected.update(map(kind_of, arrivals.faults))
        result.faults += arrivals.faults + arrivals.amiss
        result.remarks += arrivals.remarks

    # planning

    def _plan(self, changes: list[Change] | None) -> Plan:
        """Mark every page that is to be made, whatever lies in the output."""
        renderer, words = self._renderer, self._renderer.words
        self.context |= self._shared
        self.result.faults += words.faults
        pages = [[vars(page) for page in pages] for pages in self.markdown.listed().values()]
        settings = settings_digest(self.settings)
        common = digest(self._code, settings, pages, self._shared, words.digest)
        if not self._kept("world", common) or changes is None:
            self.db.execute("DELETE FROM meta WHERE name LIKE 'basis:%'")

        @cache
        def world_of(template: str) -> str:
            try:
                return digest(common, self._templates.digests(renderer.template(template).name))
            except PelicanTemplateNotFound as error:
                raise Stopped(str(error)) from error
            except TemplateSyntaxError as error:
                found, place = where_wrong(error)
                raise Stopped(f"{place}: expected a template, found {found}") from error

        self.walks = Walks(self.catalogue, world_of)
        with self.progress.stage("Planning", len(self.views)) as stage:
            planner = Planner(self.db, self.catalogue, world_of, self.output)
            shown = self._as_deep_as_shown(changes or ())
            plan = planner.plan(self.views, shown, self.walks.moved(), stage.step)
        self._kept("templates", json.dumps(self._templates.known))
        if plan.clashes:
            raise Stopped("\n".join(plan.clashes))
        return plan

    def _as_deep_as_shown(self, changes: Sequence[Change]) -> Sequence[Change]:
        """Return *changes*; each goes as deep as can be where a template prints stories itself.

        What our own records show views know; what a list shows that is handed Pelican's articles,
        its template alone knows.
        """
        if all(change.shown in {0, PRESENCE} for change in changes):
            return changes
        for template in fact(self.db, "worlds", {}):
            with suppress(PelicanTemplateNotFound, TemplateSyntaxError):  # the plan will say so
                if self._templates.prints_stories(self._renderer.template(template).name):
                    return [change._replace(shown=PRESENCE * change.listed) for change in changes]
        return changes

    @cached_property
    def _shared(self) -> dict[str, Any]:
        return workers.shared(self.wiring, self.catalogue)

    @cached_property
    def _templates(self) -> TemplateSources:
        telling = self.wiring.telling
        if not self._kept("telling", digest(sorted(telling))):
            self.db.execute("DELETE FROM meta WHERE name = 'templates'")
        return TemplateSources(self._renderer.env, fact(self.db, "templates", {}), telling)

    def _compile(self) -> None:
        """Compile the theme's templates where none is: the plan would, and all others wait."""
        if self.state.bytecode.is_dir():
            return
        renderer, templates = self._renderer, self._templates
        for path in Path(self.settings["THEME"], "templates").glob("*.html"):
            with suppress(Exception):  # one that is at fault may be one that nobody needs
                templates.digests(renderer.template(path.stem).name)

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(
            self.settings,
            self.catalogue,
            self.context,
            self.markdown.listed(),
            wiring=self.wiring,
            bytecode=str(self.state.bytecode),
        )

    def _digests(self, paths: Sequence[str]) -> Iterator[list[tuple[str, bytes]]]:
        with self.progress.stage("Comparing", len(paths)) as stage:
            for told in self.crew.digests(paths):
                stage.step(len(told))
                yield told

    # rendering

    def _render(self, views: Sequence[View], noted: set[tuple[str, str]] | None = None) -> None:
        """Make every stale page of *views*; the ledger follows. They are *noted*: (view, key)."""
        count, weight = stale_count(self.db, views)
        few, done = weight <= FEW_PAGES, 0
        stale = partial(stale_pages, self.db)
        with self.progress.stage("Rendering", count) as stage:
            self.db.execute("BEGIN")
            kept = time.monotonic()
            for name, made, walked in self.crew.make(views, stale, few=few):
                self.db.executemany(
                    "UPDATE pages SET stale = 0, size = ?, mtime = ?, digest = ?, memo = ? "
                    "WHERE view = ? AND key = ?",
                    [(m.size, m.mtime_ns, m.digest, m.memo, name, m.key) for m in made],
                )
                if (now := time.monotonic()) - kept > LEDGER_SECONDS:
                    kept = now
                    self.db.execute("COMMIT")
                    self.db.execute("BEGIN")
                self.result.written += sum(page.written for page in made)
                self._note_walks(name, walked)
                done += len(made)
                if noted is not None:
                    noted.update((name, page.key) for page in made)
                stage.step(len(made))
            self.db.execute("COMMIT")
        if done < count:
            raise Stopped(f"expected {count:,} pages to be made, found {done:,}")

    def _note_walks(self, view: str, walked: set[tuple[str, str]]) -> None:
        """Keep which lists of the whole archive the templates of *view* looked into."""
        if not walked:
            return
        self.walks.note(view, walked)
        if view not in {own.name for own in self.views if getattr(own, "few", False)}:
            named = {(str(self._renderer.template(spec).name), name) for spec, name in walked}
            self.result.walked |= {pair for pair in named if pair[1] not in CHEAP}

    def _here(self) -> workers.Here:
        return workers.Here(self.settings, self.wiring, self.views, lambda: self._renderer)

    def _remove(self, paths: Iterable[str]) -> None:
        """Remove what no view wants any more: after everything is written, if it can wait."""
        self.result.removed += sum(map(self.output.remove, paths))
