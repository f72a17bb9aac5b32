"""The page Audit: a long log page by page, narrowed, in full, and written out."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from faceclock.domain.people import Employee
from faceclock.gui.console.audit.action_words import known_actions
from faceclock.gui.console.audit.checkpoint_dialog import CheckpointDialog
from faceclock.gui.console.audit.page import AuditPage
from faceclock.gui.console.audit.verifying import VerifyDialog
from faceclock.storage.audit import Audit
from faceclock.storage.instants import utc_now

pytestmark = pytest.mark.gui
ROOT = Path(__file__).resolve().parents[3]
_RECORDED = re.compile(
    r"record\(\s*\"([a-z]+[ ._][a-z._]+)\"|_ACTION = \"([a-z.]+)\"|_record\(\"([a-z.]+)\""
    r"|Kind\.[A-Z]+: \"(punch\.[a-z-]+)\""
)


@pytest.fixture
def long_log(owner_desk):
    """500 logins of long ago, then two changes of a person."""
    site = owner_desk.site
    with site.database.transaction():
        for number in range(500):
            Audit(site.database).record(
                "login", f"n{number}", actor="Hanna", at=utc_now() - timedelta(days=40)
            )
    site.employees.add(Employee("1", "Ana", "Shop"), by="Olga")
    site.employees.update(Employee("1", "Ana", "Office"), by="Olga")
    return site


@pytest.fixture
def page(owner_desk, long_log, show):
    return show(AuditPage(owner_desk))


def texts(widget):
    return [label.text().replace("\u200b", "") for label in widget.findChildren(QLabel)]


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_only_what_is_scrolled_to_is_read(page, owner_desk, settled):
    assert page.model.rowCount() == 200 and page.model.index(0, 2).data() == "Person changed"
    assert page.model.index(0, 3).data() == "Ana (1)"
    page.table.scrollToBottom()
    settled(owner_desk)
    assert page.model.rowCount() == 400
    while page.model.canFetchMore(QModelIndex()):
        page.model.fetchMore(QModelIndex())
        settled(owner_desk)
    sequence = [told.entry.seq for told in page.model.rows]
    assert sequence == list(range(sequence[0], 0, -1))
    assert str(len(sequence)) in page.count.text()


def test_what_was_changed_is_shown_from_and_to(page, owner_desk, settled):
    page.table.selectRow(0)
    settled(owner_desk)
    assert "Shop → Office" in texts(page.detail)
    asked = []
    owner_desk.asked_for.connect(lambda key, argument: asked.append((key, argument)))
    QTest.mouseClick(page.detail.go, Qt.MouseButton.LeftButton)
    assert asked == [("people", "1")]


def test_the_log_is_narrowed_and_says_when_nothing_is_left(page, owner_desk, settled, qtbot):
    choose(page.filters.actor, "Hanna")
    settled(owner_desk)
    assert {told.entry.actor for told in page.model.rows} == {"Hanna"}
    choose(page.filters.period, "week")
    settled(owner_desk)
    assert page.stack.currentWidget() is page.empty and not page.export.isEnabled()
    choose(page.filters.period, "")
    choose(page.filters.actor, "")
    choose(page.filters.action, "employee.add")
    QTest.keyClicks(page.filters.about, "an")
    qtbot.waitUntil(lambda: len(page.model.rows) == 1)


def test_new_entries_come_on_top_and_the_choice_stays(page, owner_desk, settled, long_log):
    page.table.selectRow(1)
    chosen = page.table.current_row()
    long_log.employees.update(Employee("1", "Anna", "Office"), by="Olga")
    page.refresh()
    settled(owner_desk)
    assert page.model.rows[0].name == "Anna" and page.table.current_row() == chosen


def test_what_is_shown_is_written_out(page, owner_desk, settled, tmp_path):
    choose(page.filters.action, "employee.update")
    settled(owner_desk)
    page.export_to(tmp_path / "log.csv")
    settled(owner_desk)
    content = (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    assert content.count("employee.update") == 1 and "login" not in content
    assert owner_desk.jobs.all[0].outcome.startswith("Written to")


def test_another_page_asks_about_somebody(owner_desk, long_log, show, settled):
    page = show(AuditPage(owner_desk), "Ana")
    assert {told.entry.subject for told in page.model.rows} == {"1"}


def test_enter_and_arrows_reach_the_rows(page, owner_desk, settled):
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.currentIndex().isValid()


def test_the_chain_is_verified_and_the_verdict_stands_on_the_page(page, owner_desk, settled):
    assert page.verdict.isHidden()
    QTest.mouseClick(page.verify, Qt.MouseButton.LeftButton)
    dialog = page.findChild(VerifyDialog)
    dialog.submit()
    settled(owner_desk)
    assert page.verdict.state.text().endswith("holds") and "Every row is as" in page.verdict.found.text()


def test_the_first_broken_row_is_named_in_words(page, owner_desk, settled, long_log):
    with closing(sqlite3.connect(long_log.database.path)) as stranger, stranger:
        stranger.execute("UPDATE employees SET name = 'Eve' WHERE id = '1'")
    page.verdict.verify("")
    settled(owner_desk)
    assert page.verdict.state.text().endswith("broken")
    assert "The first broken row is 1 in People: it was changed." in page.verdict.found.text()


def test_a_checkpoint_is_shown_saved_and_verified_with(page, owner_desk, settled, tmp_path):
    QTest.mouseClick(page.checkpoint, Qt.MouseButton.LeftButton)
    settled(owner_desk)
    dialog = page.findChild(CheckpointDialog)
    code = dialog.code.text()
    dialog.save_to(tmp_path / "kept.fccheckpoint")
    settled(owner_desk)
    dialog.accept()
    for given in (code.lower(), str(tmp_path / "kept.fccheckpoint")):
        page.verdict.verify(given)
        settled(owner_desk)
        assert "fits" in page.verdict.found.text()
    page.verdict.verify("7-AAAAAA-AAAAAA-AAAAAA")
    settled(owner_desk)
    assert owner_desk.jobs.all[-1].error is not None


def test_every_action_in_the_sources_has_words():
    found = set()
    for file in (ROOT / "faceclock").rglob("*.py"):
        for match in _RECORDED.findall(file.read_text(encoding="utf-8")):
            found |= set(match) - {""}
    assert "employee.add" in found and found <= known_actions(), found - known_actions()
