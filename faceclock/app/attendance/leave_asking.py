"""Leave asked for, then granted or refused by somebody who may."""

from dataclasses import replace

from faceclock.app.attendance.book_changes import Done, change_book
from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import Leave, LeavePart
from faceclock.storage.book import Book
from faceclock.storage.leave_requests import LeaveRequest, LeaveRequests

_FAR = 366


def checked_leave(site: Site, leave: Leave) -> Leave:
    """The same, with the ID that it is known by. Raises InputProblem for an unknown person or type, days in the wrong
    order or too many, and where the person has leave from that day on already."""
    site.employees.require(leave.employee)
    book = Book(site.database)
    if book.get("leave_type", leave.type) is None:
        raise InputProblem(f"There is no type of leave {leave.type}; make it first.")
    if leave.last < leave.first:
        raise InputProblem(f"{leave.last} lies before {leave.first}; exchange them.")
    if (leave.last - leave.first).days > _FAR:
        raise InputProblem("That is more than a year of leave; enter it year by year.")
    part = "" if leave.part is LeavePart.DAY else f" {leave.part.value}"
    return replace(leave, id=f"{leave.employee} {leave.first}{part}")


def enter_leave(site: Site, leave: Leave) -> Done:
    """Approved by whoever acts. Raises as `checked_leave`, and BookProblem where days are taken already."""
    made = replace(checked_leave(site, leave), approved_by=operator())
    if Book(site.database).get("leave", made.id) is not None:
        raise InputProblem(f"{made.employee} has leave from {made.first} on already; change that one.")
    return change_book(site, [("leave", made)])


def ask_for_leave(site: Site, leave: Leave) -> LeaveRequest:
    """It waits until somebody grants it. Raises as `checked_leave`."""
    checked = checked_leave(site, leave)
    return LeaveRequests(site.database).add(replace(checked, id=""), by=operator())


def grant_leave(site: Site, request_id: str) -> LeaveRequest:
    """The request becomes leave. Raises InputProblem for one that does not wait, and where four eyes are asked for and
    these are the same two; otherwise as `enter_leave`."""
    requests = LeaveRequests(site.database)
    with site.database.transaction():
        found = requests.require(request_id)
        if site.settings.attendance.four_eyes and found.by.casefold() == operator().casefold():
            raise InputProblem(
                f"Who approves must be somebody else than {found.by}, who asked for it; log in as another."
            )
        enter_leave(site, found.leave)
        return requests.decide(request_id, granted=True, by=operator())


def refuse_leave(site: Site, request_id: str) -> LeaveRequest:
    """The request waits no longer. Raises InputProblem for one that does not."""
    return LeaveRequests(site.database).decide(request_id, granted=False, by=operator())
