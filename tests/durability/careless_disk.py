"""A disk that keeps what was synced, and of the rest whatever it likes, as real ones do when the power goes.

Data: each unit of an unsynced stretch (a page of 4,096 bytes, or a sector of 512) may hold its state after any of
the writes that it got since the last sync, or before all of them, and the file's length any that it had: old beside
new, torn pages, holes of zeros. Names: of those of a folder that was not synced some of the last changes are missing.
What was mapped into memory (SQLite's -shm) is gone.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

from recorded_calls import Event, Made, Removed, Renamed, Resized, Synced, Wrote

_UNITS = (4096, 512)


@dataclass
class _File:
    """``kept`` is what the disk has for sure; ``pending`` came after it."""

    kept: bytearray = field(default_factory=bytearray)
    pending: list[Wrote | Resized] = field(default_factory=list)

    def sync(self, before: int) -> None:
        for change in [one for one in self.pending if one.ended < before]:
            _apply(self.kept, change)
        self.pending = [one for one in self.pending if one.ended >= before]

    def after_a_cut(self, chance: random.Random) -> bytes:
        how = chance.choice(("nothing", "everything", "some", "some"))
        content = bytearray(self.kept)
        if how == "everything":
            for change in self.pending:
                _apply(content, change)
        if how == "some":
            self._keep_some(content, chance)
        return bytes(content)

    def _keep_some(self, content: bytearray, chance: random.Random) -> None:
        """A change of length that came out takes with it what was written after it."""
        changes = self.pending[: chance.choice(self._lengths_end())]
        sizes, unit, newest = [len(content)], chance.choice(_UNITS), dict[int, int]()
        for number, change in enumerate(changes):
            if isinstance(change, Resized):
                _apply(content, change)
                sizes = [change.size]
                continue
            sizes.append(max(sizes[-1], change.offset + len(change.data)))
            for place in range(change.offset // unit, (change.offset + len(change.data) - 1) // unit + 1):
                if newest.setdefault(place, chance.randint(0, len(changes))) > number:
                    _apply_within(content, change, place * unit, (place + 1) * unit)
        _resize(content, chance.choice(sizes))

    def _lengths_end(self) -> list[int]:
        """How many of the changes come before each change of length, and all."""
        cuts = [number for number, change in enumerate(self.pending) if isinstance(change, Resized)]
        return [*cuts, len(self.pending)]


@dataclass(frozen=True)
class _Naming:
    """In a folder, one name goes or another comes, or both at once."""

    ended: int
    gone: str | None = None
    come: str | None = None
    file: _File | None = None

    def happen(self, names: dict[str, _File | None]) -> None:
        if self.gone is not None:
            names.pop(self.gone, None)
        if self.come is not None:
            names[self.come] = self.file


class Disk:
    """Takes events in order; `cut` tells what would be found if the power went now. Paths are absolute."""

    def __init__(self, folder: Path) -> None:
        """What is in ``folder`` now is on the disk."""
        self._top = str(folder)
        self._names: dict[str, _File | None] = {self._top: None}
        for path in folder.rglob("*"):
            self._names[str(path)] = None if path.is_dir() else _File(bytearray(path.read_bytes()))
        self._kept = dict(self._names)
        self._pending: dict[str, list[_Naming]] = {}

    def take(self, event: Event) -> None:
        match event:
            case Wrote(path=path) | Resized(path=path):
                file = self._names.get(path)
                if file is not None:  # else it was removed while open: nobody will find it again
                    file.pending.append(event)
            case Synced():
                self._sync(event)
            case Made(path=path):
                if path not in self._names:
                    self._name(path, _Naming(event.ended, None, path, None if event.folder else _File()))
            case Removed(path=path):
                self._name(path, _Naming(event.ended, gone=path))
            case Renamed(path=path, to=to):
                self._name(to, _Naming(event.ended, path, to, self._names[path]))

    def cut(self, chance: random.Random) -> dict[str, bytes | None]:
        """Paths with their content, None for folders, as one of the many ways in which the disk may be found."""
        names = dict(self._kept)
        for pending in self._pending.values():
            for naming in pending[: chance.randint(0, len(pending))]:
                naming.happen(names)
        found: dict[str, bytes | None] = {}
        for path, file in sorted(names.items()):
            reachable = path == self._top or str(Path(path).parent) in found
            if reachable and not path.endswith("-shm"):
                found[path] = None if file is None else file.after_a_cut(chance)
        return found

    def _name(self, path: str, naming: _Naming) -> None:
        naming.happen(self._names)
        self._pending.setdefault(str(Path(path).parent), []).append(naming)

    def _sync(self, event: Synced) -> None:
        """Of a folder: its names, not what is in its files."""
        file = self._names.get(event.path)
        if file is not None:
            file.sync(event.began)
            return
        pending = self._pending.get(event.path, [])
        for naming in [one for one in pending if one.ended < event.began]:
            naming.happen(self._kept)
        self._pending[event.path] = [one for one in pending if one.ended >= event.began]


def put_back(found: dict[str, bytes | None], of: Path, into: Path) -> None:
    """Lay what a cut left of the folder ``of`` into the new folder ``into``."""
    for path, content in found.items():
        target = into / Path(path).relative_to(of)
        if content is None:
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.write_bytes(content)


def _apply(content: bytearray, change: Wrote | Resized) -> None:
    if isinstance(change, Resized):
        _resize(content, change.size)
    else:
        _apply_within(content, change, 0, change.offset + len(change.data))


def _apply_within(content: bytearray, change: Wrote, start: int, end: int) -> None:
    """Only the bytes from ``start`` to before ``end``."""
    start, end = max(start, change.offset), min(end, change.offset + len(change.data))
    _resize(content, max(len(content), end))
    content[start:end] = change.data[start - change.offset : end - change.offset]


def _resize(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(bytes(size - len(content)))
