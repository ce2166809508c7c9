"""What a run of capitalised words names, told from the run alone.

`Ukraine’s President Volodymyr Zelensky` gives a state and a titled person. Nothing here
knows the story, so that what a run gives can be kept for the next story that prints it.
"""

from .atoms import Atom, all_words, atom_of, atoms_of, parts_of, special
from .forms import Forms
from .gazetteers import known
from .joining import NAME_LINKS, add_names, add_one, without_opener
from .naming import (
    BEFORE_SURNAMES,
    LIKELY,
    POSSIBLE,
    SURE,
    Piece,
    is_acronym,
    is_given,
    is_ordinary,
    person,
)
from .vocabulary import OPENERS, SOFT_TITLES, TITLE_PARTS

_LONGEST = 30
"""Words that are read as one run."""
_BEHIND_TITLE = frozenset({"of", "for", "the", "and", "&"})
_ENDING = frozenset({"title", "parts", "opener"})
_OFFICES = frozenset(
    "Affairs Agriculture Commerce Defence Defense Education Energy Exchequer Finance Health "
    "Homeland Interior Justice Labor Labour Security Staff State Trade Transportation Treasury "
    "Veterans".split()
)
"""Stand behind `Secretary of`."""


def pieces_of(run: str, *, first: bool = False, forms: Forms | None = None) -> tuple[Piece, ...]:
    """Return what *run* names; *first* tells that it may begin a sentence."""
    tokens = run.split()
    if "“" in run or '"' in run:
        tokens = [token for token in tokens if token[0] not in '“"']
    found: list[Piece] = []
    if len(tokens) > _LONGEST:  # a list without commas, a table: not one name
        parts = [" ".join(tokens[at : at + _LONGEST]) for at in range(0, len(tokens), _LONGEST)]
        return tuple(p for part in parts for p in pieces_of(part, first=first, forms=forms))
    if len(tokens) == 1:
        return _word(run, first=first, forms=forms)
    if len(tokens) == 2 and tokens[0] in BEFORE_SURNAMES and not _is_known(run, forms):
        return _word(tokens[1], first=False, forms=forms)  # `Le Pen`, as behind `Marine`
    if len(tokens) == 2 and "".join(tokens).isalpha() and special().isdisjoint(tokens):
        # `Ada Rossi`: no need to look at each word
        return _plain_name(run, tokens, first=first, forms=forms)
    atoms = atoms_of(tokens, forms)
    if all_words(atoms):  # the most frequent case, and the same as below
        who = person(without_opener(tokens) if first else tokens)
        return (who,) if who and who.kind == "person" else ()
    at, size = 0, len(atoms)
    while at < size:
        kind = atoms[at].kind
        if kind == "title":
            at = _titled(atoms, at, found)
        elif kind == "parts":
            found += parts_of(atoms[at].text)
            at += 1
        elif kind in {"small", "opener"}:
            at += 1
        else:
            end = _span_end(atoms, at)
            titled = end < size and atoms[end].kind == "title"
            before = len(found)
            add_names(atoms[at:end], found, first=first and at == 0, titled=titled)
            if at and len(found) > before and _owned(atoms[at - 1 : at + 1], found[before]):
                found[before] = found[before]._replace(strength=LIKELY)
            at = end
    return tuple(found)


def _is_known(run: str, forms: Forms | None) -> bool:
    return known(run) is not None or bool(forms and forms.piece(run))


def _plain_name(
    run: str, words: list[str], *, first: bool, forms: Forms | None
) -> tuple[Piece, ...]:
    """Return the person of words that are nothing else; of a first ordinary word, without it."""
    if forms and (piece := forms.piece(run)):
        return (piece,)
    who = person(without_opener(words) if first else words)
    return (who,) if who and who.kind == "person" else ()


def _word(word: str, *, first: bool, forms: Forms | None) -> tuple[Piece, ...]:
    """Return what a run of one word names."""
    if word in OPENERS:
        piece = forms.piece(word) if forms else None
        return (piece,) if piece else ()
    if word not in special() and word.isalpha() and not (forms and forms.piece(word)):
        if word.isupper() or (first and is_ordinary(word)):
            return (Piece("acronym", word, POSSIBLE),) if is_acronym(word) else ()
        who = person([word])
        return (who,) if who else ()
    atom = atom_of(word, forms)
    if atom.kind == "parts":
        return tuple(parts_of(atom.text))
    if atom.kind in {"opener", "title"}:
        return ()
    found: list[Piece] = []
    add_one(atom, found, first=first)
    return tuple(found)


def _owned(pair: list[Atom], piece: Piece) -> bool:
    """Tell the single word behind a state: `Turkey’s Erdogan`."""
    owner, owned = pair
    return bool(
        piece.kind == "single"
        and piece.name == owned.text
        and owner.ends
        and owner.known
        and owner.known.kind == "state"
    )


def _span_end(atoms: list[Atom], at: int) -> int:
    """Return where the words end that may be one name from *at*."""
    while at < len(atoms):
        atom = atoms[at]
        if atom.kind in _ENDING and not (atom.kind == "title" and _inside_body(atoms, at)):
            return at
        at += 1
        if atom.ends:
            return at
    return at


def _inside_body(atoms: list[Atom], at: int) -> bool:
    """Tell the title that is part of a body: `Attorney General’s Office`, `Nurses Association`."""
    following = atoms[at + 1] if at + 1 < len(atoms) else None
    return bool(
        following and following.kind == "word" and following.head and atoms[at].text in SOFT_TITLES
    )


def _titled(atoms: list[Atom], at: int, found: list[Piece]) -> int:
    """Add the person whose title stands at *at*; return where to go on."""
    title = atoms[at]
    soft = True
    while at < len(atoms) and (
        atoms[at].kind == "title" or (atoms[at].text in TITLE_PARTS and at > 0)
    ):
        title = atoms[at]
        soft = soft and title.text in SOFT_TITLES
        at += 1
    if title.ends or at == len(atoms):
        return at
    if atoms[at].text in _BEHIND_TITLE:
        return _office(atoms, at, found)
    words, end = _words_of_name(atoms, at)
    if soft and any(atom.head for atom in atoms[at + 1 : end]):
        add_names(atoms[at - 1 : end], found, first=False, titled=False)
        return end
    if soft and len(words) == 1 and atoms[end - 1].ends and atoms[end : end + 1]:
        return end  # `Captain George’s Seafood Restaurant`
    first = atoms[at]
    if first.kind == "authority" and first.piece and len(words) == 1:
        found.append(first.piece)
        return end
    if len(words) == 1 and (
        (first.kind == "known" and not _like_a_name(first)) or (soft and is_ordinary(words[0]))
    ):
        return at
    who = person(words, titled=True)
    if who and not (soft and len(words) == 1 and who.strength < SURE):
        found.append(who)
        return end
    return at if at > 0 and who is None else end


def _words_of_name(atoms: list[Atom], at: int) -> tuple[list[str], int]:
    """Return the words behind a title that may be its bearer's name, and where they end."""
    words, end = [], at
    while end < len(atoms) and atoms[end].kind in {"word", "known", "small", "authority"}:
        atom = atoms[end]
        if atom.kind == "small" and atom.text not in NAME_LINKS:
            break
        words.append(atom.text)
        end += 1
        if atom.ends:
            break
    while words and words[-1] in NAME_LINKS:
        words.pop()
    return words, end


def _like_a_name(atom: Atom) -> bool:
    return is_given(atom.text) or bool(atom.known and atom.known.doubtful)


def _office(atoms: list[Atom], at: int, found: list[Piece]) -> int:
    """Pass over `of State`, `of the Treasury` behind a title, and take the name that follows."""
    end = at
    while end < len(atoms) and (atoms[end].kind == "small" or atoms[end].text in _OFFICES):
        end += 1
    if end < len(atoms) - 1 and atoms[end].known and not atoms[end].ends:
        add_one(atoms[end], found, first=False)  # `Mayor of London Sadiq Khan`
        end += 1
    elif end == at or atoms[end - 1].text not in _OFFICES:
        return end
    words = [atom.text for atom in atoms[end:] if atom.kind in {"word", "known"}]
    if words and len(words) == len(atoms) - end and (who := person(words, titled=True)):
        found.append(who)
        return len(atoms)
    return end
