"""Punches from a table that another system wrote."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TextIO

from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.guarding import LockGuard
from faceclock.app.attendance.import_encoding import Encoding, encoding_of
from faceclock.app.attendance.import_format import (
    PunchFileFormat,
    cells_of,
    delimiter_of,
    places_of,
    shortened,
    words_of,
)
from faceclock.app.attendance.import_rows import Check, RowReader, ZoneOf
from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.attendance.local_times import zone_named
from faceclock.attendance.plan import Plans
from faceclock.domain.attendance import Stamp
from faceclock.domain.errors import InputProblem
from faceclock.storage.audit import Audit, Detail
from faceclock.storage.database import Database
from faceclock.storage.employees import Employees
from faceclock.storage.instants import utc_now
from faceclock.storage.periods import Periods
from faceclock.storage.punch_staging import PunchStaging, StagedPunch

Progress = Callable[[int, int], None]

LISTED = 1000  # problems that are told one by one; of a file of the wrong kind every line has one
_NOTHING = " \t\r\n,;"  # a row of empty cells, as spreadsheets leave them at the end
_BATCH = 5_000  # punches a transaction: a kiosk that wants to write meanwhile waits for one of these


@dataclass(frozen=True)
class LineProblem:
    line: int
    sentence: str


@dataclass
class PunchImport:
    """What came of it. ``refused`` lines have ``problems``, of which the first are listed; ``already`` were stored
    by an earlier import; ``added`` with ``dry_run`` is what would be."""

    source: str
    encoding: Encoding = Encoding.UTF_8
    lines: int = 0
    added: int = 0
    already: int = 0
    refused: int = 0
    dry_run: bool = False
    problems: list[LineProblem] = field(default_factory=list)

    def refuse(self, line: int, sentence: str) -> None:
        self.refused += 1
        self.tell(line, sentence)

    def tell(self, line: int, sentence: str) -> None:
        if len(self.problems) < LISTED:
            self.problems.append(LineProblem(line, shortened(sentence.rstrip(".")) + "."))


def import_into(
    site: Site,
    path: Path,
    layout: PunchFileFormat,
    *,
    skip_bad: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> PunchImport:
    """`PunchImporter.run` on a site, with its people's zones and its locked periods."""
    periods, plans = Periods(site.database).locked(), load_plans(site.database, site.settings)
    importer = PunchImporter(
        site.database,
        layout,
        _zones_of(site, plans),
        lambda day: any(period.first <= day <= period.last for period in periods),
        operator(),
        check=_check_of(LockGuard(site.database, plans, utc_now)),
    )
    return importer.run(path, skip_bad=skip_bad, dry_run=dry_run, progress=progress)


def _check_of(guard: LockGuard) -> Check:
    """Most days are far from any locked one."""
    near = cache(guard.near)

    def check(employee_id: str, stamp: Stamp, day: date) -> None:
        if near(day):
            guard.check_new(employee_id, stamp)

    return check


def _zones_of(site: Site, plans: Plans) -> ZoneOf:
    """What the clock at a person's site showed, also on days before anybody knew the person."""
    teams = {employee.id: employee.team for employee in site.employees.all()}
    plan_of = cache(lambda employee_id: plans.of(employee_id, teams[employee_id]))
    return lambda employee_id, day: plan_of(employee_id).zone_on(day)


class PunchImporter:
    """``zone_of`` gives the zone of a person's times without an offset, where the layout names none; ``locked`` tells
    the days of locked periods and ``check`` refuses what reaches them, ``by`` who imports."""

    def __init__(
        self,
        database: Database,
        layout: PunchFileFormat,
        zone_of: ZoneOf,
        locked: Callable[[date], bool],
        by: str,
        now: Callable[[], datetime] = utc_now,
        check: Check = lambda *_: None,
    ) -> None:
        self._database = database
        self._check = check
        self._layout = layout
        named = zone_named(layout.zone) if layout.zone else None
        self._zone_of: ZoneOf = (lambda *_: named) if named else zone_of
        self._locked = locked
        self._by = by
        self._now = now
        self._staging = PunchStaging(database)

    def run(
        self, path: Path, *, skip_bad: bool = False, dry_run: bool = False, progress: Progress | None = None
    ) -> PunchImport:
        """Import ``path``. With a problem in it nothing is stored, or with ``skip_bad`` what has none.

        Stored are batches, each whole with its audit row: what was interrupted goes on when it is run again, and
        what was done adds nothing. Raises InputProblem for a file that is no such table at all, StorageProblem.
        """
        if not path.is_file():
            raise InputProblem(f"{path} is no file; name a table of punches.")
        done = PunchImport(path.name, encoding_of(path, self._layout.encoding), dry_run=dry_run)
        advance = progress or (lambda *_: None)
        try:
            with path.open(encoding=done.encoding.codec) as stream:
                self._staging.fill(self._punches_in(stream, done, advance))
            self._compare(done)
            if done.refused and not skip_bad:
                done.added = 0
            elif not dry_run:
                self._store(path, done, advance)
        finally:
            self._staging.clear()
        return done

    def _punches_in(self, stream: TextIO, done: PunchImport, advance: Progress) -> Iterator[StagedPunch]:
        lines = ((number, line) for number, line in enumerate(stream, 1) if line.strip(_NOTHING))
        first = next(lines, None)
        if first is None:
            raise InputProblem(f"{done.source} is empty; it needs a line of headings and punches below.")
        delimiter = delimiter_of(first[1], self._layout.delimiter)
        reader = self._reader(cells_of(first[1], delimiter))
        if not self._layout.header:
            yield from _read(reader, *first, delimiter, done)
        for number, line in lines:
            yield from _read(reader, number, line, delimiter, done)
            if done.lines % 10_000 == 0:
                advance(done.lines, 0)

    def _reader(self, cells: list[str]) -> RowReader:
        layout = self._layout
        places = places_of(layout.columns, cells if layout.header else None, len(cells))
        active = {employee.id: employee.active for employee in Employees(self._database).all()}
        words = words_of(layout.directions)
        return RowReader(
            places, words, layout.date_format, self._zone_of, active, self._locked, self._check, self._now()
        )

    def _compare(self, done: PunchImport) -> None:
        """With one another and with what is stored."""
        for again in self._staging.repeated(LISTED):
            done.tell(again.line, f"the line says again what line {again.first} says")
        for taken in self._staging.taken(LISTED):
            done.tell(
                taken.line,
                f"this person has a punch at this instant already ({taken.direction}, {taken.method}: "
                f"{taken.punch_id}); void that one if this one is right",
            )
        done.problems.sort(key=lambda problem: problem.line)
        done.refused += self._staging.leave_out()
        staged, done.already = self._staging.counts()
        done.added = staged - done.already

    def _store(self, path: Path, done: PunchImport, advance: Progress) -> None:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        planned, done.added, last = done.added, 0, 0
        while (upto := self._staging.last_line(last, _BATCH)) is not None:
            done.added += self._store_batch(path.name, digest, last + 1, upto)
            last = upto
            advance(done.added, planned)

    def _store_batch(self, name: str, digest: str, first: int, last: int) -> int:
        with self._database.transaction():
            added = self._staging.store(first, last)
            if added:
                detail: Detail = {"sha256": digest, "first_line": first, "last_line": last, "added": added}
                Audit(self._database).record(
                    "punches.import", name, actor=self._by, at=self._now(), detail=detail
                )
        return added


def _read(
    reader: RowReader, number: int, line: str, delimiter: str, done: PunchImport
) -> Iterator[StagedPunch]:
    done.lines += 1
    try:
        yield reader.read(number, cells_of(line, delimiter))
    except InputProblem as problem:
        done.refuse(number, str(problem))
