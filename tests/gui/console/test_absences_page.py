"""Leave, holidays, overtime and sites on the screen."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from faceclock.app.attendance.book import put_all
from faceclock.domain.people import Employee
from faceclock.domain.rulebook import LeaveType
from faceclock.gui.console.planning.absences import AbsencesTab
from faceclock.gui.console.planning.holiday_dialog import HolidayDialog
from faceclock.gui.console.planning.leave_dialog import LeaveDialog
from faceclock.gui.console.planning.leave_types import LeaveTypeList
from faceclock.gui.console.planning.site_dialog import SiteDialog
from faceclock.storage.book import Book

pytestmark = pytest.mark.gui

JULY = date(date.today().year, 7, 6)


@pytest.fixture
def tab(qtbot, console_site, owner_desk, settled):
    console_site.employees.add(Employee("7", "Maria Keller"), at=datetime(2026, 1, 1, tzinfo=UTC))
    put_all(console_site.database, console_site.settings, [("leave_type", LeaveType("vacation", "Vacation"))])
    made = AbsencesTab(owner_desk)
    qtbot.addWidget(made, before_close_func=lambda _: settled(owner_desk))
    made.resize(1000, 500)
    made.show()
    settled(owner_desk)
    return made


def book(tab):
    return Book(tab.current.desk.site.database).current()


def test_the_first_leave_of_a_site_brings_the_usual_types(qtbot, console_site, owner_desk, settled):
    console_site.employees.add(Employee("7", "Maria Keller"), at=datetime(2026, 1, 1, tzinfo=UTC))
    dialog = LeaveDialog(owner_desk, None, lambda done: None)
    qtbot.addWidget(dialog)
    dialog.open()
    settled(owner_desk)
    dialog.who.setEditText("Maria Keller (7)")
    dialog.kind.setCurrentIndex(dialog.kind.findData("sick"))
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    settled(owner_desk)
    held = Book(console_site.database).current()
    assert [leave.type for leave in held.leave] == ["sick"]
    assert {kind.code for kind in held.leave_type} == {"vacation", "sick", "trip", "unpaid"}


def test_leave_is_entered_shown_and_taken_back(tab, qtbot, settled):
    panel, desk = tab.current, tab.current.desk
    dialog = LeaveDialog(desk, panel, panel.changed)
    dialog.open()
    settled(desk)
    dialog.who.setEditText("Maria Keller (7)")
    dialog.first.show_day(JULY)
    assert dialog.last.day >= JULY
    dialog.last.show_day(JULY.replace(day=17))
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    settled(desk)
    [leave] = book(tab).leave
    assert (leave.employee, leave.first, leave.last, leave.approved_by) == (
        "7",
        JULY,
        JULY.replace(day=17),
        "Olga",
    )
    model = panel.bars.model()
    assert "Vacation" in model.index(0, 6).data(Qt.ItemDataRole.ToolTipRole)
    panel.bars.setCurrentIndex(model.index(0, 6))
    assert panel.back.isEnabled()
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    question = panel.findChildren(type(dialog).__mro__[1])[-1]
    assert "Maria Keller" in question.action.text()
    qtbot.mouseClick(question.action, Qt.MouseButton.LeftButton)
    settled(desk)
    assert not book(tab).leave
    qtbot.mouseClick(panel.undo, Qt.MouseButton.LeftButton)
    settled(desk)
    assert book(tab).leave == (leave,)


def test_a_request_waits_and_is_approved(tab, qtbot, settled):
    panel, desk = tab.current, tab.current.desk
    dialog = LeaveDialog(desk, panel, panel.changed, of=("7", JULY, JULY))
    dialog.open()
    settled(desk)
    dialog.waits.setChecked(True)
    dialog.submit()
    settled(desk)
    assert not book(tab).leave and "asks for" in panel.bars.model().index(0, 6).data(
        Qt.ItemDataRole.ToolTipRole
    )
    panel.shape.setCurrentIndex(1)
    panel.table.selectRow(0)
    assert panel.grant.isVisible() and not panel.change.isVisible()
    qtbot.mouseClick(panel.grant, Qt.MouseButton.LeftButton)
    settled(desk)
    assert [leave.first for leave in book(tab).leave] == [JULY] and panel.change.isVisible()


def test_leave_of_nobody_is_refused_in_the_dialog(tab, qtbot, settled):
    panel = tab.current
    dialog = LeaveDialog(panel.desk, panel, panel.changed)
    dialog.open()
    settled(panel.desk)
    dialog.who.setEditText("Somebody else")
    dialog.submit()
    settled(panel.desk)
    assert dialog.isVisible() and "Choose a person" in dialog.fault.text()
    dialog.reject()


def test_the_usual_types(tab, settled):
    panel = tab.current
    dialog = LeaveTypeList(panel.desk, panel, panel.changed)
    dialog.open()
    settled(panel.desk)
    dialog.general_buttons()[0].click()
    settled(panel.desk)
    assert {kind.code for kind in book(tab).leave_type} == {"vacation", "sick", "trip", "unpaid"}
    assert len(dialog.model.rows) == 4
    dialog.accept()


def test_a_site_brings_its_holidays_which_can_be_worked_on(tab, qtbot, settled):
    tab.turn_to(3)
    sites, desk = tab.current, tab.current.desk
    settled(desk)
    dialog = SiteDialog(desk, sites, sites.changed, None)
    dialog.open()
    settled(desk)
    dialog.code.setText("berlin")
    dialog.zone.setEditText("Europe/Berlin")
    dialog.country.setCurrentIndex(dialog.country.findData("DE"))
    dialog.part.setCurrentIndex(dialog.part.findData("BE"))
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    settled(desk)
    assert [place.code for place in sites.model.rows] == ["berlin"]
    tab.turn_to(1)
    holidays = tab.current
    settled(desk)
    assert len(holidays.model.rows) > 8
    holidays.table.selectRow(0)
    assert holidays.working.isEnabled() and not holidays.restore.isEnabled()
    qtbot.mouseClick(holidays.working, Qt.MouseButton.LeftButton)
    settled(desk)
    [own] = book(tab).holiday
    assert not own.off and own.site == "berlin"
    assert holidays.restore.isEnabled(), "the row stays chosen"
    adding = HolidayDialog(desk, holidays, holidays.changed, holidays._sites, JULY.year)
    adding.open()
    adding.submit()
    settled(desk)
    assert "name" in adding.fault.text()
    adding.name.setText("Company day")
    adding.submit()
    settled(desk)
    assert len(book(tab).holiday) == 2


def test_overtime_says_when_nothing_waits(tab, settled):
    tab.turn_to(2)
    settled(tab.current.desk)
    assert tab.current.model.rowCount() == 0 and not tab.current.approve.isEnabled()
