"""Punches that repeat one which counts already."""

from collections.abc import Iterable
from operator import attrgetter

from faceclock.attendance.clock import MINUTE
from faceclock.attendance.plan import Plan
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Method

_AT_AND_ID = attrgetter("at", "id")


def in_order(stamps: Iterable[Stamp]) -> list[Stamp]:
    """By instant, of one instant by ID: the order in which they arrived plays no part."""
    return sorted(stamps, key=_AT_AND_ID)


def without_duplicates(stamps: Iterable[Stamp], plan: Plan) -> tuple[list[Stamp], list[tuple[Stamp, Stamp]]]:
    """Those that count, and each repeated one with the punch that it repeats.

    ``stamps`` are in order. Voided ones are left out of both. The first of several within the interval counts;
    a punch exactly one interval after it counts again. A system check-out repeats nobody's punch and nobody's
    punch repeats it: it is made at the end of a shift, where the next one's check-in may lie.
    """
    counted: list[Stamp] = []
    repeated: list[tuple[Stamp, Stamp]] = []
    longest = plan.longest_duplicate * MINUTE
    last: Stamp | None = None
    for stamp in stamps:
        if stamp.voided:
            continue
        if stamp.method is Method.SYSTEM:
            counted.append(stamp)
        elif last and stamp.at - last.at < longest and _repeats(stamp, last, plan):
            repeated.append((stamp, last))
        else:
            counted.append(stamp)
            last = stamp
    return counted, repeated


def _repeats(stamp: Stamp, counted: Stamp, plan: Plan) -> bool:
    return stamp.at - counted.at < interval_at(counted.at, plan)


def interval_at(instant: int, plan: Plan) -> int:
    """The duplicate interval in force at an instant, in microseconds."""
    return plan.at(instant).rules.duplicate_minutes * MINUTE
