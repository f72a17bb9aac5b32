"""From the punches of one shift to pairs of check-in and check-out, and to the breaks within them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from faceclock.attendance.clock import DAY, MINUTE
from faceclock.attendance.roles import as_meant
from faceclock.attendance.tracing import Trace
from faceclock.domain.attendance import Stamp, Step
from faceclock.domain.punch import Direction
from faceclock.domain.rulebook import Counting, Pairs, Reading

Ends = tuple[Stamp, Stamp]

_BREAKS = (Direction.BREAK_OUT, Direction.BREAK_IN)


@dataclass(slots=True)
class Paired:
    """``open`` is a check-in that nothing closed and ``resting`` a break that nobody ended (both count in ``missing``
    too), ``arrival`` the first check-in and ``departure`` the last check-out, also those whose pair is not complete,
    ``missing`` how many punches are."""

    pairs: list[Ends] = field(default_factory=list)
    breaks: list[Ends] = field(default_factory=list)
    missing: int = 0
    open: Stamp | None = None
    resting: Stamp | None = None
    arrival: Stamp | None = None
    departure: Stamp | None = None


def pair(counting: Counting, stamps: Sequence[Stamp], trace: Trace) -> Paired:
    """Pair the punches of one shift by its two switches. Breaks need typed punches."""
    paired = Paired()
    if counting.direction is Reading.ALTERNATING:
        works = _alternating(counting, stamps, paired, trace)
    else:
        works = _typed(counting, stamps, paired, trace)
    _close(works, counting, paired, trace)
    return paired


def _alternating(counting: Counting, stamps: Sequence[Stamp], paired: Paired, trace: Trace) -> list[Ends]:
    paired.arrival = stamps[0] if stamps else None
    if counting.pairs is Pairs.FIRST_LAST and len(stamps) > 1:
        _ignore(stamps[1:-1], trace)
        paired.departure = stamps[-1]
        return [(stamps[0], stamps[-1])]
    if len(stamps) % 2:
        _left_open(stamps[-1], paired, trace)
    paired.departure = stamps[len(stamps) // 2 * 2 - 1] if len(stamps) > 1 else None
    return list(zip(stamps[0::2], stamps[1::2], strict=False))


def _typed(counting: Counting, stamps: Sequence[Stamp], paired: Paired, trace: Trace) -> list[Ends]:
    if any(stamp.direction in _BREAKS for stamp in stamps):
        stamps = as_meant(stamps, trace)
    works = [stamp for stamp in stamps if stamp.direction not in _BREAKS]
    found = (
        _first_to_last(works, paired, trace)
        if counting.pairs is Pairs.FIRST_LAST
        else _each(works, paired, trace)
    )
    rests = [stamp for stamp in stamps if stamp.direction in _BREAKS]
    if rests:
        _find_breaks(rests, found, paired, trace)
    return found


def _each(works: Sequence[Stamp], paired: Paired, trace: Trace) -> list[Ends]:
    found: list[Ends] = []
    opened: Stamp | None = None
    for stamp in works:
        if stamp.direction is Direction.IN or (stamp.direction is Direction.UNSPECIFIED and opened is None):
            if opened is None:
                opened = stamp
                paired.arrival = paired.arrival or stamp
            else:
                trace.add(Step.REPEATED, stamp)
            continue
        paired.departure = stamp
        if opened is None:
            _orphan(stamp, paired, trace)
        else:
            found.append((opened, stamp))
            opened = None
    if opened is not None:
        _left_open(opened, paired, trace)
    return found


def _first_to_last(works: Sequence[Stamp], paired: Paired, trace: Trace) -> list[Ends]:
    """The first check-in to the last check-out; a punch without direction is either at the ends only."""
    first = next((stamp for stamp in works if stamp.direction is not Direction.OUT), None)
    last = next((stamp for stamp in reversed(works) if stamp.direction is not Direction.IN), None)
    paired.arrival, paired.departure = first, last
    if first is not None and last is not None and last.at > first.at:
        _ignore([stamp for stamp in works if stamp not in (first, last)], trace)
        return [(first, last)]
    if first is not None:
        _left_open(first, paired, trace)
    if last is not None and last is not first:
        _orphan(last, paired, trace)
    return []


def _find_breaks(rests: Sequence[Stamp], works: list[Ends], paired: Paired, trace: Trace) -> None:
    """A break that nobody ended lasts until the check-out, because its minutes are not known to be work."""
    left: Stamp | None = None
    for stamp in rests:
        if stamp.direction is Direction.BREAK_OUT:
            if left is None:
                left = stamp
            else:
                trace.add(Step.REPEATED, stamp)
        elif left is None:
            paired.missing += 1
            trace.add(Step.MISSING, stamp, detail=Direction.BREAK_OUT.value)
        else:
            paired.breaks.append((left, stamp))
            left = None
    if left is not None:
        _never_ended(left, works, paired, trace)


def _never_ended(left: Stamp, works: list[Ends], paired: Paired, trace: Trace) -> None:
    paired.resting = left
    paired.missing += 1
    trace.add(Step.MISSING, left, detail=Direction.BREAK_IN.value)
    out = next((end for start, end in works if start.at <= left.at <= end.at), None)
    if out is not None:
        paired.breaks.append((left, out))


def _close(works: Sequence[Ends], counting: Counting, paired: Paired, trace: Trace) -> None:
    """Keep the pairs that are not too long; one that is lacks the punches between."""
    longest = min(counting.max_span * MINUTE, DAY)
    for start, end in works:
        if end.at - start.at > longest:
            paired.missing += 1
            trace.add(Step.TOO_LONG, start, until=end.at)
        else:
            paired.pairs.append((start, end))


def _left_open(stamp: Stamp, paired: Paired, trace: Trace) -> None:
    paired.open = stamp
    paired.arrival = paired.arrival or stamp
    paired.missing += 1
    trace.add(Step.MISSING, stamp, detail=Direction.OUT.value)


def _orphan(stamp: Stamp, paired: Paired, trace: Trace) -> None:
    paired.missing += 1
    trace.add(Step.MISSING, stamp, detail=Direction.IN.value)


def _ignore(stamps: Sequence[Stamp], trace: Trace) -> None:
    for stamp in stamps:
        trace.add(Step.REPEATED, stamp)
