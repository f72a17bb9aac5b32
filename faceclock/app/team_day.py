"""From which day on somebody is in a new team."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from faceclock.app.zone import zone_of
from faceclock.domain.errors import InputProblem
from faceclock.settings.model import Settings


def team_day(settings: Settings, text: str) -> date:
    """The day that was named, else the site's today. Raises InputProblem for one that is none or is still to come:
    the roll names the team of today."""
    today = datetime.now(ZoneInfo(zone_of(settings))).date()
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise InputProblem(f"'{text}' is no day such as 2026-10-01.") from error
    if day > today:
        raise InputProblem(
            f"{day} is still to come; change the team on that day, or roster the person alone."
        )
    return day
