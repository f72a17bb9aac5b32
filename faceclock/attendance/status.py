"""Late, early, present, absent."""

from collections.abc import Sequence

from faceclock.attendance.clock import DAY, MINUTE
from faceclock.attendance.counting import Piece
from faceclock.attendance.expectation import Expected, absent_all_day
from faceclock.attendance.plan import PlannedDay
from faceclock.attendance.tracing import Trace
from faceclock.domain.attendance import DayKind, DayStatus, Step
from faceclock.domain.rulebook import LeaveKind, ShiftType

_KINDS = {
    DayKind.HOLIDAY: DayStatus.HOLIDAY,
    DayKind.WEEKEND: DayStatus.WEEKEND,
    DayKind.REST_DAY: DayStatus.REST_DAY,
    DayKind.NO_ROSTER: DayStatus.NO_ROSTER,
}


def late(piece: Piece, wanted: Expected, shift: ShiftType, trace: Trace) -> int:
    """Minutes from the start to the raw check-in, once that is strictly later than the grace allows."""
    arrival = piece.arrival
    if wanted.arrive is None or arrival is None or arrival.at <= wanted.arrive + shift.grace_late * MINUTE:
        return 0
    minutes = (arrival.at - wanted.arrive) // MINUTE
    trace.add(Step.LATE, arrival, until=wanted.arrive, minutes=minutes)
    return minutes


def early(piece: Piece, wanted: Expected, shift: ShiftType, as_of: int, trace: Trace) -> int:
    """Minutes from the raw last check-out to the end, once the window has closed: who left may come back until
    then, and nobody who is still in has left early."""
    left = piece.departure
    if wanted.leave is None or left is None or piece.open is not None or window_open(piece, as_of):
        return 0
    if left.at >= wanted.leave - shift.grace_early * MINUTE:
        return 0
    minutes = (wanted.leave - left.at) // MINUTE
    trace.add(Step.EARLY, left, until=wanted.leave, minutes=minutes)
    return minutes


def day_status(
    pieces: Sequence[Piece], loose: Sequence[Piece], planned: PlannedDay, as_of: int, trace: Trace
) -> DayStatus:
    """``pieces`` are those of the day's shifts, ``loose`` is other work that belongs to the day. Nothing is said
    for good while a window is open."""
    touched = [piece for piece in (*pieces, *loose) if _punched(piece)]
    if not touched:
        return _without_punches(pieces, planned, as_of)
    if any(window_open(piece, as_of) for piece in pieces) or any(still_in(piece, as_of) for piece in loose):
        return DayStatus.PENDING
    if any(piece.missing for piece in touched):
        return DayStatus.MISSING_PUNCH
    return _with_punches(pieces, touched, planned, trace)


def still_in(piece: Piece, as_of: int) -> bool:
    """Whether a check-in waits for its check-out."""
    until = open_until(piece)
    return until is not None and as_of <= until


def open_until(piece: Piece) -> int | None:
    """Up to when a check-in waits for its check-out: until the window closes, without a shift for a day. None where
    no check-in is open."""
    if piece.open is None:
        return None
    return piece.instance.cut_close if piece.instance is not None else piece.open.at + DAY


def window_open(piece: Piece, as_of: int) -> bool:
    """Whether a shift may still bring punches."""
    return piece.instance is not None and as_of <= piece.instance.cut_close


def missing_now(piece: Piece, as_of: int) -> int:
    """How many punches are missing for good: who is still in may yet end a break and go."""
    if not still_in(piece, as_of):
        return piece.missing
    resting, opened = piece.paired.resting, piece.paired.open
    on_break = resting is not None and opened is not None and resting.at >= opened.at
    return piece.missing - 1 - on_break


def _punched(piece: Piece) -> bool:
    return piece.missing > 0 or piece.arrival is not None


def _without_punches(pieces: Sequence[Piece], planned: PlannedDay, as_of: int) -> DayStatus:
    """A day off within a leave stays a day off."""
    if planned.kind not in (DayKind.WORKDAY, DayKind.NO_ROSTER):
        return _KINDS[planned.kind]
    if absent_all_day(planned.leaves):
        duty = any(kind.kind is LeaveKind.DUTY for _, kind in planned.leaves)
        return DayStatus.ON_DUTY if duty else DayStatus.LEAVE
    if any(window_open(piece, as_of) for piece in pieces):
        return DayStatus.PENDING
    return DayStatus.ABSENT if pieces else _KINDS[planned.kind]


def _with_punches(
    pieces: Sequence[Piece], touched: Sequence[Piece], planned: PlannedDay, trace: Trace
) -> DayStatus:
    if not pieces or planned.kind is DayKind.HOLIDAY or absent_all_day(planned.leaves):
        return DayStatus.PRESENT
    if not any(_punched(piece) for piece in pieces):  # came, but at no time of the shift
        return _by_thresholds(sum(piece.worked for piece in touched), pieces[0], planned, trace)
    found = {_by_thresholds(piece.worked, piece, planned, trace) for piece in pieces}
    return found.pop() if len(found) == 1 else DayStatus.HALF_DAY


def _by_thresholds(worked: int, piece: Piece, planned: PlannedDay, trace: Trace) -> DayStatus:
    """On half a day of leave half the minutes are enough."""
    assert piece.instance is not None
    shift = piece.instance.shift
    share = 2 if planned.leaves else 1
    for limit, status in ((shift.absent_below, DayStatus.ABSENT), (shift.half_day_below, DayStatus.HALF_DAY)):
        if worked * share < limit:
            trace.add(Step.THRESHOLD, minutes=limit // share, detail=status.value)
            return status
    return DayStatus.PRESENT if _punched(piece) or worked else DayStatus.ABSENT
