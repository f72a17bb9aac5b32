"""What is done with people: every dialog by its real buttons, on a real site."""

import json
import zipfile
from collections import Counter
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from faceclock.app.consents import Agreement, give, give_signed
from faceclock.app.removal import read_receipt, was_given
from faceclock.domain.consent import TEXTS, Purpose
from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.gui.console.jobs import JobState
from faceclock.gui.console.people.page import PeoplePage
from faceclock.storage.consents import Consents
from faceclock.vision.sources.demo_people import demo_people

pytestmark = pytest.mark.gui


@pytest.fixture
def page(console_site, owner_desk, show):
    console_site.employees.add(Employee("7", "Maria Keller", "Assembly"))
    console_site.employees.add(Employee("8", "Tom Okafor", "Office"))
    give(console_site.database, "7", [Purpose.RECOGNITION])
    vector = Embedding.of([1.0, 2.0, 3.0, 4.0], EmbeddingContract("trained", "e" * 64, 4))
    console_site.templates.add(Template(uuid7(), "7", vector, "camera:left", datetime.now(UTC)))
    return show(PeoplePage(owner_desk), "7")


@pytest.fixture
def act(page, qtbot, settled):
    """Opens a dialog by an action of the person on show, and returns it."""

    def open_dialog(action, *arguments):
        action(*arguments)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        return QApplication.activeModalWidget()

    return open_dialog


@pytest.fixture
def press(qtbot, page, settled):
    def click(button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settled(page.desk)

    return click


def test_somebody_is_added_without_a_face_and_shown(page, act, press, console_site, qtbot):
    asked = act(page.actions_of_person.add)
    for field, text in ((asked.number, "7"), (asked.name, "陈思远"), (asked.pin, "4711")):
        field.setText(text)
    press(asked.action)
    assert "already taken" in asked.fault.text()
    asked.number.setText("9")
    press(asked.action)
    qtbot.waitUntil(lambda: page.panel.person is not None and page.panel.person.employee.id == "9")
    assert console_site.pins.hash_of("9")


def test_a_name_of_ten_thousand_characters_is_cut_to_what_a_roll_holds(page, act, press, console_site):
    asked = act(page.actions_of_person.edit, page.panel.person)
    asked.name.clear()
    asked.name.insert("N" * 10_000)
    press(asked.action)
    assert console_site.employees.require("7").name == "N" * 200


def test_enter_edits_whoever_was_just_chosen_and_not_the_one_before(page, qtbot):
    page.table.choose(["8"])
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    asked = QApplication.activeModalWidget()
    assert asked.name.text() == "Tom Okafor" and asked.focusWidget() is asked.name
    asked.reject()


def test_a_right_click_offers_what_the_role_may_do(page, qtbot):
    page._open_menu(page.table.rect().center())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    words = [action.text().replace("&", "") for action in QApplication.activePopupWidget().actions()]
    assert words[0] == "Edit" and words[-1] == "Delete for good"
    QApplication.activePopupWidget().close()


def test_what_was_signed_can_be_read(page, act, console_site, settled):
    agreement = Agreement(frozenset({Purpose.TRAINING}), "maria keller")
    give_signed(console_site.database, "7", agreement)
    page.refresh()
    settled(page.desk)
    line = next(line for line in page.panel.person.consents if line.signature)
    asked = act(page.actions_of_person.read_consent, line)
    assert any(TEXTS[Purpose.TRAINING] == label.text() for label in asked.findChildren(QLabel))
    asked.accept()


def test_another_team_holds_from_its_day(page, act, press, console_site, settled):
    asked = act(page.actions_of_person.edit, page.panel.person)
    assert not asked.first.isEnabled()
    asked.team.setCurrentText("Office")
    assert asked.first.isEnabled()
    press(asked.action)
    assert console_site.employees.require("7").team == "Office"
    assert page.actions_of_person.teams == ("Office",)


def test_a_team_is_renamed(page, act, press, console_site):
    asked = act(page._rename_team)
    asked.team.setCurrentText("Assembly")
    asked.name.setText("Office")
    press(asked.action)
    assert "move the people instead" in asked.fault.text()
    asked.name.setText("Assembly line")
    press(asked.action)
    assert console_site.employees.require("7").team == "Assembly line"


def test_pins_are_typed_twice(page, act, press, console_site):
    asked = act(page.actions_of_person.set_pin, page.panel.person)
    asked.pin.setText("4711")
    press(asked.action)
    assert "not the same" in asked.fault.text() and console_site.pins.hash_of("7") is None
    asked.again.setText("4711")
    press(asked.action)
    assert console_site.pins.hash_of("7") and page.panel.person.dates.pin_set_at


def test_leaving_asks_and_coming_back_does_not(page, act, press, console_site, settled):
    press(act(page.actions_of_person.set_active, page.panel.person, False).action)
    assert not console_site.employees.require("7").active
    page.opened("7")
    settled(page.desk)
    page.actions_of_person.set_active(page.panel.person, True)
    settled(page.desk)
    assert console_site.employees.require("7").active


def test_a_picture_and_a_consent_go_after_a_question(page, act, press, console_site):
    person = page.panel.person
    asked = act(page.actions_of_person.remove_template, person, person.templates[0])
    assert "turned left" in asked.windowTitle()
    press(asked.action)
    assert console_site.templates.of("7") == []
    press(act(page.actions_of_person.withdraw, page.panel.person, Purpose.RECOGNITION).action)
    assert not Consents(console_site.database).stands("7", Purpose.RECOGNITION)


def test_deleting_takes_the_name_and_gives_a_receipt(
    page, act, press, console_site, settled, tmp_path, qtbot
):
    asked = act(page.actions_of_person.delete, page.panel.person)
    qtbot.keyClicks(asked.typed, "Tom Okafor")
    assert not asked.action.isEnabled()
    asked.typed.setText("maria  keller")
    with qtbot.assertNotEmitted(page.desk.told):  # nobody is surprised by what they did themselves
        press(asked.action)
    shown = QApplication.activeModalWidget()
    shown.save_to(tmp_path / "receipt.json")
    settled(page.desk)
    receipt = read_receipt((tmp_path / "receipt.json").read_bytes())
    assert was_given(console_site.database, receipt) and receipt.deleted["templates"] == 1
    assert "Keller" not in json.dumps((tmp_path / "receipt.json").read_text())
    assert page.panel.person is None and len(page.table.people.people) == 1
    with qtbot.waitSignal(page.desk.told) as told:
        page.receipts.check(tmp_path / "receipt.json")
    assert told.args[0] == "ok" and "Genuine: number 7" in told.args[1]
    shown.save_to(tmp_path / "no" / "receipt.json")
    settled(page.desk)
    assert "does not exist" in shown.fault.text()
    shown.accept()


def test_a_persons_data_goes_into_a_file(page, act, settled, tmp_path):
    asked = act(page.actions_of_person.export, page.panel.person)
    asked.export_to(tmp_path / "maria")
    settled(page.desk)
    with zipfile.ZipFile(tmp_path / "maria.zip") as archive:
        assert "README.txt" in archive.namelist()


@pytest.fixture
def folder(tmp_path):
    """Two people with photographs, one without any, and a picture that is none."""
    import cv2

    for person in demo_people()[:2]:
        (tmp_path / "people" / person.id).mkdir(parents=True)
        cv2.imwrite(str(tmp_path / "people" / person.id / "1.png"), person.image)
    (tmp_path / "people" / "nobody").mkdir()
    (tmp_path / "people" / demo_people()[0].id / "2.jpg").write_bytes(b"no picture")
    return tmp_path / "people"


def test_an_import_is_looked_at_done_and_told(page, act, press, folder, settled, console_site, tmp_path):
    asked = act(page.importing.ask, folder)
    settled(page.desk)
    assert (asked.view.new.value.text(), asked.view.faults.value.text()) == ("2", "1")
    assert asked.action.text() == "Import without photographs: 2"
    asked.agreed.setChecked(True)
    press(asked.action)
    assert page.importing.notice.said.text() == "Added: 2 · Updated: 0 · Refused: 2"
    assert Counter(console_site.templates.count_by_person()).total() == 3
    assert Consents(console_site.database).stands(demo_people()[0].id, Purpose.RECOGNITION)
    details = act(page.importing.notice.show_details)
    assert details.model.rowCount() >= 2
    details.save_to(tmp_path / "refused.csv")
    settled(page.desk)
    assert "2.jpg" in (tmp_path / "refused.csv").read_text("utf-8-sig")
    details.accept()


def test_a_cancelled_import_keeps_and_tells_what_it_did(page, act, folder, settled, console_site, qtbot):
    table = folder / "many.csv"
    table.write_text(
        "id,name\n" + "\n".join(f"{number},P {number}" for number in range(100, 900)), encoding="utf-8"
    )
    asked = act(page.importing.ask, table)
    settled(page.desk)
    qtbot.mouseClick(asked.action, Qt.MouseButton.LeftButton)
    [job] = page.desk.jobs.running
    qtbot.waitUntil(lambda: job.done > 0)
    job.cancel()
    settled(page.desk)
    assert job.state is JobState.CANCELLED
    kept = console_site.employees.count() - 2
    assert 0 < kept < 800 and f"Added: {kept} " in job.outcome


def test_a_source_that_is_none_is_one_sentence_in_the_dialog(page, act, settled, tmp_path):
    (tmp_path / "empty").mkdir()
    asked = act(page.importing.ask, tmp_path / "empty")
    settled(page.desk)
    assert "holds no people" in asked.fault.text() and not asked.action.isEnabled()
    asked.reject()
