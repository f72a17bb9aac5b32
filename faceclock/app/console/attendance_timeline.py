"""A day as lengths on a line of time: what was planned, what counted, and each punch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from faceclock.attendance.clock import MINUTE, datetime_of
from faceclock.attendance.plan import PlannedDay
from faceclock.attendance.shifts import Instance, instance_of
from faceclock.domain.attendance import DayResult, Step

_HOUR = timedelta(hours=1)


class Stretch(StrEnum):
    """What a length on the line is."""

    WINDOW = "window"  # from when to when punches are looked for
    SHIFT = "shift"
    GRACE = "grace"  # nobody is late or early within it
    WORK = "work"
    BREAK = "break"
    TOO_LONG = "too-long"  # a punch is missing somewhere within


@dataclass(frozen=True)
class Length:
    """Instants are UTC; ``minutes`` are those that count where they are known."""

    kind: Stretch
    start: datetime
    end: datetime
    minutes: int | None = None
    label: str = ""


@dataclass(frozen=True)
class Timeline:
    """``start`` and ``end`` are whole hours around everything on it."""

    start: datetime
    end: datetime
    planned: tuple[Length, ...]
    worked: tuple[Length, ...]


_WORKED = {Step.PAIR: Stretch.WORK, Step.BREAK: Stretch.BREAK, Step.TOO_LONG: Stretch.TOO_LONG}


def timeline_of(planned: PlannedDay, day: DayResult | None, punches: Sequence[datetime]) -> Timeline | None:
    """``day`` with its trace, None where it has not come. None without anything to draw."""
    shifts = tuple(_planned(planned, day.shifts if day else ()))
    worked = tuple(_worked(day)) if day is not None else ()
    shown = [edge for each in (*shifts, *worked) if each.kind is not Stretch.WINDOW for edge in _edges(each)]
    ends = [*shown, *punches]
    if not ends:
        return None
    first, last = min(ends), max(ends)
    start = first.replace(minute=0, second=0, microsecond=0)
    if first - start < _HOUR / 4:
        start -= _HOUR
    end = last.replace(minute=0, second=0, microsecond=0) + _HOUR
    return Timeline(start, end, _within(shifts, start, end), worked)


def _planned(planned: PlannedDay, counted: Sequence[str]) -> Iterator[Length]:
    """Of timetables that are alternatives those that counted."""
    for shift in planned.shifts:
        if counted and shift.code not in counted:
            continue
        instance = instance_of(planned.day, shift, planned.zone)
        yield _length(Stretch.WINDOW, instance.opens, instance.closes, shift.code)
        yield _length(Stretch.SHIFT, instance.start, instance.end, shift.code)
        yield from _graces(instance)


def _graces(instance: Instance) -> Iterator[Length]:
    shift = instance.shift
    if shift.grace_late:
        yield _length(Stretch.GRACE, instance.start, instance.start + shift.grace_late * MINUTE, shift.code)
    if shift.grace_early:
        yield _length(Stretch.GRACE, instance.end - shift.grace_early * MINUTE, instance.end, shift.code)


def _worked(day: DayResult) -> Iterator[Length]:
    """Work without the breaks that lie in it."""
    found = [
        Length(_WORKED[step.step], step.at, step.until, step.minutes)
        for step in day.trace
        if step.step in _WORKED and step.at is not None and step.until is not None
    ]
    breaks = sorted((each for each in found if each.kind is Stretch.BREAK), key=_edges)
    for each in found:
        yield from _without(each, breaks) if each.kind is Stretch.WORK else (each,)


def _without(work: Length, breaks: Sequence[Length]) -> Iterator[Length]:
    start = work.start
    for pause in breaks:
        if start < pause.end and pause.start < work.end:
            if start < pause.start:
                yield _part(start, pause.start)
            start = pause.end
    if start < work.end:
        yield work if start == work.start else _part(start, work.end)


def _part(start: datetime, end: datetime) -> Length:
    return Length(Stretch.WORK, start, end, round((end - start) / timedelta(minutes=1)))


def _length(kind: Stretch, start: int, end: int, label: str) -> Length:
    return Length(kind, datetime_of(start), datetime_of(end), (end - start) // MINUTE, label)


def _within(lengths: Iterable[Length], start: datetime, end: datetime) -> tuple[Length, ...]:
    """Windows reach further than the line and are cut to it."""
    return tuple(
        Length(each.kind, max(each.start, start), min(each.end, end), each.minutes, each.label)
        for each in lengths
        if each.start < end and each.end > start
    )


def _edges(length: Length) -> tuple[datetime, datetime]:
    return length.start, length.end
