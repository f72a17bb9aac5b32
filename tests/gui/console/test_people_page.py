"""The page People on a real site: the table, the person beside it, and what two consoles see."""

from datetime import UTC, datetime

import pytest
from consenting import agree
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from faceclock.app.comparing import current_contender
from faceclock.app.site import open_site
from faceclock.domain.embedding import Embedding
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.domain.roles import Role
from faceclock.gui.console.people.page import PeoplePage
from faceclock.vision.packs.manifest import contract_of

pytestmark = pytest.mark.gui

PEOPLE = [
    Employee("2", "Zoë Müller", "Logistics"),
    Employee("10", "陈思远", "仓库"),
    Employee("9", "محمد علي", "Logistics"),
    Employee("7", "W" * 200, "Office"),
    Employee("8", "👩‍👩‍👧 \u200fevil", "", active=False),
]


@pytest.fixture
def page(console_site, owner_desk, show):
    for employee in PEOPLE:
        console_site.employees.add(employee)
    agree(console_site.database, "2")
    contract = contract_of(current_contender(console_site).manifest)
    for seed in (1.0, 2.0):
        vector = Embedding.of([seed, *[1.0] * (contract.dimension - 1)], contract)
        console_site.templates.add(Template(uuid7(), "2", vector, "photo:x", datetime.now(UTC), 71.0))
    console_site.clock.punch("2")
    return show(PeoplePage(owner_desk))


def shown(page) -> list[str]:
    return [page.table.people.index(row, 1).data() for row in range(page.table.people.rowCount())]


def choose(page, settled, *numbers: str) -> None:
    page.table.choose(numbers)
    settled(page.desk)


def words(page) -> str:
    return "\n".join(label.text() for label in page.panel.findChildren(QLabel) if label.isVisibleTo(page))


def press(qtbot, page, text: str) -> None:
    [found] = [one for one in page.findChildren(QPushButton) if one.text().replace("&", "") == text]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def dialog(qtbot):
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    return QApplication.activeModalWidget()


def test_numbers_stand_by_value_and_names_by_their_letters(page):
    page.table.sort_by(1)
    assert shown(page) == ["2", "7", "9", "10"]
    page.table.sort_by(0)
    assert shown(page)[:2] == ["7", "2"]


@pytest.mark.parametrize(
    ("typed", "found"), [("zoe", ["2"]), ("思", ["10"]), ("logis", ["2", "9"]), ("LOGIS zoe", ["2"])]
)
def test_a_search_finds_names_numbers_and_teams(qtbot, page, typed, found):
    page.roll.filters.search.insert(typed)
    qtbot.waitUntil(lambda: sorted(shown(page)) == found)
    assert page.roll.count.text() == f"Shown: {len(found)} of 5"


def test_from_the_search_enter_leads_to_the_first_who_was_found(qtbot, page, settled):
    qtbot.keyClicks(page.roll.filters.search, "logistics")
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    qtbot.keyClick(page.roll.filters.search, Qt.Key.Key_Return)
    assert page.focusWidget() is page.table
    settled(page.desk)
    assert page.panel.person is not None and page.panel.person.employee.id == shown(page)[0]


def test_filters_narrow_the_table(page):
    page.roll.filters.state.setCurrentText("Left")
    assert shown(page) == ["8"]
    page.roll.filters.clear()
    page.roll.filters.lack.setCurrentText("Neither face nor PIN")
    assert "2" not in shown(page) and len(shown(page)) == 4
    page.roll.filters.team.setCurrentText("Logistics")
    assert shown(page) == ["9"]


def test_a_search_that_finds_nobody_offers_everybody(qtbot, page):
    page.roll.filters.search.insert("x" * 10_000)
    qtbot.waitUntil(lambda: page.roll.stack.currentIndex() == 2)
    press(qtbot, page, "Show everybody")
    qtbot.waitUntil(lambda: len(shown(page)) == 5)
    assert page.roll.stack.currentIndex() == 0


def test_a_person_is_shown_with_pictures_consents_and_punches(page, settled):
    choose(page, settled, "2")
    said = words(page)
    for part in ("Zoë Müller", "2 · Logistics", "✓ Active", "No PIN", "Quality 71", "not asked", "→ In"):
        assert part in said


def test_another_page_asks_for_somebody_who_left(page, settled):
    page.opened("8")
    settled(page.desk)
    assert [listed.person.id for listed in page.table.chosen_people()] == ["8"] and "Left on" in words(page)


def test_names_of_any_length_and_direction_keep_the_page_as_it_is(page, settled):
    width = page.panel.width()
    for number in ("7", "9", "8"):
        page.opened(number)
        settled(page.desk)
        assert page.panel.width() == width
        assert not page.panel._shown.horizontalScrollBar().isVisible()


def test_somebody_deleted_in_another_console_goes_here_too(page, settled, console_site, qtbot):
    choose(page, settled, "2")
    with open_site(console_site.data) as other:
        other.employees.remove("2")
    qtbot.waitUntil(lambda: "2" not in shown(page), timeout=10_000)
    settled(page.desk)
    assert page.panel.person is None


def test_a_selection_and_its_place_survive_a_change(page, settled, console_site):
    choose(page, settled, "9", "10")
    console_site.employees.add(Employee("1", "Aaron"))
    page.refresh()
    settled(page.desk)
    assert "1" in shown(page) and {listed.person.id for listed in page.table.chosen_people()} == {"9", "10"}
    press_move = [one for one in page.panel.findChildren(QPushButton) if "Move" in one.text()]
    assert len(press_move) == 1


def test_several_move_to_a_new_team(qtbot, page, settled, console_site):
    choose(page, settled, "9", "10")
    press(qtbot, page, "Move to another team")
    asked = dialog(qtbot)
    asked.team.setCurrentText("Night shift")
    qtbot.mouseClick(asked.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: console_site.employees.require("9").team == "Night shift")
    settled(page.desk)
    assert "Night shift" in page.actions_of_person.teams


def test_an_auditor_sees_and_changes_nothing(desk_as, show, console_site, settled):
    console_site.employees.add(PEOPLE[0])
    page = show(PeoplePage(desk_as(Role.AUDITOR)))
    choose(page, settled, "2")
    visible = {one.text().replace("&", "") for one in page.findChildren(QPushButton) if one.isVisibleTo(page)}
    assert not visible & {"Enrol a person", "Import", "Edit", "Enrol the face", "Withdraw"}
    assert not page.acceptDrops()


def test_an_empty_page_says_what_will_be_here(owner_desk, show):
    page = show(PeoplePage(owner_desk))
    assert page.roll.stack.currentIndex() == 1


def test_what_is_dropped_wrongly_is_one_sentence(page, tmp_path, qtbot):
    picture = tmp_path / "me.png"
    picture.write_bytes(b"")
    for files, sentence in (([picture], "neither a folder"), ([tmp_path, picture], "Drop one folder")):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        place = QPointF(QPoint(50, 50))
        event = QDropEvent(
            place, Qt.DropAction.CopyAction, data, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        )
        with qtbot.waitSignal(page.desk.told) as told:
            page.dropEvent(event)
        assert sentence in told.args[1]
