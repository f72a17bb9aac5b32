"""Files that somebody named: whole in memory, and never a pipe that blocks or a device without an end."""

import stat
from pathlib import Path

from faceclock.domain.errors import InputProblem

MAX_BYTES = 200 * 2**20  # far above any photograph or table of people
LARGEST_TEXT = 8 * 2**20  # of what people write by hand


def is_there(path: Path) -> bool:
    """Whether ``path`` is a file; False also for a name longer than any file's, which `Path.is_file` raises for."""
    try:
        return path.is_file()
    except OSError:
        return False


def read_regular_file(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of ``path``. Raises OSError as reading does, InputProblem for what is no regular file (a
    folder, pipe or device), for one of over ``most`` bytes, and for a name that no file can have."""
    try:
        mode = path.stat().st_mode
    except ValueError as error:  # a NUL in the name
        raise InputProblem(f"{str(path)!r} is no name that a file can have; correct it.") from error
    if stat.S_ISDIR(mode):
        raise InputProblem(f"{path} is a folder; name a file in it.")
    if not stat.S_ISREG(mode):
        raise InputProblem(f"{path} is a pipe or device and no file; name a file.")
    with path.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise InputProblem(f"{path} has over {most >> 20} MB; choose a smaller file.")
    return data
