"""Who is where, from punches: a small state machine a person, and how many are in at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from faceclock.domain.punch import Direction


class Whereabouts(StrEnum):
    OUT = "out"
    IN = "in"
    BREAK = "break"


class Coming(NamedTuple):
    """One counted punch, its direction after corrections; unspecified turns a person round."""

    employee_id: str
    at: datetime
    direction: Direction
    kiosk: str = ""


class Stay(NamedTuple):
    """``end`` is None while the person is in."""

    start: datetime
    end: datetime | None


@dataclass
class Person:
    """Where somebody is, since when, and every stay."""

    employee_id: str
    whereabouts: Whereabouts = Whereabouts.OUT
    since: datetime | None = None
    kiosk: str = ""
    stays: list[Stay] = field(default_factory=list)

    def take(self, coming: Coming) -> None:
        new = self._turned(coming.direction)
        if new is self.whereabouts:
            return  # a repeated check-in: the first one holds
        if self.whereabouts is Whereabouts.IN and self.since is not None:
            self.stays.append(Stay(self.since, coming.at))
        self.whereabouts, self.since, self.kiosk = new, coming.at, coming.kiosk

    def _turned(self, direction: Direction) -> Whereabouts:
        if direction is Direction.UNSPECIFIED:
            return Whereabouts.OUT if self.whereabouts is Whereabouts.IN else Whereabouts.IN
        if direction is Direction.BREAK_OUT:
            return Whereabouts.BREAK
        return Whereabouts.OUT if direction is Direction.OUT else Whereabouts.IN

    def all_stays(self, now: datetime, longest: timedelta) -> list[Stay]:
        """Also the one that goes on, unless it goes on for longer than anybody stays."""
        if self.whereabouts is not Whereabouts.IN or self.since is None or now - self.since > longest:
            return self.stays
        return [*self.stays, Stay(self.since, None)]


def follow(comings: Iterable[Coming], longest: timedelta) -> dict[str, Person]:
    """Everybody who punched, by number; ``comings`` in the order of time. Who was in for ``longest`` before the
    next punch forgot to go out, and begins anew."""
    people: dict[str, Person] = {}
    for coming in comings:
        person = people.setdefault(coming.employee_id, Person(coming.employee_id))
        if person.since is not None and coming.at - person.since > longest:
            person.whereabouts = Whereabouts.OUT
        person.take(coming)
    return people


def most_at_once(stays: Sequence[Stay], edges: Sequence[datetime], now: datetime) -> list[int | None]:
    """For each span between two edges, the most people in at one time; None for a span that is to come."""
    changes = sorted(change for stay in stays for change in ((stay.start, 1), (stay.end or now, -1)))
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
