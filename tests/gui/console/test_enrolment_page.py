"""The enrolment wizard on a real site: rendered heads before a network camera, photographs, and what goes wrong."""

import cv2
import pytest
from camera_server import CameraServer
from enrolment_driver import NAME, Driver, draw, drop
from guided_person import GuidedPerson, colleague
from live_sessions import astronaut
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from faceclock.app.console.enrolling_draft import GUIDED, Shot
from faceclock.app.enrolment import Candidate, enroll_all
from faceclock.domain.consent import Purpose
from faceclock.domain.people import Employee
from faceclock.gui.console.enrolment.wizard import EnrolmentWizard
from faceclock.storage.consents import Consents
from faceclock.storage.signatures import Signatures

pytestmark = pytest.mark.gui


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "eileen.png"
    cv2.imwrite(str(file), astronaut())
    return file


@pytest.fixture
def camera():
    """Somebody who turns as the wizard asks."""
    made = CameraServer()
    yield made
    made.stop()


@pytest.fixture
def drive(qtbot, owner_desk):
    made: list[Driver] = []

    def begin(source: str = "missing.mp4", employee_id: str | None = None) -> Driver:
        made.append(Driver(qtbot, owner_desk, source, employee_id))
        return made[-1]

    yield begin
    for one in (one for one in made if isValid(one.wizard)):
        one.wizard.progress = None  # nothing is asked any more
        one.wizard.reject()


@pytest.mark.slow
def test_an_enrolment_is_led_through_five_poses_and_stored(drive, camera, console_site):
    person = GuidedPerson()
    driver = drive(camera.url)
    pictures = driver.path.pictures
    camera.show = lambda: person.image(pictures.taking.shot or Shot.FRONT)
    driver.name(NAME)
    driver.go_to(driver.path.consent)
    draw(driver.path.consent.pad)
    driver.go_to(pictures)
    driver.until(lambda: all(driver.draft.has(shot) for shot in GUIDED))
    assert pictures.camera.preview.accessibleDescription()
    pictures.shots.rows[Shot.GLASSES].click()
    assert len(driver.draft.taken) == 5  # glasses are put on first
    driver.until(lambda: pictures._last is not None and pictures._last.good)
    QTest.keyClick(pictures.take, Qt.Key.Key_Space)
    driver.until(lambda: len(driver.draft.taken) == 6)
    driver.go_to(driver.path.check)
    driver.go_to(driver.path.pin)
    assert not pictures.camera.running
    driver.path.pin.pin.setText("4711")
    driver.path.pin.again.setText("4711")
    driver.save()
    assert driver.enrolled == ["1001"] and len(console_site.templates.of("1001")) == 6
    [consent] = Consents(console_site.database).of("1001")
    assert Signatures(console_site.database).of("1001")[consent.id].picture.startswith(b"\x89PNG")
    driver.press(driver.wizard.another)
    driver.until(lambda: driver.wizard.current is driver.path.person)
    assert driver.path.person.number.text() == "1002"


def test_photographs_may_be_dropped_and_bad_ones_are_told(drive, photo, tmp_path, console_site):
    driver = drive()
    driver.to_pictures()
    text, other = tmp_path / "notes.txt", tmp_path / "daniel.png"
    text.write_text("no picture")
    cv2.imwrite(str(other), colleague())
    (tmp_path / "empty").mkdir()
    drop(driver.path.pictures, [photo, tmp_path / "empty", text, other])
    driver.until(lambda: len(driver.draft.taken) == 1 and not driver.path.pictures.taking.busy)
    said = driver.wizard.fault.text()
    assert all(name in said for name in ("empty", "notes.txt", "daniel.png"))
    assert "from files instead" in driver.path.pictures.state.text()
    driver.go_to(driver.path.check)
    driver.go_to(driver.path.pin)
    driver.save()
    assert [item.source[:6] for item in console_site.templates.of("1001")] == ["photo:"]


def test_a_pin_is_enough_whether_it_was_wished_or_the_consent_declined(drive, console_site):
    driver = drive()
    driver.name("王芳 🌻", face=False)
    driver.go_to(driver.path.pin)
    assert not driver.wizard.next.isEnabled()
    driver.path.pin.pin.setText("4711")
    driver.path.pin.again.setText("4712")
    driver.save()
    assert "differ" in driver.wizard.fault.text()
    driver.path.pin.again.setText("4711")
    driver.save()
    declined = drive()
    declined.name("مريم")
    declined.go_to(declined.path.consent)
    declined.path.consent.decline.click()
    assert declined.wizard.current is declined.path.pin
    declined.path.pin.pin.setText("8305")
    declined.path.pin.again.setText("8305")
    declined.save()
    assert [person.name for person in console_site.employees.all()] == ["王芳 🌻", "مريم"]
    assert not Consents(console_site.database).of("1002")


def test_nobody_signs_for_somebody_else(drive):
    driver = drive()
    driver.name(NAME)
    driver.go_to(driver.path.consent)
    assert not driver.wizard.next.isEnabled()
    driver.path.consent.typed.setText("Somebody")
    driver.press(driver.wizard.next)
    driver.until(driver.wizard.fault.isVisible)
    assert driver.wizard.current is driver.path.consent


def test_closing_in_the_middle_asks_once_and_stores_nothing(drive, photo, console_site, qtbot):
    driver = drive()
    driver.to_pictures()
    driver.add(photo)
    driver.wizard.close()
    question = driver.wizard.findChild(QDialog)
    assert question is not None and driver.wizard.isVisible()
    with qtbot.waitSignal(driver.wizard.rejected):
        question.action.click()
    assert not console_site.employees.all()


def test_a_number_that_was_taken_meanwhile_loses_nothing(drive, photo, console_site):
    driver = drive()
    driver.to_pictures()
    driver.add(photo)
    driver.go_to(driver.path.check)
    driver.go_to(driver.path.pin)
    console_site.employees.add(Employee("1001", "Quicker"))
    driver.save()
    assert "already taken" in driver.wizard.fault.text()
    while driver.wizard.current is not driver.path.person:
        driver.press(driver.wizard.back)
    driver.path.person.number.setText("1002")
    for step in (driver.path.consent, driver.path.pictures, driver.path.check, driver.path.pin):
        driver.go_to(step)
    driver.save()
    assert driver.enrolled == ["1002"] and len(console_site.templates.of("1002")) == 1


def test_fault_16_a_camera_that_goes_away_is_said_and_the_pictures_stay(drive, camera):
    person = GuidedPerson()
    camera.show = lambda: person.image(Shot.FRONT)
    driver = drive(camera.url)
    driver.to_pictures()
    driver.until(lambda: driver.draft.has(Shot.FRONT))
    camera.silent = True
    driver.until(lambda: "from files instead" in driver.path.pictures.state.text())
    assert driver.draft.has(Shot.FRONT) and driver.wizard.next.isEnabled()
    camera.silent = False
    driver.until(lambda: driver.path.pictures.state.text() == "")


def test_a_face_on_the_roll_goes_to_its_person(drive, photo, console_site):
    enroll_all(console_site, [Candidate(Employee("7", NAME), [photo], frozenset({Purpose.RECOGNITION}))])
    driver = drive()
    driver.to_pictures("E. Collins")
    driver.add(photo)
    driver.go_to(driver.path.check)
    driver.until(lambda: bool(driver.path.check.cards))
    assert not driver.wizard.next.isEnabled()
    driver.path.check.cards[0].is_same.click()
    driver.go_to(driver.path.pin)
    driver.save()
    assert driver.enrolled == ["7"] and console_site.employees.get("8") is None


def test_a_session_that_ends_closes_the_wizard(drive, photo, owner_desk, console_site, qtbot):
    driver = drive()
    driver.to_pictures()
    driver.add(photo)
    with qtbot.waitSignal(owner_desk.session_over):
        owner_desk.session.end()
        driver.press(driver.wizard.next)
    assert not console_site.employees.all()


def test_a_pasted_novel_is_cut_and_a_removed_person_is_said(drive, owner_desk, qtbot):
    driver = drive()
    driver.name("x" * 10_000)
    assert len(driver.path.person.name.text()) == 200
    driver.go_to(driver.path.consent)
    told = []
    owner_desk.told.connect(lambda tone, sentence: told.append(sentence))
    wizard = EnrolmentWizard(owner_desk, None, "removed")
    wizard.open()
    qtbot.waitUntil(lambda: bool(told))
    assert "Nobody has the ID" in told[0]
