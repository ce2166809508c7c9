"""What is read in a picture, and what a copy of it holds."""

import zlib

import pytest
from PIL import Image, ImageCms

from reading import darkroom
from reading.photodata import Words
from support.photos import WORDS, as_packet, iptc, opened, picture, saved, with_segment

GPS, ORIENTATION, SOFTWARE, COPYRIGHT = 0x8825, 0x0112, 0x0131, 0x8298


def copy(data, width=200, kind="jpg", words=WORDS):
    """Return one copy, opened."""
    return opened(next(darkroom.copies(data, [(width, kind)], words)))


def private():
    """Return EXIF that says where a picture was taken, and with what."""
    exif = Image.Exif()
    exif[SOFTWARE], exif[COPYRIGHT] = "Camera 7", "Somebody"
    exif.get_ifd(GPS).update({1: "N", 2: (12.0, 2.0, 36.0), 3: "W", 4: (77.0, 1.0, 42.0)})
    return exif


@pytest.mark.parametrize("kind", ["jpg", "webp"])
def test_a_copy_keeps_its_words_and_nothing_else(kind):
    """A copy has caption, creator and credit as XMP; position, camera and comment are gone."""
    data = picture(exif=private(), comment=b"secret", xmp=as_packet(Words("Another")))
    made = copy(data, kind=kind)

    assert darkroom.look(saved(made, "JPEG", xmp=made.info["xmp"])).words == WORDS
    assert dict(made.getexif()) == {}
    assert {"exif", "comment", "icc_profile", "photoshop"} & made.info.keys() == set()


def test_words_are_escaped():
    """Words with signs of XML, control characters and many letters come back as words."""
    words = Words('<b> & "c"\x00\x1b', ("Łukasz Żak", "二"), "A & B")
    seen = darkroom.look(saved(Image.new("RGB", (9, 9)), "JPEG", xmp=as_packet(words))).words

    assert seen == Words('<b> & "c"␀␛', ("Łukasz Żak", "二"), "A & B")


def test_a_caption_without_end_still_fits():
    """A caption of a hundred thousand characters is cut, and the copy is made."""
    made = copy(picture(), words=Words("é" * 100_000))

    assert "é" * 1000 in made.info["xmp"].decode()


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_iptc_is_read(charset):
    """Caption, by-lines and credit are read from IPTC, in UTF-8 or in Latin letters."""
    fields = [(2, 120, "Café"), (2, 80, "Ada Rossi"), (2, 80, "José"), (2, 110, "MW")]
    block = iptc(*((record, number, text.encode(charset)) for record, number, text in fields))
    seen = darkroom.look(with_segment(picture(), 0xED, block))

    assert seen.words == Words("Café", ("Ada Rossi", "José"), "MW")


@pytest.mark.parametrize(
    ("text", "forbids"),
    [
        ("NO ARCHIVE", True),
        ("EDITORIAL USE ONLY -- NO SALES, NO ARCHIVES", True),
        ("No archival use", True),
        ("no-archiving", True),
        ("There is no architect", False),
        ("ARCHIVE PICTURE", False),
    ],
)
def test_no_archive_is_heeded(text, forbids):
    """A field of IPTC or XMP that says NO ARCHIVE, in any form, forbids keeping the picture."""
    instructions = with_segment(picture(), 0xED, iptc((2, 40, text.encode())))

    assert darkroom.look(instructions).no_archive is forbids
    assert darkroom.look(picture(xmp=as_packet(Words(text)))).no_archive is forbids


@pytest.mark.parametrize(
    "xmp", [b"<x", b"\xff\xfe", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a/>", b""]
)
def test_broken_words_are_no_broken_picture(xmp):
    """A picture whose XMP is no XML, or wants entities, has no words."""
    assert darkroom.look(picture(xmp=xmp) if xmp else picture()).words == Words()


def test_what_lies_on_its_side_is_turned():
    """A picture that EXIF says to turn is turned; its size is that of the turned one."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # the left edge is the top
    data = picture(600, 400, exif=exif)
    seen, made = darkroom.look(data), copy(data)

    assert (seen.width, seen.height) == (400, 600)
    assert made.size == (200, 300)
    assert made.getpixel((5, 150))[1] > 200 > made.getpixel((195, 150))[1]


SIXTEEN = Image.frombytes("I;16", (256, 1), b"".join(bytes((value, value)) for value in range(256)))


@pytest.mark.parametrize(
    "data",
    [
        picture(256, 9, mode="CMYK"),
        picture(256, 9, "PNG", "RGBA"),
        picture(256, 9, "PNG", "P"),
        picture(256, 9, "PNG", "L"),
        saved(SIXTEEN.resize((256, 9)), "PNG"),
        picture(256, 9, "WEBP"),
    ],
    ids=["cmyk", "alpha", "palette", "grey", "sixteen bits", "webp"],
)
def test_any_kind_of_colour_becomes_plain(data):
    """CMYK, grey, palettes, 16 bits: the copy is RGB of 8 bits, dark where it was dark."""
    made = copy(data, 256)
    dark, bright = sum(made.getpixel((2, 4))), sum(made.getpixel((253, 4)))

    assert made.mode == "RGB"
    assert abs(dark - bright) > 150
    assert darkroom.look(data).width == 256


def test_clear_parts_become_white():
    """What is transparent is white in the copy, not black."""
    made = copy(saved(Image.new("RGBA", (300, 20)), "PNG"))

    assert min(made.getpixel((9, 9))) > 250


def test_another_colour_space_is_followed():
    """In a space whose red is our green, red comes out green; a broken profile is left."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = profile.replace(b"rXYZ", b"?").replace(b"gXYZ", b"rXYZ").replace(b"?", b"gXYZ")
    red = Image.new("RGB", (300, 20), "red")

    assert copy(saved(red, "PNG", icc_profile=turned)).getpixel((9, 9))[1] > 240
    assert copy(saved(red, "PNG", icc_profile=profile)).getpixel((9, 9))[0] > 240
    assert copy(saved(red, "PNG", icc_profile=b"none")).getpixel((9, 9))[0] > 240


def unfit(data):
    """Return what is said of a picture that cannot be used."""
    with pytest.raises(darkroom.Unfit) as caught:
        darkroom.look(data)
    return str(caught.value)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.98])
def test_a_truncated_picture_is_told(kind, share):
    """A picture that breaks off, wherever, is told before anything is published."""
    data = picture(600, 400, kind)

    assert unfit(data[: int(len(data) * share)]).startswith("expected a")


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", picture(9, 9, "GIF"), b"\0" * 999])
def test_another_file_is_told(data):
    """What is no JPEG, PNG or WebP is told."""
    assert unfit(data) == "expected a JPEG, PNG or WebP picture, found none"


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_told(kind):
    """A picture of several frames is told."""
    more = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    data = saved(Image.new("RGB", (40, 40)), kind, save_all=True, append_images=more)

    assert unfit(data) == "expected a still picture, found one of 3 frames"


def test_a_second_picture_behind_the_first_is_left_out():
    """A camera's JPEG that carries a preview behind its picture is a still picture."""
    more = [Image.new("RGB", (40, 40))]
    data = saved(Image.new("RGB", (400, 40)), "MPO", save_all=True, append_images=more)

    assert darkroom.look(data).width == 400
    assert copy(data).size == (200, 20)


def test_a_huge_picture_is_told_unopened():
    """A small file that would unpack to gigabytes is told by its size alone."""
    data = bytearray(picture(9, 9, "PNG"))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    header = bytes(data[12:29])
    data[29:33] = zlib.crc32(header).to_bytes(4, "big")

    assert unfit(bytes(data)) == "expected at most 100,000,000 pixels, found 60,000 × 60,000"
