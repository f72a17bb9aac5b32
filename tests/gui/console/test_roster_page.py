"""The roster on the screen, with real people and a real rule book."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QApplication

from faceclock.app.attendance.book import put_all
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.roles import Role
from faceclock.domain.rulebook import Assignment, LeaveType, Pattern, ShiftType
from faceclock.gui.console.planning.assign_dialog import AssignDialog
from faceclock.gui.console.planning.leave_dialog import LeaveDialog
from faceclock.gui.console.planning.pattern_dialog import PatternDialog
from faceclock.gui.console.planning.roster import RosterTab
from faceclock.storage.book import Book
from faceclock.storage.periods import Period, Periods

pytestmark = pytest.mark.gui

MONDAY = date(2026, 10, 5)
PEOPLE = (("7", "Maria Keller", "red"), ("8", "陈思远", "red"), ("9", "Tom Okafor", "blue"))


@pytest.fixture
def company(console_site):
    for number, name, team in PEOPLE:
        console_site.employees.add(Employee(number, name, team), at=datetime(2026, 1, 1, tzinfo=UTC))
    entries = [
        ("shift", ShiftType("early", time(6), time(14))),
        ("shift", ShiftType("late", time(14), time(22))),
        ("pattern", Pattern("week", ("early",) * 5 + ("",) * 2, MONDAY)),
        ("assignment", Assignment("team red", MONDAY, team="red", pattern="week")),
    ]
    put_all(console_site.database, console_site.settings, entries, by="test")
    return console_site


@pytest.fixture
def tab(qtbot, company, owner_desk, settled) -> Iterator[RosterTab]:
    made = RosterTab(owner_desk)
    qtbot.addWidget(made, before_close_func=lambda _: settled(owner_desk))
    made.resize(1000, 500)
    made.show()
    made.span.show_day(MONDAY)
    settled(owner_desk)
    return made


def select(tab, top: int, left: int, bottom: int, right: int) -> None:
    area = QItemSelection(tab.model.index(top, left), tab.model.index(bottom, right))
    tab.view.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def line(tab, number: int) -> list[str]:
    return [tab.model.index(number, column).data() for column in range(7)]


EARLY = ["early"] * 5 + ["Off", "Off"]


def test_the_grid_shows_everybody(tab):
    assert [tab.model.headerData(number, Qt.Orientation.Vertical) for number in range(3)] == [
        "Maria Keller",
        "Tom Okafor",
        "陈思远",
    ]
    assert line(tab, 0) == EARLY and line(tab, 1) == [""] * 7
    assert "06:00–14:00" in tab.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_selection_gets_a_shift_by_its_chip_and_loses_it_by_undo(tab, qtbot, settled):
    select(tab, 0, 1, 1, 2)
    qtbot.mouseClick(tab.shifts.chips[1], Qt.MouseButton.LeftButton)
    settled(tab.desk)
    assert line(tab, 0) == ["early", "late", "late", "early", "early", "Off", "Off"]
    assert line(tab, 1)[1:3] == ["late", "late"]
    assert tab.model.cell(0, 1).own and not tab.model.cell(0, 0).own
    qtbot.mouseClick(tab.undo, Qt.MouseButton.LeftButton)
    settled(tab.desk)
    assert line(tab, 0) == EARLY and not tab.undo.isEnabled()


def test_odd_names_stay_whole(tab, qtbot, settled):
    site = tab.desk.site
    site.employees.add(Employee("10", "شركة 🙂 " + "x" * 190))
    long = "R&D" + "x" * 60
    put_all(site.database, site.settings, [("shift", ShiftType(long, time(8), time(9)))], by="test")
    tab.refresh()
    settled(tab.desk)
    [chip] = [chip for chip in tab.shifts.chips if "R&&D" in chip.text()]
    assert chip.text().endswith("…") and chip.accessibleName().startswith(long)
    select(tab, 2, 0, 2, 0)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settled(tab.desk)
    assert line(tab, 2)[0] == long


def test_keys(tab, qtbot, settled):
    tab.window().activateWindow()  # shortcuts are those of the active window
    qtbot.waitUntil(tab.isActiveWindow)
    select(tab, 0, 0, 0, 0)
    qtbot.keyClick(tab.view, Qt.Key.Key_2)
    settled(tab.desk)
    assert line(tab, 0)[0] == "late"
    qtbot.keyClick(tab.view, Qt.Key.Key_0)
    settled(tab.desk)
    assert line(tab, 0)[0] == "Off"
    qtbot.keyClick(tab.view, Qt.Key.Key_Delete)
    settled(tab.desk)
    assert line(tab, 0)[0] == "early"
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(tab.desk)
    assert line(tab, 0)[0] == "Off"


def test_a_cell_is_dragged_over_others(tab, qtbot, settled):
    def middle(row: int, column: int) -> QPoint:
        return tab.view.visualRect(tab.model.index(row, column)).center()

    port, button = tab.view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(port, button, pos=middle(0, 0))
    qtbot.mousePress(port, button, pos=middle(0, 0))
    qtbot.mouseMove(port, middle(1, 2))
    qtbot.mouseRelease(port, button, pos=middle(1, 2))
    settled(tab.desk)
    assert line(tab, 1)[:4] == ["early", "early", "early", ""]


def test_a_chip_is_dropped_on_a_cell_or_on_the_selection_around_it(tab, settled):
    select(tab, 1, 0, 1, 1)
    tab.view.dropped.emit("late", 1, 4)
    settled(tab.desk)
    tab.view.dropped.emit("early", 1, 0)
    settled(tab.desk)
    assert line(tab, 1) == ["early", "early", "", "", "late", "", ""]


def test_a_week_is_copied_to_the_next(tab, settled):
    select(tab, 0, 0, 0, 6)
    tab.view.copying.emit()
    assert QApplication.clipboard().text().split("\t")[0] == "early"
    tab.span.show_day(MONDAY + timedelta(days=7))
    settled(tab.desk)
    select(tab, 1, 0, 1, 0)
    tab.view.pasting.emit()
    settled(tab.desk)
    assert line(tab, 1) == EARLY


def test_leave_is_added_for_the_selected_days_and_hours_are_shown(tab, qtbot, settled):
    put_all(tab.desk.site.database, tab.desk.site.settings, [("leave_type", LeaveType("vacation"))])
    select(tab, 2, 1, 2, 3)
    tab.edits.add_leave()
    settled(tab.desk)
    dialog = tab.findChildren(LeaveDialog)[-1]
    assert dialog.who.currentText() == "陈思远 (8)"
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    settled(tab.desk)
    assert [tab.model.cell(2, column).leave for column in range(5)] == ["", *["vacation"] * 3, ""]
    with qtbot.waitSignal(tab.desk.asked_for) as asked:
        tab.edits.show_hours()
    assert asked.args == ["attendance", ("8", MONDAY + timedelta(days=1))]


def test_locked_days_are_refused_with_a_sentence(tab, qtbot, settled):
    period = Period(uuid7(), MONDAY, MONDAY, True, datetime.now(UTC), "hr", "paid", (0, 0, 0))
    Periods(tab.desk.site.database).add(period)
    tab.refresh()
    settled(tab.desk)
    assert "Locked" in tab.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    select(tab, 0, 0, 0, 0)
    with qtbot.waitSignal(tab.desk.told) as told:
        tab.edits.put("late")
    assert told.args[0] == "bad" and "2026-10-05 lies in the locked period" in told.args[1]
    settled(tab.desk)


def test_people_are_narrowed_by_team_and_name(tab):
    tab.team.setCurrentIndex(tab.team.findData("blue"))
    assert [row.name for row in tab.model.rows] == ["Tom Okafor"]
    tab.team.setCurrentIndex(0)
    tab.search.setText("陈")
    tab.search.wanted.emit("陈")
    assert [row.id for row in tab.model.rows] == ["8"]


def test_a_pattern_is_assigned_after_a_look_at_its_weeks(tab, qtbot, settled):
    dialog = AssignDialog(tab.desk, tab, tab._done)
    dialog.open()
    settled(tab.desk)
    dialog.who.setCurrentIndex(dialog.who.findText("Tom Okafor (9)"))
    dialog.first.show_day(MONDAY)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1 and dialog.action.isEnabled())
    settled(tab.desk)
    assert dialog.model.index(0, 0).data() == "early" and dialog.model.columnCount() == 28
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    settled(tab.desk)
    assert line(tab, 1) == EARLY


def test_the_editor_of_patterns(tab, qtbot, settled):
    dialog = PatternDialog(tab.desk, tab, tab._done, None)
    dialog.open()
    settled(tab.desk)
    dialog.code.setText("two")
    dialog.length.setValue(4)
    for number, code in enumerate(("late", "late", "", "")):
        dialog.days[number].setCurrentIndex(dialog.days[number].findData(code))
    dialog.submit()
    settled(tab.desk)
    made = Book(tab.desk.site.database).get("pattern", "two")
    assert isinstance(made, Pattern) and made.days == ("late", "late", "", "")


def test_who_may_not_plan_only_looks(qtbot, company, desk_as, settled):
    desk = desk_as(Role.AUDITOR)
    tab = RosterTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    settled(desk)
    assert not tab.view.editable and not tab.shifts.isVisible() and tab.model.rowCount() == 3


def test_an_empty_company_is_told_what_to_do(qtbot, owner_desk, settled):
    tab = RosterTab(owner_desk)
    qtbot.addWidget(tab)
    tab.show()
    settled(owner_desk)
    with qtbot.waitSignal(owner_desk.asked_for) as asked:
        buttons = [part for part in tab._stack.currentWidget().children() if hasattr(part, "click")]
        buttons[0].click()
    assert asked.args[0] == "people"
