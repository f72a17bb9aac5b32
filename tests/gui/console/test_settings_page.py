"""The page Settings: every declared setting has a control that works; accounts, passwords and the exit PIN."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from faceclock.app.console.logins import Logins
from faceclock.domain.errors import LoginRefused
from faceclock.domain.roles import Role
from faceclock.gui.console.settings import declared_words
from faceclock.gui.console.settings.page import SettingsPage
from faceclock.settings.declared import Kind, declared, words
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.model import Kiosk, Settings, Theme
from faceclock.settings.paths import settings_file
from faceclock.storage.accounts import Accounts

pytestmark = pytest.mark.gui


@pytest.fixture
def page(owner_desk, show):
    return show(SettingsPage(owner_desk))


@pytest.fixture
def tab(page):
    return page.settings


def stored(desk):
    return load_settings(settings_file(desk.site.data))


def press(made):
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    field.insert(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_every_setting_is_shown_with_its_value_and_a_name(tab):
    for one in declared():
        row = tab.rows[one.key]
        assert row.control.field.accessibleName() and row.control.field.accessibleDescription()
        assert not row.back.isVisible()  # all are at their defaults
        if one.kind is Kind.CHOICE:
            assert row.control.field.currentData() == one.default


def test_a_choice_a_number_a_text_and_a_toggle_are_stored(tab, owner_desk, settled):
    toggle = tab.rows["kiosk.sound"].control.field
    press(toggle)
    settled(owner_desk)
    number = tab.rows["backup.keep"].control.field
    number.setValue(3)
    settled(owner_desk)
    type_into(tab.rows["site.company"].control.field, "Bäckerei 陈")
    settled(owner_desk)
    type_into(tab.rows["recognition.fmr"].control.field, "0,0001")
    settled(owner_desk)
    held = stored(owner_desk)
    assert (held.kiosk.sound, held.backup.keep, held.site.company) == (False, 3, "Bäckerei 陈")
    assert held.recognition.fmr == 1e-4
    assert "started again" in tab.rows["kiosk.sound"].note.text()
    assert not tab.rows["backup.keep"].note.isVisible()


def test_a_new_style_dresses_the_window_at_once(tab, owner_desk, settled, qtbot):
    box: QComboBox = tab.rows["kiosk.theme"].control.field
    box.setCurrentIndex(box.findData("dark"))
    with qtbot.waitSignal(owner_desk.restyled, timeout=5000):
        box.activated.emit(box.currentIndex())
    settled(owner_desk)
    assert owner_desk.site.settings.kiosk.theme is Theme.DARK


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("recognition.fmr", "a lot", "from 0 to 0.001"),
        ("site.zone", "Mars/Olympus", "no such time zone"),
        ("site.kiosk", "", "at least 1"),
    ],
)
def test_what_is_out_of_bounds_is_told_beside_it_and_not_stored(tab, owner_desk, settled, key, text, told):
    field = tab.rows[key].control.field
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    type_into(field, text)
    settled(owner_desk)
    assert told in tab.rows[key].fault.text() and tab.rows[key].fault.isVisible()
    assert stored(owner_desk) == Settings()
    tab.refresh()
    settled(owner_desk)
    assert tab.rows[key].fault.isVisible() and field.text() == text  # to be mended


def test_one_and_all_settings_go_back_to_their_defaults(tab, owner_desk, settled):
    for key, number in (("backup.keep", 3), ("retention.face_days", 10)):
        tab.rows[key].control.field.setValue(number)
        settled(owner_desk)
    assert "14" in tab.rows["backup.keep"].back.text()
    press(tab.rows["backup.keep"].back)
    settled(owner_desk)
    assert stored(owner_desk).backup.keep == 14
    press(tab.reset_all)
    dialog = QApplication.activeModalWidget()
    press(dialog.action)
    settled(owner_desk)
    assert stored(owner_desk) == Settings() and not tab.reset_all.isEnabled()


def test_an_edit_by_hand_is_noticed_and_not_written_over(tab, owner_desk, settled, qtbot):
    save_settings(settings_file(owner_desk.site.data), Settings(kiosk=Kiosk(undo_seconds=9)))
    press(tab.rows["kiosk.sound"].control.field)
    settled(owner_desk)
    assert stored(owner_desk).kiosk.undo_seconds == 9 and stored(owner_desk).kiosk.sound
    qtbot.waitUntil(lambda: tab.state.of("kiosk.undo_seconds").value == 9, timeout=5000)
    settled(owner_desk)
    press(tab.rows["kiosk.sound"].control.field)
    settled(owner_desk)
    held = stored(owner_desk).kiosk
    assert (held.undo_seconds, held.sound) == (9, False)


def test_the_search_finds_by_word_and_key(tab, qtbot):
    QTest.keyClicks(tab.search, "backup")
    qtbot.waitUntil(lambda: not tab.rows["kiosk.sound"].isVisible())
    assert tab.rows["backup.keep"].isVisible() and not tab.cards["kiosk"].isVisible()
    tab._filter("time zone")  # only one is left: no line above it
    assert all(line.isHidden() for line in tab._rules.values())
    tab.search.setText("xyzzy")
    qtbot.waitUntil(tab.nothing.isVisible)


def test_ten_thousand_characters_are_cut_and_told(tab, owner_desk, settled):
    field = tab.rows["site.company"].control.field
    QApplication.clipboard().setText("x" * 10_000)
    field.setFocus()
    field.selectAll()
    field.paste()
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled(owner_desk)
    assert len(stored(owner_desk).site.company) == 500


def test_accounts_are_added_changed_and_switched_off(page, owner_desk, settled):
    page.tabs.turn_to("accounts")
    settled(owner_desk)
    tab = page.tabs.content("accounts")
    press(tab.add)
    dialog = QApplication.activeModalWidget()
    QTest.keyClicks(dialog.name, "Hanna")
    QTest.keyClicks(dialog.password, "blue giraffe")
    press(dialog.action)
    assert "differ" in dialog.fault.text()
    QTest.keyClicks(dialog.again, "blue giraffe")
    press(dialog.action)
    settled(owner_desk)
    settled(owner_desk)
    assert [account.name for account in tab.model.rows] == ["Hanna", "Olga"]
    assert Logins(owner_desk.site).log_in("Hanna", "blue giraffe").account.role is Role.HR
    tab.table.selectRow(0)
    press(tab.switch)
    press(QApplication.activeModalWidget().action)
    settled(owner_desk)
    settled(owner_desk)
    assert not Accounts(owner_desk.site.database).named("Hanna").active
    with pytest.raises(LoginRefused):
        Logins(owner_desk.site).log_in("Hanna", "blue giraffe")


def test_the_exit_pin_and_ones_own_password(page, owner_desk, settled, qtbot):
    page.tabs.turn_to("password")
    tab = page.tabs.content("password")
    QTest.keyClicks(tab.pin, "1111")
    press(tab.set_pin)
    settled(owner_desk)
    assert tab.pin_fault.isVisible() and not Logins(owner_desk.site).has_exit_pin()
    tab.pin.setText("482913")
    press(tab.set_pin)
    settled(owner_desk)
    assert Logins(owner_desk.site).has_exit_pin()
    for field, text in (
        (tab.before, "wrong"),
        (tab.password, "purple giraffe"),
        (tab.again, "purple giraffe"),
    ):
        QTest.keyClicks(field, text)
    press(tab.change)
    settled(owner_desk)
    assert "password is wrong" in tab.fault.text()
    tab.before.setText("correct horse")
    with qtbot.waitSignal(owner_desk.session_over, timeout=5000):
        press(tab.change)


def test_an_auditor_sees_settings_and_changes_none(desk_as, show):
    page = show(SettingsPage(desk_as(Role.AUDITOR)))
    assert not any(row.control.isEnabled() for row in page.settings.rows.values())
    assert not page.settings.reset_all.isVisible() and page.tabs.bar.count() == 2


def test_who_sees_no_settings_changes_the_own_password(desk_as, show):
    page = show(SettingsPage(desk_as(Role.HR)), "backup")
    assert page.tabs.bar.count() == 1 and page.tabs.content("password").change.isVisible()
    assert not page.tabs.content("password").pin.isVisible()


def test_every_word_of_the_declarations_is_named_for_the_translations():
    """Run tools/declared_words.py when a setting was added or its words were changed."""
    assert list(declared_words.SENTENCES) == words()
