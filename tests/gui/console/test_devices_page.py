"""The page Devices & data, pressed as a user would: cameras, backup and restore, retention, check, export."""

import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from backup_files import manifest_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from faceclock.app.camera_verdicts import sentences
from faceclock.app.console.logins import Logins
from faceclock.app.safekeeping.backup import make_backup
from faceclock.app.site import open_site
from faceclock.domain.people import Employee
from faceclock.domain.roles import Role
from faceclock.gui.console.devices import camera_words
from faceclock.gui.console.devices.page import DevicesPage
from faceclock.gui.console.devices.restore_dialog import RestoreDialog
from faceclock.gui.console.devices.unlock_dialog import UnlockDialog
from faceclock.storage.audit import Audit
from faceclock.storage.key_file import Store

pytestmark = pytest.mark.gui


@pytest.fixture
def told(owner_desk):
    """What the desk said."""
    said = []
    owner_desk.told.connect(lambda tone, sentence: said.append((tone, sentence)))
    return said


def press(made):
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def test_the_camera_is_tested_shown_and_chosen(owner_desk, show, settled, qtbot, told):
    owner_desk.site.settings = owner_desk.site.settings.model_copy(
        update={"kiosk": owner_desk.site.settings.kiosk.model_copy(update={"source": "demo"})}
    )
    page = show(DevicesPage(owner_desk), "camera")
    tab = page.tabs.content("camera")
    assert tab.source == "demo" and tab.test.empty.isVisible()
    tab.seconds = 1.0
    press(tab.look)
    qtbot.waitUntil(lambda: tab.view.running and tab.stack.currentWidget() is tab.view)
    press(tab.test.start)
    assert not tab.view.running  # the test needs the camera alone
    settled(owner_desk)
    assert owner_desk.jobs.all == [] and tab.test.lines.isVisible()  # its card would say the same
    press(tab.use)
    settled(owner_desk)
    assert owner_desk.site.settings.kiosk.source == "demo"
    assert told[-1][1].startswith("The kiosk takes this camera")


def test_a_camera_that_is_not_there_is_told_in_a_sentence(owner_desk, show, settled, told, tmp_path):
    page = show(DevicesPage(owner_desk), "camera")
    tab = page.tabs.content("camera")
    tab.choice.setEditText(str(tmp_path / "absent.mp4"))
    press(tab.test.start)
    settled(owner_desk)
    assert told[-1][0] == "bad" and "absent.mp4" in told[-1][1]
    assert tab.test.start.isEnabled()


def test_a_backup_is_made_and_restored_after_typing_the_word(owner_desk, show, settled, tmp_path, qtbot):
    site = owner_desk.site
    page = show(DevicesPage(owner_desk), "backup")
    tab = page.tabs.content("backup")
    assert "never" in tab.age.text()
    tab.back_up_to(tmp_path / "one")
    settled(owner_desk)
    assert manifest_of(site.data, tmp_path / "one.fcbackup").rows["accounts"] == 1
    assert "just now" in tab.age.text() and "is whole" in owner_desk.jobs.all[0].outcome
    site.employees.add(Employee("1", "Ana"))
    tab.restore_from(tmp_path / "one.fcbackup")
    settled(owner_desk)
    dialog = tab.findChild(RestoreDialog)
    assert not dialog.action.isEnabled()
    QTest.keyClicks(dialog.field, "Replace")
    with qtbot.waitSignal(owner_desk.session_over, timeout=10_000):
        press(dialog.action)
    assert site.employees.all() == [] and owner_desk.session.over


def test_a_backup_of_another_computer_asks_for_its_passphrase_first(
    owner_desk, show, settled, tmp_path, qtbot
):
    with open_site(tmp_path / "far") as far:
        Logins(far).make_owner("Olga", "correct horse")
        far.employees.add(Employee("7", "Berta"))
        far.database.vault.create(Store.PASSPHRASE, "correct horse battery")
        file = make_backup(far, tmp_path / "far").file
    page = show(DevicesPage(owner_desk), "backup")
    tab = page.tabs.content("backup")
    assert "No recovery passphrase" in tab.recovery.text() and tab.protect.isVisible()
    tab.restore_from(file)
    settled(owner_desk)
    unlock = tab.findChild(UnlockDialog)
    assert not unlock.action.isEnabled()
    QTest.keyClicks(unlock.passphrase, "another horse battery")
    press(unlock.action)
    settled(owner_desk)
    assert "does not open far.fcbackup" in unlock.fault.text() and unlock.isVisible()
    unlock.passphrase.setText("correct horse battery")
    press(unlock.action)
    settled(owner_desk)
    dialog = tab.findChild(RestoreDialog)
    QTest.keyClicks(dialog.field, "Replace")
    with qtbot.waitSignal(owner_desk.session_over, timeout=10_000):
        press(dialog.action)
    assert [person.name for person in owner_desk.site.employees.all()] == ["Berta"]


def test_a_file_that_is_no_backup_is_refused_before_anything_is_asked(
    owner_desk, show, settled, tmp_path, told
):
    page = show(DevicesPage(owner_desk), "backup")
    (tmp_path / "x.fcbackup").write_text("hello")
    page.tabs.content("backup").restore_from(tmp_path / "x.fcbackup")
    settled(owner_desk)
    assert "not a whole backup" in told[-1][1]
    assert page.findChild(RestoreDialog) is None


def test_a_folder_without_rights_is_told(owner_desk, show, settled, tmp_path, told):
    (tmp_path / "file").write_text("")
    page = show(DevicesPage(owner_desk), "backup")
    page.tabs.content("backup").back_up_to(tmp_path / "file" / "x")
    settled(owner_desk)
    assert "cannot be written" in told[-1][1]


def test_what_is_due_is_listed_asked_for_and_deleted(owner_desk, show, settled):
    site = owner_desk.site
    site.employees.add(Employee("1", "Ana"))
    site.pins.set("1", "hash")
    site.employees.update(Employee("1", "Ana", "", False), at=datetime.now(UTC) - timedelta(days=40))
    page = show(DevicesPage(owner_desk), "retention")
    tab = page.tabs.content("retention")
    assert [due.name for due in tab.model.rows] == ["Ana"] and tab.model.index(0, 3).data() == "PIN 1"
    press(tab.delete)
    dialog = QApplication.activeModalWidget()
    press(dialog.action)
    settled(owner_desk)
    settled(owner_desk)
    assert site.pins.hash_of("1") is None and tab.empty.isVisible()
    assert any(entry.action == "retention.face" for entry in Audit(site.database).about("1"))


def test_the_database_is_checked_and_exported(owner_desk, show, settled, tmp_path):
    page = show(DevicesPage(owner_desk), "database")
    tab = page.tabs.content("database")
    press(tab.check)
    settled(owner_desk)
    assert "sound" in tab.state.text() and tab.figures["audit"].value.text() != "–"
    tab.export_to(tmp_path / "all.zip")
    settled(owner_desk)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert "README.txt" in archive.namelist()


def test_an_auditor_sees_and_changes_nothing(desk_as, show):
    page = show(DevicesPage(desk_as(Role.AUDITOR)), "backup")
    tab = page.tabs.content("backup")
    assert not tab.back_up.isVisible() and not hasattr(tab, "restore")
    assert page.tabs.bar.count() == 4  # nothing about who left
    assert not page.tabs.content("camera").test.start.isVisible()


def test_every_sentence_about_cameras_is_named_for_the_translations():
    assert set(camera_words.SENTENCES) == set(sentences())
