"""Days and instants as people type them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import typer

_DAY_LENGTH = len("2025-03-31")
# Clips and days are counted on from an instant, and clocks of all zones must be able to show it.
_FIRST_YEAR, _LAST_YEAR = 1971, 9000


def instant(text: str, *, end_of_day: bool = False) -> datetime | None:
    """An aware instant, None for an empty text; without an offset it is the computer's local time.

    A bare day means its first moment, with ``end_of_day`` that of the next day. Raises BadParameter.
    """
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            f"'{text}' is no day or instant such as 2025-03-31 or 2025-03-31T08:00:00Z."
        ) from error
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise typer.BadParameter(f"'{text}' is not in the years {_FIRST_YEAR} to {_LAST_YEAR}.")
    if end_of_day and len(text) == _DAY_LENGTH:
        moment += timedelta(days=1)
    return moment.astimezone()


def local_time(at: str, zone: str = "") -> str:
    """An instant of the JSON as the clock on the wall of a zone (the computer's) showed it, with its abbreviation."""
    return f"{datetime.fromisoformat(at).astimezone(ZoneInfo(zone) if zone else None):%Y-%m-%d %H:%M:%S %Z}"
