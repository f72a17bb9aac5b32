"""One person's stored days, brought up to what the facts say now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from faceclock.app.attendance.case import Case, Days
from faceclock.app.attendance.pending import due_of
from faceclock.app.attendance.spans import Span, clipped, days_of, gaps
from faceclock.app.attendance.to_do import span_of, to_do
from faceclock.attendance.clock import micros_of
from faceclock.attendance.engine import automatic_outs, changed_by, settle, span_needed
from faceclock.domain.attendance import DayResult
from faceclock.storage.attendance_days import Reach
from faceclock.storage.staleness import Marks


@dataclass(frozen=True)
class Renewed:
    """What is to be stored of one person, and the marks that it answers. ``outs``: system check-outs that are due;
    where there are some, they come first and all else has to wait for them."""

    case: Case
    marks: Marks
    days: Sequence[DayResult] = ()
    reach: Reach | None = None
    outs: Sequence[datetime] = ()


def renewed(case: Case, wanted: Span, *, outs: bool) -> Renewed:
    """Whatever is stale, and the days of ``wanted`` up to today; ``outs``: whether any shift checks people out."""
    marks = case.desk.stale.of(case.person.id)
    before = case.desk.stored.reach_of(case.person.id)
    span = span_of(case, before, wanted)
    if span is None:
        return Renewed(case, marks)
    spans = to_do(case, marks, before, span)
    due = [at for each in spans for at in _outs(case, each)] if outs else []
    if due:
        return Renewed(case, marks, outs=due)
    days = _changed(case, spans, span)
    return Renewed(case, marks, days, Reach(*span, due_of(case, days)))


def from_facts(case: Case, span: Span) -> list[DayResult]:
    """The days of a span as the facts alone make them, whatever is stored of them."""
    first, _ = _settled_with(case, span, span)
    within = (first, span[1])
    kept = case.kept(within)
    known = case.reckoned(within) | kept
    settled = settle([known[day] for day in days_of(within)], case.plan)
    return [kept.get(day.day, day) for day in settled if day.day >= span[0]]


def _outs(case: Case, span: Span) -> list[datetime]:
    """Those of open days that are not there yet, be it as voided ones."""
    stamps = case.facts.days(*span)
    there = {stamp.at for stamp in stamps}
    due = automatic_outs(case.person.id, stamps, case.plan, *span, case.desk.now)
    instants = ((at, micros_of(at)) for at in due)
    return [
        at
        for at, micros in instants
        if micros not in there and not case.desk.is_locked(case.plan.day_at(micros))
    ]


def _changed(case: Case, spans: Sequence[Span], within: Span) -> list[DayResult]:
    """What will be other than stored, of the days ``within``."""
    found: list[DayResult] = []
    for group in clipped((_settled_with(case, span, within) for span in spans), (date.min, within[1])):
        found += _group(case, group, spans, within)
    return found


def _settled_with(case: Case, span: Span, within: Span) -> Span:
    """The days whose weeks and caps the days of a span have a say in, and those that have a say in these."""
    last = min(changed_by(case.plan, *span)[1], within[1])
    return span_needed(case.plan, span[0], last)[0], last


def _group(case: Case, group: Span, spans: Sequence[Span], within: Span) -> list[DayResult]:
    stored, kept = case.stored(group), case.kept(group)
    known: Days = dict(stored)
    changed = clipped(spans, group)
    for span in changed:
        known |= case.reckoned(span)
    known |= kept
    for gap in gaps(group, known):
        known |= case.reckoned(gap)
    settled = settle([known[day] for day in days_of(group)], case.plan)
    # Days before are only there for what they add to weeks and months, of which they may lack the beginning.
    results = (kept.get(day.day, day) for day in settled if max(changed[0][0], within[0]) <= day.day)
    return [day for day in results if stored.get(day.day) != day]
