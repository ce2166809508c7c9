"""`find_subjects`: the people, places and organisations of a document."""

from seedtext.document import SeedDocument

from .authority import EMPTY, Authority
from .forms import Forms
from .gazetteers import known, state_in, was_union, words_of_names
from .headlines import add_headline
from .lexical import is_capitals, lexical
from .models import Model
from .naming import ORDINARY, TRAITS, Piece
from .normal import normal
from .organisations import organisations_of
from .parsing import pieces_of
from .passages import BODY, LEAD, Passages, passages_of
from .people import people_of, take_back
from .places import places_of
from .records import Finding
from .salience import Candidate, ranked
from .scanning import scan
from .tally import Tallies, tallied
from .wholes import Wholes
from .words import Kept, anchors_in, anchors_of, bare

_KEPT = 50_000
"""Runs whose meaning is kept for the next story."""
_LANGUAGES = frozenset({"en", None})
"""In which capitals tell names; an unknown language is taken for English."""


_POSSESSIVE = ("'s", "’s")


class Finder:
    """Finds subjects by one authority file, and keeps what it learned of the words."""

    def __init__(self, authority: Authority) -> None:
        """Prepare for *authority*."""
        self.authority = authority
        self._forms = Forms(authority)
        forms = None if self._forms.empty else self._forms
        self._known = forms
        self._wholes = wholes = Wholes(authority, self._forms)

        def inside(run: str) -> tuple[Piece, ...]:
            if run in wholes.pieces:
                return (wholes.pieces[run],)
            if run.endswith(_POSSESSIVE) and not self._is_name(run):
                return self._inside[run[:-2]]
            return wholes.marked(run, pieces_of(run, forms=forms))

        def first(run: str) -> tuple[Piece, ...]:
            if TRAITS[bare(run.partition(" ")[0])] & ORDINARY:
                return wholes.marked(run, pieces_of(run, first=True, forms=forms))
            return self._inside[run]  # where a sentence begins does not matter

        self._inside = Kept(inside, _KEPT)
        self._first = Kept(first, _KEPT)

    def _is_name(self, run: str) -> bool:
        """Tell whether *run*, which ends in a possessive, is a name: `McDonald’s`."""
        return run in words_of_names() or self._forms.piece(run) is not None

    def find(self, document: SeedDocument, model: Model | None) -> Finding:
        """Return the subjects of *document*."""
        passages = passages_of(document)
        text = passages.text
        language = (document.language or "en").partition("-")[0]
        runs = None
        if language not in _LANGUAGES or is_capitals(text):
            tallies = lexical(text, passages.spans, language, self._known)
        else:
            runs = scan(text, passages.spans)
            tallies = tallied(runs, self._inside, self._first)
            if tallies.part and self._wholes.join(tallies.part, runs, text):
                tallies = tallied(runs, self._inside, self._first)
        candidates = _candidates(tallies, document, text, self._forms)
        add_headline(passages.headline, candidates, int(document.published[:4]))
        if model:
            candidates += _modelled(model, passages, candidates)
        names = [candidate.name for candidate in candidates]
        if runs is None:
            anchors = anchors_of(names).union(anchors_in(text))
        else:
            anchors = anchors_of([*runs.inside, *runs.first, *names])
        return Finding(ranked(candidates, self._forms.entry, len(text)), anchors)


def _candidates(
    tallies: Tallies, document: SeedDocument, text: str, forms: Forms
) -> list[Candidate]:
    english = document.language in _LANGUAGES
    take_back(tallies, text)
    bodies = organisations_of(tallies, text if english else "", forms.entry)
    people = people_of(tallies, text)
    year = int(document.published[:4])
    places = places_of(tallies, text, document.dateline, forms.entry, year)
    for name in makers_of(document):
        people.pop(name, None)
        bodies.pop(name, None)
    found = [Candidate("person", name, t.count, t.parts, t.at) for name, t in people.items()]
    found += [
        Candidate("organisation", name, t.count, t.parts, t.at, quoted=name in forms.quoted)
        for name, t in bodies.items()
    ]
    found += [Candidate("place", name, t.count, t.parts, t.at) for name, t in places.local.items()]
    found += [
        Candidate(t.kind, name, t.count, t.parts, t.at) for name, t in tallies.authority.items()
    ]
    for code, t in places.states.items():
        told = places.told.get(code, 0)
        found.append(Candidate("place", state_in(code, year), t.count, t.parts, t.at, told))
        if t.form and was_union(code, year):  # `Ukraine`, in 1991
            found.append(Candidate("place", t.form, t.count, t.parts, t.at))
    return found


def makers_of(document: SeedDocument) -> list[str]:
    """Return who wrote, pictured and supplied the story, who are no subjects of it."""
    makers = list(document.bylines)
    for figure in document.figures:
        if figure.credit:
            makers += figure.credit.photographers
    if document.agency:
        agency = known(document.agency)
        makers.append(agency.name if agency else document.agency)
    return makers


def _modelled(model: Model, passages: Passages, candidates: list[Candidate]) -> list[Candidate]:
    """Return the entities of a model that no candidate's name holds already."""
    taken = " | ".join(normal(candidate.name) for candidate in candidates)
    lead = passages.spans[0][1]
    found: dict[str, Candidate] = {}
    for printed, kind in model(passages.text):
        name = " ".join(printed.split())
        if not name or name in found or normal(name) in taken:
            continue
        at = max(passages.text.find(printed), 0)
        parts = LEAD if at < lead else BODY
        found[name] = Candidate(kind, name, passages.text.count(printed), parts, at)
    return list(found.values())


_finders: dict[str, Finder] = {}
"""The finder that was used last: a build has one authority file."""


def find_subjects(
    document: SeedDocument, authority: Authority = EMPTY, model: Model | None = None
) -> Finding:
    """Return who, where and what *document* is about, by names of *authority* where it has them.

    *model* gives entities of its own for a text, to be added; see `models.load_model`.
    """
    finder = _finders.get("last")
    if finder is None or finder.authority is not authority:
        finder = _finders["last"] = Finder(authority)
    return finder.find(document, model)
