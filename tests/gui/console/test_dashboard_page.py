"""The dashboard, driven as somebody would, on a real site."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from faceclock.app.console.dashboard_reading import overview_of
from faceclock.app.console.dashboard_views import Arrivals, WrongAccepts
from faceclock.app.damaged_faces import Damaged
from faceclock.app.keys import Keys, create_key
from faceclock.app.settings_change import change_settings
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.roles import Role
from faceclock.domain.rulebook import Assignment, ShiftType
from faceclock.gui.console.dashboard import words
from faceclock.gui.console.dashboard.arrivals_chart import ArrivalsChart
from faceclock.gui.console.dashboard.page import DashboardPage
from faceclock.gui.console.enrolment.wizard import EnrolmentWizard
from faceclock.gui.tokens import LIGHT
from faceclock.storage.anchor import Lost
from faceclock.storage.book import Book
from faceclock.storage.key_file import Store

pytestmark = pytest.mark.gui
NAMES = ("Maria Keller", "陈思远", "محمد العلي 🦒", "A" * 190)


def enrol(site, count=4):
    for number, name in enumerate(NAMES[:count]):
        site.employees.add(Employee(f"P{number}", name, "Assembly"), at=datetime.now(UTC) - timedelta(days=3))


def punch(site, who, direction=Direction.IN):
    at = datetime.now(UTC)
    site.punches.add(Punch(uuid7(), who, at, "UTC", direction, Method.FACE, "kiosk-1"))


@pytest.fixture
def asked(owner_desk):
    found = []
    owner_desk.asked_for.connect(lambda page, argument: found.append((page, argument)))
    return found


def test_a_new_site_leads_to_the_first_person(owner_desk, show, settled, qtbot):
    page = show(DashboardPage(owner_desk))
    [first] = [one for one in page.findChildren(QPushButton) if "first person" in one.text()]
    assert first.isVisible() and not page.check_ins.isVisible()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    [wizard] = page.findChildren(EnrolmentWizard)
    settled(owner_desk)
    assert wizard.isVisible()
    wizard.reject()


def test_who_comes_is_seen_without_pressing_anything(owner_desk, console_site, show, settled, qtbot):
    enrol(console_site)
    page = show(DashboardPage(owner_desk))
    assert page.figures.here.value.text() == "0" and page.figures.here.below.text() == "of 4 on the roll"
    assert not page.check_ins.isVisible()
    punch(console_site, "P1")
    punch(console_site, "P2")
    owner_desk.changed.emit()
    qtbot.waitUntil(lambda: page.figures.here.value.text() == "2", timeout=20_000)
    settled(owner_desk)
    model = page.check_ins.model()
    assert {model.index(row, 0).data() for row in range(2)} == {NAMES[1], NAMES[2]}
    assert model.index(0, 2).data() == "IN"
    assert sum(one.count for one in page.chart.arrivals) == 2 and page.chart.isVisible()


def test_a_day_that_is_still_open_after_its_shift_is_not_computed_over_and_over(
    owner_desk, console_site, show, settled, qtbot
):
    enrol(console_site, 1)
    ended = datetime.now(UTC) - timedelta(hours=1)
    book, shift = (
        Book(console_site.database),
        ShiftType("s", (ended - timedelta(hours=1)).time(), ended.time()),
    )
    book.put("shift", shift, by="test")
    book.put("assignment", Assignment("a", ended.date() - timedelta(days=9), shift="s"), by="test")
    punch(console_site, "P0")
    page = show(DashboardPage(owner_desk))  # which waits until nothing is computed any more
    assert page._service.overview().behind == 1
    punch(console_site, "P0", Direction.OUT)
    owner_desk.changed.emit()
    settled(owner_desk)


def test_hours_of_many_are_computed_as_a_job(owner_desk, console_site, show, settled, qtbot):
    with console_site.database.transaction():
        for number in range(210):
            console_site.employees.add(Employee(f"P{number}", f"Person {number}", "Assembly"))
    page = show(DashboardPage(owner_desk))
    qtbot.waitUntil(lambda: page.figures.late.below.text() == "nobody late so far", timeout=20_000)
    assert [job.title for job in owner_desk.jobs.all] == ["Computing hours up to today"]


def test_a_punch_of_a_kiosk_is_noticed(owner_desk, console_site, show, qtbot):
    enrol(console_site)
    page = show(DashboardPage(owner_desk))
    punch(console_site, "P0")  # through this thread's connection, as a kiosk through its own
    qtbot.waitUntil(lambda: page.figures.here.value.text() == "1", timeout=20_000)


def test_a_check_in_leads_to_the_persons_day(owner_desk, console_site, show, asked, qtbot):
    enrol(console_site)
    punch(console_site, "P1")
    page = show(DashboardPage(owner_desk))
    page.check_ins.selectRow(0)
    qtbot.keyClick(page.check_ins, Qt.Key.Key_Return)
    assert asked[0][0] == "attendance" and asked[0][1][0] == "P1"


def test_figures_lead_to_their_pages_by_mouse_and_key(owner_desk, console_site, show, asked, qtbot):
    enrol(console_site)
    page = show(DashboardPage(owner_desk))
    figures = page.figures
    qtbot.mouseClick(figures.here, Qt.MouseButton.LeftButton)
    qtbot.keyClick(figures.missing, Qt.Key.Key_Return)
    qtbot.keyClick(figures.accepts, Qt.Key.Key_Space)
    assert asked == [("reports", "present"), ("attendance", None), ("recognition", "threshold")]


def test_hr_is_not_led_where_it_may_not_go(desk_as, console_site, show):
    enrol(console_site)
    page = show(DashboardPage(desk_as(Role.HR)))
    figures = page.figures
    assert figures.here.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert figures.accepts.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_an_auditor_sees_no_buttons_that_change(desk_as, console_site, show):
    page = show(DashboardPage(desk_as(Role.AUDITOR)))
    assert not [one for one in page.findChildren(QPushButton) if "kiosk" in one.text() and one.isVisible()]


def test_rates_are_told_with_their_interval(owner_desk, console_site, show):
    enrol(console_site)
    page = show(DashboardPage(owner_desk))
    page.figures.show_accepts(WrongAccepts(168, 31, 12, 80, 20, ""))
    assert page.figures.accepts.value.text() == "1 in 31 mo."
    assert page.figures.accepts.below.text() == "168 people, 95 %: 1 in 12 to 80"
    assert (words.one_in(0.25), words.one_in(1200)) == ("4.0 a month", "1 in 100 y.")
    assert words.between(600, float("inf")) == "95 %: 1 in 50 to 1000+ y."


def test_the_chart_can_be_read_aloud(qtbot):
    chart = ArrivalsChart(LIGHT)
    qtbot.addWidget(chart)
    chart.resize(400, 128)
    chart.show_arrivals((Arrivals(time(7, 30), 12), Arrivals(time(8), 0), Arrivals(time(8, 30), 3)))
    chart.grab()
    assert chart.accessibleDescription() == "07:30–07:59: 12; 08:00–08:29: 0; 08:30–08:59: 3"


def test_an_unprotected_key_and_a_missing_passphrase_are_to_be_settled(
    owner_desk, console_site, show, settled
):
    enrol(console_site)
    create_key(console_site, Store.PLAIN)
    page = show(DashboardPage(owner_desk))
    assert "unprotected" in page.lines.key.text() and page.lines.key.property("tone") == "warn"
    change_settings(console_site, {"kiosk.source": "demo"})
    page.refresh()
    settled(owner_desk)
    assert page.lines.key.property("tone") == "quiet"


def test_a_key_that_only_this_computer_opens_is_to_be_settled(owner_desk, console_site, show):
    enrol(console_site)
    state = overview_of(console_site, datetime.now(UTC)).kiosk
    told = [
        words.key(replace(state, keys=Keys(stores, None, 1, "")))
        for stores in ((Store.KEYRING,), (Store.KEYRING, Store.PASSPHRASE), (Store.PASSPHRASE,))
    ]
    assert [tone for _, tone in told] == ["warn", "ok", "ok"] and "passphrase" in told[0][0]


def test_fault_06_damaged_templates_are_told_with_whom_to_enrol_again(owner_desk, console_site, show):
    enrol(console_site)
    page = show(DashboardPage(owner_desk))
    assert not page.damaged.isVisible()
    page._show_damaged(Damaged(3, ["P0", "P2"]))
    assert page.damaged.isVisible() and "3. Enrol again: P0, P2." in page.damaged.text()


def test_a_loss_that_was_told_at_the_start_stands_on_the_dashboard(owner_desk, console_site, show):
    enrol(console_site)
    console_site.database.notice = Lost(58, 52).sentence(console_site.database.path)
    page = show(DashboardPage(owner_desk))
    assert "its last ones are lost" in page._problem.text() and page._problem.isVisible()
