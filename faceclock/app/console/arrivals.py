"""When people come."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from faceclock.app.console.dashboard_views import Arrivals
from faceclock.reports.presence import Person

_AWAY = timedelta(hours=4)  # so long at least: who comes back from lunch does not arrive


def by_half_hour(people: Iterable[Person], day: date, zone: ZoneInfo) -> tuple[Arrivals, ...]:
    """Of each person the first arrival of the day, on the clock of ``zone``."""
    counts = Counter(_place(at) for one in people for at in _arrivals(one, day, zone))
    if not counts:
        return ()
    return tuple(
        Arrivals(time(place // 2, 30 * (place % 2)), counts[place])
        for place in range(min(counts), max(counts) + 1)
    )


def _arrivals(person: Person, day: date, zone: ZoneInfo) -> Iterator[datetime]:
    """At most one."""
    gone: datetime | None = None
    starts = [(stay.start, stay.end) for stay in person.stays]
    if person.forgot is not None:
        starts.append((person.forgot, None))
    for start, end in sorted(starts, key=lambda stay: stay[0]):
        local = start.astimezone(zone)
        if local.date() == day and (gone is None or start - gone >= _AWAY):
            yield local
            return
        gone = end


def _place(at: datetime) -> int:
    return at.hour * 2 + at.minute // 30
