"""Whether a rule book can be worked by: contradictions, gaps and traps, found before anything is stored."""

from collections.abc import Callable, Iterator, Sequence

from faceclock.attendance.checking.clocks import check_clocks
from faceclock.attendance.checking.counting import check_counting
from faceclock.attendance.checking.neighbours import check_neighbours
from faceclock.attendance.checking.overtime import check_overtime
from faceclock.attendance.checking.places import check_places
from faceclock.attendance.checking.problem import Problem
from faceclock.attendance.checking.references import check_references
from faceclock.attendance.checking.shifts import check_shifts
from faceclock.attendance.checking.spans import check_spans
from faceclock.domain.rulebook import RuleBook

__all__ = ["Problem", "problems"]

_CHECKS: Sequence[Callable[[RuleBook], Iterator[Problem]]] = (
    check_counting,
    check_overtime,
    check_shifts,
    check_spans,
    check_places,
    check_references,
)


def problems(book: RuleBook, zone: str = "", years: Sequence[int] = ()) -> list[Problem]:
    """Everything that is wrong, and with ``years`` the clock changes that shifts meet in them as notices.

    ``zone`` holds where no site is assigned. Public holidays are not looked up here.
    """
    found = [problem for check in _CHECKS for problem in check(book)]
    if not found:  # shifts side by side can be looked at once each of them makes sense
        found += check_neighbours(book)
        found += check_clocks(book, zone, years)
    return found
