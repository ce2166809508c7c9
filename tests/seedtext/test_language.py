"""The language of running text: English is told by its commonest words, without the model."""

import pytest

from seedtext import language
from seedtext.language import tell_language

PLAIN = (
    "The minister said on Monday that he would leave the office at the end of the month, and that "
    "the party had to choose who was to follow him before it went into the election. "
)
LIST = "Arsenal 2 Leeds 0 Everton 1 Fulham 1 Chelsea 3 Burnley 2 Liverpool 4 Stoke 0 "
DUTCH = (
    "De minister zei in Den Haag dat hij in mei is begonnen en dat het was zoals het is, of niet. "
    "Over de krant The Guardian zei hij in een interview niets. "
)


STORY = (
    "Volgens de minister werken zijn ambtenaren sinds maart hard aan plannen voor een nieuwe "
    "spoorlijn tussen Groningen en Leeuwarden. Bewoners vrezen geluid, boeren verliezen grond. "
) * 5
QUOTE = (
    "“We have had a very good talk, and it is the first time that they said this to us. But it "
    "was not for the last time, and we would be glad if he came by at once, from where he is.” "
)


class Asked(Exception):
    """The model was asked."""


@pytest.fixture(autouse=True)
def no_model(monkeypatch):
    """Let the model be none."""

    def model():
        raise Asked

    monkeypatch.setattr(language, "_classifier", model)


@pytest.mark.parametrize(
    "text",
    [PLAIN, LIST * 5 + PLAIN * 4, (LIST + PLAIN) * 5],
    ids=["plain", "behind a list", "between results"],
)
def test_plain_english_needs_no_model(text):
    """A thousand stories in English never load it: each worker would take a second to do so."""
    assert tell_language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [DUTCH, DUTCH * 8, LIST * 20, STORY + QUOTE + STORY, STORY + QUOTE],
    ids=["short", "long", "a list", "a quotation", "a quotation at the end"],
)
def test_the_model_is_asked_where_in_doubt(text):
    """Words that another language has, too, tell nothing, and an English name does not."""
    with pytest.raises(Asked):
        tell_language(text)
