"""The window: login, lockout, roles, jobs that go on, and what happens when a session ends."""

import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QPushButton
from shiboken6 import isValid

from faceclock.app.console.accounts import AccountService
from faceclock.app.console.logins import Logins
from faceclock.app.settings_change import change_settings
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem, SessionOver
from faceclock.domain.roles import Role
from faceclock.gui.console.enrolment.wizard import EnrolmentWizard
from faceclock.gui.console.jobs import JobState
from faceclock.gui.console.login import LoginView
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.tokens import DARK

pytestmark = pytest.mark.gui
PASSWORD = "correct horse"


def log_in(qtbot, console, name, password):
    login = console.centralWidget()
    assert isinstance(login, LoginView)
    login.name.setCurrentText(name)
    login.password.setText(password)
    qtbot.mouseClick(login.enter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: console.centralWidget() is not login or not login.fault.isHidden(), timeout=10_000
    )


def _said(console):
    return " ".join(shown.text() for shown in console.centralWidget().findChildren(QLabel))


def test_logging_out_shows_nothing_of_the_site_and_the_password_brings_it_back(qtbot, console):
    console.desk.session_over.emit()
    log_in(qtbot, console, "Olga", "not it at all")
    assert console.centralWidget().fault.text() == "The name or the password is wrong; try again."
    log_in(qtbot, console, "Olga", PASSWORD)
    qtbot.waitUntil(lambda: console.centralWidget() is console.workspace)
    assert console.desk.session.account.name == "Olga"


def test_a_call_that_ends_after_the_logout_leaves_the_login_alone(qtbot, console):
    console.desk.session_over.emit()
    login = console.centralWidget()
    login.password.setText("half ty")
    console.desk.tasks.run(console, lambda: console.desk.service(AccountService).all(), lambda _: None)
    qtbot.waitUntil(lambda: console.desk.tasks.idle)
    assert console.centralWidget() is login and login.password.text() == "half ty"


def test_fault_35_too_many_wrong_passwords_count_down(qtbot, console):
    console.desk.session_over.emit()
    for _ in range(6):
        log_in(qtbot, console, "Olga", "not it at all")
        if console.centralWidget()._wait:
            break
    login = console.centralWidget()
    assert "Too many wrong tries" in login.fault.text()
    assert not login.enter.isEnabled() and login.enter.text().startswith("Wait ")


def test_an_expired_session_locks_the_window_and_closes_its_dialogs(qtbot, console):
    dialog = QDialog(console)
    dialog.open()
    console.desk.session._touched -= 3600
    console.desk.tasks.run(console, lambda: console.desk.service(AccountService).all(), lambda _: None)
    qtbot.waitUntil(lambda: isinstance(console.centralWidget(), LoginView), timeout=5000)
    assert not dialog.isVisible()
    assert "You were away" in _said(console)


def test_a_session_that_a_restored_backup_ended_does_not_speak_of_being_away(console):
    console.desk.session.end()  # as restoring a backup does
    console.lock()
    assert "all the data was changed" in _said(console)


class HalfFilled(Dialog):
    def __init__(self, desk, parent):
        super().__init__(desk, parent, "Reason", "Save")
        self.field = QLineEdit("half a sentence")
        self.body.addWidget(self.field)

    def submit(self):
        self.run(self.desk.service(AccountService).all)


def left_alone(qtbot, console):
    """With a dialog, which nobody sees any more."""
    dialog = HalfFilled(console.desk, console.workspace)
    dialog.open()
    console.desk.session._touched -= 3600
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(console.centralWidget(), LoginView), timeout=5000)
    assert not dialog.isVisible() and not console.workspace.isVisible()
    return dialog


def test_who_was_away_goes_on_with_what_was_typed(qtbot, console):
    workspace = console.workspace
    dialog = left_alone(qtbot, console)
    log_in(qtbot, console, "Olga", PASSWORD)
    assert console.centralWidget() is workspace and workspace.isVisible()
    assert dialog.isVisible() and dialog.field.text() == "half a sentence"
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.accepted):
        pass


@pytest.mark.parametrize("name", ["Hanna", "Olga"])
def test_somebody_else_or_a_changed_account_finds_nothing_of_it(qtbot, console, name):
    workspace, accounts = console.workspace, AccountService(console.desk.session, console.site)
    made = accounts.add("Hanna", Role.HR, "blue giraffe")
    dialog = left_alone(qtbot, console)
    if name == "Olga":
        owner = Logins(console.site).log_in("Olga", PASSWORD)
        AccountService(owner, console.site).set_password(owner.account.id, "blue giraffe")
    log_in(qtbot, console, name, "blue giraffe")
    assert made and console.centralWidget() is console.workspace is not workspace
    qtbot.waitUntil(lambda: not isValid(workspace) and not isValid(dialog))


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.HR, Role.KIOSK])
def test_the_rail_has_the_pages_of_the_role(qtbot, console, role):
    AccountService(console.desk.session, console.site).add("Other", role, "blue giraffe")
    console.enter(Logins(console.site).log_in("Other", "blue giraffe"))
    keys = set(console.workspace.rail.buttons)
    assert ("recognition" in keys) is (role is Role.AUDITOR)
    assert ("people" in keys) is (role is not Role.KIOSK)


def test_a_job_goes_on_over_a_logout_and_is_seen_by_its_owner_alone(qtbot, console):
    going_on = threading.Event()

    def work(steps):
        steps.advance(1, 2, "first half")
        going_on.wait(10)
        return "whole"

    job = console.desk.jobs.start(console, "Counting", work)
    AccountService(console.desk.session, console.site).add("Hanna", Role.HR, "blue giraffe")
    console.enter(Logins(console.site).log_in("Hanna", "blue giraffe"))
    assert not console.workspace.tray.cards
    console.enter(Logins(console.site).log_in("Olga", PASSWORD))
    assert list(console.workspace.tray.cards) == [job]
    going_on.set()
    qtbot.waitUntil(lambda: job.state is JobState.DONE)
    assert job.result == "whole"


def test_what_went_well_makes_room_for_the_next_job(qtbot, console):
    jobs, cards = console.desk.jobs, console.workspace.tray.cards
    first = jobs.start(console, "Exporting", lambda steps: None)
    qtbot.waitUntil(lambda: first.state is JobState.DONE)
    assert list(cards) == [first]
    second = jobs.start(console, "Exporting", lambda steps: None)
    assert list(cards) == [second]
    qtbot.waitUntil(lambda: second.state is JobState.DONE)


def test_closing_the_window_asks_while_a_job_runs_and_stops_it(qtbot, console):
    def work(steps):
        for number in range(10_000):
            steps.advance(number, 10_000)
            threading.Event().wait(0.01)

    job = console.desk.jobs.start(console, "Counting", work)
    console.close()
    assert console.isVisible()
    [dialog] = [found for found in console.findChildren(QDialog) if found.isVisible()]
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not console.isVisible(), timeout=5000)
    assert job.state is JobState.CANCELLED


def test_a_problem_of_a_task_is_a_notice_and_a_failed_job_says_why(qtbot, console):
    def fail(*_):
        raise InputProblem("The file is no list; choose another.")

    console.desk.tasks.run(console, fail, lambda _: None)
    job = console.desk.jobs.start(console, "Importing", fail)
    qtbot.waitUntil(lambda: job.state is JobState.FAILED and len(console.workspace.toasts.texts()) == 2)
    assert set(console.workspace.toasts.texts()) == {"The file is no list; choose another."}
    card = console.workspace.tray.cards[job]
    assert card.text.text() == "The file is no list; choose another."
    closing = [found for found in card.findChildren(QPushButton) if found.isVisible()]
    qtbot.mouseClick(closing[0], Qt.MouseButton.LeftButton)
    assert not console.workspace.tray.cards


def test_several_notices_stand_above_each_other_uncut(qtbot, console):
    for sentence in ("Written.", "A list that cannot be read. " * 8, "Not recorded."):
        console.desk.tell(sentence, "bad")
        qtbot.wait(20)  # each is laid out and styled before the next
    notices = console.workspace.toasts.findChildren(QFrame, "toast")
    assert len(notices) == 3
    assert all(notice.height() >= notice.heightForWidth(notice.width()) > 30 for notice in notices)


def test_the_keyboard_goes_along_to_the_next_page(qtbot, console):
    console.workspace.turn_to("people")
    console.workspace.pages["people"].roll.filters.search.setFocus()
    qtbot.keyClick(console, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    settings = console.workspace.pages["settings"]
    assert console.focusWidget() is settings
    qtbot.keyClick(settings, Qt.Key.Key_Tab)
    assert settings.isAncestorOf(console.focusWidget())


def test_a_narrow_window_has_a_rail_of_icons(qtbot, console):
    assert console.workspace.rail.width() == 208
    console.resize(1000, 640)
    qtbot.waitUntil(lambda: console.workspace.rail.width() == 64)
    assert all(button.text() == "" for button in console.workspace.rail.buttons.values())


def test_settings_that_are_changed_elsewhere_are_followed(qtbot, console):
    with open_site(console.site.data) as other:
        change_settings(other, {"kiosk.theme": "dark", "attendance.four_eyes": "true"})
    qtbot.waitUntil(lambda: console.desk.palette is DARK, timeout=10_000)
    assert console.site.settings.attendance.four_eyes
    assert console.workspace.current == "dashboard"


def test_nobody_waits_for_calls_of_whoever_was_here_before(qtbot, console):
    going_on = threading.Event()
    AccountService(console.desk.session, console.site).add("Hanna", Role.HR, "blue giraffe")
    before = console.desk
    before.tasks.run(console, lambda: going_on.wait(10), lambda _: None)
    session = Logins(console.site).log_in("Hanna", "blue giraffe")
    began = time.monotonic()
    console.enter(session)
    assert time.monotonic() - began < 5 and not before.tasks.ended
    before.tell_problem(SessionOver("Your session has ended; log in again."))
    going_on.set()
    qtbot.waitUntil(lambda: before.tasks.ended)
    console.enter(Logins(console.site).log_in("Olga", PASSWORD))
    qtbot.waitUntil(lambda: not isValid(before))
    console.desk.tell_problem(SessionOver("A job of somebody else ended late."))
    assert console.centralWidget() is console.workspace


def test_pictures_just_taken_wait_as_well(qtbot, console):
    wizard = EnrolmentWizard(console.desk, console.workspace, source="demo")
    wizard.open()
    qtbot.waitUntil(lambda: wizard.path is not None)
    wizard._turn_to(wizard.path.pictures)
    qtbot.waitUntil(lambda: wizard.path.pictures.camera.running)
    console.desk.session._touched -= 3600
    console.lock()
    assert not wizard.isVisible() and not wizard.path.pictures.camera.running
    log_in(qtbot, console, "Olga", PASSWORD)
    assert wizard.isVisible() and wizard.path.pictures.camera.running
    wizard._close()
