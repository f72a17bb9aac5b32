"""What a deletion leaves outside the tables, and how that goes: the write-ahead log, the program's own log, backups
that a restore kept aside, faces in the caches of training runs."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faceclock.app.site import Site
from faceclock.app.training_caches import drop_faces
from faceclock.settings.atomic import replacing
from faceclock.settings.housekeeping import Backup
from faceclock.settings.paths import log_file
from faceclock.storage.database import Database
from faceclock.storage.values import Values

ASIDE = "before-restore"
PENDING = (
    "traces.pending"  # site value: since when the write-ahead log waits to be emptied; empty: it does not
)


def clear_traces(site: Site, names: Collection[str] = ()) -> bool:
    """To be called after the deletion was committed. False where a long reading of another process keeps the
    write-ahead log from being emptied: `are_pending`, and the next chore tries again. Raises StorageProblem."""
    _strike_out(log_file(site.data), names)
    for old in old_asides(site.data, site.settings.backup, datetime.now(UTC)):
        _drop(old)
    drop_faces(site.data)
    folded = site.database.fold_log()
    values = Values(site.database)
    if folded and values.get(PENDING):
        values.set(PENDING, "")
    elif not folded:
        values.set(PENDING, datetime.now(UTC).isoformat(timespec="seconds"))
    return folded


def are_pending(database: Database) -> bool:
    return bool(Values(database).get(PENDING))


def old_asides(data: Path, rules: Backup, now: datetime) -> list[Path]:
    """What restores kept aside and is older than the oldest scheduled backup would be."""
    return sorted(entry for entry in _entries(data / ASIDE) if now - _made(entry) > days_kept(rules))


def days_kept(rules: Backup) -> timedelta:
    """How long scheduled backups stay at most."""
    return timedelta(days=rules.every_days * rules.keep)


def _entries(folder: Path) -> Iterator[Path]:
    yield from folder.iterdir() if folder.is_dir() else ()


def _made(entry: Path) -> datetime:
    return datetime.fromtimestamp(entry.stat().st_mtime, UTC)


def _drop(aside: Path) -> None:
    with suppress(OSError):  # somebody has it open; it goes the next time
        shutil.rmtree(aside) if aside.is_dir() else aside.unlink()


def _strike_out(log: Path, names: Collection[str]) -> None:
    """Reports of bugs may quote what the program worked on."""
    if not log.is_file():
        return
    text = cleaned = log.read_text(encoding="utf-8", errors="replace")
    for name in names:
        cleaned = cleaned.replace(name, "[deleted]")
    if cleaned != text:
        with replacing(log) as stream:
            stream.write(cleaned.encode())
