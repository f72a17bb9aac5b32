"""Each shift by itself."""

from collections.abc import Iterator
from datetime import time

from faceclock.attendance.checking.counting import Fault
from faceclock.attendance.checking.problem import Problem
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.rulebook import Flexible, RuleBook, ShiftType

_DAY = 1440
_TIMES = ("check_in_before", "check_out_after", "grace_late", "grace_early", "absent_below", "half_day_below")


def check_shifts(book: RuleBook) -> Iterator[Problem]:
    """Faults of every version of every shift."""
    for shift in book.shift:
        for field, sentence in (*_of_times(shift), *_of_minutes(shift), *_of_core(shift)):
            yield Problem("shift", key_of("shift", shift), field, sentence)


def length_of(shift: ShiftType) -> int:
    """Minutes from start to end on a day without a clock change."""
    return (_minute(shift.end) - _minute(shift.start)) % _DAY or _DAY


def _of_times(shift: ShiftType) -> Iterator[Fault]:
    if not shift.code.strip() or "+" in shift.code or " " in shift.code:
        yield "code", "a code is a word without spaces and plus signs, because patterns join codes with those"
    for field in ("start", "end"):
        at: time = getattr(shift, field)
        if at.second or at.microsecond or at.tzinfo:
            yield field, f"{at.isoformat()} is no time in whole minutes such as 08:00"
    if shift.start == shift.end:
        yield (
            "end",
            f"start and end are both {shift.start:%H:%M}, which is zero hours or 24; end a shift around the clock a "
            "minute earlier",
        )


def _of_minutes(shift: ShiftType) -> Iterator[Fault]:
    for field in _TIMES:
        if not 0 <= getattr(shift, field) <= _DAY:
            yield field, f"{getattr(shift, field)} minutes is not between 0 and {_DAY}"
    for field in ("daily_minutes", "auto_out"):
        value = getattr(shift, field)
        if value is not None and not 0 <= value <= _DAY:
            yield field, f"{value} minutes is not between 0 and {_DAY}"
    if 0 < shift.half_day_below < shift.absent_below:
        yield (
            "half_day_below",
            f"{shift.half_day_below} is below absent_below, {shift.absent_below}: nobody has half a day",
        )
    if shift.auto_out is not None and shift.auto_out > shift.check_out_after:
        yield (
            "auto_out",
            f"{shift.auto_out} minutes after the end the shift's window is closed; check_out_after is "
            f"{shift.check_out_after}",
        )


def _of_core(shift: ShiftType) -> Iterator[Fault]:
    flexible = shift.flexible
    if flexible is None:
        return
    length = length_of(shift)
    begin, end = (_into(shift, at) for at in (flexible.core_start, flexible.core_end))
    if not 0 <= begin < end <= length:
        yield (
            "flexible.core_start",
            f"the core time {_span(flexible)} does not lie within the shift, {shift.start:%H:%M}-{shift.end:%H:%M}",
        )
    if not 0 < flexible.total <= length:
        yield "flexible.total", f"{flexible.total} minutes is not between 1 and the shift's length, {length}"


def _into(shift: ShiftType, at: time) -> int:
    """Minutes after the shift's start; its end is its length and not 0."""
    return length_of(shift) if at == shift.end else (_minute(at) - _minute(shift.start)) % _DAY


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _span(flexible: Flexible) -> str:
    return f"{flexible.core_start:%H:%M}-{flexible.core_end:%H:%M}"
