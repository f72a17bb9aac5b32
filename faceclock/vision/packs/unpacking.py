"""Zip archives from elsewhere, opened with care."""

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from faceclock.domain.errors import PackProblem

Progress = Callable[[int, int], None]  # (bytes done, bytes in all)

MOST_BYTES = 2 << 30
MOST_FILES = 1000
# What zipfile raises for archives that are damaged or lie about themselves; an empty name is an IndexError.
ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    ValueError,
)
_CHUNK = 1 << 20
_SHOWN = 100  # characters of a name or reason from the archive


def unpack(archive: Path, folder: Path, progress: Progress | None = None) -> None:
    """Extract all of ``archive`` into ``folder``.

    Raises PackProblem for what is no zip, is damaged or encrypted, would write outside ``folder``, holds a
    link, or would grow beyond 2 GiB or 1000 files. OSError when the disk fails.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [member for member in opened.infolist() if not member.is_dir()]
            _check_bounds(archive, members)
            for member in members:
                _check_member(archive, member)
            _extract(opened, members, folder, progress)
    except ZIP_DAMAGE as error:
        reason = _shown(str(error))
        raise PackProblem(f"{archive.name} is not a whole zip archive ({reason}); fetch it again.") from error


def _shown(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]


def _check_bounds(archive: Path, members: list[zipfile.ZipInfo]) -> None:
    size = sum(member.file_size for member in members)
    if size > MOST_BYTES or len(members) > MOST_FILES:
        raise PackProblem(
            f"{archive.name} would unpack to {len(members)} files and {size >> 20} MiB, which no pack needs; "
            "use another archive."
        )


def _check_member(archive: Path, member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename:
        raise PackProblem(
            f"{archive.name} tries to write outside its folder ({_shown(member.filename)}); do not use this archive."
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        raise PackProblem(
            f"{archive.name} holds a link ({_shown(member.filename)}); use an archive of plain files."
        )
    if member.flag_bits & 1:
        raise PackProblem(f"{archive.name} is protected by a password; unpack it and import the folder.")


def _extract(
    opened: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: Path, progress: Progress | None
) -> None:
    """zipfile stops each member at its declared size, so the bound above holds for what is written too."""
    done, total = 0, sum(member.file_size for member in members)
    for member in members:
        target = folder / member.filename.replace("\\", "/")
        target.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(member) as reading, target.open("xb") as writing:
            while chunk := reading.read(_CHUNK):
                done += writing.write(chunk)
                if progress:
                    progress(done, total)
