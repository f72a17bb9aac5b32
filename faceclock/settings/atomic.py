"""Files that are whole whenever anybody reads them, whatever ends the writer."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import BinaryIO

from faceclock.domain.errors import InputProblem

_ABANDONED = 24 * 3600.0  # seconds after which a draft belongs to nobody any more


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """What is written here takes the place of ``path`` when the block ends without an error: written beside it,
    synced, and renamed. A crash or a power cut leaves the old file or the new one, and after the block the new one.
    The folder is made where it is missing; of several writers at once the last to end wins. Raises OSError as files
    do, and InputProblem for a device, a pipe or a folder, which a file must not replace."""
    if path.exists() and not path.is_file():
        raise InputProblem(f"{path} is no file that could be written anew; choose another.")
    make_folder(path.parent)
    remove_abandoned(path.parent, f"{escape(path.name)}.*.new")
    draft = path.with_name(f"{path.name}.{os.urandom(4).hex()}.new")
    stream = draft.open("xb")
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def replace_text(path: Path, text: str) -> None:
    """Write ``path`` anew in UTF-8, whole or not at all. Raises OSError as files do."""
    with replacing(path) as stream:
        stream.write(text.encode())


def remove_abandoned(folder: Path, drafts: str) -> None:
    """Remove what killed processes have left of the pattern ``drafts``; those of today may be somebody's."""
    for draft in folder.glob(drafts):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > _ABANDONED:
                draft.unlink()


def make_folder(path: Path, mode: int = 0o777) -> None:
    """Make a folder, and those above it, that a power cut does not take away again with all that was synced in it.
    Raises OSError as folders do."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    path.mkdir(mode=mode, parents=True, exist_ok=True)
    for folder in reversed(missing):
        sync_folder(folder.parent)


def sync_folder(path: Path) -> None:
    """Return once the names in a folder are on disk. Windows, some network disks and folders that one may write to
    but not read offer no such thing. Raises OSError when the disk fails."""
    if os.name == "nt":
        return
    try:
        opened = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(opened)
