"""What every builder knows beside the facts themselves: who, where, which days, in which language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from faceclock.domain.attendance import DayResult
from faceclock.domain.people import Employee
from faceclock.reports.model import Clock
from faceclock.reports.words import Words, moment


@dataclass(frozen=True)
class Scope:
    """``zones``: of sites by code; ``zone`` where a day has no site. ``filters``: what the report was narrowed
    to, as words."""

    words: Words
    first: date
    last: date
    made_at: datetime
    people: Mapping[str, Employee]
    zone: ZoneInfo
    zones: Mapping[str, ZoneInfo] = field(default_factory=dict)
    company: str = ""
    filters: tuple[str, ...] = ()
    week_start: int = 0
    weekend: tuple[int, ...] = (5, 6)

    def person(self, employee_id: str) -> Employee:
        """A removed person's punches stay: then only the number is known."""
        return self.people.get(employee_id) or Employee(employee_id, "", active=False)

    def team_name(self, team: str) -> str:
        return team or self.words("team.none")

    def local(self, at: datetime, site: str = "") -> datetime:
        return at.astimezone(self.zones.get(site, self.zone))

    def clock(self, at: datetime | None, result: DayResult) -> Clock | None:
        if at is None:
            return None
        local = self.local(at, result.site)
        return Clock(local, (local.date() - result.day).days)

    def subtitle(self, *more: str) -> str:
        """The period, what it was narrowed to, and what the builder adds."""
        return " · ".join((self.words.period(self.first, self.last), *self.filters, *more))

    def made(self) -> str:
        return self.words("made", at=moment(self.made_at.astimezone(self.zone)))
