"""The key of the faces under Devices & data, pressed as an owner would."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from faceclock.app.keys import create_key, describe_keys
from faceclock.app.settings_change import change_settings
from faceclock.domain.people import Employee
from faceclock.domain.roles import Role
from faceclock.gui.console.devices.page import DevicesPage
from faceclock.gui.console.keys.dialogs import PassphraseDialog, PlaceDialog, RotateDialog
from faceclock.security import keyrings
from faceclock.storage.audit import Audit
from faceclock.storage.key_file import Store
from faceclock.storage.person_keys import PersonKeys
from faceclock.storage.seals import KeyPurpose

pytestmark = pytest.mark.gui
PASSWORD, WORDS = "correct horse", "correct horse battery"


@pytest.fixture
def protected(console_site):
    """A site with somebody whose data are sealed, under an unprotected key."""
    create_key(console_site, Store.PLAIN)
    console_site.employees.add(Employee("1", "Ana"))
    with console_site.database.transaction():
        PersonKeys(console_site.database).get_or_make("1", KeyPurpose.FACE)
    return console_site


@pytest.fixture
def told(owner_desk):
    said = []
    owner_desk.told.connect(lambda tone, sentence: said.append((tone, sentence)))
    return said


@pytest.fixture
def tab(owner_desk, show, protected):
    return show(DevicesPage(owner_desk), "keys").tabs.content("keys")


def press(made):
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def fill(passphrase, first=WORDS, again=WORDS):
    passphrase.first.setText(first)
    passphrase.again.setText(again)


def test_what_is_weak_is_said(tab):
    assert "unprotected" in tab.state.text() and tab.state.property("tone") == "warn"
    assert tab.people.value.text() == "1" and tab.recovery.value.text() == "not set"
    assert "has the faces" in tab.advice.text() and "this computer alone" in tab.advice.text()


def test_the_demo_needs_no_advice(owner_desk, show, protected):
    change_settings(protected, {"kiosk.source": "demo"})
    tab = show(DevicesPage(owner_desk), "keys").tabs.content("keys")
    assert not tab.advice.isVisible() and tab.state.property("tone") == "quiet"


def test_a_recovery_passphrase_is_set_after_the_password(tab, owner_desk, settled, protected, told):
    press(tab.passphrase)
    dialog = tab.findChild(PassphraseDialog)
    fill(dialog.passphrase, again="another")
    press(dialog.action)
    assert "two passphrases differ" in dialog.fault.text()
    fill(dialog.passphrase)
    dialog.password.setText("wrong")
    press(dialog.action)
    settled(owner_desk)
    assert "password is wrong" in dialog.fault.text() and not describe_keys(protected).recoverable
    dialog.password.setText(PASSWORD)
    press(dialog.action)
    settled(owner_desk)
    settled(owner_desk)
    assert describe_keys(protected).recoverable and tab.recovery.value.text() == "set"
    assert "passphrase is set" in told[-1][1] and tab.passphrase.text().startswith("Change")
    assert Audit(protected.database).newest(1)[0].action == "key.passphrase"


def test_the_key_moves_behind_a_passphrase(tab, owner_desk, settled, protected, monkeypatch):
    monkeypatch.setattr(keyrings, "is_there", lambda: False)
    press(tab.place)
    settled(owner_desk)
    dialog = tab.findChild(PlaceDialog)
    assert not dialog.choice.buttons[Store.KEYRING].isEnabled()
    dialog.choice.buttons[Store.PASSPHRASE].click()
    dialog.password.setText(PASSWORD)
    press(dialog.action)
    assert "Type a passphrase" in dialog.fault.text()
    fill(dialog.choice.passphrase)
    assert "fair" in dialog.choice.passphrase.strength.text()
    press(dialog.action)
    settled(owner_desk)
    settled(owner_desk)
    assert describe_keys(protected).stores == (Store.PASSPHRASE,)
    assert "behind a passphrase" in tab.state.text() and not tab.advice.isVisible()


def test_a_new_key_is_made_as_a_job(tab, owner_desk, settled, protected):
    before, since = protected.database.vault.master().id, describe_keys(protected).since
    press(tab.rotate)
    dialog = tab.findChild(RotateDialog)
    dialog.password.setText(PASSWORD)
    press(dialog.action)
    settled(owner_desk)
    settled(owner_desk)
    [job] = owner_desk.jobs.all
    assert job.outcome == "A new key is in use; keys that were wrapped with it: 1."
    assert protected.database.vault.master().id != before and describe_keys(protected).since > since


def test_a_key_file_that_was_lost_meanwhile_is_told(tab, owner_desk, settled, protected):
    protected.database.vault.file.write_text("damaged")
    tab.refresh()
    settled(owner_desk)
    assert "cannot be had" in tab.state.text() and not tab.rotate.isEnabled()


def test_an_auditor_sees_and_changes_nothing(desk_as, show, protected):
    tab = show(DevicesPage(desk_as(Role.AUDITOR)), "keys").tabs.content("keys")
    assert "unprotected" in tab.state.text()
    assert not any(one.isVisible() for one in (tab.passphrase, tab.place, tab.rotate))
    assert QApplication.activeModalWidget() is None
