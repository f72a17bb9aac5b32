"""Where labelled pictures lie: a folder or tar of people, WebDataset shards, the program's own database."""

import lzma
import tarfile
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import IO, Protocol

from faceclock.app.webdataset import labelled_samples
from faceclock.domain.errors import ImageProblem, InputProblem
from faceclock.settings.paths import data_folder
from faceclock.vision.images import SUFFIXES, read_picture

SITE = "site:"
_DAMAGE = (tarfile.TarError, EOFError, OSError, ValueError, lzma.LZMAError, zlib.error)
Load = Callable[[], bytes]  # to be called before the next picture is asked for; raises ImageProblem


@dataclass(frozen=True, order=True)
class Key:
    """One picture: whose, and the file's name without its suffix."""

    person: str
    stem: str


@dataclass(frozen=True)
class Entry:
    """A picture before it is read; ``name`` says where it lies in the source."""

    key: Key
    name: str


class Source(Protocol):
    """``entries`` in the order in which they are read; ``skipped``: name and reason of what is no sample;
    ``mark``: the same as long as nobody touched the source."""

    entries: list[Entry]
    skipped: list[tuple[str, str]]
    mark: str

    def given(self, key: Key) -> Key:
        """What the source itself calls a picture, where names were changed on the way."""

    def read(self, wanted: Collection[Key]) -> Iterator[tuple[Entry, Load]]: ...


def is_site(where: Path) -> bool:
    """Whether it means the program's own pictures."""
    return str(where).startswith(SITE)


def absolute(where: Path, site: Path) -> Path:
    """``where`` as a process in any folder opens it; ``site:`` alone means the data folder ``site``."""
    if not is_site(where):
        return where.resolve()
    return Path(f"{SITE}{_data_folder(where, site).resolve()}")


def open_source(where: Path) -> Source:
    """``where``: a folder or tar of <Name>/<Name>_0001.jpg, a folder of tars, ``shard-{000..007}.tar``, or
    ``site:`` and a data folder, the program's own where none is named. Raises InputProblem for anything else."""
    if is_site(where):
        from faceclock.app.site_pictures import SitePictures

        return SitePictures(_data_folder(where))
    if "{" in where.name:
        return Tars(_expanded(where))
    if where.is_file():
        return Tars([where])
    if not where.is_dir():
        raise InputProblem(f"The folder of pictures {where} does not exist; check its name.")
    folder, shards = Folder(where), sorted(where.glob("*.tar"))
    return Tars(shards) if shards and not folder.entries else folder


def _data_folder(where: Path, usual: Path | None = None) -> Path:
    named = str(where).removeprefix(SITE)
    return data_folder(Path(named) if named else usual)


class Folder:
    """People's folders; they may lie one folder deeper, as archives often unpack."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.skipped = folder, list[tuple[str, str]]()
        paths = _pictures(folder)
        names = [str(path.relative_to(folder)) for path in paths]
        keys = [Key(path.parent.name, path.stem) for path in paths]
        self.entries = [Entry(key, name) for key, name in zip(keys, names, strict=True)]
        self.mark = _mark(zip(names, paths, strict=True))

    def given(self, key: Key) -> Key:
        return key

    def read(self, wanted: Collection[Key]) -> Iterator[tuple[Entry, Load]]:
        for entry in self.entries:
            if entry.key in wanted:
                yield entry, partial(read_picture, self._folder / entry.name)


class Tars:
    """Tars that are never unpacked; pictures are labelled by their folder's name or as WebDataset does."""

    def __init__(self, archives: list[Path]) -> None:
        self._archives, self.skipped = archives, list[tuple[str, str]]()
        self._members: dict[Path, dict[str, Entry]] = {}
        self.entries, taken = list[Entry](), set[Key]()
        for archive in archives:
            found: dict[str, Entry] = {}
            for member, person, stem in self._samples(archive):
                key = Key(person, stem if Key(person, stem) not in taken else f"{archive.stem}-{stem}")
                taken.add(key)
                found[member.name] = Entry(key, member.name)
            self._members[archive] = found
            self.entries += found.values()
        self.mark = _mark((archive.name, archive) for archive in archives)

    def given(self, key: Key) -> Key:
        return key

    def read(self, wanted: Collection[Key]) -> Iterator[tuple[Entry, Load]]:
        for archive, members in self._members.items():
            chosen = {name: entry for name, entry in members.items() if entry.key in wanted}
            with _opened(archive) as tar:
                for member in tar if chosen else ():
                    ours = member.isfile() and member.name in chosen
                    stream = tar.extractfile(member) if ours else None
                    if stream is not None:
                        yield chosen[member.name], partial(_member, stream, member.name)

    def _samples(self, archive: Path) -> list[tuple[tarfile.TarInfo, str, str]]:
        with _opened(archive) as tar:
            samples, unlabelled = labelled_samples(tar)
        self.skipped += [(f"{archive.name}/{name}", "it has no label") for name in unlabelled]
        return samples


@contextmanager
def _opened(archive: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(archive) as tar:
            yield tar
    except _DAMAGE as error:
        raise InputProblem(f"{archive} is neither a folder nor a whole tar of pictures; check it.") from error


def _member(stream: IO[bytes], name: str) -> bytes:
    try:
        return stream.read()
    except _DAMAGE as error:
        raise ImageProblem(f"The picture {name} cannot be read; its tar is damaged or cut short.") from error


def _mark(files: Iterable[tuple[str, Path]]) -> str:
    """Of names, sizes and times of change."""
    known = [(name, file.stat().st_size, file.stat().st_mtime_ns) for name, file in files]
    return sha256(repr(known).encode()).hexdigest()


def _pictures(folder: Path) -> list[Path]:
    for pattern in ("*/*", "*/*/*"):
        found = [path for path in folder.glob(pattern) if path.suffix.lower() in SUFFIXES and path.is_file()]
        if found:
            return sorted(found)
    return []


def _expanded(where: Path) -> list[Path]:
    """The files that ``{000..007}`` and ``{a,b}`` in a name stand for. Raises InputProblem for missing ones."""
    parts = [piece.split("}", 1) for piece in where.name.split("{")]
    choices = [[parts[0][0]]] + [
        [option + (rest or [""])[0] for option in _options(body)] for body, *rest in parts[1:]
    ]
    found = [where.with_name("".join(chosen)) for chosen in product(*choices)]
    for file in found:
        if not file.is_file():
            raise InputProblem(f"The shard {file} does not exist; correct {where.name}.")
    return found


def _options(body: str) -> list[str]:
    first, dots, last = body.partition("..")
    if not dots:
        return body.split(",")
    if not (first.isdecimal() and last.isdecimal()):
        raise InputProblem(f"{{{body}}} is no range of shards; write it as {{000..007}}.")
    return [str(number).zfill(len(first)) for number in range(int(first), int(last) + 1)]
