"""Zones that must exist."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from faceclock.attendance.checking.problem import Problem
from faceclock.domain.rulebook import RuleBook


def check_places(book: RuleBook) -> Iterator[Problem]:
    """Sites without a zone that exists, and subdivisions of no country."""
    for site in book.site:
        try:
            ZoneInfo(site.zone)
        except (KeyError, ValueError, OSError):
            sentence = f"there is no time zone {site.zone!r}; use a name like Europe/Berlin"
            yield Problem("site", site.code, "zone", sentence)
        if site.subdivision and not site.country:
            yield Problem("site", site.code, "subdivision", f"{site.subdivision} is of no country; give one")
