"""Everybody's month, what is to be settled, the same punch for many, and a table of another system."""

from datetime import time

import pytest
from hours_company import OCTOBER, company, october
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from faceclock.domain.punch import Direction
from faceclock.gui.console.attendance import everybody_tab, pacing
from faceclock.gui.console.attendance.bulk_dialog import BulkDialog
from faceclock.gui.console.attendance.import_dialog import ImportDialog
from faceclock.gui.console.attendance.pacing import Paced
from faceclock.gui.console.attendance.page import EVERYBODY, AttendancePage
from faceclock.gui.console.jobs import JobState

pytestmark = pytest.mark.gui


@pytest.fixture
def console_site(tmp_path):
    yield from company(tmp_path / "data")


@pytest.fixture
def page(owner_desk, show, settled):
    page = show(AttendancePage(owner_desk))
    page.tabs.turn_to(EVERYBODY)
    tab = page.tabs.content(EVERYBODY)
    tab.month.show_month(OCTOBER)
    tab.read()
    settled(owner_desk)
    return page


@pytest.fixture
def tab(page):
    return page.tabs.content(EVERYBODY)


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def modal(qtbot, kind):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def lines(tab) -> list[str]:
    model = tab.settle.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_square_leads_to_the_day(page, tab, qtbot, settled):
    days = tab.matrix.days
    assert [row.person.told for row in days.rows] == ["陈思远", "Ana", "Ben"]
    square = days.index(2, 1)
    assert square.data() == "✕"
    assert square.data(Qt.ItemDataRole.ToolTipRole) == "Ben, Thursday 2 October, a punch is missing"
    tab.matrix.setCurrentIndex(square)
    qtbot.keyClick(tab.matrix, Qt.Key.Key_Return)
    settled(page.desk)
    assert page.heading.text() == "Ben · October 2025" and page.hours.shown.day == october(2)


def test_what_is_to_be_settled_leads_to_the_day(page, tab, qtbot, settled):
    assert lines(tab) == [
        "Ben, Thu 2 Oct, Missing punch",
        "Ben, Wed 1 Oct, Overtime to approve: 0 h 48",
        "陈思远, Mon 6 Oct, Overtime to approve: 0 h 44",
    ]
    tab.settle.kind.setCurrentIndex(2)
    assert len(lines(tab)) == 2
    tab.settle.table.selectRow(1)
    qtbot.keyClick(tab.settle.table, Qt.Key.Key_Return)
    settled(page.desk)
    assert page.hours.shown.person.id == "E3"


def test_one_goes_from_one_to_the_next(page, tab, qtbot, settled):
    assert not page.next.isVisible()
    tab.settle.table.clicked.emit(tab.settle.table.model().index(0, 0))
    tab.settle.table.selectRow(0)
    seen = []
    for _ in range(3):
        settled(page.desk)
        seen.append((page.hours.shown.person.id, page.hours.shown.day.day))
        press(qtbot, page.next)
    settled(page.desk)
    assert seen == [("E2", 2), ("E2", 1), ("E3", 6)]
    assert page.hours.shown.day == october(2)


def test_filters_narrow_the_grid(tab, qtbot, settled):
    tab.search.setText("nights")
    qtbot.waitUntil(lambda: len(tab.matrix.days.rows) == 1)
    tab.search.setText("")
    qtbot.waitUntil(lambda: len(tab.matrix.days.rows) == 3)
    tab.team.setCurrentText("office")
    settled(tab.desk)
    assert [row.person.id for row in tab.matrix.days.rows] == ["E1", "E2"]
    tab.problems.setChecked(True)
    assert len(tab.matrix.days.rows) == 2


def test_a_great_many_are_reckoned_in_a_job(owner_desk, show, settled, monkeypatch):
    monkeypatch.setattr(everybody_tab, "_MANY", 2)
    page = show(AttendancePage(owner_desk))
    started = []
    owner_desk.jobs.added.connect(started.append)
    page.tabs.turn_to(EVERYBODY)
    settled(owner_desk)
    settled(owner_desk)
    assert len(started) == 1 and owner_desk.jobs.all == []
    assert len(page.tabs.content(EVERYBODY).matrix.days.rows) == 3


def test_many_punches_are_one_reading(qtbot, monkeypatch):
    monkeypatch.setattr(pacing, "_PAUSE_MS", 50)
    owner, read = QWidget(), []
    qtbot.addWidget(owner)
    owner.show()
    paced = Paced(owner, lambda: read.append(1))
    for _ in range(5):
        paced.ask()
    assert len(read) == 1
    qtbot.waitUntil(lambda: len(read) == 2)
    owner.hide()
    paced.ask()
    qtbot.wait(120)
    assert len(read) == 2, "nobody looks at it"


def test_the_same_punch_is_shown_before_it_is_made(page, tab, qtbot, settled):
    press(qtbot, page.bulk)
    asked = modal(qtbot, BulkDialog)
    asked.first.show_day(october(2))
    asked.last.show_day(october(2))
    asked.people.selectRow([person.id for person in asked._model.rows].index("E2"))
    assert asked.wanted.people == ("E2",) and not asked.action.isEnabled()
    asked.time.setTime(time(16))
    press(qtbot, asked.preview)
    settled(page.desk)
    table = asked.effects.table.model()
    assert [table.index(0, column).data() for column in (0, 2, 3)] == ["Ben", "0 h 00", "8 h 00"]
    assert asked.action.isEnabled()
    asked.direction.setCurrentIndex(0)
    assert not asked.action.isEnabled(), "what was shown is not what is wanted any more"
    asked.direction.setCurrentIndex(1)
    press(qtbot, asked.preview)
    settled(page.desk)
    asked.reason.setText("the door was out of order")
    press(qtbot, asked.action)
    settled(page.desk)
    assert page.desk.jobs.all[0].outcome == "Punches added: 1."
    settled(page.desk)
    assert len(lines(tab)) == 2


def test_another_systems_table_is_tried_and_imported(page, qtbot, settled, tmp_path, console_site):
    table = tmp_path / "old.csv"
    table.write_text(
        "Nr;Zeitpunkt;Art\nE1;2025-10-08 08:00;kommt\nE9;2025-10-08 16:00;geht\n", encoding="utf-8"
    )
    press(qtbot, page.imports)
    asked = modal(qtbot, ImportDialog)
    asked.take(table)
    settled(page.desk)
    assert [asked.fields.columns[name].currentText() for name in ("employee", "at", "direction")] == [
        "Nr",
        "Zeitpunkt",
        "Art",
    ]
    press(qtbot, asked.attempt)
    settled(page.desk)
    assert asked.told.text() == "Would be added: 1, here already: 0, refused: 1"
    assert asked.problems.model().index(0, 0).data() == "3"
    before = len(console_site.punches.all())
    press(qtbot, asked.action)
    settled(page.desk)
    [job] = page.desk.jobs.all
    assert job.state is JobState.DONE and job.outcome == "Added: 1, here already: 0, refused: 1"
    assert console_site.punches.all()[-1].direction is Direction.IN
    assert len(console_site.punches.all()) == before + 1


def test_letters_that_may_be_of_two_encodings_are_asked_for(page, qtbot, settled, tmp_path):
    table = tmp_path / "old.csv"
    table.write_bytes("工号;时间;方向\nE1;2025-10-08 08:00;上班\n".encode("gbk"))
    press(qtbot, page.imports)
    asked = modal(qtbot, ImportDialog)
    asked.encoding.setCurrentText("Latin-1")
    asked.take(table)
    settled(page.desk)
    assert asked.fields.columns["employee"].currentText() == "(none)"
    asked.encoding.setCurrentText("GBK")
    settled(page.desk)
    assert asked.fields.columns["employee"].currentText() == "工号"
    press(qtbot, asked.attempt)
    settled(page.desk)
    assert asked.told.text().startswith("Would be added: 1")
    asked.reject()


def test_what_is_no_table_is_said(page, qtbot, settled, tmp_path):
    press(qtbot, page.imports)
    asked = modal(qtbot, ImportDialog)
    asked.take(tmp_path)
    settled(page.desk)
    assert "is no file" in asked.fault.text()
    asked.reject()
