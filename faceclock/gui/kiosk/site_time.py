"""The time of a zone, or of the computer where none is set."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def local(at: datetime, zone: str) -> datetime:
    """``at`` in the IANA zone ``zone``; an unknown one is no reason to hide the time."""
    try:
        return at.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return at.astimezone()


def site_clock(zone: str) -> Callable[[], datetime]:
    """What the clock on the wall shows: the site's own time."""
    return lambda: local(datetime.now().astimezone(), zone)
