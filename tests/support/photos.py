"""Pictures for tests, made here: no photograph lies in the repository."""

import io

from PIL import Image

from reading.photodata import Words, as_xmp

WORDS = Words("Rain in Lima", ("Ada Rossi",), "MW")


def picture(width=1200, height=800, kind="JPEG", mode="RGB", colour=120, **options):
    """Return a picture's bytes: a gradient, so that left is told from right, up from down."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    flat = Image.new("L", (width, height), colour)
    made = Image.merge("RGB", (across, down, flat)).convert(mode)
    return saved(made, kind, **options)


def saved(image, kind="JPEG", **options):
    """Return the bytes of *image* as a file of one *kind*."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(path):
    """Return the picture in a file or in bytes."""
    return Image.open(io.BytesIO(path if isinstance(path, bytes) else path.read_bytes()))


def iptc(*fields):
    """Return an APP13 segment's bytes with IPTC *fields*: (record, dataset, bytes)."""
    data = b"".join(
        bytes((0x1C, record, dataset)) + len(value).to_bytes(2, "big") + value
        for record, dataset, value in fields
    )
    block = b"8BIM\x04\x04\0\0" + len(data).to_bytes(4, "big") + data + b"\0" * (len(data) % 2)
    return b"Photoshop 3.0\0" + block


def with_segment(jpeg, marker, data):
    """Return *jpeg* with a further segment right after its start."""
    return jpeg[:2] + bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data + jpeg[2:]


def as_packet(words=WORDS):
    """Return XMP that says *words*."""
    return as_xmp(words)
