"""The form of a backup: one zip with the database, the settings and what is known of both.

Nothing in it is encrypted; `write_archive` and `extract` are the two places where that would be done.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO

from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.atomic import replacing

SUFFIX = ".fcbackup"
DATABASE, SETTINGS = "faceclock.sqlite3", "settings.toml"
_MANIFEST, _FORMAT = "backup.json", 1
_CHUNK = 1 << 20
_LARGEST_MANIFEST = 1 << 20

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class KeptPack:
    """A model pack that the site had: its files are not in the backup, its digest tells which it was."""

    name: str
    version: str
    licence: str
    digest: str
    used: bool


@dataclass(frozen=True)
class Manifest:
    """``rows`` by table; ``digests`` are the SHA-256 of the files beside it."""

    made_at: datetime
    program: str
    company: str
    kiosk: str
    schema: int
    rows: Mapping[str, int]
    packs: tuple[KeptPack, ...] = ()
    digests: Mapping[str, str] | None = None


def write_archive(
    target: Path, files: Mapping[str, Path], manifest: Manifest, progress: Progress
) -> Manifest:
    """Write ``files`` by name and the manifest, read all of it again, and only then give it its name.

    Raises EnvironmentProblem when the file cannot be written or does not hold what was written.
    """
    total = 2 * sum(file.stat().st_size for file in files.values())
    told = _Tally(progress, total)
    try:
        with replacing(target) as stream:
            sealed = replace(manifest, digests=_write(stream, files, manifest, told))
            stream.flush()
            _reread(Path(stream.name), sealed, told)
    except OSError as error:
        raise EnvironmentProblem(
            f"The backup {target} cannot be written ({error.strerror or error}); choose another folder."
        ) from error
    with suppress(OSError):  # file systems without rights
        target.chmod(0o600)
    return sealed


def read_manifest(file: Path) -> Manifest:
    """Raises InputProblem for a file that is no backup, or one of a later FaceClock."""
    with _opened(file) as archive, archive.open(_MANIFEST) as stream:
        return _parse(stream.read(_LARGEST_MANIFEST), file)


def extract(file: Path, name: str, target: Path, progress: Progress) -> None:
    """Write the member ``name`` to ``target`` and compare its digest. Raises InputProblem for a damaged backup."""
    manifest = read_manifest(file)
    with _opened(file) as archive, archive.open(name) as source, target.open("xb") as stream:
        target.chmod(0o600)
        told = _Tally(progress, archive.getinfo(name).file_size)
        if _copy(source, stream, told) != (manifest.digests or {}).get(name):
            raise InputProblem(f"The backup {file.name} is damaged in {name}; use another backup.")


class _Tally:
    """Adds up the bytes of several files for one progress."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def __call__(self, amount: int) -> None:
        self._done += amount
        self._progress(min(self._done, self._total), self._total)


def _write(stream: IO[bytes], files: Mapping[str, Path], manifest: Manifest, told: _Tally) -> dict[str, str]:
    digests = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, file in files.items():
            with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as member:
                digests[name] = _copy(source, member, told)
        content = asdict(replace(manifest, digests=digests)) | {
            "format": _FORMAT,
            "made_at": manifest.made_at.isoformat(),
        }
        archive.writestr(_MANIFEST, json.dumps(content, ensure_ascii=False, indent=1))
    return digests


def _reread(file: Path, manifest: Manifest, told: _Tally) -> None:
    for name, digest in (manifest.digests or {}).items():
        with _opened(file) as archive, archive.open(name) as source:
            if _copy(source, None, told) != digest:
                raise EnvironmentProblem(
                    f"The disk did not keep what was written to {file.parent}; check it and back up elsewhere."
                )


def _copy(source: IO[bytes], target: IO[bytes] | None, told: _Tally) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
        told(len(chunk))
    return digest.hexdigest()


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """What zipfile finds wrong, also while it is read, as a sentence."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as error:
        raise InputProblem(f"{file.name} is not a whole backup of FaceClock; choose another file.") from error
    except FileNotFoundError as error:
        raise InputProblem(f"There is no file {file}; choose another.") from error


def _parse(text: bytes, file: Path) -> Manifest:
    try:
        content = json.loads(text)
        if content.pop("format") > _FORMAT:
            raise InputProblem(
                f"{file.name} was made by a later FaceClock; install that and restore with it."
            )
        packs = tuple(KeptPack(**pack) for pack in content.pop("packs"))
        made_at = datetime.fromisoformat(content.pop("made_at"))
        return Manifest(made_at=made_at, packs=packs, **content)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputProblem(f"{file.name} is not a whole backup of FaceClock; choose another file.") from error
