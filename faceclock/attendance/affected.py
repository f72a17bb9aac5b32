"""How far a single punch can reach: what must be reckoned anew, and which punches that takes.

Between two punches lies a *reset* where nothing that came before can play a part in what comes after: both surely
count, and the later one begins a stretch of its own, or the earlier one belongs to a shift's window. Shifts next to
each other can exchange punches, which is why two days are kept on both sides.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from faceclock.attendance.clock import DAY, MINUTE
from faceclock.attendance.duplicates import in_order, interval_at
from faceclock.attendance.plan import Plan
from faceclock.attendance.shifts import Instance, instances_between
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction
from faceclock.domain.rulebook import Reading

# Of a shift of up to 24 hours, its windows, and the ones before and after it.
_REACH = 2 * DAY
_AROUND = 3 * DAY
_ONE_DAY = timedelta(days=1)


def affected_days(
    stamps: Sequence[Stamp], plan: Plan, at: int, loaded: tuple[int, int] | None = None
) -> tuple[date, date] | None:
    """The days whose own reckoning (`day_stage`) a fact at the instant ``at`` can change.

    ``stamps`` are the person's punches between the instants ``loaded`` (None: all there are). Returns None where
    more of them are needed, on either side, to be sure of the days or to reckon them.
    """
    row = _Row(stamps, plan, loaded)
    first, last = row.reset_before(at - _REACH), row.reset_after(at + _REACH)
    if first is None or last is None:
        return None
    if row.reset_before(first - _AROUND) is None or row.reset_after(last + _AROUND) is None:
        return None
    return plan.day_at(first), plan.day_at(last)


def enough_for(stamps: Sequence[Stamp], plan: Plan, start: int, end: int) -> list[Stamp]:
    """Of all punches, in order, those that can play a part between two instants."""
    ordered = in_order(stamps)
    row = _Row(ordered, plan, None)
    first, last = row.reset_before(start - _AROUND), row.reset_after(end + _AROUND)
    assert first is not None and last is not None
    return [stamp for stamp in ordered if first <= stamp.at < last]


class _Row:
    """The punches that are not voided, and where resets lie between them."""

    def __init__(self, stamps: Sequence[Stamp], plan: Plan, loaded: tuple[int, int] | None) -> None:
        self._stamps = [stamp for stamp in in_order(stamps) if not stamp.voided]
        self._instants = [stamp.at for stamp in self._stamps]
        self._plan = plan
        self._loaded = loaded

    def reset_before(self, instant: int) -> int | None:
        """The last instant at or before ``instant`` from which the past plays no part, None if it is not here."""
        index = bisect_left(self._instants, instant + 1)
        if self._far_from_neighbours(index, instant):
            return instant if self._known(instant) else None
        while index > 0:
            index -= 1
            if index and self._resets(index):
                return self._instants[index]
        return self._edge(0, instant)

    def reset_after(self, instant: int) -> int | None:
        """The first instant at or after ``instant`` from which the past plays no part, None if it is not here."""
        index = bisect_left(self._instants, instant)
        if self._far_from_neighbours(index, instant):
            return instant if self._known(instant) else None
        for place in range(max(1, index), len(self._stamps)):
            if self._resets(place):
                return self._instants[place]
        return self._edge(1, instant)

    def _edge(self, side: int, instant: int) -> int | None:
        """Beyond the outermost punch nothing follows, if all were loaded or the rest is a long way off."""
        if not self._stamps:
            return instant
        outermost = self._instants[-1 if side else 0]
        quiet = outermost + _AROUND if side else outermost - _AROUND
        beyond = max(quiet, instant) if side else min(quiet, instant)
        return beyond if self._known(beyond) else None

    def _far_from_neighbours(self, index: int, instant: int) -> bool:
        """In the middle of days without punches."""
        before = self._instants[index - 1] if index else None
        after = self._instants[index] if index < len(self._instants) else None
        return (before is None or instant - before >= _AROUND) and (
            after is None or after - instant >= _AROUND
        )

    def _known(self, instant: int) -> bool:
        """Whether no punch outside of what was loaded can come near."""
        if self._loaded is None:
            return True
        start, end = self._loaded
        return start + _AROUND <= instant <= end - _AROUND

    def _resets(self, index: int) -> bool:
        before, after = self._stamps[index - 1], self._stamps[index]
        gap = after.at - before.at
        if gap < max(interval_at(before.at, self._plan), interval_at(after.at, self._plan)):
            return False
        rules = self._plan.at(after.at).rules
        if gap > max(rules.counting.max_span, rules.min_off) * MINUTE:
            return True
        comes = rules.counting.direction is Reading.PUNCH and after.direction is Direction.IN
        return (comes and gap >= rules.min_off * MINUTE) or self._has_shift(before.at)

    def _has_shift(self, instant: int) -> bool:
        """Within the windows of all timetables of a day that could have been the day's."""
        day = self._plan.day_at(instant)
        near = instances_between(self._plan, day - _ONE_DAY, day + _ONE_DAY)
        return any(
            all(_holds(other, instant) for other in near if other.day == found.day and _overlap(found, other))
            for found in near
            if _holds(found, instant)
        )


def _holds(instance: Instance, instant: int) -> bool:
    return instance.opens <= instant <= instance.closes


def _overlap(a: Instance, b: Instance) -> bool:
    return a.start < b.end and b.start < a.end
