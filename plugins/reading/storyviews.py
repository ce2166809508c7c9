"""The view of stories: a page each, and the pages of what no list may hold."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import ceil
from typing import Any

from press import LINE, Change, Entry, Page, Spot
from press.articles import Desk
from press.catalogue import Catalogue
from press.records import DRAFT
from press.words import canonical
from seedtext.markup import BYLINES
from seedtext.printable import printable

from .figures import told
from .naming import known_of
from .nearby import SAME_DAY, related, runs, showing, window
from .pages import (
    WORDS_A_MINUTE,
    Origin,
    StoryPage,
    Ways,
    minutes,
    neighbour,
    origin_name,
    trail,
)
from .pictures import Part, body_parts, folded
from .site import Site, direct_address, site_of
from .sourcetexts import text_path
from .stories import Link, Story, describe, story_of

KINDS = frozenset(("person", "organisation", "place"))
"""Kinds of tags that a story's page tells apart."""
FEW_NAMES = 3
"""So many names that a program found are said again, one by one."""


class Stories:
    """A page for each story, by its stem."""

    name = "story"
    always = False
    local = False
    together = 4
    """In a busy archive a month of stories: each run asks for those of a month around it, too."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make pages by Pelican's *settings*."""
        self.settings = settings
        self.site: Site = site_of(settings)
        self.language = canonical(str(settings["DEFAULT_LANG"]))
        self.how = direct_address(settings, "about_subjects")
        self.unlinked = Site(self.site.language, words=self.site.words)
        """For what no list holds: its day may have no page, and is told of without a link."""

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (nothing all pages share)
        """Return nothing: a story's page shows its own story and those near it."""
        return None

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield every story's page, in reading order; then what stands apart."""
        sql = "SELECT stem, save_as FROM stories ORDER BY published DESC, slug, stem"
        for stem, path in catalogue.db.execute(sql).fetchall():
            yield Spot(stem, path, "article")
        for _, stem, status, _, path in catalogue.apart():
            yield Spot(stem, path, "withdrawn" if status == "withdrawn" else "article")

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the changed stories, those beside them, and those that show them as related."""
        stems = {change.stem for change in changes}
        for change in changes:
            if change.shown < LINE:
                continue
            for entry in change.entries:
                stems |= {near.stem for near in catalogue.before(entry, SAME_DAY + 1)}
                stems |= {near.stem for near in catalogue.after(entry, SAME_DAY + 1)}
        stems |= showing(catalogue, changes)
        sql = (
            "SELECT save_as, 'article' FROM stories WHERE stem = ?1 UNION ALL SELECT save_as, "
            "CASE status WHEN 'withdrawn' THEN 'withdrawn' ELSE 'article' END "
            "FROM apart WHERE stem = ?1"
        )
        for stem in sorted(stems):
            found = catalogue.db.execute(sql, (stem,)).fetchone()
            yield Spot(stem, *found) if found else Spot(stem, None)

    def concerned(self, catalogue: Catalogue, before: str) -> tuple[str, list[Spot]]:
        """Return what the authority file links terms to, and the stories that have such a term."""
        rows = known_of(self.settings).rows
        now = {f"{f}:{name}": row.wikidata for (f, name), row in rows.items() if row.wikidata}
        text = json.dumps(now, ensure_ascii=False, sort_keys=True)
        if not before or text == before:
            return text, []
        then = json.loads(before)
        sql = "SELECT stem, save_as FROM stories JOIN memberships USING (sid) WHERE tid = ?"
        spots = set()
        for key in {key for key in now.keys() | then.keys() if now.get(key) != then.get(key)}:
            term = catalogue.term_named(*key.split(":", 1))
            if term is not None:
                for stem, path in catalogue.db.execute(sql, (term.tid,)):
                    spots.add(Spot(stem, path, "article"))
        return text, sorted(spots)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the pages of the stems *keys*; those near each other in time share queries."""
        catalogue = desk.catalogue
        listed, apart = [], []
        for stem in keys:
            entry = catalogue.entry_named(stem)
            if entry is None:
                apart.append(stem)
            else:
                listed.append(entry)
        listed.sort(key=lambda e: (e.slug, e.stem))
        listed.sort(key=lambda e: e.published, reverse=True)
        for run in runs(listed):
            yield from self._run(catalogue, desk, run)
        for stem in apart:
            yield self._apart(catalogue, desk, stem)

    def _run(self, catalogue: Catalogue, desk: Desk, run: Sequence[Entry]) -> Iterator[Page]:
        """Yield the pages of stories that stand near each other."""
        around, place = window(catalogue, run)
        kin = related(catalogue, run)
        for entry in run:
            at = place[entry.sid]
            shown = [
                around[i]
                for i in range(max(0, at - SAME_DAY - 1), min(len(around), at + SAME_DAY + 2))
            ]
            near = catalogue.entries(kin.get(entry.sid, ()))
            yield self._page(catalogue, desk, entry, shown, near)

    def _page(
        self,
        catalogue: Catalogue,
        desk: Desk,
        entry: Entry,
        around: Sequence[Entry],
        kin: Sequence[Entry],
    ) -> Page:
        """Return the page of *entry*; *around* has it and those beside it, newest first."""
        article = desk.story(entry)
        site, language = self.site, self.site.language
        at = next(i for i, near in enumerate(around) if near.sid == entry.sid)
        stories = [story_of(near, language) for near in around]
        story = stories[at]
        day = entry.published[:10] if len(entry.published) >= len("2022-02-28") else ""
        same = [i for i, near in enumerate(stories) if day and near.published[:10] == day]
        ways = Ways(
            before=neighbour(stories[at + 1], story, site) if at + 1 < len(stories) else None,
            after=neighbour(stories[at - 1], story, site) if at else None,
            same_day=tuple(stories[i] for i in same if abs(i - at) > 1 and around[i] not in kin),
            day=site.moment(date.fromisoformat(day)) if len(same) > 1 else None,
            related=tuple(story_of(near, language) for near in kin),
        )
        terms = {tid: tid not in article.unsure for tid in article.terms}
        view = self._record(catalogue, article, terms, story, ways)
        return Page(
            entry.stem,
            _template(article.template),
            {"article": article, "category": article.category, "view": view},
            url=entry.url,
        )

    def _record(
        self,
        catalogue: Catalogue,
        article: Any,
        terms: Mapping[int, bool],
        story: Story,
        ways: Ways | None,
    ) -> StoryPage:
        """Return the record of a story's page; no *ways* lead from a story that no list holds."""
        metadata: dict[str, Any] = article.told
        links = self._links(catalogue, metadata, terms, story)
        html = str(article.content)
        section = next(iter(links["category"]), Link(story.section) if story.section else None)
        site = self.site if ways else self.unlinked
        return StoryPage(
            story=story,
            published=site.published(story.published, story.lang),
            trail=trail(story, site),
            authors=tuple(links["author"]),
            agency=self._agency(catalogue, metadata, links["author"], linked=ways is not None),
            signed=any(start in html for start in BYLINES),
            minutes=self._minutes(story, site),
            people=tuple(links["person"]),
            organisations=tuple(links["organisation"]),
            places=tuple(links["place"]),
            subjects=tuple(links["tag"]),
            found=self._found(links),
            how=self.how if links["unsure"] else "",
            photographers=tuple(links["photographer"]),
            section=section,
            lang=str(metadata.get("lang") or self.language),
            dir=str(metadata.get("dir") or "auto"),
            source=printable(metadata.get("source_name") or ""),
            digest=str(metadata.get("digest") or ""),
            ways=ways or Ways(),
            note=str(metadata.get("note") or ""),
            listed=ways is not None,
            body=self._body(
                catalogue, metadata, html, story.url, links["photographer"] if ways else None
            ),
            text=text_path(article.save_as, metadata, self.settings) if ways else "",
            origin=self._origin(metadata.get("origin") or {}),
        )

    @staticmethod
    def _minutes(story: Story, site: Site) -> str:
        words = story.word_count
        return minutes(ceil(words / WORDS_A_MINUTE), site) if words else ""

    def _origin(self, told: Mapping[str, str]) -> Origin | None:
        """Return where a story comes from, of what is *told* of it."""
        received = told.get("received")
        found = Origin(
            origin_name(told.get("publication", ""), told.get("publisher", "")),
            printable(told.get("notice", "")),
            told.get("rights", ""),
            self.unlinked.published(received) if received else None,
        )
        return found if any(found) else None

    @staticmethod
    def _links(
        catalogue: Catalogue, metadata: dict[str, Any], terms: Mapping[int, bool], story: Story
    ) -> dict[str, list[Any]]:
        """Return the terms of a story by facet, tags by kind; names alone of one not listed.

        Under `unsure` are the names that a program alone found, which *terms* tells.
        """
        links = defaultdict[str, list[Any]](list)
        for tid, sure in terms.items():
            term = catalogue.term(tid)
            if term is not None:
                kind = term.kind if term.facet == "tag" and term.kind in KINDS else term.facet
                links[kind].append(Link(term.name, term.url))
                if not sure:
                    links["unsure"].append(term.name)
        if not links:
            links["author"] = [Link(name) for name in story.bylines]
            links["tag"] = [Link(name) for name in metadata.get("tags") or ()]
        return links

    def _found(self, links: Mapping[str, Sequence[Any]]) -> tuple[str, ...]:
        """Return the names that a program alone found: in a word where they are all and many."""
        found = links["unsure"]
        tags = sum(len(links[kind]) for kind in (*KINDS, "tag"))
        if len(found) > FEW_NAMES and len(found) == tags:
            return (self.site.gettext("all of these names"),)
        return tuple(found)

    @staticmethod
    def _agency(
        catalogue: Catalogue, metadata: dict[str, Any], authors: Sequence[Link], *, linked: bool
    ) -> Link | None:
        """Return the agency where others are the authors; a link where it has own stories."""
        agency = metadata.get("agency") or ""
        if not agency or agency in {author.text for author in authors}:
            return None
        known = catalogue.term_named("author", agency) if linked else None
        return Link(agency, known.url if known and known.count else "")

    def _body(
        self,
        catalogue: Catalogue,
        metadata: Mapping[str, Any],
        html: str,
        url: str,
        photographers: Sequence[Link] | None,
    ) -> tuple[Part, ...]:
        """Return the text of a story at *url* in parts, if it has figures; without links for None.

        Such are of *photographers*, and of agencies with stories of their own.
        """
        figures = metadata.get("figures") or ()
        if not figures:
            return ()
        urls = dict(photographers or ())
        if photographers is not None:
            for name in {name for figure in figures for name in figure["agencies"]}:
                known = catalogue.term_named("author", name)
                if known and known.count:
                    urls.setdefault(name, known.url)
        lang = str(metadata.get("lang") or self.language)
        return body_of(told(html, figures, urls, self.site, lang), figures, url)

    def _apart(self, catalogue: Catalogue, desk: Desk, stem: str) -> Page:
        """Return the page of a story that no list holds: hidden, a draft, or withdrawn."""
        sql = "SELECT sid, status, url FROM apart WHERE stem = ?"
        sid, status, url = catalogue.db.execute(sql, (stem,)).fetchone()
        metadata = catalogue.metadata(sid)
        published = str(metadata["published"])
        if status == "withdrawn":
            return Page(
                stem,
                "withdrawn",
                {
                    "published": self.unlinked.published(published),
                    "note": str(metadata.get("note") or ""),
                },
                url=url,
            )
        entry = Entry(sid, stem, published, str(metadata["slug"]), url, describe(metadata))
        article = desk.story(entry, status)
        story = story_of(entry, self.site.language)
        view = self._record(catalogue, article, {}, story, None)
        variables = {"article": article, "category": article.category, "view": view}
        if status == DRAFT:
            variables["all_articles"] = desk.all_articles()
        return Page(stem, _template(article.template), variables, url=url)


def body_of(html: str, figures: Sequence[Mapping[str, Any]], url: str) -> tuple[Part, ...]:
    """Return the *html* of a story at *url* in parts: its pictures, and captions to fold, apart."""
    held = any("picture" in figure for figure in figures)
    return folded((held and body_parts(html, figures, url)) or (Part(html),))


def _template(name: str) -> str:
    """Return the template of a story that asks for *name*; without it, the one of all stories."""
    return "article" if name == "article" else f"{name}|article"
