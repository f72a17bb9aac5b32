"""Times on a wall clock, as people write them, and the instants that they mean."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from faceclock.domain.errors import InputProblem


def zone_named(name: str) -> ZoneInfo:
    """Raises InputProblem for a zone that does not exist."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise InputProblem(f"There is no time zone {name!r}; use a name like Europe/Berlin.") from error


def instant_of(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC instant; an offset in ``local`` goes before the zone.

    Raises InputProblem for a time that the zone's clocks skipped, and for one that they showed twice.
    """
    if local.tzinfo is not None:
        return local.astimezone(UTC)
    first = _offset(local, zone, fold=0)
    second = _offset(local, zone, fold=1)
    if first < second:
        raise InputProblem(
            f"{local:%Y-%m-%d %H:%M} does not exist in {zone.key}, where clocks went forward over it; write the "
            f"time that they showed, such as {_with_offset(local + (second - first), second)}."
        )
    if first > second:
        raise InputProblem(
            f"{local:%Y-%m-%d %H:%M} exists twice in {zone.key}; write {_with_offset(local, first)} or "
            f"{_with_offset(local, second)}."
        )
    return (local - first).replace(tzinfo=UTC)


def shown_twice(local: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks were set back over this time on the wall, so that it means two instants."""
    return _offset(local, zone, fold=0) > _offset(local, zone, fold=1)


def _offset(local: datetime, zone: ZoneInfo, fold: int) -> timedelta:
    offset = local.replace(tzinfo=zone, fold=fold).utcoffset()
    assert offset is not None  # of a ZoneInfo it never is
    return offset


def _with_offset(local: datetime, offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{local:%Y-%m-%dT%H:%M}{sign}{minutes // 60:02d}:{minutes % 60:02d}"
