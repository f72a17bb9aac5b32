"""The window before all others: a passphrase is asked for, and a key that cannot be had is said, never passed over."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from faceclock.app.keys import create_key
from faceclock.app.settings_change import change_settings
from faceclock.app.site import Site, open_site
from faceclock.app.unlocking import require_keys
from faceclock.domain.errors import KeyProblem, LoginRefused
from faceclock.gui.fonts import use_fonts
from faceclock.gui.key_window import KeyWindow
from faceclock.gui.kiosk.exit_dialog import ExitDialog
from faceclock.security import keyrings
from faceclock.settings.model import Language
from faceclock.storage import key_file
from faceclock.storage.audit import Audit
from faceclock.storage.key_file import Slot, Store
from faceclock.storage.site_keys import audit_key
from faceclock.storage.vault import PASSPHRASE_VARIABLE

sys.path.append(str(Path(__file__).parent / "console"))
from walking import cut_off, overlapping, unnamed, untranslated

pytestmark = pytest.mark.gui
WORDS = "correct horse battery"


@pytest.fixture
def make_site(tmp_path):
    """A site whose key lies in a store and wraps something, as the next start finds it."""
    opened = []

    def make(store: Store, name: str = "data") -> Site:
        with open_site(tmp_path / name) as site:
            create_key(site, store, WORDS if store is Store.PASSPHRASE else "")
            audit_key(site.database)
        os.environ.pop(PASSPHRASE_VARIABLE, None)  # another program starts
        opened.append(open_site(tmp_path / name))
        return opened[-1]

    yield make
    for site in opened:
        site.close()


@pytest.fixture
def show(qtbot: QtBot, qapp):
    """The window that a start of this site shows."""
    shown = []

    def show(site: Site, **options) -> KeyWindow:
        use_fonts(qapp)
        with pytest.raises(KeyProblem) as raised:
            require_keys(site)
        window = KeyWindow(site, raised.value, **options)
        qtbot.addWidget(window, before_close_func=KeyWindow.leave)
        window.resize(1280, 720)
        window.show()
        qtbot.waitExposed(window)
        shown.append(window)
        return window

    yield show
    for window in shown:
        window.translations.use(Language.ENGLISH)


def press(qtbot: QtBot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_passphrase_is_asked_for_until_it_is_right(qtbot, make_site, show):
    site = make_site(Store.PASSPHRASE)
    window = show(site)
    view = window.view
    assert view.heading.text() == "FaceClock is locked" and not view.fault.isVisible()
    qtbot.waitUntil(lambda: window.focusWidget() is view.passphrase)
    qtbot.keyClicks(view.passphrase, "something else")
    view.findChild(QCheckBox).click()
    assert view.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    qtbot.keyClick(view.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(view.fault.isVisible, timeout=10_000)
    assert "passphrase is wrong" in view.fault.text() and view.passphrase.text() == ""
    qtbot.keyClicks(view.passphrase, WORDS)
    press(qtbot, view.open)
    qtbot.waitUntil(lambda: window.had, timeout=10_000)
    assert not view.isEnabled() and not site.database.vault.is_locked()


def test_whoever_cancels_has_no_key(qtbot, make_site, show):
    window = show(make_site(Store.PASSPHRASE))
    press(qtbot, window.view.give_up)
    assert not window.isVisible() and not window.had


def test_fault_39_a_missing_key_file_is_said_and_can_be_put_back(qtbot, make_site, show, tmp_path):
    site = make_site(Store.PLAIN)
    kept = site.database.vault.file.rename(tmp_path / "kept.key")
    view = show(site, may_put_back=True).view
    assert "is missing" in view.fault.text() and not view.passphrase.isVisible()
    press(qtbot, view.open)
    qtbot.waitUntil(view.open.isEnabled, timeout=10_000)
    assert "is missing" in view.fault.text()
    foreign = make_site(Store.PLAIN, "other").database.vault.file
    view.put_back(foreign)
    qtbot.waitUntil(lambda: "does not belong" in view.fault.text(), timeout=10_000)
    with qtbot.waitSignal(view.opened, timeout=10_000):
        view.put_back(kept)
    require_keys(site)
    assert Audit(site.database).newest(1)[0].action == "key.put_back"


def test_a_damaged_key_file_is_said_and_kept_when_another_takes_its_place(qtbot, make_site, show, tmp_path):
    site = make_site(Store.PLAIN)
    file = site.database.vault.file
    kept = tmp_path / "kept.key"
    kept.write_bytes(file.read_bytes())
    file.write_bytes(kept.read_bytes()[:50])
    view = show(site, may_put_back=True).view
    assert "is damaged" in view.fault.text()
    with qtbot.waitSignal(view.opened, timeout=10_000):
        view.put_back(kept)
    assert file.with_name("faceclock.key.replaced").read_bytes() == kept.read_bytes()[:50]


def test_fault_39_a_key_that_the_keyring_lost_opens_by_the_recovery_passphrase(
    qtbot, make_site, show, monkeypatch
):
    monkeypatch.setattr(
        keyrings, "is_there", lambda: False
    )  # nothing is put into that of whoever runs the tests
    site = make_site(Store.PASSPHRASE)
    vault = site.database.vault
    entry = vault.entries()[0]
    key_file.write(vault.file, [replace(entry, slots=(Slot(Store.KEYRING, {}), *entry.slots))])
    view = show(site).view
    assert "keyring" in view.fault.text() and view.passphrase.isVisible()
    qtbot.keyClicks(view.passphrase, WORDS)
    with qtbot.waitSignal(view.opened, timeout=10_000):
        press(qtbot, view.open)
    assert Audit(site.database).newest(1)[0].action == "key.recover"


def test_a_kiosk_with_an_exit_pin_is_left_by_it_alone(qtbot, make_site, show):
    def check(pin: str) -> None:
        if pin != "4711":
            raise LoginRefused("The PIN is wrong; try again.")

    window = show(make_site(Store.PASSPHRASE), exit_check=check)
    press(qtbot, window.view.give_up)
    dialog = window.findChild(ExitDialog)
    assert window.isVisible() and dialog.isVisible()
    qtbot.keyClicks(dialog.pin, "4711")
    qtbot.keyClick(dialog.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    assert not window.had


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh_CN", "dark")])
def test_it_is_whole_in_every_language_style_and_size(make_site, show, language, theme):
    locked, lost = make_site(Store.PASSPHRASE, "locked"), make_site(Store.PLAIN, "lost")
    lost.database.vault.file.unlink()
    for site in (locked, lost):
        change_settings(site, {"kiosk.language": language, "kiosk.theme": theme})
        window = show(site, may_put_back=True)
        for size in ((1280, 720), (800, 480)):
            window.resize(*size)
            QApplication.processEvents()
            faults = [*cut_off(window), *unnamed(window), *overlapping(window)]
            assert not faults + (untranslated(window) if language == "zh_CN" else []), size
