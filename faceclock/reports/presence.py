"""Who is where, and how many are in at once."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple


class Whereabouts(StrEnum):
    OUT = "out"
    IN = "in"
    BREAK = "break"


class Stay(NamedTuple):
    """``end`` is None while it goes on."""

    start: datetime
    end: datetime | None


class Person(NamedTuple):
    """Somebody who punched lately. ``since`` is the check-in, or on a break its beginning, made at ``kiosk``; stays
    and breaks are in order; ``forgot`` is the check-in of who never went out and is not counted as in. ``site`` is
    whose clock the person goes by."""

    employee_id: str
    whereabouts: Whereabouts = Whereabouts.OUT
    since: datetime | None = None
    kiosk: str = ""
    stays: Sequence[Stay] = ()
    breaks: Sequence[Stay] = ()
    forgot: datetime | None = None
    site: str = ""

    def inside(self) -> Iterator[Stay]:
        """The stays without the breaks within them."""
        for stay in self.stays:
            yield from _without(stay, self.breaks)


def _without(stay: Stay, breaks: Sequence[Stay]) -> Iterator[Stay]:
    start, end = stay
    for rest in breaks:
        if (rest.end is not None and rest.end <= start) or (end is not None and rest.start >= end):
            continue
        if rest.start > start:
            yield Stay(start, rest.start)
        if rest.end is None:
            return
        start = rest.end
    if end is None or start < end:
        yield Stay(start, end)


def most_at_once(stays: Sequence[Stay], edges: Sequence[datetime], now: datetime) -> list[int | None]:
    """For each span between two edges, the most people in at one time; None for a span that is to come."""
    changes = sorted(
        [(stay.start, 1) for stay in stays] + [(stay.end, -1) for stay in stays if stay.end is not None]
    )
    counts: list[int | None] = []
    inside, position = 0, 0
    for begin, end in pairwise(edges):
        while position < len(changes) and changes[position][0] <= begin:
            inside += changes[position][1]
            position += 1
        most = inside
        while position < len(changes) and changes[position][0] < end:
            inside += changes[position][1]
            most = max(most, inside)
            position += 1
        counts.append(most if begin <= now else None)
    return counts
