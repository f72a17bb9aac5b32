"""The first start, by its buttons: from nothing to an owner, a camera, a pack and the first person."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from faceclock.app.console.logins import Logins
from faceclock.app.keys import describe_keys
from faceclock.gui.console.first_run.wizard import FirstRun
from faceclock.gui.console.window import ConsoleWindow
from faceclock.gui.fonts import use_fonts
from faceclock.settings.model import Language
from faceclock.storage.audit import Audit
from faceclock.storage.key_file import Store

pytestmark = pytest.mark.gui


@pytest.fixture
def opened(qtbot, qapp, console_site):
    """The window of a site that nobody set up."""
    use_fonts(qapp)
    window = ConsoleWindow(console_site)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.translations.use(Language.ENGLISH)
    if window.site is not console_site:
        window.close()
        window.site.close()


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def go_on(qtbot, wizard, number):
    """Next, until step ``number`` (from 0) is shown."""
    press(qtbot, wizard.next)
    qtbot.waitUntil(lambda: wizard.step is wizard.steps[number], timeout=10_000)


def choose_place(qtbot, wizard, store):
    """The step's choice, once it knows what this computer has."""
    choice = wizard.step.choice
    qtbot.waitUntil(choice.isEnabled, timeout=20_000)
    choice.buttons[store].click()
    return choice


def fill_owner(wizard, again="correct horse", pin="4711"):
    step = wizard.steps[2]
    for field, text in ((step.name, "Olga"), (step.first, "correct horse"), (step.again, again)):
        assert isinstance(field, QLineEdit)
        field.setText(text)
    step.exit_pin.setText(pin)


def test_from_the_first_start_to_the_console(qtbot, opened, console_site):
    wizard = opened.centralWidget()
    assert isinstance(wizard, FirstRun)
    go_on(qtbot, wizard, 1)
    wizard.steps[1].company.setText("Northwind")
    wizard.steps[1].zone.setCurrentText("Europe/Berlin")
    go_on(qtbot, wizard, 2)
    fill_owner(wizard)
    go_on(qtbot, wizard, 3)
    place = choose_place(qtbot, wizard, Store.PASSPHRASE)
    qtbot.keyClicks(place.passphrase.first, "correct horse battery")
    press(qtbot, wizard.next)
    qtbot.waitUntil(lambda: "two passphrases differ" in wizard.fault.text())
    qtbot.keyClicks(place.passphrase.again, "correct horse battery")
    go_on(qtbot, wizard, 4)
    camera = wizard.steps[4]
    camera.choice.setCurrentIndex(camera.choice.findData("demo"))
    with qtbot.waitSignal(camera.view.judged, timeout=20_000):
        pass
    go_on(qtbot, wizard, 5)
    qtbot.waitUntil(lambda: wizard.steps[5].group.checkedId() >= 0, timeout=10_000)
    go_on(qtbot, wizard, 6)
    press(qtbot, wizard.next)
    qtbot.waitUntil(lambda: opened.centralWidget() is opened.workspace, timeout=10_000)
    settings = console_site.settings
    assert (settings.site.company, settings.site.zone, settings.kiosk.source) == (
        "Northwind",
        "Europe/Berlin",
        "demo",
    )
    assert settings.recognition.pack == "starter"
    assert Logins(console_site).has_exit_pin()
    assert describe_keys(console_site).stores == (Store.PASSPHRASE,)
    assert {entry.actor for entry in Audit(console_site.database).newest(4)} == {"Olga"}


@pytest.mark.parametrize(
    ("again", "pin", "said"),
    [("something else", "", "two passwords differ"), ("correct horse", "1234", "tries first")],
)
def test_what_is_wrong_with_the_owner_is_said_and_nothing_is_stored(
    qtbot, opened, console_site, again, pin, said
):
    wizard = opened.centralWidget()
    go_on(qtbot, wizard, 1)
    go_on(qtbot, wizard, 2)
    fill_owner(wizard, again, pin)
    press(qtbot, wizard.next)
    qtbot.waitUntil(lambda: said in wizard.fault.text(), timeout=5000)
    assert wizard.next.isEnabled() and Logins(console_site).is_new()


def test_the_key_goes_where_it_was_wanted_and_moves_when_the_step_is_taken_back(qtbot, opened, console_site):
    wizard = opened.centralWidget()
    go_on(qtbot, wizard, 1)
    go_on(qtbot, wizard, 2)
    fill_owner(wizard)
    go_on(qtbot, wizard, 3)
    assert not wizard.back.isVisible() and not wizard.later.isVisible()
    assert not choose_place(qtbot, wizard, Store.PLAIN).passphrase.isVisible()
    go_on(qtbot, wizard, 4)
    assert describe_keys(console_site).unprotected
    press(qtbot, wizard.back)
    place = choose_place(qtbot, wizard, Store.PASSPHRASE)
    press(qtbot, wizard.next)
    qtbot.waitUntil(lambda: "Type a passphrase" in wizard.fault.text())
    assert describe_keys(console_site).unprotected
    for field in (place.passphrase.first, place.passphrase.again):
        field.setText("correct horse battery")
    go_on(qtbot, wizard, 4)
    assert describe_keys(console_site).stores == (Store.PASSPHRASE,)


def test_enter_goes_on_from_a_field(qtbot, opened):
    wizard = opened.centralWidget()
    go_on(qtbot, wizard, 1)
    qtbot.keyClick(wizard.steps[1].company, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.step is wizard.steps[2])
    wizard.back.setFocus()
    qtbot.keyClick(wizard.back, Qt.Key.Key_Return)
    assert wizard.step is wizard.steps[1]


def test_a_zone_that_does_not_exist_is_refused(qtbot, opened):
    wizard = opened.centralWidget()
    go_on(qtbot, wizard, 1)
    wizard.steps[1].zone.setCurrentText("Mars/Olympus")
    press(qtbot, wizard.next)
    assert "Mars/Olympus is no time zone" in wizard.fault.text()


def test_another_language_is_spoken_at_once(qtbot, opened):
    opened.centralWidget().spoken.emit(Language.CHINESE)
    assert opened.centralWidget().title.text() == "欢迎使用 FaceClock"


def test_the_invented_company_has_its_own_site(qtbot, opened, console_site):
    press(qtbot, opened.centralWidget().steps[0].demo)
    qtbot.waitUntil(lambda: opened.site is not console_site, timeout=60_000)
    assert opened.site.data == console_site.data / "demo"
    assert opened.site.employees.count() == 7
    wizard = opened.centralWidget()
    assert wizard.step is wizard.steps[1] and len(wizard.steps) == 6  # its key needs no place
    assert describe_keys(opened.site).unprotected
    qtbot.waitUntil(lambda: opened.focusWidget() is wizard.steps[1].company)
    assert opened.site.settings.kiosk.source == "demo"
    assert console_site.employees.count() == 0
