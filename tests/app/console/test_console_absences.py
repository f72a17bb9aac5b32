"""Leave, holidays, sites and overtime that waits."""

from datetime import date

import pytest
from planning_company import MONDAY, planning_company, worked

from faceclock.app.attendance.book import BookProblem
from faceclock.app.console.planning import RosterService
from faceclock.app.console.planning_holidays import HolidayService, Source
from faceclock.app.console.planning_leave import LeaveService
from faceclock.app.console.planning_overtime import OvertimeService
from faceclock.app.console.session import Session
from faceclock.domain.attendance import DayKind
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.roles import Account, Role
from faceclock.domain.rulebook import LeavePart, LeaveType, OwnDay, Workplace
from faceclock.storage.accounts import Accounts
from faceclock.storage.audit import Audit

TUESDAY = date(2026, 10, 6)


@pytest.fixture
def company(tmp_path):
    with planning_company(tmp_path / "data") as found:
        yield found


def test_leave_is_entered_changed_and_taken_back(company):
    leave, roster = LeaveService(*company), RosterService(*company)
    leave.add("7", "vacation", MONDAY, TUESDAY)
    [row] = leave.year(2026).rows
    assert (row.name, row.type, row.leave.approved_by) == ("Maria Keller", "Vacation", "Li Wei")
    assert [cell.leave for cell in roster.grid(MONDAY, 3).rows[0].cells] == ["Vacation", "Vacation", ""]
    leave.change(row.leave, "vacation", TUESDAY, TUESDAY, LeavePart.FIRST_HALF)
    [row] = leave.year(2026).rows
    assert (row.leave.first, row.leave.part) == (TUESDAY, LeavePart.FIRST_HALF)
    roster.undo(leave.take_back(row.leave))
    assert leave.year(2026).rows == (row,) and not leave.year(2025).rows


def test_a_day_cannot_be_taken_twice(company):
    leave = LeaveService(*company)
    leave.add("7", "vacation", MONDAY, TUESDAY)
    with pytest.raises(InputProblem, match="already; change that one"):
        leave.add("7", "vacation", MONDAY, MONDAY)
    with pytest.raises(BookProblem, match="has leave"):
        leave.add("7", "vacation", TUESDAY, TUESDAY)
    with pytest.raises(InputProblem, match="exchange them"):
        leave.add("7", "vacation", TUESDAY, MONDAY)
    with pytest.raises(BookProblem):
        leave.remove_type("vacation")
    leave.save_type(LeaveType("sick", "Sick"))
    leave.remove_type("sick")
    assert [kind.code for kind in leave.year(2026).types] == ["vacation"]


def test_leave_that_is_asked_for_waits_until_it_is_granted(company):
    leave, roster, site = LeaveService(*company), RosterService(*company), company[1]
    leave.ask("7", "vacation", MONDAY, TUESDAY)
    [row] = leave.year(2026).rows
    assert row.request and roster.grid(MONDAY, 1).rows[0].cells[0].leave == ""
    site.settings = site.settings.model_copy(
        update={"attendance": site.settings.attendance.model_copy(update={"four_eyes": True})}
    )
    with pytest.raises(InputProblem, match="somebody else than Li Wei"):
        leave.grant(row.request)
    boss = Account(uuid7(), "Boss", Role.OWNER)
    Accounts(site.database).add(boss, "no hash", by="test")
    LeaveService(Session(site.database, boss), site).grant(row.request)
    [row] = leave.year(2026).rows
    assert not row.request and row.leave.approved_by == "Boss"
    assert roster.grid(MONDAY, 1).rows[0].cells[0].leave == "Vacation"


def test_a_request_is_decided_once(company):
    leave = LeaveService(*company)
    leave.ask("7", "vacation", MONDAY, TUESDAY)
    [row] = leave.year(2026).rows
    leave.refuse(row.request)
    assert not leave.year(2026).rows
    for decide in (leave.grant, leave.refuse):
        with pytest.raises(InputProblem, match="does not wait any more"):
            decide(row.request)
    with pytest.raises(InputProblem, match="no type of leave sabbatical"):
        leave.ask("7", "sabbatical", MONDAY, TUESDAY)
    assert [entry.action for entry in Audit(company[1].database).about("7") if "leave" in entry.action] == [
        "leave.ask",
        "leave.refuse",
    ]


def test_holidays_of_a_site(company):
    holidays, roster = HolidayService(*company), RosterService(*company)
    unity = date(2026, 10, 3)
    days = {row.day: row for row in holidays.year(2026, "berlin")}
    assert days[unity].source is Source.PUBLIC
    holidays.save(OwnDay(TUESDAY, "Company day"))
    holidays.save(OwnDay(unity, "Stocktaking", "berlin", off=False))
    days = {row.day: row for row in holidays.year(2026, "berlin")}
    assert (days[TUESDAY].source, days[unity].source) == (Source.OWN, Source.WORKING_DAY)
    assert roster.grid(TUESDAY, 1).rows[0].cells[0].kind is DayKind.HOLIDAY
    holidays.restore(unity, "berlin")
    assert {row.day: row for row in holidays.year(2026, "berlin")}[unity].source is Source.PUBLIC
    with pytest.raises(InputProblem, match="name"):
        holidays.save(OwnDay(MONDAY, " "))


def test_sites(company):
    holidays = HolidayService(*company)
    holidays.save_site(Workplace("sh", "Asia/Shanghai", country="CN"))
    assert [place.code for place in holidays.sites()] == ["berlin", "sh"]
    assert "BE" in holidays.countries()["DE"]
    for wrong in (Workplace("x", "Mars/Olympus"), Workplace("x", "UTC", country="ZZ")):
        with pytest.raises(BookProblem):
            holidays.save_site(wrong)
    with pytest.raises(BookProblem):
        holidays.remove_site("berlin")
    holidays.remove_site("sh")


def test_overtime_waits_until_it_is_approved(company):
    overtime, (_, site) = OvertimeService(*company), company
    for employee in "78":
        worked(site, employee, "2026-10-05T06:00", "2026-10-05T16:00")
    span = (MONDAY, TUESDAY)
    rows = overtime.days(*span)
    assert [(row.employee, row.minutes, row.waiting) for row in rows] == [("7", 120, 120), ("8", 120, 120)]
    overtime.approve([("7", MONDAY)])
    overtime.approve([("8", MONDAY)], 30)
    assert [(row.employee, row.waiting, row.approved) for row in overtime.days(*span)] == [("8", 90, 30)]
    assert len(overtime.days(*span, waiting_only=False)) == 2
    overtime.withdraw([("7", MONDAY)])
    assert [row.waiting for row in overtime.days(*span)] == [120, 90]
