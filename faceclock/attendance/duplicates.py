"""Punches that repeat one which counts already."""

from collections.abc import Iterable
from operator import attrgetter

from faceclock.attendance.clock import MINUTE
from faceclock.attendance.plan import Plan
from faceclock.domain.attendance import Stamp

_AT_AND_ID = attrgetter("at", "id")


def in_order(stamps: Iterable[Stamp]) -> list[Stamp]:
    """By instant, of one instant by ID: the order in which they arrived plays no part."""
    return sorted(stamps, key=_AT_AND_ID)


def without_duplicates(stamps: Iterable[Stamp], plan: Plan) -> tuple[list[Stamp], list[tuple[Stamp, Stamp]]]:
    """Those that count, and each repeated one with the punch that it repeats.

    ``stamps`` are in order. Voided ones are left out of both. The first of several within the interval counts;
    a punch exactly one interval after it counts again.
    """
    counted: list[Stamp] = []
    repeated: list[tuple[Stamp, Stamp]] = []
    longest = plan.longest_duplicate * MINUTE
    for stamp in stamps:
        if stamp.voided:
            continue
        if counted and stamp.at - counted[-1].at < longest and _repeats(stamp, counted[-1], plan):
            repeated.append((stamp, counted[-1]))
        else:
            counted.append(stamp)
    return counted, repeated


def _repeats(stamp: Stamp, counted: Stamp, plan: Plan) -> bool:
    return stamp.at - counted.at < interval_at(counted.at, plan)


def interval_at(instant: int, plan: Plan) -> int:
    """The duplicate interval in force at an instant, in microseconds."""
    return plan.at(instant).rules.duplicate_minutes * MINUTE
