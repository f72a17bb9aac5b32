"""Local clocks and exact instants. Instants are microseconds of UTC since 1970, counted times whole minutes."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTE = 60_000_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = _EPOCH.date().toordinal()
_MICROSECOND = timedelta(microseconds=1)
_A_DAY = 1440  # minutes of UTC


@lru_cache(maxsize=1 << 16)
def instant_of(day: date, at: time, zone: ZoneInfo) -> int:
    """When a site's clock shows ``at`` on ``day``.

    A time that exists twice is the first one; one that a clock change skips moves forward by what is skipped, as
    PEP 495 defines for fold 0.
    """
    return (datetime.combine(day, at, zone) - _EPOCH) // _MICROSECOND


def datetime_of(instant: int) -> datetime:
    """The aware UTC datetime of an instant."""
    return _EPOCH + timedelta(microseconds=instant)


def micros_of(moment: datetime) -> int:
    """The instant of an aware datetime."""
    return (moment - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=1 << 14)
def _offset_on(day: int, zone: ZoneInfo) -> int | None:
    """The offset in minutes throughout a day of UTC; None where it changes within."""
    first = day * _A_DAY
    offset = _offset_at(first, zone)
    return offset if offset == _offset_at(first + _A_DAY - 1, zone) else None


def _offset_at(minute: int, zone: ZoneInfo) -> int:
    local = datetime.fromtimestamp(minute * 60, zone).utcoffset()
    assert local is not None
    return local // timedelta(minutes=1)


def offset_minutes(minute: int, zone: ZoneInfo) -> int:
    """How far a zone's clocks are ahead of UTC at a minute since 1970."""
    offset = _offset_on(minute // _A_DAY, zone)
    return _offset_at(minute, zone) if offset is None else offset


def local_day(instant: int, zone: ZoneInfo) -> date:
    """The date that the clock on the wall shows."""
    minute = instant // MINUTE
    return _day_numbered((minute + offset_minutes(minute, zone)) // _A_DAY)


@lru_cache(maxsize=1 << 12)
def _day_numbered(days: int) -> date:
    return date.fromordinal(_EPOCH_DAY + days)
