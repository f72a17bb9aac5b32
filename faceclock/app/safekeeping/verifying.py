"""What a verification found, in words, and a loss that is accepted."""

from datetime import datetime
from pathlib import Path

from faceclock.app.operator import operator
from faceclock.app.safekeeping.checkpoints import Compared, Standing
from faceclock.app.site import Site
from faceclock.storage.anchor import Lost
from faceclock.storage.audit import Audit
from faceclock.storage.ledger import Verified
from faceclock.storage.verification import Broken, Fault

_ROWS = {
    Fault.CHANGED: "row {key} of {table} is not what was recorded",
    Fault.MISSING: "row {key} of {table} is missing",
    Fault.FOREIGN: "row {key} of {table} was added by something else than FaceClock",
    Fault.ORDER: "row {key} of {table} stands in another place",
}


def sentences(verified: Verified, compared: Compared | None, path: Path) -> list[str]:
    """What is wrong, in English; empty where all holds."""
    found = []
    if verified.lost is not None:
        found.append(verified.lost.sentence(path))
    if verified.first is not None:
        more = f"; broken rows in all: {verified.count}"
        found.append(f"First broken row: {_row(verified.first)}{more if verified.count > 1 else ''}.")
    if compared is not None and not compared.holds:
        found.append(_checkpoint(compared))
    return found


def _row(broken: Broken) -> str:
    if broken.table == "chain":
        return (
            f"entry {broken.key} of the chain is {'missing' if broken.fault is Fault.MISSING else 'changed'}"
        )
    place = "" if broken.entry is None else f" (entry {broken.entry})"
    return _ROWS[broken.fault].format(key=broken.key, table=broken.table) + place


def _checkpoint(compared: Compared) -> str:
    when = f" of {_day(compared.at)}" if compared.at else ""
    if compared.restored:
        return (
            f"The checkpoint{when} counts {compared.count} entries, which this database does not have: a backup was "
            f"restored on {_day(compared.restored[0])}, and what came after that backup is gone; verify with a "
            "checkpoint that is newer than the restore, or one that is older than the backup."
        )
    if compared.standing is Standing.SHORT:
        return (
            f"The checkpoint{when} counts {compared.count} entries, but the chain is shorter: its end was cut off, or "
            "an older copy of the database took its place."
        )
    return (
        f"The chain is not the one of the checkpoint{when}: entry {compared.count} is another, so what came before it "
        "was written anew, or the checkpoint is of another site."
    )


def _day(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def accept_losses(site: Site) -> Lost | None:
    """Go on from where the chain ends; what was lost, None for nothing. Raises StorageProblem."""
    lost = site.database.accept_losses()
    if lost is not None:
        Audit(site.database).record(
            "audit.loss-accepted", "database", actor=operator(), detail=lost._asdict()
        )
    return lost
