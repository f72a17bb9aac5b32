"""The holidays of a year as people look them up."""

from datetime import date
from typing import NamedTuple

from faceclock.app.announcing import Json
from faceclock.app.attendance.public_holidays import public_holidays
from faceclock.app.attendance.spans import days_of
from faceclock.app.site import Site
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import RuleBook
from faceclock.storage.book import Book


class Holiday(NamedTuple):
    """``place`` is a site's code, empty for every one; ``source`` public, own, or working day for one taken away."""

    day: date
    place: str
    name: str
    source: str


def list_holidays(site: Site, year: int, code: str = "") -> list[Json]:
    """`holidays_of` as the command tells them."""
    return [_as_json(*found) for found in holidays_of(site, year, code)]


def holidays_of(site: Site, year: int, code: str = "") -> list[Holiday]:
    """By day and site; of one site when ``code`` is given. Raises InputProblem for a site that there is none of."""
    book = Book(site.database).current()
    known = [place.code for place in book.site]
    if code and code not in known:
        raise InputProblem(f"There is no site {code}; there are {', '.join(known) or 'none'}.")
    found = _own(book, year) | _public(site, book, year)
    return [Holiday(*place, *found[place]) for place in sorted(found) if not code or place[1] in ("", code)]


def _public(site: Site, book: RuleBook, year: int) -> dict[tuple[date, str], tuple[str, str]]:
    """Those that no day of the company's own takes away or names."""
    own = {(each.day, each.site) for each in book.holiday}
    calendars = public_holidays(book, site.settings.kiosk.language)
    span = (date(year, 1, 1), date(year, 12, 31))
    return {
        (day, code): (name, "public")
        for code, calendar in calendars.items()
        for day in days_of(span)
        if (name := calendar.get(day)) and not {(day, code), (day, "")} & own
    }


def _own(book: RuleBook, year: int) -> dict[tuple[date, str], tuple[str, str]]:
    return {
        (each.day, each.site): (each.name, "own" if each.off else "working day")
        for each in book.holiday
        if each.day.year == year
    }


def _as_json(day: date, place: str, name: str, source: str) -> Json:
    return {"date": day.isoformat(), "weekday": f"{day:%a}", "site": place, "name": name, "source": source}
