"""Clips whose container is damaged, and tars of labelled pictures."""

import io
import tarfile
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from fuzz_bytes import Mutator
from fuzz_images import seeds as pictures
from fuzz_kind import Kind

from faceclock.app.picture_sources import open_source as open_pictures
from faceclock.domain.errors import ImageProblem
from faceclock.pipeline.reader import frames_of
from faceclock.vision.images import decode_image
from faceclock.vision.sources.opening import open_source

_FORMS = (("avi", "MJPG"), ("mp4", "mp4v"), ("mkv", "mp4v"), ("webm", "VP80"))
_BOXES = (
    b"moov", b"mdat", b"stsz", b"stco", b"stts", b"stsd", b"avcC", b"trak", b"ftyp", b"elst", b"RIFF", b"LIST",
    b"movi",
    b"idx1", b"strf", b"00dc", b"\x1a\x45\xdf\xa3", b"\xff\xff\xff\xff", b"#EXTM3U\nfile:///etc/passwd\n",
    b"ffconcat version 1.0\n",
)  # fmt: skip


@cache
def clips() -> dict[str, bytes]:
    noise = np.random.default_rng(0).integers(0, 255, (8, 48, 64, 3), np.uint8)
    found = {}
    with TemporaryDirectory() as folder:
        for suffix, codec in _FORMS:
            path = Path(folder) / f"x.{suffix}"
            writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*codec), 30, (64, 48))
            for frame in noise:
                writer.write(frame)
            writer.release()
            if path.exists() and path.stat().st_size > 1000:
                found[suffix] = path.read_bytes()
    return found


def _make_clip(chance: Random, folder: Path) -> Path:
    suffix = chance.choice(list(clips()))
    path = folder / f"clip.{suffix}"
    path.write_bytes(Mutator(chance, _BOXES, tuple(clips().values())).mutate(clips()[suffix]))
    return path


def _take_clip(path: Path) -> None:
    source = open_source(str(path))
    try:
        for number, frame in enumerate(frames_of(source)):
            assert frame.image.ndim == 3
            if number > 200:
                break
    finally:
        source.close()


_LABELS = (
    b"Ada",
    b"",
    b"\xff",
    b'{"person": "Ada"}',
    b'{"person": ' * 3000,
    b"[" * 5000,
    b"9" * 5000,
    b"x" * 500,
    b'{"cls": 7}',
)
_NAMES = (
    "a/1.jpg",
    "1.jpg",
    "1.cls",
    "1.json",
    "1.txt",
    "../1.jpg",
    "/etc/1.jpg",
    "a" * 300 + ".png",
    "\n.jpg",
    "1.cls.txt",
)


def _make_tar(chance: Random, folder: Path) -> Path:
    stream = io.BytesIO()
    form = chance.choice((tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT))
    with tarfile.open(
        fileobj=stream, mode=chance.choice(("w", "w", "w:gz", "w:bz2", "w:xz")), format=form
    ) as tar:
        for _ in range(chance.randint(0, 8)):
            _add(chance, tar)
    data = stream.getvalue()
    if chance.random() < 0.6:
        tokens = (
            b"ustar",
            b"././@LongLink",
            b"GNU.sparse.size=9999999999\n",
            b"\x80" + b"\xff" * 11,
            b"0777777777777",
            b"path=",
        )
        data = Mutator(chance, tokens).mutate(data)
    path = folder / "shard.tar"
    path.write_bytes(data)
    return path


def _add(chance: Random, tar: tarfile.TarFile) -> None:
    name = chance.choice(_NAMES)
    if tar.format == tarfile.USTAR_FORMAT and len(name) > 90:
        return
    data = chance.choice(pictures() if name.endswith(("jpg", "png")) else _LABELS)
    member = tarfile.TarInfo(name)
    member.size = len(data)
    way = chance.randrange(8)
    if way == 0:
        member.type, member.linkname, member.size = tarfile.SYMTYPE, "/etc/passwd", 0
    elif way == 1:
        member.type, member.linkname, member.size = tarfile.LNKTYPE, chance.choice(_NAMES[:3]), 0
    elif way == 2:
        member.type, member.size = chance.choice((tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE)), 0
    tar.addfile(member, io.BytesIO(data if member.size else b""))


def _take_tar(path: Path) -> None:
    source = open_pictures(path)
    for _, load in source.read({entry.key for entry in source.entries}):
        try:
            decode_image(load(), "of the tar")
        except ImageProblem:
            continue


MEDIA = (Kind("clip", _make_clip, _take_clip), Kind("tar", _make_tar, _take_tar))
