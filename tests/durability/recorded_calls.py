"""What processes did to the files of one folder, and what they said meanwhile, from strace's record of it.

A call counts as done when it has returned, but what is said counts from the moment at which saying it began.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_CALLS = (
    "openat,write,pwrite64,lseek,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,link,linkat,truncate,writev,pwritev,pwritev2,copy_file_range,sendfile,dup,dup2,dup3"
)
_TEXT = r'"((?:\\x[0-9a-f]{2})*)"'
_OPEN_FILE = r"(?:\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>(?:\(deleted\))?"
_PATTERNS = {
    "openat": rf"{_OPEN_FILE}, {_TEXT}, (\S+?)(?:, 0\d*)?\) = (\d+)",
    "write": rf"(\d+)<((?:\\x[0-9a-f]{{2}})*)>, {_TEXT}, \d+\) = (\d+)",
    "pwrite64": rf"{_OPEN_FILE}, {_TEXT}, \d+, (\d+)\) = (\d+)",
    "lseek": r"(\d+)<((?:\\x[0-9a-f]{2})*)>, .*\) = (\d+)",
    "ftruncate": rf"{_OPEN_FILE}, (\d+)\)",
    "fsync": rf"{_OPEN_FILE}\)",
    "fdatasync": rf"{_OPEN_FILE}\)",
    "rename": rf"{_TEXT}, {_TEXT}\)",
    "unlink": rf"{_TEXT}\)",
    "unlinkat": rf"{_OPEN_FILE}, {_TEXT}, ",
    "rmdir": rf"{_TEXT}\)",
    "mkdir": rf"{_TEXT}, ",
}


@dataclass(frozen=True)
class Event:
    """Something that happened between two lines of the record, which are instants."""

    began: int
    ended: int


@dataclass(frozen=True)
class Wrote(Event):
    path: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Resized(Event):
    path: str
    size: int


@dataclass(frozen=True)
class Made(Event):
    """A file or folder that is there from now on, if it was not before."""

    path: str
    folder: bool = False


@dataclass(frozen=True)
class Removed(Event):
    path: str


@dataclass(frozen=True)
class Renamed(Event):
    path: str
    to: str


@dataclass(frozen=True)
class Synced(Event):
    """A file, or the names in a folder."""

    path: str


@dataclass(frozen=True)
class Said(Event):
    """Lines on standard output."""

    text: str


def record(folder: Path, log: Path, *command: object) -> list[Event]:
    """Run Python and return what it and its children did within ``folder``, in order."""
    strace = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-y",
        "-xx",
        "-s",
        "10000000",
        "-e",
        f"trace={_CALLS}",
        "-o",
        str(log),
    ]
    program = [sys.executable, *map(str, command)]
    done = subprocess.run([*strace, *program], capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stderr
    return list(events_of(log, folder))


def events_of(log: Path, folder: Path) -> Iterator[Event]:
    """Raises ValueError for a call that touched the folder and is not understood."""
    reading = _Reading(f"{folder}")
    with log.open(encoding="ascii") as lines:
        for began, ended, process, call in _whole_calls(lines):
            yield from reading.events(began, ended, process, call)


def _whole_calls(lines: Iterator[str]) -> Iterator[tuple[int, int, str, str]]:
    """(begun, ended, process, call) of calls that succeeded, also where another process came between."""
    begun: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines):
        process, _, call = line.strip().partition(" ")
        call = call.strip()
        if call.endswith("<unfinished ...>"):
            begun[process] = (number, call.removesuffix("<unfinished ...>").rstrip())
            continue
        start = number
        if resumed := re.match(r"<\.\.\. \w+ resumed>", call):
            start, first = begun.pop(process)
            call = first + call[resumed.end() :]
        if re.search(r"\) += (?!-1)", call):
            yield start, number, process, re.sub(r"\) +=", ") =", call)


class _Reading:
    """Knows where each open file stands, for writes that do not say where."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._places: dict[tuple[str, str], int] = {}

    def events(self, began: int, ended: int, process: str, call: str) -> Iterator[Event]:
        name, _, rest = call.partition("(")
        touching = self._folder.encode().hex("x").replace("x", r"\x") in call
        if name == "write" and (said := re.match(r'1<[^>]*>, "([^"]*)"', rest)) and not touching:
            yield Said(began, ended, _plain(said[1]).decode())
        elif touching:
            found = re.match(_PATTERNS.get(name, "(?!)"), rest)
            if found is None:
                raise ValueError(f"not understood: {call[:300]}")
            yield from getattr(self, f"_{name}")((began, ended), process, *found.groups())

    def _openat(
        self, when: tuple[int, int], process: str, base: str, name: str, flags: str, number: str
    ) -> Iterator[Event]:
        path = _joined(base, name)
        self._places[process, number] = 0
        if "O_CREAT" in flags:
            yield Made(*when, path)
        if "O_TRUNC" in flags:
            yield Resized(*when, path, 0)

    def _write(
        self, when: tuple[int, int], process: str, number: str, file: str, text: str, count: str
    ) -> Iterator[Event]:
        at = self._places[process, number]
        self._places[process, number] = at + int(count)
        yield Wrote(*when, _path(file), at, _plain(text)[: int(count)])

    def _lseek(self, when: tuple[int, int], process: str, number: str, file: str, at: str) -> Iterator[Event]:
        self._places[process, number] = int(at)
        yield from ()

    def _pwrite64(
        self, when: tuple[int, int], process: str, file: str, text: str, offset: str, count: str
    ) -> Iterator[Event]:
        yield Wrote(*when, _path(file), int(offset), _plain(text)[: int(count)])

    def _ftruncate(self, when: tuple[int, int], process: str, file: str, size: str) -> Iterator[Event]:
        yield Resized(*when, _path(file), int(size))

    def _fsync(self, when: tuple[int, int], process: str, file: str) -> Iterator[Event]:
        yield Synced(*when, _path(file))

    _fdatasync = _fsync

    def _rename(self, when: tuple[int, int], process: str, old: str, new: str) -> Iterator[Event]:
        yield Renamed(*when, _path(old), _path(new))

    def _unlink(self, when: tuple[int, int], process: str, name: str) -> Iterator[Event]:
        yield Removed(*when, _path(name))

    _rmdir = _unlink

    def _unlinkat(self, when: tuple[int, int], process: str, base: str, name: str) -> Iterator[Event]:
        yield Removed(*when, _joined(base, name))

    def _mkdir(self, when: tuple[int, int], process: str, name: str) -> Iterator[Event]:
        yield Made(*when, _path(name), folder=True)


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace(r"\x", ""))


def _path(text: str) -> str:
    return _plain(text).decode()


def _joined(base: str, name: str) -> str:
    return str(Path(_path(base)) / _path(name))
