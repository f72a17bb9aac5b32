"""Which pack followed which: read from the audit log, which nobody can change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from faceclock.app.operator import operator
from faceclock.storage.audit import Audit, AuditEntry, Detail
from faceclock.storage.database import Database

PROMOTED, ROLLED_BACK = "pack.promote", "pack.rollback"
_SUBJECT = "recognition.pack"


@dataclass(frozen=True)
class Use:
    """A pack as the site uses it: ``setting`` is what stands in the settings, which may be empty."""

    name: str
    digest: str
    setting: str
    path: str


def record(
    database: Database, action: str, left: Use, taken: Use, further: Detail, undoes: int | None = None
) -> None:
    """Before the setting is switched: if that is cut off, the log holds an intention and the settings the truth."""
    detail: dict[str, str | int | float | bool | None] = {
        **{f"from_{key}": value for key, value in vars(left).items()},
        **{f"to_{key}": value for key, value in vars(taken).items()},
        **further,
    }
    if undoes is not None:
        detail["undoes"] = undoes
    Audit(database).record(action, _SUBJECT, actor=operator(), detail=detail)


def to_undo(database: Database, digest: str) -> tuple[int, Use] | None:
    """The last promotion to the pack ``digest`` that was not rolled back yet, as (its number, what was before);
    a rollback that was cut off before the switch is begun anew. None where there is nothing to undo."""
    entries = [entry for entry in Audit(database).about(_SUBJECT) if entry.action in (PROMOTED, ROLLED_BACK)]
    if entries and _was_cut_off(entries[-1], digest):
        return int(entries[-1].detail["undoes"]), _use(entries[-1].detail, "to")
    return _last_standing(entries, digest)


def _last_standing(entries: Sequence[AuditEntry], digest: str) -> tuple[int, Use] | None:
    undone = {entry.detail["undoes"] for entry in entries if entry.action == ROLLED_BACK}
    for entry in reversed(entries):
        if entry.action == PROMOTED and entry.seq not in undone and entry.detail["to_digest"] == digest:
            return entry.seq, _use(entry.detail, "from")
    return None


def _was_cut_off(last: AuditEntry, digest: str) -> bool:
    return last.action == ROLLED_BACK and last.detail["from_digest"] == digest


def _use(detail: dict[str, Any], side: str) -> Use:
    return Use(*(str(detail[f"{side}_{key}"]) for key in ("name", "digest", "setting", "path")))
