"""From pairs to minutes: rounding, breaks, what lies outside the shift."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from faceclock.attendance.breaks import taken_off
from faceclock.attendance.clock import MINUTE
from faceclock.attendance.pairing import Paired
from faceclock.attendance.rounding import rounded, rounded_clock
from faceclock.attendance.shifts import Instance
from faceclock.attendance.tracing import Trace
from faceclock.domain.attendance import Stamp, Step
from faceclock.domain.rulebook import Counting, Outside, PunchedBreak

Interval = tuple[int, int]  # minutes since 1970, half open


@dataclass(slots=True)
class Piece:
    """What one shift, or one stretch of work without a shift, came to; ``worked`` + ``rest`` + ``unpaid`` =
    ``span``. ``outside`` are worked minutes that are overtime because they lie outside the shift."""

    day: date
    instance: Instance | None
    paired: Paired = field(default_factory=Paired)
    span: int = 0
    worked: int = 0
    rest: int = 0
    unpaid: int = 0
    outside: int = 0
    rounding_seconds: int = 0

    @property
    def arrival(self) -> Stamp | None:
        return self.paired.arrival

    @property
    def departure(self) -> Stamp | None:
        return self.paired.departure

    @property
    def open(self) -> Stamp | None:
        return self.paired.open

    @property
    def missing(self) -> int:
        return self.paired.missing


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Instants of the punches before the first and after the last of a piece; rounding goes no further than the
    middle to them, so that two pieces never share a minute."""

    before: int | None
    after: int | None


def count(
    piece: Piece, paired: Paired, counting: Counting, around: Surroundings, zone: ZoneInfo, trace: Trace
) -> None:
    """Fill in the minutes of a piece from its pairs."""
    piece.paired = paired
    if not paired.pairs:
        return
    intervals = _counted(paired, counting, around, zone, trace)
    present = sum(end - start for start, end in intervals)
    piece.span = intervals[-1][1] - intervals[0][0]
    kept = _long_enough(intervals, counting.min_span, trace)
    piece.worked = sum(end - start for start, end in kept)
    piece.unpaid = present - piece.worked
    piece.rest = piece.span - present
    raw = sum(end.at - start.at for start, end in paired.pairs)
    piece.rounding_seconds = present * 60 - round(raw / 1_000_000)
    rests = _rests(paired, kept)
    punched = piece.rest + _total(rests, kept)
    if counting.breaks.punched is PunchedBreak.PAID:
        rests = []
    _take_rests(piece, rests, kept, paired, trace)
    _set_outside(piece, kept, rests, trace)
    _take_automatic(piece, punched, counting, trace)
    _round_total(piece, counting, trace)


def _counted(
    paired: Paired, counting: Counting, around: Surroundings, zone: ZoneInfo, trace: Trace
) -> list[Interval]:
    """Whole minutes on the clock, with the first check-in and the last check-out rounded."""
    intervals = [(come.at // MINUTE, go.at // MINUTE) for come, go in paired.pairs]
    if trace.wanted:
        for (come, go), (first, last) in zip(paired.pairs, intervals, strict=True):
            trace.add(Step.PAIR, come, until=go.at, minutes=last - first)
    rules = counting.rounding
    first, last = intervals[0][0], intervals[-1][1]
    start = _not_before(rounded_clock(first, rules.first_in, zone), first, around.before)
    end = _not_after(rounded_clock(last, rules.last_out, zone), last, around.after)
    if start == first and end == last:
        return intervals
    for stamp, minute, new in ((paired.pairs[0][0], first, start), (paired.pairs[-1][1], last, end)):
        if new != minute:
            trace.add(Step.ROUNDED, stamp, until=new * MINUTE, minutes=new - minute)
    intervals[0] = (start, intervals[0][1])
    intervals[-1] = (intervals[-1][0], end)
    return _clipped(intervals, start, end)


def _clipped(intervals: Sequence[Interval], start: int, end: int) -> list[Interval]:
    """Between the rounded ends; where these passed each other nothing is left."""
    end = max(start, end)
    return [(min(max(a, start), end), max(start, min(b, end))) for a, b in intervals]


def _not_before(new: int, minute: int, before: int | None) -> int:
    if before is None or new >= minute:
        return new
    return max(new, (before // MINUTE + minute + 1) // 2)


def _not_after(new: int, minute: int, after: int | None) -> int:
    if after is None or new <= minute:
        return new
    return min(new, (minute + after // MINUTE) // 2)


def _long_enough(intervals: Sequence[Interval], shortest: int, trace: Trace) -> list[Interval]:
    kept = []
    for start, end in intervals:
        if end - start < shortest:
            trace.add(Step.TOO_SHORT, at=start * MINUTE, until=end * MINUTE, minutes=end - start)
        else:
            kept.append((start, end))
    return kept


def _rests(paired: Paired, kept: Sequence[Interval]) -> list[Interval]:
    """Typed breaks, one after the other, as far as they lie within work."""
    if not paired.breaks:
        return []
    found = [(start.at // MINUTE, end.at // MINUTE) for start, end in paired.breaks]
    return [(start, end) for start, end in found if _total([(start, end)], kept)]


def _total(parts: Sequence[Interval], within: Sequence[Interval]) -> int:
    """Minutes of ``parts`` that lie in ``within``; neither overlaps itself."""
    if not parts:
        return 0
    return sum(max(0, min(end, last) - max(start, first)) for start, end in parts for first, last in within)


def _take_rests(
    piece: Piece, rests: Sequence[Interval], kept: Sequence[Interval], paired: Paired, trace: Trace
) -> None:
    taken = _total(rests, kept)
    piece.worked -= taken
    piece.rest += taken
    if trace.wanted:
        _tell_of_rests(rests, paired, trace)


def _tell_of_rests(rests: Sequence[Interval], paired: Paired, trace: Trace) -> None:
    for start, end in rests:
        trace.add(Step.BREAK, at=start * MINUTE, until=end * MINUTE, minutes=end - start)
    for (_, out), (back, _) in zip(paired.pairs, paired.pairs[1:], strict=False):
        minutes = back.at // MINUTE - out.at // MINUTE
        if minutes > 0:
            trace.add(Step.BREAK, out, until=back.at, minutes=minutes)


def _set_outside(piece: Piece, kept: Sequence[Interval], rests: Sequence[Interval], trace: Trace) -> None:
    """Minutes before the start and after the end of the shift, by what its rules make of them."""
    instance = piece.instance
    if instance is None or not kept:
        return
    start, end = instance.start // MINUTE, instance.end // MINUTE
    shift = instance.shift
    for side, rule in (((kept[0][0], start), shift.before), ((end, kept[-1][1]), shift.after)):
        if rule is Outside.WORKED or side[1] <= side[0]:
            continue
        within = [(max(a, side[0]), min(b, side[1])) for a, b in kept if a < side[1] and b > side[0]]
        minutes = sum(b - a for a, b in within) - _total(rests, within)
        if rule is Outside.OVERTIME:
            piece.outside += minutes
        else:
            piece.worked -= minutes
            piece.unpaid += minutes
        if minutes:
            trace.add(
                Step.OUTSIDE, at=side[0] * MINUTE, until=side[1] * MINUTE, minutes=minutes, detail=rule.value
            )


def _take_automatic(piece: Piece, punched: int, counting: Counting, trace: Trace) -> None:
    minutes = taken_off(piece.worked, punched, counting.breaks.automatic)
    if minutes:
        piece.worked -= minutes
        piece.rest += minutes
        trace.add(Step.AUTOMATIC_BREAK, minutes=minutes)


def _round_total(piece: Piece, counting: Counting, trace: Trace) -> None:
    """What rounding the sum adds lengthens the counted span; what it takes off is not paid."""
    new = rounded(piece.worked, counting.rounding.worked)
    change = new - piece.worked
    if not change:
        return
    piece.worked = new
    piece.span += max(0, change)
    piece.unpaid -= min(0, change)
    piece.rounding_seconds += change * 60
    trace.add(Step.ROUNDED, minutes=change, detail="worked")
