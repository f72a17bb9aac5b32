"""Runs of days."""

from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta

Span = tuple[date, date]

ONE_DAY = timedelta(days=1)


def clipped(spans: Iterable[Span], within: Span) -> list[Span]:
    """What of the spans lies within another one, in order and joined where they meet."""
    joined: list[Span] = []
    for first, last in sorted((max(a, within[0]), min(b, within[1])) for a, b in spans):
        if first > last:
            continue
        if joined and first <= joined[-1][1] + ONE_DAY:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def gaps(within: Span, known: Container[date]) -> list[Span]:
    """The runs of days that are not known."""
    return clipped(((day, day) for day in days_of(within) if day not in known), within)


def days_of(span: Span) -> Iterator[date]:
    day, last = span
    while day <= last:
        yield day
        day += ONE_DAY
