"""Periods as people type them: a month, a day, or from one day to another."""

from datetime import date, timedelta

from faceclock.domain.errors import InputProblem

_FIRST_YEAR, _LAST_YEAR = 1971, 9000


def period(month: str, day: str, since: str, until: str, default: tuple[date, date]) -> tuple[date, date]:
    """First and last day, both included. Raises InputProblem for what is no period, and for two of them."""
    if sum(bool(given) for given in (month, day, since or until)) > 1:
        raise InputProblem("Give one period: --month, --day, or --from and --to.")
    if month:
        return month_span(month)
    if day:
        return (one_day(day), one_day(day))
    if not (since or until):
        return default
    first = one_day(since) if since else default[0]
    return first, one_day(until) if until else max(first, default[1])


def month_span(text: str) -> tuple[date, date]:
    """The days of a month such as 2026-10."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise InputProblem(f"'{text}' is no month such as 2026-10.") from error
    _check_year(first, text)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def named_span(text: str) -> tuple[date, date]:
    """The days of a month, or of 2026-10-01..2026-10-15."""
    first, dots, last = text.partition("..")
    if not dots:
        return month_span(text)
    span = one_day(first), one_day(last)
    if span[0] > span[1]:
        raise InputProblem(f"{span[1]} is before {span[0]}; give the days in order.")
    return span


def one_day(text: str) -> date:
    """A day such as 2026-10-01."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise InputProblem(f"'{text}' is no day such as 2026-10-01.") from error
    _check_year(day, text)
    return day


def _check_year(day: date, text: str) -> None:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise InputProblem(f"'{text}' is not in the years {_FIRST_YEAR} to {_LAST_YEAR}.")
