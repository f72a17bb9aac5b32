"""Where this computer stands in time."""

from zoneinfo import ZoneInfo

from faceclock.domain.errors import InputProblem
from faceclock.settings.model import Settings


def zone_of(settings: Settings) -> str:
    """The IANA zone of the settings, else the computer's own. Raises InputProblem for one that is unknown."""
    name = settings.site.zone or _zone_of_this_machine()
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise InputProblem(
            f"The time zone {name} is unknown; set site.zone to a name like Europe/Berlin."
        ) from error
    return name


def _zone_of_this_machine() -> str:
    import tzlocal

    return tzlocal.get_localzone_name()
