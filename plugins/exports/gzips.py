"""gzip in stretches that are compressed apart: what is as before is taken over, byte for byte.

A stretch ends with a full flush, so that the next one needs nothing of it; all together are one
member, which every program that reads gzip takes. There is no time and no name in it.
"""

import zlib
from collections.abc import Iterable, Sequence
from struct import pack
from typing import NamedTuple

HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""Deflate, no flags, no time, no extra flags, of no system in particular (RFC 1952)."""
_LEVEL = 4
"""Half the time of the usual 6, for a twentieth more bytes."""
BLOCK = 1 << 20
"""Bytes of a stretch, where nothing else tells where one may end."""
_END = b"\x03\0"
"""A last block, which is empty (RFC 1951)."""
_POLYNOMIAL = 0xEDB88320
"""Of CRC-32, its lowest power first."""


class Stretch(NamedTuple):
    """A part of a gzip member: deflated bytes, how many they were, and the CRC-32 of these."""

    data: bytes
    size: int
    crc: int


def stretch(data: bytes) -> Stretch:
    """Return *data* deflated, to stand anywhere among others."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflate.compress(data) + deflate.flush(zlib.Z_FULL_FLUSH)
    return Stretch(deflated, len(data), zlib.crc32(data))


def member(stretches: Iterable[Stretch]) -> bytes:
    """Return a gzip file of *stretches*, in their order."""
    size = crc = 0
    parts = [HEAD]
    for one in stretches:
        parts.append(one.data)
        size, crc = size + one.size, _crc32_combine(crc, one.crc, one.size)
    return b"".join((*parts, _END, pack("<II", crc, size & 0xFFFFFFFF)))


def parted(
    data: bytes, facts: Iterable[tuple[int, int, int]], at: int = len(HEAD)
) -> list[Stretch]:
    """Return the stretches of a file, of the length, size and CRC-32 of each; the first is *at*."""
    found = []
    for length, size, crc in facts:
        found.append(Stretch(data[at : at + length], size, crc))
        at += length
    return found


def blocks(data: bytes, former: bytes, deflated: Sequence[Stretch]) -> list[Stretch]:
    """Return *data* deflated, a block a stretch; those of *former* are known *deflated*."""
    found = []
    for number, at in enumerate(range(0, len(data), BLOCK)):
        block = data[at : at + BLOCK]
        same = number < len(deflated) and former[at : at + BLOCK] == block
        found.append(deflated[number] if same else stretch(block))
    return found


def _crc32_combine(first: int, second: int, size: int) -> int:
    """Return the CRC-32 of two texts, of that of each, as zlib does; the second has *size* bytes.

    The first moves by *size* bytes: times x to the power of 8 * size, modulo the polynomial.
    """
    power, square = 1 << 31, 1 << 23  # x to the power of 0, and of 8: one byte
    while size:
        if size & 1:
            power = _times(square, power)
        square = _times(square, square)
        size >>= 1
    return _times(power, first) ^ second


def _times(one: int, other: int) -> int:
    """Return the product of two polynomials modulo that of CRC-32."""
    product = 0
    while one:
        if one & 1 << 31:
            product ^= other
        one = one << 1 & 0xFFFFFFFF
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return product
