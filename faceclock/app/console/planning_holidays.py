"""Places of work, and their holidays."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from faceclock.app.attendance.book_changes import Done, change_book
from faceclock.app.attendance.holiday_list import holidays_of
from faceclock.app.console.service import Service, needs
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.errors import InputProblem
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import OwnDay, Workplace
from faceclock.storage.book import Book


class Source(StrEnum):
    """Where a holiday comes from."""

    PUBLIC = "public"
    OWN = "own"
    WORKING_DAY = "working day"  # a public one that was taken away


@dataclass(frozen=True)
class HolidayRow:
    """A day at a site; an empty site means every one."""

    day: date
    site: str
    name: str
    source: Source


class HolidayService(Service):
    """Public holidays are the calendar's; the company adds days to them and takes some away."""

    @needs(Right.SEE_ATTENDANCE)
    def year(self, year: int, site: str = "") -> list[HolidayRow]:
        """By day, of one site or all. Raises InputProblem for a site that there is none of."""
        found = holidays_of(self.site, year, site)
        return [HolidayRow(each.day, each.place, each.name, Source(each.source)) for each in found]

    @needs(Right.PLAN)
    def save(self, day: OwnDay) -> Done:
        """Add a day, or with ``off`` false take a public one away. Raises InputProblem without a name."""
        if not day.name.strip():
            raise InputProblem("Give the day a name, such as Company day.")
        return change_book(self.site, [("holiday", day)])

    @needs(Right.PLAN)
    def restore(self, day: date, site: str) -> Done:
        """Let a day be what the calendar has. Raises InputProblem where the company has said nothing about it."""
        return change_book(self.site, gone=[("holiday", key_of("holiday", OwnDay(day, "", site)))])

    @needs(Right.SEE_ATTENDANCE)
    def sites(self) -> list[Workplace]:
        """By code."""
        return list(Book(self.site.database).current(kinds=("site",)).site)

    @needs(Right.PLAN)
    def save_site(self, place: Workplace) -> Done:
        """Raises InputProblem for an empty code, BookProblem for a zone or country that nobody knows."""
        if not place.code.strip():
            raise InputProblem("A site needs a short code, such as berlin.")
        return change_book(self.site, [("site", place)])

    @needs(Right.PLAN)
    def remove_site(self, code: str) -> Done:
        """Raises BookProblem where somebody is assigned to it."""
        return change_book(self.site, gone=[("site", code)])

    @needs(Right.SEE_ATTENDANCE)
    def countries(self) -> dict[str, tuple[str, ...]]:
        """Countries whose holidays are known, by ISO 3166 code, each with its subdivisions."""
        from holidays.utils import list_supported_countries

        found = list_supported_countries(include_aliases=False)
        return {code: tuple(parts) for code, parts in sorted(found.items())}
