"""Punches to days: the whole reckoning of one person, a pure function of facts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from faceclock.attendance.affected import enough_for
from faceclock.attendance.assigning import Held, assign
from faceclock.attendance.clock import MINUTE, datetime_of, micros_of
from faceclock.attendance.counting import Piece, Surroundings, count
from faceclock.attendance.day import reckon_day
from faceclock.attendance.duplicates import without_duplicates
from faceclock.attendance.loose import by_day, stretches
from faceclock.attendance.pairing import pair
from faceclock.attendance.plan import Plan
from faceclock.attendance.shifts import chosen, cut, instances_between
from faceclock.attendance.status import still_in
from faceclock.attendance.system_punches import without_overtaken
from faceclock.attendance.tracing import Trace
from faceclock.attendance.weeks import changed_by, settle, span_needed
from faceclock.domain.attendance import DayResult, Stamp, Step
from faceclock.domain.rulebook import Counting, RoundingRules

__all__ = [
    "automatic_outs",
    "changed_by",
    "day_stage",
    "pieces_between",
    "reckon",
    "settle",
    "span_needed",
]

# A shift of the day before or after may share a window's edge, and that one's with its own neighbour.
_MARGIN = timedelta(days=2)
_ONE_DAY = timedelta(days=1)


def reckon(
    employee_id: str,
    stamps: Sequence[Stamp],
    plan: Plan,
    first: date,
    last: date,
    as_of: datetime,
    *,
    trace: bool = True,
) -> list[DayResult]:
    """One result for every day first..last, weeks and caps settled.

    ``stamps`` are all of the person's punches in any order, voided ones too; ``as_of`` is when the question is
    asked: what a shift still has to bring is pending, not missing.
    """
    start, end = span_needed(plan, first, last)
    days = day_stage(employee_id, stamps, plan, start, end, as_of, trace=trace)
    return [day for day in settle(days, plan) if first <= day.day]


def day_stage(
    employee_id: str,
    stamps: Sequence[Stamp],
    plan: Plan,
    first: date,
    last: date,
    as_of: datetime,
    *,
    trace: bool = True,
) -> list[DayResult]:
    """The days as such, before `settle`."""
    work = _Work(plan, trace)
    work.place(stamps, first, last)
    now = micros_of(as_of)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [
        reckon_day(
            employee_id, day, work.pieces.get(day, ()), work.loose.get(day, ()), plan, now, work.trace_of(day)
        )
        for day in days
    ]


def pieces_between(stamps: Sequence[Stamp], plan: Plan, first: date, last: date) -> list[Piece]:
    """What shifts and stretches of days first..last came to, in the order of the days."""
    work = _Work(plan, trace=False)
    work.place(stamps, first, last)
    found = sorted({*work.pieces, *work.loose})
    return [
        piece
        for day in found
        if first <= day <= last
        for piece in (*work.pieces.get(day, ()), *work.loose.get(day, ()))
    ]


def automatic_outs(
    employee_id: str, stamps: Sequence[Stamp], plan: Plan, first: date, last: date, as_of: datetime
) -> list[datetime]:
    """When system check-outs are due: the shift's window has closed over a check-in that nothing closed."""
    now = micros_of(as_of)
    found = []
    for piece in pieces_between(stamps, plan, first, last):
        at = _automatic_out(piece)
        if at is not None and not still_in(piece, now):
            found.append(datetime_of(at))
    return found


def _automatic_out(piece: Piece) -> int | None:
    """Within the shift's window and after the check-in that it answers."""
    instance = piece.instance
    if instance is None or piece.open is None or instance.shift.auto_out is None:
        return None
    at = min(instance.end + instance.shift.auto_out * MINUTE, instance.cut_close)
    return at if at > piece.open.at else None


class _Work:
    """The pieces of all days in a span, with a trace for each day."""

    def __init__(self, plan: Plan, trace: bool) -> None:
        self._plan = plan
        self._wanted = trace
        self._traces: dict[date, Trace] = {}
        self._neighbours: dict[int, tuple[int | None, int | None]] = {}
        self.pieces: dict[date, list[Piece]] = defaultdict(list)
        self.loose: dict[date, list[Piece]] = defaultdict(list)

    def trace_of(self, day: date) -> Trace:
        found = self._traces.get(day)
        if found is None:
            found = self._traces[day] = Trace(self._wanted)
        return found

    def place(self, stamps: Sequence[Stamp], first: date, last: date) -> None:
        """Every punch to its shift or stretch, every shift and stretch to its day."""
        plan = self._plan
        stamps = enough_for(stamps, plan, plan.on(first).midnight, plan.on(last + _ONE_DAY).midnight)
        counted, repeated = without_duplicates(stamps, plan)
        self._find_neighbours(counted)
        if counted:  # punches of other days are not to be taken for work without a shift
            first, last = min(first, plan.day_at(counted[0].at)), max(last, plan.day_at(counted[-1].at))
        instances = cut(chosen(instances_between(plan, first - _MARGIN, last + _MARGIN), counted))
        held, runs = assign(instances, counted)
        day_of: dict[str, date] = {}
        for each in held:
            self._shift(each, day_of)
        for run in runs:
            for stretch in stretches(run, plan):
                self._stretch(stretch, day_of)
        if self._wanted:
            self._tell(stamps, repeated, day_of)

    def _find_neighbours(self, counted: Sequence[Stamp]) -> None:
        """Rounding asks for the punches on both sides."""
        for index, stamp in enumerate(counted):
            before = counted[index - 1].at if index else None
            after = counted[index + 1].at if index + 1 < len(counted) else None
            self._neighbours[stamp.at] = (before, after)

    def _shift(self, held: Held, day_of: dict[str, date]) -> None:
        instance = held.instance
        piece = Piece(instance.day, instance)
        self.pieces[instance.day].append(piece)
        if not held.stamps:
            return
        trace = self.trace_of(instance.day)
        trace.add(Step.SHIFT, at=instance.start, until=instance.end, detail=instance.shift.code)
        for step, stamp, code in held.notes:
            trace.add(step, stamp, detail=code)
        for stamp in held.stamps:
            day_of[stamp.id] = instance.day
        counting = instance.shift.counting
        paired = pair(counting, without_overtaken(counting.direction, held.stamps, trace), trace)
        count(piece, paired, counting, self._around(held.stamps), instance.zone, trace)

    def _stretch(self, stretch: list[Stamp], day_of: dict[str, date]) -> None:
        plan = self._plan
        planned = plan.at(stretch[0].at)
        counting = planned.rules.counting
        own = Trace(self._wanted)
        own.add(Step.NO_SHIFT, stretch[0], until=stretch[-1].at)
        parts = by_day(pair(counting, stretch, own), stretch, plan)
        self.trace_of(parts[0].day).steps += own.steps
        for stamp in stretch:
            day_of[stamp.id] = parts[0].day
        around = self._around(stretch)
        for part in parts:
            piece = Piece(part.day, None)
            self.loose[part.day].append(piece)
            rules = counting if len(parts) == 1 else _unrounded(counting)
            count(piece, part.paired, rules, around, planned.zone, self.trace_of(part.day))

    def _around(self, stamps: Sequence[Stamp]) -> Surroundings:
        before = self._neighbours.get(stamps[0].at, (None, None))[0]
        after = self._neighbours.get(stamps[-1].at, (None, None))[1]
        return Surroundings(before, after)

    def _tell(
        self, stamps: Sequence[Stamp], repeated: Sequence[tuple[Stamp, Stamp]], day_of: dict[str, date]
    ) -> None:
        """Every punch stands in the trace of its day, also one that counts for nothing."""
        same = {stamp.id: counted for stamp, counted in repeated}
        heads: dict[date, Trace] = defaultdict(lambda: Trace(True))
        for stamp in stamps:
            counted = same.get(stamp.id)
            day = day_of.get((counted or stamp).id) or self._plan.day_at(stamp.at)
            _tell_of(stamp, counted, heads[day])
        for day, head in heads.items():
            trace = self.trace_of(day)
            trace.steps[:0] = head.steps


def _tell_of(stamp: Stamp, counted: Stamp | None, trace: Trace) -> None:
    trace.add(Step.PUNCH, stamp, detail=f"{stamp.direction.value} {stamp.method.value}")
    if stamp.original is not None and stamp.original is not stamp.direction:
        trace.add(Step.CORRECTED, stamp, detail=stamp.original.value)
    if stamp.voided:
        trace.add(Step.VOIDED, stamp)
    if counted is not None:
        trace.add(Step.DUPLICATE, stamp, until=counted.at)


def _unrounded(counting: Counting) -> Counting:
    """Midnight is no punch: what is split there is not rounded."""
    return replace(counting, rounding=RoundingRules())
