"""What is done early, for speed, says what the long way says."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from seedtext import blocks, bylines
from seedtext import credits as credit_lines
from seedtext.furniture import is_furniture
from seedtext.names import Agencies
from seedtext.signoffs import is_signoff
from support.fixture_file import read_cases

AGENCIES = Agencies()
TEXTS = [
    case.text
    for path in sorted(Path(__file__).parent.glob("cases/*.md"))
    for case in read_cases(path)
]
CUES = (
    "photo: photos: photograph: picture: image: pics: rendering: foto: fotos: video: illustration: "
    "mandatory_credit: credits: credit: crédit: crédito: provided_by supplied_by supplied: "
    "image_source, submitted_photo foto_di courtesy_of bild: bilder: bildquelle: quelle: foto_von "
    "hình_ảnh: ảnh: copyright (c) © фото: 图: 图片: 摄: 写真: 撮影: 사진: صورة: تصوير: عکس: תצלום: "
    "צילום: fotoğraf: zdjęcie: fotografía: AP_photo: U.S._Navy_photo_by Staff_photo: File_photo: "
    "Handout_photo: Pool_photo: Combo_photo: Stock_photo: Air_Force_photo: Army_photo: "
    "Marine_Corps_photo: National_Guard_photo: Coast_Guard_photo:"
).split()
NAMES = st.lists(
    st.sampled_from(
        "Ada Rossi ROSSI Émile ÉMILE Ho HO Hand Photo Adam Press Pool Stringer STR Courtesy "
        "Supplied Provided Handout File Archive AP Reuters Getty Images For De".split()
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
SUPPLIERS = st.sampled_from(["AFP", "AP", "dpa", "REUTERS", "Getty Images", "Lakeside Post", "HO"])


@given(
    st.sampled_from(["", "Photo by ", "Photo: ", "AP Photo/", "REUTERS/", "Handout/", "Photo "]),
    NAMES,
    st.sampled_from(["", "/", " / ", " | ", " via ", ", ", " for "]),
    SUPPLIERS,
    st.sampled_from(["", " via Getty Images", "/File", " 2021"]),
)
@settings(max_examples=600)
@example("", "Ada Rossi", " / ", "AFP", "")
@example("Photo by ", "Supplied Rossi", "/", "AP", "")
@example("Photo by ", "Émile Émile", "/", "AP", "")
def test_the_commonest_credit_is_read_as_any(cue, name, gap, supplier, end):
    """A credit that is read in one go is the one that part after part gives."""
    printed = cue + name + (gap + supplier if gap else "") + end
    at_once = credit_lines.read_commonest(printed, AGENCIES)

    assert at_once in (None, credit_lines._read_any(printed, AGENCIES))


def test_the_commonest_credit_is_read_in_one_go():
    """The shortcut is taken where it should be."""
    for printed in (
        "Photo by Ada ROSSI / AFP",
        "AP Photo/Ada Rossi",
        "Ada Rossi/AFP via Getty Images",
    ):
        assert credit_lines.read_commonest(printed, AGENCIES)


@pytest.mark.parametrize("cue", [cue.replace("_", " ") for cue in CUES])
def test_every_cue_is_found(cue):
    """No cue is passed over because of its first two letters, be the first large or small."""
    assert credit_lines.cue_end(f"{cue} Ada Rossi") > 0
    assert credit_lines.cue_end(f"{cue[:1].upper()}{cue[1:]} Ada Rossi") > 0


def test_a_cue_is_found_wherever_the_expression_finds_it():
    """The look at two letters never says no where the expression says yes."""
    for text in TEXTS:
        for at in range(len(text)):
            match = credit_lines._CUE.match(text, at)
            if match and not text[at].isspace():
                assert credit_lines.cue_end(text[at:]) == match.end() - at


def test_a_byline_is_not_passed_over():
    """Likewise for the words that open a byline."""
    for word in (
        "By|Story by|Words by|Written by|Reporting by|Analysis by|Report by|Von|Par|Por|Di|Door|"
        "Af|Av|Oleh|Do|Przez|текст|بقلم|כתב"
    ).split("|"):
        assert bylines.opens_like_byline(f"{word} Ada Rossi")
        assert bylines.read_byline(f"{word} Ada Rossi", AGENCIES) == ("Ada Rossi",)


def test_what_is_taken_for_text_early_is_nothing_else():
    """A sentence told by its length and its ends is no furniture, byline or sign-off."""
    byline = "By Ada Rossi, Clara Brandt, Jonas Keller, David Hansen and Grace Lopez in Lima."
    early = [text for text in (*TEXTS, byline) if blocks._is_sentence(text)]

    assert len(early) > 20

    for text in early:
        assert not is_furniture(text, on_top=True)
        assert not bylines.read_byline(text, AGENCIES)
        assert not is_signoff(text, AGENCIES)
