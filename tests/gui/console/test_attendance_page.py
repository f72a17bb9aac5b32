"""The page of hours on a real site: a person's month and day, by mouse and by keys."""

from datetime import date, datetime

import pytest
from hours_company import company, october, punch
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication, QLabel

from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction
from faceclock.domain.roles import Role
from faceclock.gui.console.attendance.correction_dialog import CorrectionDialog
from faceclock.gui.console.attendance.export import export_to
from faceclock.gui.console.attendance.figures import About
from faceclock.gui.console.attendance.likely import likely_punch
from faceclock.gui.console.attendance.page import AttendancePage
from faceclock.gui.console.attendance.punch_dialogs import AddPunchDialog
from faceclock.gui.console.jobs import JobState

pytestmark = pytest.mark.gui
KEY = Qt.Key


@pytest.fixture
def console_site(tmp_path):
    yield from company(tmp_path / "data")


@pytest.fixture
def page(owner_desk, show):
    return show(AttendancePage(owner_desk), ("E2", october(2)))


@pytest.fixture
def dialog(qtbot):
    def find(kind: type[CorrectionDialog] = CorrectionDialog) -> CorrectionDialog:
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    return find


def words(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_day_is_shown_with_its_month(page):
    hours = page.hours
    assert page.heading.text() == "Ben · October 2025"
    assert hours.month_card.sums.text() == "16 h 48 of 184 h 00"
    assert hours.day_card.title.text() == "Thursday 2 October · day 08:00–16:00"
    assert hours.month_card.view.current == october(2)
    assert "the check-out is missing" in words(hours.day_card.why)
    assert hours.day_card.settle.add.isVisible()


def test_keys_move_the_day_and_the_month(page, qtbot, settled):
    view = page.hours.month_card.view
    view.setFocus()
    for key, day in (
        (KEY.Key_Left, october(1)),
        (KEY.Key_Down, october(8)),
        (KEY.Key_PageUp, date(2025, 9, 8)),
        (KEY.Key_PageDown, october(8)),
        (KEY.Key_Up, october(1)),
        (KEY.Key_Left, date(2025, 9, 30)),
    ):
        qtbot.keyClick(view, key)
        settled(page.desk)
        assert (page.hours.shown.day, view.current) == (day, day)
    qtbot.keyClick(view, KEY.Key_Home)
    settled(page.desk)
    assert page.hours.shown.day == page.hours.month.today


def test_each_figure_says_why(page, qtbot, settled):
    page.hours.show_day(october(1))
    settled(page.desk)
    card = page.hours.day_card
    press(qtbot, card.figures.parts[About.LATE])
    assert "Came at 08:12, 12 min after 08:00: late." in words(card.why)
    press(qtbot, card.figures.parts[About.OVERTIME])
    assert "48 min of overtime were not approved" in words(card.why)
    assert "similarity 0.71, 0.55 needed · door" not in words(card.why)
    qtbot.keyClick(card.figures.parts[About.WORKED], KEY.Key_Return)
    assert "similarity 0.71, 0.55 needed · door" in words(card.why)
    assert card.figures.parts[About.LATE].accessibleName() == "Late: 0 h 12"


def test_somebody_is_found_by_typing(page, qtbot, settled):
    picker = page.hours.picker
    picker.setFocus()
    picker.selectAll()
    qtbot.keyClicks(picker, "night")
    qtbot.keyClick(picker, KEY.Key_Return)
    settled(page.desk)
    assert page.heading.text().startswith("陈思远")
    page.hours.show_day(october(6))
    settled(page.desk)
    line = page.hours.day_card.timeline
    assert "21:57 – 06:41: work, 8 h 44" in line.accessibleDescription()
    assert "06:41:00 Out, counts" in line.accessibleDescription()


def test_everybody_is_listed_without_typing(page, qtbot, settled):
    picker = page.hours.picker
    press(qtbot, picker)
    popup = picker.completer().popup()
    assert popup.isVisible() and popup.model().rowCount() == 4
    popup.setCurrentIndex(popup.model().index(0, 0))
    qtbot.keyClick(popup, KEY.Key_Return)
    settled(page.desk)
    assert page.heading.text().startswith("Ana")


def test_who_is_new_is_in_the_list_when_the_page_is_turned_to(page, qtbot, settled, console_site):
    console_site.employees.add(Employee("E5", "Eve", "office"))
    page.opened(None)
    settled(page.desk)
    assert page.heading.text().startswith("Ben"), "whoever was shown is shown"
    press(qtbot, page.hours.picker)
    assert page.hours.picker.completer().popup().model().rowCount() == 5


def test_a_missing_punch_is_added_with_a_reason(page, qtbot, settled, dialog):
    press(qtbot, page.hours.day_card.settle.add)
    asked = dialog(AddPunchDialog)
    assert (asked.direction.currentData(), asked.time.time().hour()) == (Direction.OUT, 16)
    press(qtbot, asked.action)
    settled(page.desk)
    assert "Say why" in asked.fault.text()
    qtbot.keyClicks(asked.reason, "forgot to go")
    press(qtbot, asked.action)
    settled(page.desk)
    assert page.hours.shown.result.worked == 480
    assert page.hours.month.days[1].result.worked == 480
    assert "forgot to go" in page.hours.day_card.punches._model.index(1, 3).data()


@pytest.mark.parametrize(("later", "hour"), [(False, 0), (True, 1)])
def test_a_time_that_clocks_showed_twice_is_asked_about(
    page, qtbot, settled, dialog, console_site, later, hour
):
    page.show_day("E2", october(26))
    settled(page.desk)
    press(qtbot, page.add)
    asked = dialog(AddPunchDialog)
    assert not asked.later.isVisible()
    asked.date.show_day(date(2025, 10, 26))
    asked.time.setTime(QTime(2, 30))
    assert asked.later.isVisible()
    asked.later.setChecked(later)
    asked.reason.setText("worked at night")
    press(qtbot, asked.action)
    settled(page.desk)
    [added] = [found.punch for found in console_site.punches.of("E2") if found.punch.at.day == 26]
    assert (added.at.hour, added.at.minute) == (hour, 30)  # UTC


def test_the_end_of_a_night_is_looked_for_on_the_next_day(page, settled, dialog, console_site):
    punch(console_site, "E3", datetime(2025, 10, 7, 21, 58), Direction.IN)
    punch(console_site, "E3", datetime(2025, 10, 8, 21, 58), Direction.IN)
    punch(console_site, "E3", datetime(2025, 10, 9, 2), Direction.BREAK_OUT)
    punch(console_site, "E3", datetime(2025, 10, 9, 6), Direction.OUT)
    likely = []
    for number in (7, 8, 9, 11):
        page.show_day("E3", october(number))
        settled(page.desk)
        likely.append(likely_punch(page.hours.shown))
    assert likely == [
        (Direction.OUT, datetime(2025, 10, 8, 6)),
        (Direction.BREAK_IN, datetime(2025, 10, 9, 2, 30)),
        (Direction.IN, datetime(2025, 10, 9, 22)),
        (Direction.IN, datetime(2025, 10, 11, 8)),
    ]


def test_a_punch_is_voided_and_stays_in_the_list(page, qtbot, settled, dialog):
    card = page.hours.day_card
    card.tabs.turn_to("punches")
    assert not card.punches.void.isEnabled()
    card.punches.table.selectRow(0)
    press(qtbot, card.punches.void)
    asked = dialog()
    assert asked.action.text() == "Void the punch at 08:00"
    asked.reason.setText("was not there")
    press(qtbot, asked.action)
    settled(page.desk)
    assert card.punches._model.index(0, 2).data() == "voided"
    assert not card.punches.void.isEnabled()


def test_four_eyes_ask_a_second_person(page, qtbot, settled, dialog, console_site):
    attendance = console_site.settings.attendance.model_copy(update={"four_eyes": True})
    console_site.settings = console_site.settings.model_copy(update={"attendance": attendance})
    press(qtbot, page.add)
    asked = dialog(AddPunchDialog)
    asked.reason.setText("forgot")
    press(qtbot, asked.action)
    settled(page.desk)
    assert "second person must confirm" in asked.fault.text()
    asked.second_name.setText("Olga")
    asked.second_password.setText("correct horse")
    press(qtbot, asked.action)
    settled(page.desk)
    assert "somebody else" in asked.fault.text()
    asked.reject()


def test_overtime_is_approved_where_it_is_seen(page, qtbot, settled, dialog):
    page.hours.show_day(october(1))
    settled(page.desk)
    press(qtbot, page.hours.day_card.settle.approve)
    press(qtbot, dialog().action)
    settled(page.desk)
    assert page.hours.shown.unapproved == 0
    assert not page.hours.day_card.settle.isVisible()


def test_a_punch_at_a_kiosk_shows_by_itself(page, qtbot, settled, console_site):
    punch(console_site, "E2", datetime(2025, 10, 2, 16, 30), Direction.OUT)
    page.desk.changed.emit()
    settled(page.desk)
    assert page.hours.shown.result.worked == 510


def test_an_auditor_changes_nothing(desk_as, show):
    page = show(AttendancePage(desk_as(Role.AUDITOR)), ("E2", october(2)))
    card = page.hours.day_card
    assert "missing" in card.settle.missing.text()
    for action in (page.add, card.settle.add, card.punches.void, page.bulk):
        assert not action.isVisible()


def test_somebody_who_is_deleted_while_shown_makes_room(page, settled, console_site):
    with console_site.database.transaction():
        console_site.database.execute("DELETE FROM employees WHERE id = 'E4'")
    told = []
    page.desk.told.connect(lambda tone, sentence: told.append(sentence))
    page.show_day("E4", october(2))
    settled(page.desk)
    assert page.heading.text().startswith("Ana")
    page.hours.person = type(page.hours.person)("E4", "Dora", "nights")
    page.refresh()
    settled(page.desk)
    assert page.heading.text().startswith("Ana") and "Nobody has the ID E4" in told[0]


@pytest.mark.parametrize("name", ["october.xlsx", "october.csv"])
def test_a_month_is_exported_for_the_person(page, settled, tmp_path, name):
    job = export_to(page.desk, page.hours.month, tmp_path / name)
    settled(page.desk)
    assert job.outcome.endswith(name) and (tmp_path / name).stat().st_size > 100


def test_a_file_of_an_unknown_kind_is_refused(page, settled, tmp_path):
    job = export_to(page.desk, page.hours.month, tmp_path / "october.exe")
    settled(page.desk)
    assert job.state is JobState.FAILED and not (tmp_path / "october.exe").exists()
