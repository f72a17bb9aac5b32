"""The content of a backup: a zip with the database, the settings and what is known of both.

It lies sealed in an envelope (`envelope.py`). Backups of the form before, zips in clear, are still read, never written.
"""

import errno
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from shutil import disk_usage
from typing import IO, Any

from faceclock.app.safekeeping import envelope
from faceclock.app.safekeeping.envelope import FORMAT, Envelope, damaged, no_backup
from faceclock.app.safekeeping.opening import Opened
from faceclock.domain.errors import EnvironmentProblem, InputProblem, SealBroken
from faceclock.settings.atomic import replacing
from faceclock.vision.packs.unpacking import ZIP_DAMAGE

SUFFIX = ".fcbackup"
DATABASE, SETTINGS = "faceclock.sqlite3", "settings.toml"
DATABASE_LOG = f"{DATABASE}-wal"  # of a damaged database that was kept aside as it was
_MANIFEST = "backup.json"
_CHUNK = 1 << 20
_LARGEST_MANIFEST = 1 << 20
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SAMPLES, _WORTH_IT = 32, 0.8

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
    target: Path,
    files: Mapping[str, Path],
    manifest: Manifest,
    sealing: Envelope,
    checked: Callable[[Path], None],
    progress: Progress,
) -> None:
    """Write ``files`` by name and the manifest, sealed; have ``checked`` look at the draft, and only then give it its
    name. Raises EnvironmentProblem when the file cannot be written, and what ``checked`` raises."""
    told = _Tally(progress, sum(file.stat().st_size for file in files.values()))
    try:
        with replacing(target) as stream:
            with suppress(OSError):  # file systems without rights
                Path(stream.name).chmod(0o600)
            with envelope.sealed_into(stream, sealing) as content:
                _write(content, files, manifest, told)
            stream.flush()
            checked(Path(stream.name))
    except OSError as error:
        raise EnvironmentProblem(
            f"The backup {target} cannot be written ({error.strerror or error}); choose another folder."
        ) from error


def read_manifest(backup: Opened) -> Manifest:
    """Raises InputProblem for a file that is no backup, or one of a later FaceClock."""
    with _opened(backup) as archive, archive.open(_MANIFEST) as stream:
        return _parse(stream.read(_LARGEST_MANIFEST), backup.file)


def extract(backup: Opened, manifest: Manifest, name: str, target: Path, progress: Progress) -> None:
    """Write the member ``name`` to ``target`` and compare its digest. Raises InputProblem for a damaged backup, OSError
    at once where there is no room for it."""
    with _opened(backup) as archive, archive.open(name) as source, target.open("xb") as stream:
        target.chmod(0o600)
        size = archive.getinfo(name).file_size
        if size > disk_usage(target.parent).free:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        told = _Tally(progress, size)
        if _copy(source, stream, told) != (manifest.digests or {}).get(name):
            raise damaged(backup.file)


class _Tally:
    """Adds up the bytes of several files for one progress."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def __call__(self, amount: int) -> None:
        self._done += amount
        self._progress(min(self._done, self._total), self._total)


def _write(stream: IO[bytes], files: Mapping[str, Path], manifest: Manifest, told: _Tally) -> None:
    digests = {}
    with zipfile.ZipFile(stream, "w", compresslevel=1) as archive:
        for name, file in files.items():
            archive.compression = zipfile.ZIP_DEFLATED if _shrinks(file) else zipfile.ZIP_STORED
            with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
                digests[name] = _copy(source, target, told)
        content = asdict(replace(manifest, digests=digests)) | {
            "format": FORMAT,
            "made_at": manifest.made_at.isoformat(),
        }
        archive.writestr(_MANIFEST, json.dumps(content, ensure_ascii=False, indent=1))


def _shrinks(file: Path) -> bool:
    """Hours shrink to a quarter; what is sealed does not, and trying takes ten times as long as all the rest."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        pieces = []
        for number in range(_SAMPLES):
            stream.seek(size * number // _SAMPLES)
            pieces.append(stream.read(1 << 14))
    sample = b"".join(pieces)
    return len(zlib.compress(sample, 1)) < _WORTH_IT * len(sample)


def _copy(source: IO[bytes], target: IO[bytes], told: _Tally) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
        told(len(chunk))
    return digest.hexdigest()


@contextmanager
def _opened(backup: Opened) -> Iterator[zipfile.ZipFile]:
    """What zipfile finds wrong, or a chunk that does not open, also while it is read, as a sentence."""
    try:
        with _content(backup) as stream, zipfile.ZipFile(stream) as archive:
            if any(member.compress_type not in _WAYS for member in archive.infolist()):
                raise ValueError("packed in another way than ours")
            yield archive
    except SealBroken as error:
        raise damaged(backup.file) from error
    except (*ZIP_DAMAGE, KeyError, RuntimeError) as error:
        raise no_backup(backup.file) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # of a place before the file's beginning
            raise
        raise no_backup(backup.file) from error


@contextmanager
def _content(backup: Opened) -> Iterator[IO[bytes]]:
    if backup.sealed is None:
        with backup.file.open("rb") as stream:
            yield stream
    else:
        with envelope.unsealed(backup.file, backup.sealed.header, backup.sealed.key) as stream:
            yield stream


def _parse(text: bytes, file: Path) -> Manifest:
    try:
        content: dict[str, Any] = json.loads(text)
        if content.pop("format") > FORMAT:
            raise InputProblem(
                f"{file.name} was made by a later FaceClock; install that and restore with it."
            )
        packs = tuple(KeptPack(**pack) for pack in content.pop("packs"))
        made_at = datetime.fromisoformat(content.pop("made_at"))
        manifest = Manifest(made_at=made_at, packs=packs, **content)
        if not {DATABASE, SETTINGS} <= set(dict(manifest.digests or {})):
            raise ValueError("digests")
        return replace(manifest, schema=int(manifest.schema), rows=dict(manifest.rows))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise no_backup(file) from error
