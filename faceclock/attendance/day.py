"""One person's day, put together from its pieces."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from faceclock.attendance.clock import datetime_of
from faceclock.attendance.counting import Piece
from faceclock.attendance.expectation import Expected, expected
from faceclock.attendance.overtime import day_overtime
from faceclock.attendance.plan import Plan, PlannedDay
from faceclock.attendance.status import day_status, early, late, missing_now
from faceclock.attendance.tracing import Trace
from faceclock.domain.attendance import DayKind, DayResult, DayStatus, Step
from faceclock.domain.rulebook import LeaveKind, LeavePart


def reckon_day(
    employee_id: str,
    day: date,
    pieces: Sequence[Piece],
    loose: Sequence[Piece],
    plan: Plan,
    as_of: int,
    trace: Trace,
) -> DayResult:
    """The day before weeks and caps. ``pieces`` are those of the day's shifts, ``loose`` other work of the day."""
    planned = plan.on(day)
    wanted = [expected(piece.instance, planned) for piece in pieces if piece.instance is not None]
    lateness, leaving = _lateness(pieces, wanted, as_of, trace)
    day_sums = _summed(employee_id, planned, pieces, [*pieces, *loose], wanted)
    normal = day_sums.scheduled if pieces else planned.rules.daily_minutes
    outside = sum(piece.outside for piece in pieces)
    part = day_overtime(day_sums.worked, outside, normal, planned, plan, trace)
    return replace(
        day_sums,
        status=day_status(pieces, loose, planned, as_of, trace),
        credited=_credited(day_sums, sum(want.owed for want in wanted), planned, trace),
        late=lateness,
        early=leaving,
        missing=sum(missing_now(piece, as_of) for piece in (*pieces, *loose)),
        regular=day_sums.worked - (part.minutes + part.unapproved if part else 0),
        overtime=(part,) if part else (),
        trace=tuple(trace.steps),
    )


def _lateness(
    pieces: Sequence[Piece], wanted: Sequence[Expected], as_of: int, trace: Trace
) -> tuple[int, int]:
    """Minutes late and minutes too early, over all shifts of the day."""
    lateness = leaving = 0
    for piece, want in zip(pieces, wanted, strict=True):
        assert piece.instance is not None
        lateness += late(piece, want, piece.instance.shift, trace)
        leaving += early(piece, want, piece.instance.shift, as_of, trace)
    return lateness, leaving


def _summed(
    employee_id: str,
    planned: PlannedDay,
    pieces: Sequence[Piece],
    everything: Sequence[Piece],
    wanted: Sequence[Expected],
) -> DayResult:
    """The day with the sums over its pieces; what is judged from them is still to come."""
    return DayResult(
        employee_id,
        planned.day,
        tuple(piece.instance.shift.code for piece in pieces if piece.instance is not None),
        DayStatus.PENDING,
        planned.kind,
        planned.site,
        _label(planned),
        _first_in(everything),
        _last_out(everything),
        scheduled=sum(want.minutes for want in wanted),
        span=sum(piece.span for piece in everything),
        worked=sum(piece.worked for piece in everything),
        break_minutes=sum(piece.rest for piece in everything),
        unpaid=sum(piece.unpaid for piece in everything),
        rounding_seconds=sum(piece.rounding_seconds for piece in everything),
    )


def _label(planned: PlannedDay) -> str:
    if planned.holiday:
        return planned.holiday
    return ", ".join(kind.name or kind.code for _, kind in planned.leaves)


def _first_in(pieces: Sequence[Piece]) -> datetime | None:
    found = [piece.arrival.at for piece in pieces if piece.arrival is not None]
    return datetime_of(min(found)) if found else None


def _last_out(pieces: Sequence[Piece]) -> datetime | None:
    found = [piece.departure.at for piece in pieces if piece.departure is not None]
    return datetime_of(max(found)) if found else None


def _credited(day: DayResult, owed: int, planned: PlannedDay, trace: Trace) -> int:
    """Minutes that count without work: public holidays on a rostered day, paid leave, duty elsewhere.

    What was worked on a whole day off is paid as work and not credited once more.
    """
    free = day.scheduled - owed if owed else max(0, day.scheduled - day.worked)
    if not free:
        return 0
    if planned.kind is DayKind.HOLIDAY:
        trace.add(Step.HOLIDAY, minutes=free, detail=planned.holiday)
        return free
    return _credited_leave(free, planned, trace)


def _credited_leave(minutes: int, planned: PlannedDay, trace: Trace) -> int:
    """Of two half days each pays its own half; a whole day goes before halves."""
    whole = [kind for leave, kind in planned.leaves if leave.part is LeavePart.DAY]
    kinds = whole[:1] or [kind for _, kind in planned.leaves]
    credited = 0
    for index, kind in enumerate(kinds):
        share = (minutes + index) // len(kinds)
        duty = kind.kind is LeaveKind.DUTY
        trace.add(Step.ON_DUTY if duty else Step.LEAVE, minutes=share, detail=kind.name or kind.code)
        credited += share if kind.paid or duty else 0
    return credited
