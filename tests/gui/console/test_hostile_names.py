"""Names that look like markup are shown letter by letter in every page: nothing of them is obeyed or fetched."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import Qt as Gui
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from scripted import recorded

from faceclock.app.attendance.periods import lock
from faceclock.app.console.logins import Logins
from faceclock.app.report_folders import harmless
from faceclock.app.site import Site
from faceclock.domain.events import PunchRecorded
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.rulebook import Assignment, Leave, LeaveType, ShiftType
from faceclock.gui.console.pages import entries
from faceclock.gui.console.widgets.labels import ElidedLabel
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.console.window import ConsoleWindow
from faceclock.storage.book import Book

pytestmark = pytest.mark.gui
IMAGE = "<img src=file:///etc/passwd>"
HOSTILE = f"{IMAGE}<b>Bold</b> {'W' * 60}"  # so long that it is elided, and whole in the tooltip
OURS = re.compile(r"</?span>|<br>")  # all that a tooltip of ours may consist of
NAMELESS = ("recognition", "training", "devices")
TODAY = date.today()


@pytest.fixture
def console_site(console_site: Site) -> Site:
    """A company in which everybody and everything is called so."""
    console_site.employees.add(Employee(IMAGE, HOSTILE, IMAGE), at=datetime(2026, 1, 1, tzinfo=UTC))
    book = Book(console_site.database)
    month, day = TODAY.replace(day=1), TODAY - timedelta(days=40)
    book.put("shift", ShiftType(IMAGE, time(8), time(16), name=HOSTILE), by=HOSTILE)
    book.put(
        "assignment", Assignment("a", month - timedelta(days=99), employee=IMAGE, shift=IMAGE), by=HOSTILE
    )
    book.put("leave_type", LeaveType("hol", HOSTILE), by=HOSTILE)
    book.put("leave", Leave("l", IMAGE, "hol", TODAY, TODAY), by=HOSTILE)
    at = datetime.now(UTC) - timedelta(minutes=5)
    console_site.punches.add(Punch(uuid7(), IMAGE, at, "UTC", Direction.IN, Method.PIN, IMAGE))
    lock(console_site, day, day, HOSTILE, by=HOSTILE)
    return console_site


@pytest.fixture
def owner(console_site: Site):
    return Logins(console_site).make_owner("<b>Olga</b>", "correct horse")


def obeyed(root: QWidget) -> Iterator[str]:
    """Texts of widgets and cells that Qt would take for markup."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield from [f"{type(widget).__name__}: {widget.text()}"] * Gui.mightBeRichText(widget.text())
        yield from bad_tips(widget.toolTip())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from (fault for tip in tips_of(widget) for fault in bad_tips(tip))


def bad_tips(tip: str | None) -> list[str]:
    marked = bool(tip) and Gui.mightBeRichText(tip) and bool(re.search("<[^>]*>", OURS.sub("", tip)))
    return [f"tooltip: {tip}"] * marked


def tips_of(view: QAbstractItemView) -> Iterator[str | None]:
    model, role = view.model(), Qt.ItemDataRole.ToolTipRole
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        yield model.headerData(row, Qt.Orientation.Vertical, role)
        yield from (model.data(model.index(row, column, QModelIndex()), role) for column in range(columns))


def settle(qtbot, window: ConsoleWindow) -> None:
    qtbot.wait(20)
    qtbot.waitUntil(lambda: window.desk.tasks.idle and not window.jobs.running, timeout=10_000)
    QApplication.processEvents()


def test_fault_36_no_page_obeys_a_name(qtbot, console: ConsoleWindow) -> None:
    told, seen = [], 0
    for key in [entry.key for entry in entries() if entry.key not in NAMELESS]:
        console.workspace.turn_to(key)
        page = console.workspace.pages[key]
        tabs = page.findChildren(Tabs)
        for number in range(tabs[0].bar.count() if tabs else 1):
            if tabs:
                tabs[0].bar.setCurrentIndex(number)
            settle(qtbot, console)
            console.grab()  # an elided label makes its tooltip when it is painted
            told += [f"{key} {number}: {fault}" for fault in obeyed(console)]
            seen += any(IMAGE in label.text() for label in page.findChildren(QLabel))
    assert seen, "the names are somewhere"
    assert not told, "\n".join(sorted(set(told)))


def test_fault_36_a_tooltip_shows_markup_letter_by_letter(qtbot) -> None:
    for text in (HOSTILE, "a &lt;b", f"1\n{IMAGE}", f"{IMAGE}\nsecond line", "Tom & <Jerry>", "plain"):
        tip = plain_tip(text)
        shown = QTextDocumentFragment.fromHtml(tip).toPlainText() if Gui.mightBeRichText(tip) else tip
        assert shown == text
    label = ElidedLabel(HOSTILE)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert not bad_tips(label.toolTip()) and "&lt;img" in label.toolTip()


def test_fault_36_the_kiosk_greets_a_name_letter_by_letter(stage, qtbot) -> None:
    made = recorded()
    stage.window.header.company.setText(HOSTILE)
    stage.kiosk.on_event(PunchRecorded(made.punch, Employee("1042", HOSTILE, IMAGE)))
    qtbot.waitUntil(stage.window.card.person.isVisible)
    assert any(IMAGE in label.text() for label in stage.window.card.findChildren(QLabel))
    assert not list(obeyed(stage.window))


@pytest.mark.parametrize(
    "number", ["../../etc/cron.d/x", "..\\..\\x", "C:x", "a\u202egnp.exe", "/", "7;rm -rf ~"]
)
def test_fault_36_a_number_names_a_file_and_never_a_folder(number: str) -> None:
    assert re.fullmatch(r"[\w-]+", harmless(number))
