"""Reports of a site: reads what is wanted, has it built, and writes it whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import BinaryIO

from faceclock.app.attendance.refreshing import Progress, no_progress
from faceclock.app.attendance.report_days import ReportDays
from faceclock.app.attendance.report_facts import audit_entries, carried_over, odd_punches, suppressed_count
from faceclock.app.attendance.report_scope import Filters, scope_of
from faceclock.app.site import Site
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.reports.model import Report
from faceclock.reports.scope import Scope
from faceclock.reports.words import Words
from faceclock.reports.writing import Format, writer_of
from faceclock.settings.atomic import replacing
from faceclock.settings.model import Language

KINDS = ("daily", "month", "overtime", "exceptions", "present", "audit")


@dataclass(frozen=True)
class Wanted:
    """Which report, of which days, narrowed to what; ``language`` as in the settings. ``now``: for tests."""

    kind: str
    first: date
    last: date
    filters: Filters = field(default_factory=Filters)
    language: Language = Language.SYSTEM
    now: datetime | None = None


@dataclass(frozen=True)
class Watch:
    """Who is told how far a report is, and may stop it by raising: while days are ``computing``, and each time they
    are ``reading``, which is once or more while it is written."""

    computing: Progress = no_progress
    reading: Progress = no_progress


def make_report(site: Site, wanted: Wanted, progress: Progress = no_progress) -> tuple[Report, Words]:
    """Raises InputProblem for a kind, site, team, employee or shift that is not known."""
    scope = _scope(site, wanted)
    return _build(site, scope, wanted, Watch(progress)), scope.words


def _scope(site: Site, wanted: Wanted) -> Scope:
    if wanted.kind not in KINDS:
        raise InputProblem(f"There is no report {wanted.kind}; choose one of {', '.join(KINDS)}.")
    language = wanted.language
    words = Words(site.settings.kiosk.language if language is Language.SYSTEM else language)
    return scope_of(site, words, wanted.first, wanted.last, wanted.filters, wanted.now or datetime.now(UTC))


def write(
    site: Site,
    wanted: Wanted,
    kind: Format,
    target: Path | BinaryIO,
    *,
    bom: bool = False,
    progress: Progress = no_progress,
    reading: Progress = no_progress,
) -> list[str]:
    """Write a report; what is returned should be told to whoever asked for it. A file is there whole or not at
    all, and a font or folder that cannot be used is noticed before anything is computed. ``progress`` is of the days
    that must be computed first, ``reading`` as of `Watch`. Raises FaceClockError."""
    scope = _scope(site, wanted)
    writer = writer_of(kind, scope.words, bom=bom, font=site.settings.reports.font)
    with _stream(target) as stream:
        report = _build(site, scope, wanted, Watch(progress, reading))
        return [*writer(report, stream), *_nothing_found(report)]


def _nothing_found(report: Report) -> list[str]:
    """Formats with room for one table only do not say why it is empty."""
    table = report.tables[0]
    found = next(iter(table.rows), None) is not None
    return [] if found or not table.empty else [table.empty]


@contextmanager
def _stream(target: Path | BinaryIO) -> Iterator[BinaryIO]:
    if not isinstance(target, Path):
        yield target
        return
    try:
        with replacing(target) as stream:
            yield stream
    except OSError as error:
        raise EnvironmentProblem(
            f"The report {target} cannot be written ({error.strerror or error}); choose another file."
        ) from error


def _build(site: Site, scope: Scope, wanted: Wanted, watch: Watch) -> Report:
    """Each builder is imported where it is needed: a command makes one report."""
    if wanted.kind == "present":
        return _present(site, _those_with_days(site, scope, wanted.filters, watch), watch)
    if wanted.kind == "audit":
        from faceclock.reports.audit import audit

        entries = audit_entries(site, scope, wanted.filters)
        return audit(scope, entries, entries.reach)
    return _of_days(site, scope, wanted, watch)


def _of_days(site: Site, scope: Scope, wanted: Wanted, watch: Watch) -> Report:
    from faceclock.reports.daily import daily
    from faceclock.reports.exceptions import exceptions
    from faceclock.reports.month import month
    from faceclock.reports.overtime import overtime

    days = ReportDays(site, scope, wanted.filters, watch.computing, watch.reading)
    if wanted.kind == "daily":
        return daily(scope, days)
    if wanted.kind == "overtime":
        return overtime(scope, days)
    if wanted.kind == "month":
        return month(scope, days, carried_over(site, scope, wanted.filters))
    meant = _those_with_days(site, scope, wanted.filters, watch)
    return exceptions(scope, days, odd_punches(site, meant), suppressed_count(site, meant))


def _those_with_days(site: Site, scope: Scope, filters: Filters, watch: Watch) -> Scope:
    """Punches know no site and shift: where these are asked for, the people who have such days are meant."""
    if not (filters.site or filters.shift):
        return scope
    found = {
        result.employee_id for result in ReportDays(site, scope, filters, watch.computing, watch.reading)
    }
    return replace(scope, people={who: one for who, one in scope.people.items() if who in found})


def _present(site: Site, scope: Scope, watch: Watch) -> Report:
    """As of now, or of the end of a day that is over."""
    from faceclock.app.attendance.report_presence import people_lately
    from faceclock.reports.present import present

    end = datetime.combine(scope.last + timedelta(days=1), time(), scope.zone)
    now = min(scope.made_at, end.astimezone(UTC))
    roll = sum(person.active for person in scope.people.values())
    return present(scope, people_lately(site, scope, now, watch.reading), now, roll)
