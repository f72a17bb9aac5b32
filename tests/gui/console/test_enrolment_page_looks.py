"""Every step of the enrolment wizard in both languages: nothing cut, all of it named and translated."""

import cv2
import pytest
from consenting import FACE, as_before_consents
from enrolment_driver import NAME, Driver
from guided_person import colleague
from live_sessions import astronaut
from shiboken6 import isValid
from walking import cut_off, overlapping, unnamed, untranslated

from faceclock.app.enrolment import Candidate, enroll_all
from faceclock.domain.people import Employee
from faceclock.gui.language import Translations
from faceclock.settings.change import change_setting
from faceclock.settings.model import Language

pytestmark = pytest.mark.gui
LONG = "Maria Theresia Walburga Amalia Christina von Habsburg-Lothringen" * 3


@pytest.fixture(params=[Language.ENGLISH, Language.CHINESE], ids=str)
def language(request, qapp):
    translations = Translations()
    translations.use(request.param)
    yield request.param
    translations.use(Language.ENGLISH)


@pytest.fixture
def driver(qtbot, owner_desk, console_site, language, tmp_path):
    """Somebody of a long name stands on the roll who looks the same."""
    for key, value in (("kiosk.language", language.value), ("enrolment.keep_pictures", "true")):
        console_site.settings = change_setting(console_site.settings, key, value)
    photo = tmp_path / "photo.png"
    cv2.imwrite(str(photo), astronaut())
    cv2.imwrite(str(tmp_path / "other.png"), colleague())
    people = [Candidate(Employee("7", LONG[:190], "Crew"), [photo], FACE)]
    people.append(Candidate(Employee("8", NAME, "Crew"), [tmp_path / "other.png"], FACE))
    enroll_all(console_site, people)
    as_before_consents(console_site.database)  # so that the step about it is shown
    made = Driver(qtbot, owner_desk, "http://127.0.0.1:9/video", "8")
    yield made
    if isValid(made.wizard):
        made.wizard.progress = None
        made.wizard.reject()


def test_every_step_can_be_read(driver, language, tmp_path):
    data = frozenset({NAME, LONG[:190], "Crew"})
    for step in driver.path.all:
        if step is driver.path.check:
            driver.add(tmp_path / "photo.png")
        if step is not driver.path.person:
            _pass(driver)
            driver.until(lambda step=step: driver.wizard.current is step)
        if step is driver.path.check:
            driver.until(lambda: bool(driver.path.check.cards))
        driver.qtbot.wait(150)
        faults = cut_off(driver.wizard) + overlapping(driver.wizard) + unnamed(driver.wizard)
        if language is Language.CHINESE:
            words = {
                text
                for text in untranslated(driver.wizard, data)
                if not any(name[:20] in text for name in data)
            }
            faults += sorted(words)
        assert not faults, type(step).__name__


def _pass(driver: Driver) -> None:
    check = driver.path.check
    if driver.wizard.current is driver.path.consent:
        driver.path.consent.typed.setText(NAME)
    if driver.wizard.current is check:
        check.cards[0].is_other.click()
        check.is_own.setChecked(True)
    if driver.wizard.current is driver.path.pin:
        driver.path.pin.pin.setText("4711")
        driver.path.pin.again.setText("4711")
    driver.press(driver.wizard.next)
