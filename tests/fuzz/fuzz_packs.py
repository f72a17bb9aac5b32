"""Packs from elsewhere: what a manifest says, and archives that would write where they should not."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from fuzz_bytes import Mutator
from fuzz_kind import Kind
from fuzz_nets import seeds
from fuzz_toml import changed, wild
from tiny_packs import make_pack

from faceclock.vision.packs.importing import import_pack
from faceclock.vision.packs.library import list_packs
from faceclock.vision.packs.licences import acceptance_sentence
from faceclock.vision.packs.manifest import MANIFEST_NAME
from faceclock.vision.packs.verify import verify_pack

_PATHS = (
    "../evil", "/etc/evil", "..\\evil", "C:\\evil", "a/../../evil", "det.onnx", "pack.toml", "\0", "a" * 300,
    "a/" * 200,
    "con", "x\ny", "\x1b[2J", ".", "", " ", "é" * 130, "det.onnx/inside", "\ud800",
)  # fmt: skip
_TOKENS = (b"PK\3\4", b"PK\1\2", b"PK\5\6", b"PK\6\6", b"PK\6\7", b"\xff\xff\xff\xff", b"../", b"pack.toml")


@cache
def _manifest() -> str:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return (make_pack(Path(folder)) / MANIFEST_NAME).read_text()


def _make_manifest(chance: Random, folder: Path) -> Path:
    pack = make_pack(folder)
    text = changed(chance, _manifest()) if chance.random() < 0.6 else wild(chance, _manifest())
    if chance.random() < 0.3:
        text = text.replace(
            chance.choice((b"det.onnx", b"rec.onnx", b"tiny")), _path(chance).encode("utf-8", "surrogatepass")
        )
    (pack / MANIFEST_NAME).write_bytes(text)
    return pack


def _path(chance: Random) -> str:
    return chance.choice(_PATHS)


def _take_manifest(pack: Path) -> None:
    list_packs([pack.parent])
    verify_pack(pack)


def _zipped(chance: Random) -> bytes:
    """A whole pack in a zip, and what else somebody may have put there."""
    stream = io.BytesIO()
    how = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(stream, "w", how) as archive:
        root = chance.choice(("", "tiny/", "a/b/"))
        for name, data in {
            "det.onnx": seeds()[0],
            "rec.onnx": seeds()[2],
            MANIFEST_NAME: _manifest().encode(),
        }.items():
            if chance.random() < 0.95:
                archive.writestr(root + name, data)
        for _ in range(chance.choice((0, 0, 1, 2, 3))):
            _add_evil(chance, archive)
        for number in range(chance.choice((*[0] * 30, 1100))):
            archive.writestr(f"{number}", b"x")
    return stream.getvalue()


def _add_evil(chance: Random, archive: zipfile.ZipFile) -> None:
    member = zipfile.ZipInfo(_path(chance).encode("utf-8", "replace").decode() or "x")
    member.compress_type = archive.compression
    way = chance.randrange(5)
    if way == 0:
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, chance.choice(("/etc/passwd", "..", "det.onnx")))
    elif way == 1:
        archive.writestr(member, bytes(chance.choice((1 << 12, 1 << 16, 1 << 20))))
    elif way == 2:
        archive.writestr(member, _in_itself())
    elif way == 3:
        member.external_attr = (chance.choice((stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK)) | 0o777) << 16
        archive.writestr(member, b"x")
    else:
        archive.writestr(member, b"x")


@cache
def _in_itself() -> bytes:
    data = bytes(1 << 22)
    for _ in range(5):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner.zip", data)
        data = stream.getvalue()
    return data


def lying_sizes(chance: Random, archive: bytes) -> bytes:
    """Sizes, places and kinds in the directory of a zip that are not those of its members."""
    data = bytearray(archive)
    at = -1
    while (at := data.find(b"PK\1\2", at + 1)) >= 0:
        if chance.random() < 0.7:
            place = at + chance.choice((8, 10, 16, 20, 24, 28, 30, 32, 38, 42))
            data[place : place + 4] = struct.pack(
                "<I", chance.choice((0, 1, 2**31 - 1, 2**32 - 1, 0x7F000000))
            )
    return bytes(data)


def _lying(chance: Random) -> bytes:
    return lying_sizes(chance, _zipped(chance))


def _make_archive(chance: Random, folder: Path) -> Path:
    way: Callable[[Random], bytes] = chance.choice((_zipped, _lying, _damaged))
    path = folder / "pack.zip"
    path.write_bytes(way(chance))
    return path


def _damaged(chance: Random) -> bytes:
    return Mutator(chance, _TOKENS, (_zipped(chance),)).mutate(_zipped(chance))


def _take_archive(path: Path) -> None:
    """Nothing may be written beside what was asked for."""
    try:
        import_pack(path, path.parent / "packs", accept=acceptance_sentence("pack"))
    finally:
        beside = {entry.name for entry in path.parent.iterdir()}
        assert beside <= {"pack.zip", "packs"}, beside
        assert not [
            entry for entry in (path.parent / "packs").iterdir() if entry.name not in ("tiny", "pack")
        ]


def _make_linked(chance: Random, folder: Path) -> Path:
    """A folder whose files are links, pipes or folders, with right digests where there are any."""
    pack = make_pack(folder)
    for name in ("det.onnx", "rec.onnx", MANIFEST_NAME):
        way = chance.randrange(7)
        path = pack / name
        if way == 0:
            path.rename(folder / name)
            path.symlink_to(chance.choice((Path("..") / name, folder / name)))
        elif way == 1:
            path.unlink()
            path.symlink_to(chance.choice((path, Path("/dev/zero"), Path("/"), Path("nowhere"))))
        elif way == 2 and name != MANIFEST_NAME:
            path.unlink()
            path.mkdir()
    text = (
        (pack / MANIFEST_NAME).read_text()
        if (pack / MANIFEST_NAME).is_file() and chance.random() < 0.2
        else ""
    )
    if text:
        (pack / MANIFEST_NAME).write_text(text.replace(sha256(seeds()[0]).hexdigest(), "0" * 64))
    return pack


def _take_folder(pack: Path) -> None:
    import_pack(pack, pack.parent / "packs")


PACKS = (
    Kind("manifest", _make_manifest, _take_manifest),
    Kind("archive", _make_archive, _take_archive),
    Kind("folder", _make_linked, _take_folder),
)
