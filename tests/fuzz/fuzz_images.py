"""Pictures: damaged ones, and those that promise what they do not hold."""

import struct
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import numpy as np
from fuzz_bytes import Mutator
from fuzz_kind import Kind
from PIL import Image

from faceclock.vision.images import read_image

_PNG = b"\x89PNG\r\n\x1a\n"
_TOKENS = (
    b"\xff\xd8", b"\xff\xd9", b"\xff\xda", b"\xff\xc0", b"\xff\xc2", b"\xff\xc4", b"\xff\xdb", b"\xff\xdd\0\4\0\1",
    b"\xff\xe1\x40\0Exif\0\0", b"Exif\0\0MM\0*\0\0\0\x08", b"\xff\xe2\0\x10MPF\0", b"ICC_PROFILE\0\1\1", b"Adobe\0d",
    b"IHDR", b"IDAT", b"IEND", b"PLTE", b"tRNS", b"iCCP", b"zTXt", b"iTXt", b"eXIf", b"acTL", b"fdAT",
    b"RIFF", b"WEBP", b"VP8X", b"VP8L", b"VP8 ", b"ALPH", b"ANIM", b"ANMF", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08",
    b"II+\0\x08\0\0\0\x10\0\0\0", b"BM", b"GIF89a", b"%PDF-", b"%!PS-Adobe", b"\0\0\0\x1cftypavif",
)  # fmt: skip
_FORMS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("RGB", "JPEG", {}),
    ("RGB", "JPEG", {"progressive": True, "quality": 95}),
    ("L", "JPEG", {"optimize": True}),
    ("CMYK", "JPEG", {}),
    ("RGB", "JPEG", {"exif": 6}),
    ("RGB", "PNG", {}),
    ("RGBA", "PNG", {}),
    ("P", "PNG", {"transparency": 0}),
    ("I;16", "PNG", {}),
    ("1", "PNG", {}),
    ("LA", "PNG", {}),
    ("RGB", "PNG", {"exif": 8}),
    ("RGB", "WEBP", {"exif": 3}),
    ("RGBA", "WEBP", {"lossless": True}),
    ("RGB", "BMP", {}),
    ("P", "BMP", {}),
    ("1", "BMP", {}),
    ("RGB", "TIFF", {"compression": "tiff_lzw"}),
    ("RGB", "TIFF", {"compression": "tiff_adobe_deflate"}),
    ("RGB", "TIFF", {"compression": "jpeg"}),
    ("RGB", "TIFF", {"compression": "packbits"}),
    ("1", "TIFF", {"compression": "group4"}),
    ("CMYK", "TIFF", {}),
    ("I;16", "TIFF", {}),
    ("F", "TIFF", {}),
    ("RGB", "TIFF", {"exif": 5, "save_all": True}),
)


@cache
def seeds() -> tuple[bytes, ...]:
    noise = np.random.default_rng(3).integers(0, 255, (24, 32, 3), np.uint8)
    return tuple(_saved(Image.fromarray(noise), *form) for form in _FORMS)


def _saved(picture: Image.Image, mode: str, form: str, said: dict[str, object]) -> bytes:
    options = dict(said)
    if orientation := options.pop("exif", None):
        exif = Image.Exif()
        exif[0x0112], exif[0x010F] = orientation, "maker"
        exif.get_ifd(0x8769)[0x9000] = b"0230"
        options["exif"] = exif.tobytes() if form != "TIFF" else exif
    grey = picture.convert("L")
    wide = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    stream = BytesIO()
    (wide if mode == "I;16" else picture.convert(mode)).save(stream, form, **options)
    return stream.getvalue()


def _damaged(chance: Random) -> bytes:
    return Mutator(chance, _TOKENS, seeds()).mutate(chance.choice(seeds()))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png_of_chunks(chance: Random) -> bytes:
    """Sums are right, so that what is in the chunks is looked at: sizes that lie, bombs, chunks in any order."""
    side = chance.choice((1, 24, 60_000, 6_300, 2**31 - 1, 0, 1 << 16))
    other = chance.choice((1, 24, 6_300, side))
    bits, colour = chance.choice(((8, 2), (8, 6), (16, 0), (1, 3), (8, 3), (16, 6), (3, 9), (8, 0)))
    header = struct.pack(">IIBBBBB", side, other, bits, colour, 0, 0, chance.choice((0, 0, 1, 7)))
    chunks = [
        _chunk(b"IDAT", zlib.compress(bytes(chance.choice((10, 2_000, 1 << 24))), 9)),
        _chunk(b"PLTE", chance.randbytes(chance.choice((0, 3, 768, 7)))),
        _chunk(b"tRNS", chance.randbytes(chance.choice((1, 2, 6, 256)))),
        _chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(1 << 24), 9)),
        _chunk(b"iTXt", b"k\0\1\0\0\0" + zlib.compress(bytes(1 << 24), 9)),
        _chunk(b"iCCP", b"k\0\0" + zlib.compress(bytes(1 << 22), 9)),
        _chunk(b"eXIf", Mutator(chance).mutate(_exif(chance))),
        _chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)),
        _chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 24, 24, 0, 0, 1, 1, 0, 0)),
        _chunk(chance.choice((b"IHDR", b"IEND", b"gAMA", b"cHRM", b"pHYs", b"sBIT")), chance.randbytes(9)),
    ]
    body = chance.sample(chunks, chance.randint(0, 5)) + chunks[:1] * chance.randint(0, 2)
    return _PNG + _chunk(b"IHDR", header) + b"".join(body) + _chunk(b"IEND", b"") * chance.randint(0, 1)


def _entry(order: str, tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack(order + "HHII", tag, kind, count, value & 0xFFFFFFFF)


def _exif(chance: Random) -> bytes:
    """Tags with offsets that point before, behind and at themselves, and directories in a ring."""
    order = chance.choice("<>")
    places = (0, 8, 10, 2**31, 2**32 - 1, 26, 64, 14)
    tags = (0x0112, 0x8769, 0x8825, 0xA005, 0x010F, 0x927C, 0x0201, 0x0202, 0x9286)
    entries = [
        _entry(
            order,
            chance.choice(tags),
            chance.randint(0, 13),
            chance.choice((0, 1, 4, 2**31, 2**32 - 1)),
            place,
        )
        for place in chance.choices(places, k=chance.randint(1, 8))
    ]
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    directory = struct.pack(order + "H", chance.choice((len(entries), 65_535))) + b"".join(entries)
    return head + directory + struct.pack(order + "I", chance.choice(places)) + chance.randbytes(64)


def _jpeg_with_exif(chance: Random) -> bytes:
    exif = b"Exif\0\0" + _exif(chance)
    marker = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    return b"\xff\xd8" + marker * chance.randint(1, 3) + seeds()[chance.randrange(5)][2:]


def _jpeg_of_another_size(chance: Random) -> bytes:
    data = bytearray(seeds()[chance.randrange(5)])
    at = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2"))
    sides = chance.choices((0, 1, 24, 6_300, 6_350, 60_000, 65_535), k=2)
    data[at + 5 : at + 9] = struct.pack(">HH", *sides)
    data[at + 9] = chance.choice((data[at + 9], data[at + 9], 0, 1, 2, 4, 255))
    return bytes(data)


def _tiff_of_tags(chance: Random) -> bytes:
    """Every tag may lie: sizes, strips, tiles, bits, compression, and the place of the next directory."""
    order = chance.choice("<>")
    side = chance.choice((1, 24, 6_300, 60_000, 2**31 - 1))
    wanted = {
        256: side,
        257: chance.choice((1, 24, side)),
        258: chance.choice((1, 8, 16, 32, 64, 3)),
        259: chance.choice((1, 5, 7, 8, 32773, 2, 3, 4, 34712, 50000, 34925, 6)),
        262: chance.choice((0, 1, 2, 3, 5, 6, 8, 32803)),
        273: chance.choice((8, 200, 2**32 - 1)),
        277: chance.choice((1, 3, 4, 5, 65_535)),
        278: chance.choice((1, 24, 2**32 - 1, 0)),
        279: chance.choice((0, 64, 2**32 - 1)),
        284: chance.choice((1, 2, 3)),
        317: chance.choice((1, 2, 3)),
        322: chance.choice((0, 16, 60_000)),
        323: chance.choice((0, 16, 60_000)),
        324: chance.choice((8, 2**32 - 1)),
        339: chance.choice((1, 2, 3, 6)),
        274: chance.choice((1, 6, 9)),
    }
    kept = {tag: value for tag, value in wanted.items() if chance.random() < 0.75}
    counts = (1, 1, 1, 1, 3, 2**31, 2**24)
    entries = [_entry(order, tag, 4, chance.choice(counts), value) for tag, value in kept.items()]
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    directory = struct.pack(order + "H", len(entries)) + b"".join(entries)
    return (
        head + directory + struct.pack(order + "I", chance.choice((0, 8, 10, 2**31))) + chance.randbytes(256)
    )


def _bmp_of_another_size(chance: Random) -> bytes:
    data = bytearray(seeds()[14 + chance.randrange(3)])
    numbers = (0, 1, 24, 32, 60_000, 2**31 - 1, -1, -24, -(2**31))
    data[18:26] = struct.pack("<ii", *chance.choices(numbers, k=2))
    if chance.random() < 0.5:
        at = chance.choice((10, 14, 28, 30, 34, 46))
        data[at : at + 4] = struct.pack("<i", chance.choice((0, 1, 2, 3, 4, 5, 16, 32, *numbers)))
    return bytes(data)


_WAYS: tuple[Callable[[Random], bytes], ...] = (
    _damaged,
    _damaged,
    _damaged,
    _png_of_chunks,
    _jpeg_with_exif,
    _jpeg_of_another_size,
    _tiff_of_tags,
    _bmp_of_another_size,
)


def _make(chance: Random, folder: Path) -> Path:
    path = folder / "picture.png"
    path.write_bytes(chance.choice(_WAYS)(chance))
    return path


def _take(path: Path) -> None:
    image = read_image(path)
    assert image.ndim == 3 and image.shape[2] == 3 and image.dtype == np.uint8, (image.shape, image.dtype)
    assert image.size <= 3 * 40_000_000


IMAGES = (Kind("image", _make, _take),)
