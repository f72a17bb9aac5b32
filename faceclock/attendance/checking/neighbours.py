"""Shifts that a pattern or assignments put next to each other: none may lie over the next one, or its window
swallow the other's.

Shifts of one day that overlap are alternatives, of which the first punch chooses by the nearest start; only those
with one start cannot be told apart.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from faceclock.attendance.checking.problem import Problem
from faceclock.attendance.checking.shifts import length_of
from faceclock.domain.rulebook import Assignment, Pattern, RuleBook, ShiftType, shift_codes

_DAY = 1440
_NEXT = timedelta(days=1)


def check_neighbours(book: RuleBook) -> Iterator[Problem]:
    """Faults between neighbours. To be called for a book in which everything that is named exists."""
    shifts = _Versions(book)
    for pattern in book.pattern:
        days = [shift_codes(entry) for entry in pattern.days]
        following = zip(days, [*days[1:], days[0]], strict=True)
        yield from shifts.faults("pattern", pattern.code, "days", following)
    for entry in book.assignment:
        if entry.shift:
            codes = shift_codes(entry.shift)
            yield from shifts.faults("assignment", entry.id, "shift", [(codes, codes)])
    yield from _between_assignments(book, shifts)


class _Versions:
    """All versions of each shift; neighbours are compared on every day from which one of them is new."""

    def __init__(self, book: RuleBook) -> None:
        self._shifts: dict[str, list[ShiftType]] = {}
        for shift in sorted(book.shift, key=lambda shift: shift.valid_from):
            self._shifts.setdefault(shift.code, []).append(shift)

    def faults(
        self, table: str, key: str, field: str, following: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]
    ) -> Iterator[Problem]:
        """What is wrong with pairs of days in a row, each once."""
        said: dict[str, None] = {}
        for today, tomorrow in following:
            for day in self._days({*today, *tomorrow}):
                said |= dict.fromkeys(_of_days(self._on(today, day), self._on(tomorrow, day)))
        yield from (Problem(table, key, field, sentence) for sentence in said)

    def _on(self, codes: Sequence[str], day: date) -> list[ShiftType]:
        held = [[found for found in self._shifts[code] if found.valid_from <= day] for code in codes]
        chosen = [
            found[-1] if found else self._shifts[code][0] for found, code in zip(held, codes, strict=True)
        ]
        return sorted(chosen, key=lambda shift: shift.start)

    def _days(self, codes: set[str]) -> set[date]:
        return {found.valid_from for code in codes for found in self._shifts[code]}


def _of_days(today: Sequence[ShiftType], tomorrow: Sequence[ShiftType]) -> Iterator[str]:
    for a, b in combinations(today, 2):
        if a.start == b.start:
            yield f"{a.code} and {b.code} of one day both start at {a.start:%H:%M}: no punch can tell which is meant"
        elif _start(b) >= _start(a) + length_of(a):
            yield from _of_pair(a, b, 0)
    for a in today:
        for b in tomorrow:
            yield from _of_pair(a, b, _DAY)


def _of_pair(a: ShiftType, b: ShiftType, later: int) -> Iterator[str]:
    """``later``: minutes between the days of both."""
    start, end = _start(a), _start(a) + length_of(a)
    next_start, next_end = _start(b) + later, _start(b) + later + length_of(b)
    if next_start < end:
        yield f"{a.code} ends at {a.end:%H:%M}, after {b.code} of the next day has started at {b.start:%H:%M}"
    elif next_start - b.check_in_before <= start:
        yield (
            f"the window of {b.code}, which opens {b.check_in_before} minutes before it, swallows all of {a.code} "
            "before it"
        )
    elif end + a.check_out_after >= next_end:
        yield (
            f"the window of {a.code}, which closes {a.check_out_after} minutes after it, swallows all of {b.code} "
            "after it"
        )


def _between_assignments(book: RuleBook, shifts: _Versions) -> Iterator[Problem]:
    """Where one assignment of a person or team ends and the next begins on the day after."""
    patterns = {pattern.code: pattern for pattern in book.pattern}
    ending = {(entry.employee, entry.team, entry.last): entry for entry in book.assignment if entry.last}
    for entry in book.assignment:
        before = ending.get((entry.employee, entry.team, entry.first - _NEXT))
        if before is not None:
            days = [(_planned(before, entry.first - _NEXT, patterns), _planned(entry, entry.first, patterns))]
            yield from shifts.faults("assignment", entry.id, "first", days)


def _planned(entry: Assignment, day: date, patterns: dict[str, Pattern]) -> tuple[str, ...]:
    if not entry.pattern:
        return shift_codes(entry.shift)
    pattern = patterns[entry.pattern]
    return pattern.codes((day - pattern.anchor).days)


def _start(shift: ShiftType) -> int:
    return shift.start.hour * 60 + shift.start.minute
