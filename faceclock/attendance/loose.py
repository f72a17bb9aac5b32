"""Work that no shift's window holds: stretches of punches, and the day that each belongs to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from faceclock.attendance.clock import MINUTE, instant_of, local_day
from faceclock.attendance.openness import after
from faceclock.attendance.pairing import Ends, Paired
from faceclock.attendance.plan import Plan, PlannedDay
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction, Method
from faceclock.domain.rulebook import DayOf, Reading, RuleSet


def stretches(run: Sequence[Stamp], plan: Plan) -> list[list[Stamp]]:
    """Cut a run of punches into shifts: after a time off, and where an OUT would lie too far from its IN."""
    found: list[list[Stamp]] = []
    opened: int | None = None
    for stamp in run:
        rules = plan.at(stamp.at).rules
        if not found or _starts_anew(found[-1], opened, stamp, rules):
            found.append([])
            opened = None
        place = len(found[-1])
        found[-1].append(stamp)
        if rules.counting.direction is Reading.ALTERNATING:
            opened = place if opened is None else None
        else:
            opened = after(opened, place, stamp.direction)
    return found


def _starts_anew(stretch: Sequence[Stamp], opened: int | None, stamp: Stamp, rules: RuleSet) -> bool:
    """A typed check-in after a time off begins a new shift even if the check-out before it was forgotten."""
    off = stamp.at - stretch[-1].at
    longest = rules.counting.max_span * MINUTE
    if opened is not None and stamp.at - stretch[opened].at > longest:
        return True
    comes = rules.counting.direction is Reading.PUNCH and stamp.direction is Direction.IN
    return off > longest or ((opened is None or comes) and off >= rules.min_off * MINUTE)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch, or its share of one day where it is split at midnight."""

    day: date
    paired: Paired


def by_day(paired: Paired, stretch: Sequence[Stamp], plan: Plan) -> list[Part]:
    """The day or days of a stretch, by the rule in force where it began."""
    planned = plan.at(stretch[0].at)
    rule = planned.rules.day_of
    if rule is DayOf.SPLIT and paired.pairs:
        return _split(paired, planned)
    return [Part(_day_of(rule, paired, stretch, planned), paired)]


def _day_of(rule: DayOf, paired: Paired, stretch: Sequence[Stamp], planned: PlannedDay) -> date:
    start = local_day(stretch[0].at, planned.zone)
    if rule is DayOf.END:
        return local_day(paired.pairs[-1][1].at if paired.pairs else stretch[-1].at, planned.zone)
    if rule is DayOf.MOST and paired.pairs:
        minutes = _minutes_by_day(paired.pairs, planned)
        return max(minutes, key=lambda day: (minutes[day], -day.toordinal()))
    return start


def _minutes_by_day(pairs: Sequence[Ends], planned: PlannedDay) -> dict[date, int]:
    found: dict[date, int] = defaultdict(int)
    for pair in pairs:
        for day, (start, end) in _at_midnights(pair, planned):
            found[day] += end.at - start.at
    return found


def _split(paired: Paired, planned: PlannedDay) -> list[Part]:
    """Each day its own pairs and breaks; what is missing stays with the day where the stretch began."""
    parts: dict[date, Paired] = defaultdict(Paired)
    for pair in paired.pairs:
        for day, half in _at_midnights(pair, planned):
            parts[day].pairs.append(half)
    for rest in paired.breaks:
        for day, half in _at_midnights(rest, planned):
            parts[day].breaks.append(half)
    first = parts[min(parts)]
    first.missing, first.open, first.arrival = paired.missing, paired.open, paired.arrival
    for part in parts.values():
        if part.pairs:
            part.arrival, part.departure = part.arrival or part.pairs[0][0], part.pairs[-1][1]
    return [Part(day, part) for day, part in sorted(parts.items())]


def _at_midnights(pair: Ends, planned: PlannedDay) -> list[tuple[date, Ends]]:
    """A pair cut at the midnights of the site."""
    start, end = pair
    found = []
    day = local_day(start.at, planned.zone)
    while True:
        day_after = day + timedelta(days=1)
        midnight = instant_of(day_after, time(0), planned.zone)
        if end.at <= midnight:
            found.append((day, (start, end)))
            return found
        cut = Stamp("", midnight, Direction.OUT, Method.SYSTEM)
        found.append((day, (start, cut)))
        start, day = cut._replace(direction=Direction.IN), day_after
