"""Which of one person's days must be reckoned anew."""

from collections.abc import Iterable

from faceclock.app.attendance.case import Case
from faceclock.app.attendance.spans import ONE_DAY, Span, clipped
from faceclock.attendance.clock import DAY
from faceclock.attendance.engine import span_needed
from faceclock.storage.attendance_days import Reach
from faceclock.storage.staleness import Marks

_NEAR = 10 * DAY  # facts nearer to each other than this are looked at together


def span_of(case: Case, before: Reach | None, wanted: Span) -> Span | None:
    """The days that there will be: whole weeks (and months, for caps) at the beginning, none after today."""
    today = case.plan.day_at(case.desk.micros)
    last = min(wanted[1], today)
    if last < wanted[0]:
        return (before.first, before.last) if before else None
    if before and before.first <= wanted[0]:
        return before.first, max(last, before.last)
    first = span_needed(case.plan, wanted[0], wanted[0])[0]
    return first, max(last, before.last) if before else last


def to_do(case: Case, marks: Marks, before: Reach | None, span: Span) -> list[Span]:
    """The parts of ``span`` that are stale or not there yet, and days on which something was still to come."""
    if before is None or _moves_an_end(case, marks):
        return [span]
    found = [(span[0], before.first - ONE_DAY), (before.last + ONE_DAY, span[1])]
    if before.due is not None and before.due <= case.desk.micros:
        found += [(day, day) for day in case.desk.stored.pending_of(case.person.id)]
    instants = _clusters(marks.instants)
    for first, last in clipped(marks.spans, span):
        instants.append((case.plan.on(first).midnight, case.plan.on(last + ONE_DAY).midnight))
    for start, end in instants:
        _, first, last = case.facts.around(start, end)
        found.append((first, last))
    return clipped(found, span)


def _moves_an_end(case: Case, marks: Marks) -> bool:
    """A first punch makes somebody's first day, and the last one of who has left the last."""
    person = case.person
    return person.first_punch in marks.instants or (not person.active and person.last_punch in marks.instants)


def _clusters(instants: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at in sorted(instants):
        if found and at - found[-1][1] <= _NEAR:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found
