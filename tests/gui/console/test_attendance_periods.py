"""Closing a month by window, opening it again, and the file for payroll."""

import pytest
from hours_company import OCTOBER, company, october
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from faceclock.app.console.attendance_periods import Layout
from faceclock.gui.console.attendance.page import EVERYBODY, PERIODS, AttendancePage
from faceclock.gui.console.attendance.payroll_dialog import PayrollDialog
from faceclock.gui.console.attendance.period_dialogs import LockDialog, UnlockDialog
from faceclock.gui.console.attendance.punch_dialogs import AdjustDialog
from faceclock.gui.console.jobs import JobState

pytestmark = pytest.mark.gui


@pytest.fixture
def console_site(tmp_path):
    yield from company(tmp_path / "data")


@pytest.fixture
def page(owner_desk, show, settled):
    page = show(AttendancePage(owner_desk))
    page.tabs.turn_to(PERIODS)
    settled(owner_desk)
    return page


@pytest.fixture
def tab(page, settled):
    tab = page.tabs.content(PERIODS)
    rows = tab.months.model().rows
    tab.months.selectRow([month.first for month in rows].index(OCTOBER))
    settled(page.desk)
    return tab


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def modal(qtbot, kind):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def lock_october(tab, qtbot, settled):
    press(qtbot, tab.lock)
    asked = modal(qtbot, LockDialog)
    press(qtbot, asked.action)
    assert "Say why" in asked.fault.text()
    asked.reason.setText("paid")
    press(qtbot, asked.action)
    settled(tab.desk)
    settled(tab.desk)


def test_a_month_is_locked_and_opened_again(tab, qtbot, settled):
    shown = [words.text() for pill, words in tab.standing.pills.values() if pill.isVisible()]
    assert shown == ["Missing punch", "Overtime to approve"]
    lock_october(tab, qtbot, settled)
    assert tab.month.whole and not tab.lock.isEnabled()
    assert "is locked" in tab.standing.told.text()
    press(qtbot, tab.unlock)
    asked = modal(qtbot, UnlockDialog)
    assert asked.action.text() == "Open 2025-10 again"
    asked.reason.setText("one is missing")
    press(qtbot, asked.action)
    settled(tab.desk)
    assert not tab.month.locks
    history = tab.history.model()
    assert [history.index(row, 4).data() for row in range(2)] == ["one is missing", "paid"]


def test_what_stands_open_is_listed_at_a_click(page, tab, qtbot, settled):
    press(qtbot, tab.standing.show_list)
    settled(page.desk)
    everybody = page.tabs.content(EVERYBODY)
    assert everybody.isVisible() and everybody.month.first == OCTOBER
    assert everybody.settle.table.model().rowCount() == 3


def test_a_locked_day_offers_another_one(page, tab, qtbot, settled):
    lock_october(tab, qtbot, settled)
    page.show_day("E1", october(1))
    settled(page.desk)
    card = page.hours.day_card
    assert "Locked" in card.lock.text() and not card.settle.add.isVisible()
    press(qtbot, card.settle.adjust)
    asked = modal(qtbot, AdjustDialog)
    asked.minutes.setValue(-60)
    asked.reason.setText("left early")
    press(qtbot, asked.action)
    settled(page.desk)
    assert "booked into other days" in card.note.text()


def test_payroll_is_written_by_a_job(tab, qtbot, settled, tmp_path):
    press(qtbot, tab.payroll)
    asked = modal(qtbot, PayrollDialog)
    assert asked.draft.isChecked()
    asked.file.setText(str(tmp_path / "october.csv"))
    press(qtbot, asked.action)
    settled(tab.desk)
    [job] = tab.desk.jobs.all
    assert job.state is JobState.DONE and "People: 3" in job.outcome
    assert (tmp_path / "october.csv").is_file()


def test_a_place_that_is_not_there_is_said_on_the_card(tab, qtbot, settled, tmp_path):
    press(qtbot, tab.payroll)
    asked = modal(qtbot, PayrollDialog)
    asked.export_to(tmp_path / "gone" / "october.csv", Layout.DAY)
    asked.reject()
    settled(tab.desk)
    [job] = tab.desk.jobs.all
    assert job.state is JobState.FAILED and "There is no folder" in tab.desk.sentence_of(job.error)
