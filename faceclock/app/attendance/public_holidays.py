"""Public holidays of sites, from the holidays package, which is loaded where a site has a country."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from faceclock.attendance.checking import Problem
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import RuleBook, Workplace
from faceclock.settings.model import Language

# What the package calls our languages; where a country lacks one its own names are given.
_LANGUAGES = {Language.ENGLISH: ("en_US", "en_GB", "en"), Language.CHINESE: ("zh_CN",), Language.SYSTEM: ()}


class Calendar(dict[date, str]):
    """The holidays of a place; a year is worked out when one of its days is first asked for."""

    def __init__(self, source: Any) -> None:
        super().__init__()
        self._source = source
        self._years: set[int] = set()

    def get(self, day: date, otherwise: Any = None) -> Any:
        """The holiday's name."""
        if day.year not in self._years:
            self._years.add(day.year)
            self._source.get(day)
            self.update({found: name for found, name in self._source.items() if found.year == day.year})
        return super().get(day, otherwise)


def public_holidays(book: RuleBook, language: Language) -> Mapping[str, Mapping[date, str]]:
    """By site. Raises InputProblem for a country or subdivision that is unknown."""
    return {site.code: calendar_of(site, language) for site in book.site if site.country}


def calendar_of(site: Workplace, language: Language = Language.SYSTEM) -> Calendar:
    """Raises InputProblem for a country or subdivision that is unknown."""
    import holidays

    try:
        plain = holidays.country_holidays(site.country, subdiv=site.subdivision or None)
    except NotImplementedError as error:
        raise InputProblem(
            f"The holidays of {_place(site)} are not known; use ISO 3166 codes such as DE and BE."
        ) from error
    spoken = next((name for name in _LANGUAGES[language] if name in plain.supported_languages), None)
    if spoken is None:
        return Calendar(plain)
    return Calendar(holidays.country_holidays(site.country, subdiv=site.subdivision or None, language=spoken))


def check_countries(book: RuleBook) -> Iterator[Problem]:
    """Sites whose holidays nobody knows."""
    for site in book.site:
        if site.country:
            try:
                calendar_of(site)
            except InputProblem as error:
                yield Problem("site", site.code, "country", str(error).rstrip("."))


def _place(site: Workplace) -> str:
    return f"{site.country}, {site.subdivision}" if site.subdivision else site.country
