"""Predicting a made-up company's punches one after another, as a kiosk would, against what people really did.

Somebody who is asked answers truly, and nobody puts right what was not asked: what is predicted wrong stays in the
history that the next prediction stands on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from random import Random

from company import Company, company

from faceclock.attendance.clock import DAY, HOUR, MINUTE
from faceclock.attendance.plan import Plan, Plans
from faceclock.attendance.prediction import predict
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction

RECENT, WEEKS = 48 * HOUR, 42 * DAY
PRESENT = (Direction.IN, Direction.BREAK_IN)
ALIKE = {Direction.BREAK_OUT: Direction.OUT, Direction.BREAK_IN: Direction.IN}


@dataclass(frozen=True)
class Trial:
    """``predicted`` and ``probability`` before anybody was asked; ``alternating``: by the simple rule."""

    person: str
    at: int
    truth: Direction
    predicted: Direction
    probability: float
    alternating: Direction
    number: int  # of the person's punch

    @property
    def right(self) -> bool:
        return self.predicted is self.truth

    def without_breaks(self) -> "Trial":
        """With going on a break the same as going."""
        truth, predicted = (ALIKE.get(way, way) for way in (self.truth, self.predicted))
        return replace(self, truth=truth, predicted=predicted)

    @property
    def right_by_turns(self) -> bool:
        return self.alternating is self.truth


def alternate(recent: list[Stamp], at: int) -> Direction:
    """IN or OUT by turns, IN again after a gap of more than 16 hours, back from a break after one."""
    last = recent[-1] if recent else None
    if last is None or at - last.at > 16 * HOUR or last.direction is Direction.OUT:
        return Direction.IN
    return Direction.BREAK_IN if last.direction is Direction.BREAK_OUT else Direction.OUT


def people_who(
    *, seed: int = 5, people: int = 40, breaks: bool = True, forgotten: float = 0.0, weeks: int = 12
) -> Company:
    """A company; without ``breaks`` who goes to lunch goes OUT. ``forgotten`` of all punches are missing, beside
    the one or two in a hundred that are anyway."""
    first = date(2026, 2, 2)
    made = company(seed, people, first, date.fromordinal(first.toordinal() + 7 * weeks - 1))
    random = Random(seed)
    stamps = {
        person: [_plain(stamp, breaks) for stamp in own if random.random() >= forgotten]
        for person, own in made.stamps.items()
    }
    return replace(made, stamps=stamps)


def _plain(stamp: Stamp, breaks: bool) -> Stamp:
    return stamp if breaks else stamp._replace(direction=ALIKE.get(stamp.direction, stamp.direction))


def trials(made: Company, *, roster: bool = True, ask_below: float = 0.0) -> Iterator[Trial]:
    book = made.book if roster else replace(made.book, assignment=())
    plans = Plans(book, {}, made.zone)
    for person in made.people:
        yield from _of(made.stamps[person.id], person.id, plans.of(person.id, person.team), ask_below)


def _of(stamps: list[Stamp], person: str, plan: Plan, ask_below: float) -> Iterator[Trial]:
    told: list[Stamp] = []
    by_turns: list[Stamp] = []
    for number, stamp in enumerate(stamps):
        if told and stamp.at - told[-1].at < MINUTE:
            continue
        found = predict(stamp.at, *_known(told, stamp.at), plan)
        simple = alternate(by_turns, stamp.at)
        known = stamp.direction is not Direction.UNSPECIFIED
        asked = known and found.probability < ask_below
        answer = stamp.direction if asked else found.direction
        told.append(stamp._replace(direction=answer, original=found.direction if asked else None))
        by_turns.append(stamp._replace(direction=simple))
        if known:
            yield Trial(person, stamp.at, stamp.direction, found.direction, found.probability, simple, number)


def _known(told: list[Stamp], at: int) -> tuple[list[Stamp], list[Stamp]]:
    recent = [stamp for stamp in told[-40:] if stamp.at >= at - RECENT]
    past = [stamp for stamp in told if at - WEEKS <= stamp.at]
    return recent, past


def share(outcomes: list[bool]) -> float:
    return sum(outcomes) / max(1, len(outcomes))


def reliability(found: list[Trial], edges: tuple[float, ...]) -> list[tuple[float, float, int, float, float]]:
    """For each band of probability: its ends, how many, their mean probability and the share that were right."""
    rows = []
    for low, high in pairwise(edges):
        inside = [trial for trial in found if low <= trial.probability < high]
        mean = sum(trial.probability for trial in inside) / max(1, len(inside))
        rows.append((low, high, len(inside), mean, share([trial.right for trial in inside])))
    return rows
