"""Who is in which team from which day on, and what a team is called."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.app.team_day import team_day
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.storage.book import Book
from faceclock.storage.periods import Periods


@dataclass(frozen=True)
class Moved:
    """``people`` changed their team; ``locked`` periods lie behind the day and keep their hours all the same."""

    people: int
    locked: int


def move(site: Site, employees: Sequence[str], team: str, day: str = "") -> Moved:
    """Put people into a team from a day (ISO text; empty: today) on: all of them, or nobody when one cannot be.

    Raises InputProblem for a day to come, an unknown ID, and a day before somebody's last change of team.
    """
    first, moved = team_day(site.settings, day), 0
    with site.database.transaction():
        for employee_id in employees:
            employee = site.employees.require(employee_id)
            if employee.team != team:
                site.employees.update(replace(employee, team=team), by=operator(), team_from=first)
                moved += 1
        return Moved(moved, _locked_from(site, first) if moved else 0)


def rename(site: Site, team: str, name: str, day: str = "") -> Moved:
    """Call a team otherwise from a day on: its people move, and its rosters hold for the new name as well. What
    was before that day keeps the old name. Raises InputProblem as `move` does, for a team without people, and for
    a name that another team has."""
    name = name.strip()
    people = site.employees.all()
    members = [employee.id for employee in people if employee.team == team]
    if not members:
        raise InputProblem(f"Nobody is in team {team}; it may have been renamed already.")
    if not name or any(employee.team == name for employee in people):
        raise InputProblem(f"'{name}' is no new name of a team: empty, or in use; move the people instead.")
    with site.database.transaction():
        _copy_rosters(site, team, name, team_day(site.settings, day))
        return move(site, members, name, day)


def _copy_rosters(site: Site, team: str, name: str, first: date) -> None:
    """With their own first days, which say what goes before what; earlier days have nobody in the new team."""
    book = Book(site.database)
    for roster in book.current(kinds=("assignment",)).assignment:
        if roster.team == team and (roster.last is None or roster.last >= first):
            usual = roster.id == f"team {team} {roster.first}"
            key = f"team {name} {roster.first}" if usual else uuid7()
            book.put("assignment", replace(roster, id=key, team=name), by=operator())


def _locked_from(site: Site, first: date) -> int:
    return sum(first <= period.last for period in Periods(site.database).locked())
