"""Checkpoints of the site's audit chain: made, written, and held against the database."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from faceclock.app.site import Site
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.security.checkpoints import Checkpoint, Code, code_of, opened, read_code, sealed, short_mac
from faceclock.settings.atomic import replacing
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros
from faceclock.storage.ledger import hash_at, head_now, site_of
from faceclock.storage.site_keys import audit_key
from faceclock.vision.files import is_there

SUFFIX = ".fccheckpoint"
_LARGEST = 1 << 16  # bytes; a checkpoint has some hundred


class Standing(StrEnum):
    """How a database stands to a checkpoint. ``SHORT``: it has fewer entries; ``OTHER``: another chain."""

    HOLDS = "holds"
    SHORT = "short"
    OTHER = "other"


@dataclass(frozen=True)
class Made:
    """A new checkpoint: ``code`` for paper, ``content`` for a file."""

    checkpoint: Checkpoint
    code: str
    content: str


@dataclass(frozen=True)
class Compared:
    """``count`` entries were there at the checkpoint; ``restored``: when backups were restored since, as the log tells,
    the newest first."""

    standing: Standing
    count: int
    at: datetime | None
    restored: tuple[datetime, ...]

    @property
    def holds(self) -> bool:
        return self.standing is Standing.HOLDS


def make_checkpoint(database: Database, now: datetime | None = None) -> Made:
    """Of the chain as it stands. Raises StorageProblem, KeyProblem."""
    head = head_now(database.path)
    at = now or datetime.now(UTC)
    checkpoint = Checkpoint(site_of(database.path), head.count, head.hash, at)
    key = audit_key(database)
    return Made(checkpoint, code_of(checkpoint, key), sealed(checkpoint, key))


def write_checkpoint(made: Made, target: Path) -> Path:
    """To the file ``target``, or into the folder of that name. Raises EnvironmentProblem."""
    file = target / name_of(made.checkpoint) if target.is_dir() else target
    try:
        with replacing(file) as stream:
            stream.write(made.content.encode())
    except OSError as error:
        raise EnvironmentProblem(
            f"The checkpoint {file} cannot be written ({error.strerror or error}); choose another folder."
        ) from error
    return file


def name_of(checkpoint: Checkpoint) -> str:
    """In the order of time when sorted by name."""
    return f"faceclock-{checkpoint.at.astimezone(UTC):%Y%m%d-%H%M%S}-{checkpoint.count}{SUFFIX}"


def compare(site: Site, given: str) -> Compared:
    """Hold the chain against ``given``, the path of a checkpoint's file or a printed code.

    Raises InputProblem for what is neither or was damaged, StorageProblem, KeyProblem.
    """
    file = Path(given)
    if is_there(file):
        return _with_file(site.database, opened(_content(file), audit_key(site.database)))
    if file.suffix or len(file.parts) > 1:
        raise InputProblem(f"There is no file {file}; choose a checkpoint, or type the code of one.")
    return _with_code(site.database, read_code(given))


def _content(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            return stream.read(_LARGEST)
    except OSError as error:
        raise InputProblem(
            f"The checkpoint {file} cannot be read ({error.strerror or error}); choose another."
        ) from error


def _with_file(database: Database, checkpoint: Checkpoint) -> Compared:
    there = hash_at(database.path, checkpoint.count)
    same = there == checkpoint.head and site_of(database.path) == checkpoint.site
    return _compared(database, there, same, checkpoint.count, checkpoint.at)


def _with_code(database: Database, code: Code) -> Compared:
    there = hash_at(database.path, code.count)
    key = audit_key(database)
    same = there is not None and short_mac(site_of(database.path), code.count, there, key) == code.mac
    return _compared(database, there, same, code.count, None)


def _compared(
    database: Database, there: bytes | None, same: bool, count: int, at: datetime | None
) -> Compared:
    standing = Standing.HOLDS if same else Standing.SHORT if there is None else Standing.OTHER
    return Compared(standing, count, at, () if same else _restores(database, at))


def _restores(database: Database, since: datetime | None) -> tuple[datetime, ...]:
    """As the log tells, the newest first; who forges a chain can forge that too."""
    rows = database.tuples(
        "SELECT at FROM audit WHERE action = 'data.restore' AND at BETWEEN ? AND ? ORDER BY seq DESC",
        (to_micros(since) if since else 0, to_micros(datetime.now(UTC))),
    )
    return tuple(from_micros(at) for (at,) in rows)
