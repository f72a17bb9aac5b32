"""The roster painted, assigned and undone, on a real rule book."""

from datetime import date, timedelta

import pytest
from planning_company import MONDAY, lock, planning_company

from faceclock.app.attendance.book import BookProblem
from faceclock.app.attendance.roster_painting import OFF, CellWork
from faceclock.app.console.planning import RosterService
from faceclock.domain.attendance import DayKind
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import Assignment, Pattern
from faceclock.storage.audit import Audit
from faceclock.storage.book import Book


@pytest.fixture
def roster(tmp_path):
    with planning_company(tmp_path / "data") as (session, site):
        yield RosterService(session, site)


def on(number: int) -> date:
    return MONDAY + timedelta(days=number)


def week(roster: RosterService, employee: str, first: date = MONDAY) -> list[str]:
    [row] = [row for row in roster.grid(first, 7).rows if row.id == employee]
    return [cell.work for cell in row.cells]


EARLY_WEEK = ["early"] * 5 + ["", ""]


def test_the_grid_shows_everybody_by_name(roster):
    grid = roster.grid(MONDAY, 7)
    assert [row.name for row in grid.rows] == ["Maria Keller", "Tom Okafor", "陈思远"]
    assert week(roster, "7") == EARLY_WEEK
    assert [cell.kind for cell in grid.rows[1].cells][:6] == [DayKind.NO_ROSTER] * 5 + [DayKind.WEEKEND]
    assert set(grid.shifts) == {"early", "late", "night"}
    assert not any(cell.own for row in grid.rows for cell in row.cells)


def test_painted_cells_change_and_no_others(roster):
    done = roster.paint(
        [CellWork("7", on(1), "late"), CellWork("7", on(2), "late"), CellWork("7", on(4), OFF)]
    )
    assert week(roster, "7") == ["early", "late", "late", "early", "", "", ""]
    assert week(roster, "8") == EARLY_WEEK
    assert len(done.changes) == 2, "two days in a row are one assignment"
    assert Audit(roster.site.database).newest(1)[0].actor == "Li Wei"


def test_clearing_brings_the_teams_roster_back(roster):
    roster.paint([CellWork("7", on(number), "late") for number in range(3)])
    roster.paint([CellWork("7", on(1), None)])
    assert week(roster, "7") == ["late", "early", "late", "early", "early", "", ""]


def test_undo_takes_exactly_this_back(roster):
    before = roster.assigned()
    done = roster.paint([CellWork("7", on(1), "late")])
    again = roster.undo(done)
    assert roster.assigned() == before
    roster.undo(again)
    assert week(roster, "7")[1] == "late"


def test_what_was_changed_since_is_not_undone(roster):
    done = roster.paint([CellWork("7", on(1), "late")])
    roster.paint([CellWork("7", on(1), "night")])
    with pytest.raises(InputProblem, match="changed this since"):
        roster.undo(done)
    assert week(roster, "7")[1] == "night"


def test_locked_days_are_refused(roster):
    lock(roster.site, on(0), on(2))
    assert roster.grid(MONDAY, 7).is_locked(on(2))
    with pytest.raises(InputProblem, match="2026-10-07 lies in the locked period"):
        roster.paint([CellWork("7", on(3), "late"), CellWork("7", on(2), "late")])
    assert week(roster, "7") == EARLY_WEEK
    with pytest.raises(InputProblem, match="begin on 2026-10-08 or later"):
        roster.assign(Assignment("", on(1), employee="7", shift="late"))


def test_shifts_that_overlap_are_refused(roster):
    with pytest.raises(BookProblem, match="night"):
        roster.paint([CellWork("7", on(0), "night"), CellWork("7", on(1), "early")])
    with pytest.raises(InputProblem, match="Nobody has the ID 55"):
        roster.paint([CellWork("55", on(0), "early")])
    assert week(roster, "7") == EARLY_WEEK


def test_a_pattern_is_previewed_and_assigned(roster):
    roster.save_pattern(Pattern("two", ("late", "late", "", ""), MONDAY))
    wanted = Assignment("", on(7), team="red", pattern="two", site="berlin")
    preview = roster.preview(wanted)
    assert [row.id for row in preview.rows] == ["7", "8"] and len(preview.days) == 28
    assert [cell.work for cell in preview.rows[0].cells][:4] == ["", "late", "late", ""]
    assert len(roster.assigned()) == 1, "a preview stores nothing"
    roster.assign(wanted)
    assert week(roster, "8", on(7)) == [cell.work for cell in preview.rows[1].cells][:7]
    assert week(roster, "8") == EARLY_WEEK


def test_assigning_from_a_day_on_takes_the_place_of_what_was_painted_later(roster):
    roster.paint([CellWork("7", on(8), "late")])
    roster.assign(Assignment("", on(7), employee="7", shift="night"))
    assert week(roster, "7", on(7)) == ["night"] * 7
    [own] = [found for found in roster.assigned() if found.name]
    assert (own.name, own.assignment.first) == ("Maria Keller", on(7))
    roster.remove_assignment(own.assignment)
    assert week(roster, "7", on(7)) == EARLY_WEEK


def test_a_pattern_in_use_stays(roster):
    with pytest.raises(BookProblem):
        roster.remove_pattern("week")
    assert Book(roster.site.database).get("pattern", "week") is not None


def test_choices(roster):
    choices = roster.choices()
    assert choices.teams == ("blue", "red") and choices.shifts == ("early", "late", "night")
    assert [person.id for person in choices.people] == ["7", "9", "8"] and choices.sites == ("berlin",)
    with pytest.raises(InputProblem, match="1 to 62 days"):
        roster.grid(MONDAY, 400)
