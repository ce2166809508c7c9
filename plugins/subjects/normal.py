"""Forms of a name made comparable: letter case, signs and diacritics, words and anchors.

Nothing here knows what a form means.
"""

import re
import unicodedata

_SAME_SIGN = {
    **dict.fromkeys("’‘ʼʻ‛′´＇", "'"),
    **dict.fromkeys("‐‑‒–—―−－", "-"),
    # What is not seen: soft hyphen, zero width space, byte order mark, marks of direction.
    **dict.fromkeys("\xad\u200b\ufeff\u2060\u200e\u200f", ""),
}
_ACCENTS = re.compile("[\u0300-\u036f]+")
"""Only these: the vowel signs of Indian scripts are combining, too, and no accents."""
_BARE_LETTER = dict(zip("łøđðþæœıħə", "l o d d th ae oe i h a".split(), strict=True))
"""What a keyboard without them writes, where Unicode knows no simpler letter (Əliyev, Aliyev)."""
_LETTERS = re.compile(f"[{''.join(_BARE_LETTER)}]")
_WORD = re.compile(
    r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)"  # U.S., U.S.S.R, J.K.
    "|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"  # not parted by spaces
    r"|[^\W_]+"
)


def normal(form: str) -> str:
    """Return *form* without letter case, with one kind of space, apostrophe and dash."""
    return " ".join(_folded(form).split())


def normal_all(forms: list[str]) -> list[str]:
    """Return `normal` of each of *forms*, which hold no space but single ones, at once."""
    return re.sub(" {2,}", " ", _folded("\n".join(forms))).split("\n") if forms else []


def _folded(text: str) -> str:
    if text.isascii():
        return text.casefold()
    folded = text.casefold()
    for sign, same in _SAME_SIGN.items():
        if sign in folded:
            folded = folded.replace(sign, same)
    return unicodedata.normalize("NFC", folded)


def plain(form: str) -> str:
    """Return *form*, normalised before, without diacritics: `erdogan` for `erdoğan`.

    Does as well for many forms at once, in lines.
    """
    if form.isascii():
        return form
    bare = _LETTERS.sub(lambda letter: _BARE_LETTER[letter[0]], form)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", bare))
    return unicodedata.normalize("NFC", bare)


def words_of(text: str) -> list[str]:
    """Return the words of *text* in order, as anchors: no case, diacritics or full stops.

    `U.S.` is one word, `us`; `Zelensky's` is two; each Chinese character is one.
    """
    words: list[str] = _WORD.findall(plain(normal(text)))
    return [word.replace(".", "") for word in words] if "." in text else words


def anchor_of(form: str) -> str:
    """Return the word without which no text holds *form*: the longest, of two the later.

    Empty where *form* has no letter and no digit.
    """
    words = words_of(form)
    return max(reversed(words), key=len) if words else ""
