"""Captions before a story's first words: on a phone long ones are folded."""

from reading.pictures import Part, folded
from seedtext.markup import FIGURE_END, FIGURE_START

LONG = FIGURE_START + "A crowd waits in the rain. " * 10 + FIGURE_END
SHORT = FIGURE_START + "A crowd waits." + FIGURE_END
TEXT = "<p>LIMA (MW) – It rained.</p>\n" + LONG


def test_long_captions_stand_apart():
    """A long caption, or several, is a part of its own; what follows is kept as it was."""
    assert folded((Part(f"{LONG}\n{TEXT}"),)) == (Part(LONG, folds=1), Part(TEXT))
    assert folded((Part(f"{SHORT}\n{SHORT}\n{TEXT}"),)) == (
        Part(f"{SHORT}\n{SHORT}", folds=2),
        Part(TEXT),
    )


def test_nothing_else_is_folded():
    """A short caption, one between paragraphs and one with its picture stay where they are."""
    for html in (f"{SHORT}\n{TEXT}", TEXT, LONG.replace("unheld", "held"), ""):
        assert folded((Part(html),)) == (Part(html),)
    assert folded(()) == ()


def test_a_story_of_captions_alone_is_kept():
    """A story without any other words loses none."""
    assert "".join(part.html for part in folded((Part(LONG),))) == LONG
