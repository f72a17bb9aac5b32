"""The whole check of a site's database: pages, references, schema, chain, seals and computed days."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from faceclock.app.attendance.recomputing import differing_days
from faceclock.app.safekeeping.archive import Progress
from faceclock.app.safekeeping.backup import no_progress, part
from faceclock.app.site import Site
from faceclock.domain.errors import KeyProblem, StorageProblem
from faceclock.storage.examination import Examined, examine_file, reading_connection
from faceclock.storage.faults import removed_tables_told, spoken
from faceclock.storage.ledger import Verified, verify_file
from faceclock.storage.schema_check import altered_schema
from faceclock.storage.sealed_rows import broken
from faceclock.storage.verification import Fault

_PARTS = 4
_KEPT = 100  # findings of a kind; the rest is counted


class Kind(StrEnum):
    """What was found. Of the chain: `lost` and the faults of `storage.verification`."""

    DAMAGE = "damage"
    REFERENCES = "references"
    SCHEMA = "schema"
    LOST = "lost"
    CHANGED = "changed"
    MISSING = "missing"
    FOREIGN = "foreign"
    ORDER = "order"
    SEAL = "seal"
    DAYS = "days"


@dataclass(frozen=True)
class Finding:
    """``table`` and ``key`` of the row, where it is one; ``detail`` is SQLite's words, a name, or a number."""

    kind: Kind
    table: str = ""
    key: str = ""
    detail: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in English."""
        return _SENTENCES[self.kind].format(table=self.table, key=self.key, detail=self.detail)


@dataclass(frozen=True)
class Checked:
    """``findings`` are the first ones, ``count`` is how many there are. ``unread`` says why something was not checked,
    empty where everything was."""

    examined: Examined
    entries: int
    count: int
    findings: tuple[Finding, ...]
    unread: str

    @property
    def sound(self) -> bool:
        return not self.count


_SENTENCES = {
    Kind.DAMAGE: "The file is damaged ({detail}): keep it as it is and restore the newest backup.",
    Kind.REFERENCES: "Rows that refer to what is not there: {detail}; restore the newest backup.",
    Kind.SCHEMA: "The {detail} is not the one that FaceClock made: somebody changed the database; restore the newest "
    "backup.",
    Kind.LOST: "{detail}",
    Kind.CHANGED: "Row {key} of {table} was changed by something else than FaceClock: compare it with a backup.",
    Kind.MISSING: "Row {key} of {table} was removed by something else than FaceClock: take it from a backup.",
    Kind.FOREIGN: "Row {key} of {table} was added by something else than FaceClock: do not trust it.",
    Kind.ORDER: "Row {key} of {table} was moved by something else than FaceClock: compare it with a backup.",
    Kind.SEAL: "Row {key} of {table} does not open under its person's key: take that face or signature anew.",
    Kind.DAYS: "Stored days of {key} are not what the facts say ({detail}): run `faceclock attendance recompute`.",
}
_OF_CHAIN = {
    Fault.CHANGED: Kind.CHANGED,
    Fault.MISSING: Kind.MISSING,
    Fault.FOREIGN: Kind.FOREIGN,
    Fault.ORDER: Kind.ORDER,
}


def check_site(site: Site, progress: Progress = no_progress) -> Checked:
    """Read everything, change nothing; kiosks go on meanwhile. Days are compared only where the facts that they are
    reckoned from are sound. ``progress`` may raise to stop. Raises StorageProblem where the file cannot be read."""
    path = site.database.path
    examined = examine_file(path, part(progress, 0, _PARTS))
    found = _Findings()
    if examined.damage:
        found.add([Finding(Kind.DAMAGE, detail=examined.damage)])
        return Checked(examined, 0, found.count, tuple(found.kept), "")
    found.add(_of_file(examined))
    entries, unread = 0, ""
    try:
        with removed_tables_told(path):
            verified = verify_file(path, part(progress, 1, _PARTS))
            entries = verified.entries
            found.add(of_chain(verified, path), verified.count - len(verified.broken))
            unread = _add_seals(site, found)
            if verified.sound:
                found.add(_days(site, part(progress, 3, _PARTS)))
    except StorageProblem:  # tables were removed, which is told already
        if not found.count:
            raise
    return Checked(examined, entries, found.count, tuple(found.kept), unread)


def of_chain(verified: Verified, path: Path) -> Iterator[Finding]:
    """What the chain tells, losses first."""
    if verified.lost:
        yield Finding(Kind.LOST, detail=verified.lost.sentence(path))
    for row in verified.broken:
        yield Finding(_OF_CHAIN[row.fault], row.table, row.key)


class _Findings:
    """Keeps the first ones, counts them all."""

    def __init__(self) -> None:
        self.count = 0
        self.kept: list[Finding] = []

    def add(self, findings: Iterable[Finding], untold: int = 0) -> None:
        """``untold``: how many more there are than ``findings``."""
        before = self.count
        for finding in findings:
            self.count += 1
            if self.count - before <= _KEPT:
                self.kept.append(finding)
        self.count += untold


def _of_file(examined: Examined) -> Iterator[Finding]:
    if examined.broken_references:
        yield Finding(Kind.REFERENCES, detail=str(examined.broken_references))
    with closing(reading_connection(examined.path)) as connection, spoken(examined.path):
        for name in altered_schema(connection, examined.schema):
            yield Finding(Kind.SCHEMA, detail=name)


def _add_seals(site: Site, found: _Findings) -> str:
    """Where the key is at hand; else why it is not."""
    try:
        found.add(Finding(Kind.SEAL, row.table, row.id) for row in broken(site.database))
    except KeyProblem as problem:
        return str(problem)
    return ""


def _days(site: Site, progress: Progress) -> Iterator[Finding]:
    for found in differing_days(site.database, site.settings, progress):
        detail = f"{found.days} from {found.first} on" if found.first else "they cannot be read"
        yield Finding(Kind.DAYS, key=found.employee_id, detail=detail)
