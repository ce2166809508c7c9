"""Which names may be one: proposals for the authority file, from names with counts of stories.

Names are compared only within small blocks (one kind, like-sounding surnames), so that 20,000 of
them take seconds. Nothing here is decided: a person pastes what is right.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from .authority import Authority, Entry
from .normal import normal, plain

PERSON, PLACE, ORGANISATION = KINDS = ("person", "place", "organisation")
Name = tuple[str, str]
"""A name and its kind."""

_ENOUGH = 100
"""A block of more names is sorted, and each compared with the next `_NEXT` alone."""
_NEXT = 20
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("the of for and on in de la le des du".split())
_SOUND = (
    (re.compile("ph"), "f"),
    (re.compile("c(?=[eiy])|z"), "s"),
    (re.compile("[cqg]"), "k"),
    (re.compile("w"), "v"),
    (re.compile("x"), "ks"),
    (re.compile("[aeiouyhj]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


class Proposal(NamedTuple):
    """A row to paste."""

    preferred: str
    kind: str
    also: tuple[str, ...]
    stories: int
    """How many stories have a form of it that the file lacks."""
    entry: Entry | None = None
    """The row that the proposal takes the place of."""


def proposals(found: Mapping[Name, int], authority: Authority, at_least: int) -> list[Proposal]:
    """Return what may be added to *authority*, most useful first: merges, then frequent names.

    *found* tells for names with their kind how many stories have them. A name that is like no
    other is proposed from *at_least* stories on.
    """
    unknown = {
        name: count
        for name, count in found.items()
        if name[1] in KINDS and authority.entry(name[0]) is None
    }
    groups = _Groups(unknown, authority)
    for pair in _pairs(groups.names):
        groups.join(*pair)
    # These ask whether a name has one owner only, so they come when variants are joined.
    for form, owners in (*_surnames(groups.names), *_acronyms(groups.names)):
        if len({groups.root(owner) for owner in owners}) == 1:
            groups.join(form, owners[0])
    made = [_proposal(members, unknown, groups.entries) for members in groups.of(unknown)]
    merges = [made for made in made if made.also]
    alone = [made for made in made if not made.also and made.stories >= at_least]
    return [
        proposal
        for part in (merges, alone)
        for proposal in sorted(part, key=lambda p: (-p.stories, p.preferred, p.kind))
    ]


class _Groups:
    """Names that were joined; two rows of the authority file never are."""

    def __init__(self, unknown: Mapping[Name, int], authority: Authority) -> None:
        self.entries = {
            (form, entry.kind): entry
            for entry in authority.entries
            if entry.kind in KINDS
            for form in entry.forms
        }
        self.names = sorted({*unknown, *self.entries})
        self.parent = {name: name for name in self.names}
        self.row: dict[Name, Entry] = {}
        """The authority's row by root."""
        for name, entry in self.entries.items():
            self.join(name, (entry.preferred, entry.kind))
            self.row[self.root(name)] = entry

    def root(self, name: Name) -> Name:
        while (above := self.parent[name]) != name:
            self.parent[name] = name = self.parent[above]
        return name

    def join(self, one: Name, other: Name) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        rows = [self.row[root] for root in (first, second) if root in self.row]
        if first != second and len(rows) < 2:
            self.parent[second] = first
            self.row.update((first, row) for row in rows)

    def of(self, names: Iterable[Name]) -> list[list[Name]]:
        """Return the groups that hold one of *names*, whole."""
        members = defaultdict(list)
        for name in self.names:
            members[self.root(name)].append(name)
        return [members[root] for root in sorted({self.root(name) for name in names})]


def _proposal(
    members: list[Name], unknown: Mapping[Name, int], entries: Mapping[Name, Entry]
) -> Proposal:
    """Return the row that holds all *members*; without an entry the most frequent is preferred."""
    new = [name for name in members if name in unknown]
    entry = next((entries[name] for name in members if name in entries), None)
    kind = members[0][1]

    def rank(name: Name) -> tuple[bool, int, int, str]:
        short = " " not in name[0] and kind != PLACE
        return short, -unknown[name], -len(name[0]), name[0]

    new.sort(key=rank)
    stories = sum(unknown[name] for name in new)
    preferred, *also = [form for form, _ in new]
    if entry:
        return Proposal(entry.preferred, kind, (*entry.also, preferred, *also), stories, entry)
    return Proposal(preferred, kind, tuple(also), stories)


def _pairs(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield names that may be one."""
    blocks: defaultdict[tuple[str, ...], list[Name]] = defaultdict(list)
    initials: defaultdict[tuple[str, str], dict[str, Name]] = defaultdict(dict)
    for name in names:
        words = _words(name[0])
        blocks["same", name[1], " ".join(words)].append(name)
        for key in _keys(name[1], words):
            blocks[key].append(name)
        if name[1] == PERSON and len(words) > 1:
            between = "".join(word for word in words[1:-1] if len(word) == 1)
            if all(len(word) == 1 for word in words[1:-1]):
                initials[words[0], words[-1]].setdefault(between, name)
    for key, block in blocks.items():
        for one, other in _neighbours(block):
            if key[0] == "same" or _alike(one, other):
                yield one, other
    # George Bush is George W. Bush only where no George H.W. Bush is known.
    for variants in initials.values():
        if len(variants) == 2 and "" in variants:
            one, other = variants.values()
            yield one, other


def _keys(kind: str, words: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the blocks in which a name is compared: by sound, and people by given name, too."""
    if kind == PERSON and len(words) > 1:
        yield "sound", kind, _sound(words[-1]), _sound(words[0])[:1]
        yield "given", words[0], words[-1][:2]
    elif kind != PERSON and words:
        yield "sound", kind, " ".join(_sound(word) for word in words)


def _neighbours(block: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of a small block, of a large one those that stand near each other."""
    if len(block) <= _ENOUGH:
        yield from combinations(block, 2)
        return
    block.sort()
    for at, name in enumerate(block):
        for other in block[at + 1 : at + 1 + _NEXT]:
            yield name, other


def _alike(one: Name, other: Name) -> bool:
    """Tell whether two names of one block are near enough to be shown to a person."""
    first, second = _words(one[0]), _words(other[0])
    if one[1] != PERSON:
        return _near(" ".join(first), " ".join(second), 0.75)
    if [w for w in first if len(w) == 1] != [w for w in second if len(w) == 1]:
        return False
    given, other_given = " ".join(first[:-1]), " ".join(second[:-1])
    if given == other_given:
        return _near(first[-1], second[-1], 0.6 if _sounds(first, second, -1) else 0.85)
    # Mario and Maria are two.
    if given[:-1] == other_given[:-1] and {given[-1:], other_given[-1:]} == {"a", "o"}:
        return False
    return (
        _sounds(first, second, -1)
        and _sounds(first, second, 0)
        and (first[-1] == second[-1] or _near(first[-1], second[-1], 0.75))
        and _near(given, other_given, 0.6)
    )


def _near(one: str, other: str, least: float) -> bool:
    """Tell whether words are alike, by the share of letters that stay; short ones never are."""
    return min(len(one), len(other)) > 4 and (
        Levenshtein.normalized_similarity(one, other, score_cutoff=least) > 0
    )


def _sounds(one: list[str], other: list[str], at: int) -> bool:
    return _sound(one[at]) == _sound(other[at])


def _surnames(names: list[Name]) -> list[tuple[Name, list[Name]]]:
    """Return people of one word with those whose last word it is."""
    owners = defaultdict(list)
    for name in names:
        if name[1] == PERSON and len(words := _words(name[0])) > 1:
            owners[words[-1]].append(name)
    return [
        (name, owners[words[0]])
        for name in names
        if name[1] == PERSON and len(words := _words(name[0])) == 1 and words[0] in owners
    ]


def _acronyms(names: list[Name]) -> list[tuple[Name, list[Name]]]:
    """Return organisations in capitals with those whose first letters they are."""
    owners = defaultdict(list)
    for name in names:
        if name[1] == ORGANISATION and len(words := _words(name[0])) > 2:
            owners["".join(word[0] for word in words)].append(name)
    found = []
    for name in names:
        letters = name[0].replace(".", "")
        if name[1] == ORGANISATION and letters.isupper() and letters.casefold() in owners:
            found.append((name, owners[letters.casefold()]))
    return found


@cache
def _words(name: str) -> list[str]:
    """Return the words of *name* that tell it from others, without diacritics."""
    words: list[str] = _LETTERS.findall(plain(normal(name)).replace("'", ""))
    return [word for word in words if word not in _SMALL] or words


@cache
def _sound(word: str) -> str:
    """Return what spellings of a word have in common: `kdf` for Gaddafi, Qadhafi, Kadafi."""
    sound = word
    for pattern, letter in _SOUND:
        sound = pattern.sub(letter, sound)
    return sound or word


def count_stories(subjects: Iterable[Iterable[Name]]) -> Counter[Name]:
    """Return how many stories have each name, from the names of each story."""
    counted: Counter[Name] = Counter()
    for names in subjects:
        counted.update(set(names))
    return counted
