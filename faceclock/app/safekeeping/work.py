"""Folders of work beside the data: copies of the database lie there for a while, and not after a kill either."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from faceclock.domain.errors import EnvironmentProblem, StorageProblem
from faceclock.settings.atomic import remove_abandoned
from faceclock.storage.exclusive import exclusively

_PATTERN = ".work-????????"


@contextmanager
def work_folder(data: Path) -> Iterator[Path]:
    """A folder of this user's alone beside the data, which has room for a copy where the data has; gone after.
    Raises EnvironmentProblem."""
    scratch = data / f".work-{token_hex(4)}"
    lock = _lock_of(scratch)
    clear_abandoned_work(data)
    _make(data, lock.touch)
    try:
        with exclusively(lock, "Another process works in this folder."):
            _make(data, scratch.mkdir)
            try:
                yield scratch
            finally:
                shutil.rmtree(scratch, ignore_errors=True)
    finally:
        lock.unlink(missing_ok=True)


def _make(data: Path, make: Callable[[int], object]) -> None:
    """The owner's alone."""
    try:
        make(0o700)
    except OSError as error:
        raise EnvironmentProblem(
            f"The folder {data} cannot be written ({error.strerror or error}); check its rights and free space."
        ) from error


def clear_abandoned_work(data: Path) -> None:
    """Remove what killed processes left: folders whose lock nobody holds."""
    for folder in data.glob(_PATTERN):
        with suppress(StorageProblem):  # somebody is at work there
            with exclusively(_lock_of(folder), "in use"):
                shutil.rmtree(folder, ignore_errors=True)
            _lock_of(folder).unlink(missing_ok=True)
    remove_abandoned(data, f"{_PATTERN}.lock*")


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")
