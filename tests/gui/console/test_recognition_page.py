"""The threshold by its buttons: the slider reads, a wish proposes, applying asks why, and what changed is told."""

from datetime import UTC, datetime

import numpy as np
import pytest
from consenting import put_on_roll
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from faceclock.app.console.recognition import RecognitionService
from faceclock.app.thresholds import choose_similarity
from faceclock.domain.embedding import Embedding
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.domain.roles import Role
from faceclock.gui.console.recognition.apply_dialog import ApplyDialog
from faceclock.gui.console.recognition.history_dialog import HistoryDialog
from faceclock.gui.console.recognition.page import RecognitionPage
from faceclock.storage.audit import Audit

pytestmark = pytest.mark.gui


def enrol(site, first, last, templates=3):
    """People of made-up vectors."""
    with site.database.transaction():
        for number in range(first, last):
            random = np.random.default_rng(number)
            put_on_roll(site.database, Employee(f"{number:03d}", f"Person {number}"))
            centre = random.normal(size=site.pack.contract.dimension)
            for _ in range(templates):
                site.templates.add(near(site, f"{number:03d}", centre, random))


def near(site, employee_id, centre, random):
    vector = centre + 0.5 * random.normal(size=len(centre))
    unit = (vector / np.linalg.norm(vector)).astype(np.float32)
    return Template(uuid7(), employee_id, Embedding(unit, site.pack.contract), "test", datetime.now(UTC))


@pytest.fixture
def page(owner_desk, show):
    enrol(owner_desk.site, 0, 40)
    return show(RecognitionPage(owner_desk))


def press(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def dialog_of(page, kind):
    return next(found for found in page.findChildren(kind) if found.isVisible())


def test_it_opens_at_what_decides_and_there_is_nothing_to_apply(page):
    tab = page.threshold.tab
    assert tab.in_force and not page.apply.isEnabled()
    assert tab.threshold == tab.study.in_force  # not what the notch beside it would do
    assert tab.expected.let_in.value.text().startswith("1 in ") and "95 %" in tab.expected.let_in.note.text()
    assert "%" in tab.expected.refused.value.text() and "60 people" in tab.expected.later.name.text()


def test_moving_the_slider_shows_what_that_place_means(page):
    tab = page.threshold.tab
    seen = []
    for place in (0.3, 0.6, 0.9):
        tab.slider.setValue(round(place * 200))
        seen.append(
            (tab.expected.let_in.value.text(), tab.expected.refused.value.text(), len(tab.lists.refused.rows))
        )
    assert len(set(seen)) == 3
    assert seen[0][2] == 0 and seen[2][2] > 30
    assert page.apply.isEnabled() and page.apply.text() == "&Apply 0.90"


def test_a_wish_proposes_and_shows_where_that_is(qtbot, page):
    tab = page.threshold.tab
    press(qtbot, tab.wish.months.button(12))
    modest = tab.proposal
    press(qtbot, tab.wish.months.button(60))
    tab.wish.people.setValue(400)
    assert tab.proposal > modest
    press(qtbot, tab.wish.try_it)
    assert tab.threshold == pytest.approx(tab.proposal, abs=0.005)
    tab.wish.people.setValue(1_000_000)
    tab.wish.tries.setValue(1_000_000)
    assert tab.proposal is None and "No threshold" in tab.wish.pill.text() and tab.wish.try_it.isHidden()


def test_applying_takes_a_reason_and_decides_at_once(qtbot, page, settled):
    tab = page.threshold.tab
    tab.slider.setValue(130)
    press(qtbot, page.apply)
    dialog = dialog_of(page, ApplyDialog)
    press(qtbot, dialog.action)
    settled(page.desk)
    assert "Say why" in dialog.fault.text()
    qtbot.keyClicks(dialog.reason, "strangers at the door")
    press(qtbot, dialog.action)
    settled(page.desk)
    service = page.desk.service(RecognitionService)
    assert (service.study().in_force, page.apply.isEnabled()) == (0.65, False)
    assert Audit(page.desk.site.database).newest(1)[0].detail["reason"] == "strangers at the door"


def test_below_the_calibration_it_must_be_meant(qtbot, page, settled):
    page.threshold.tab.slider.setValue(40)
    press(qtbot, page.apply)
    dialog = dialog_of(page, ApplyDialog)
    qtbot.keyClicks(dialog.reason, "a trial")
    press(qtbot, dialog.action)
    settled(page.desk)
    assert "never measured" in dialog.fault.text() and dialog.meant.isVisible()
    dialog.meant.setChecked(True)
    press(qtbot, dialog.action)
    settled(page.desk)
    assert page.desk.service(RecognitionService).study().in_force == pytest.approx(0.2)


def test_what_changed_is_told_and_can_be_undone(qtbot, page, settled):
    service = page.desk.service(RecognitionService)
    before = service.study()
    service.apply(before, 0.7, before.wish, "first")
    page.threshold.go_to_what_decides()
    settled(page.desk)
    press(qtbot, page.changes)
    settled(page.desk)
    dialog = dialog_of(page, HistoryDialog)
    assert [choice.reason for choice in dialog.model.rows] == ["first"]
    qtbot.keyClicks(dialog.reason, "enough")
    press(qtbot, dialog.action)
    settled(page.desk)
    assert service.study().in_force == before.in_force
    assert page.threshold.tab.in_force


def test_when_a_tenth_more_people_came_it_is_proposed_anew(page, settled):
    service, site = page.desk.service(RecognitionService), page.desk.site
    before = service.study()
    choose_similarity(
        site.database, before.digest, before.calibration, 0.6, "t", before.basis(0.6, before.wish)
    )
    enrol(site, 40, 45)
    page.refresh()
    settled(page.desk)
    tab = page.threshold.tab
    assert tab.banner.isVisible() and "40" in tab.banner_words.text() and "45" in tab.banner_words.text()


def test_a_place_that_somebody_moved_to_stays_when_the_data_change(page, settled):
    page.threshold.tab.slider.setValue(150)
    enrol(page.desk.site, 50, 51)
    page.refresh()
    settled(page.desk)
    assert page.threshold.tab.threshold == 0.75 and len(page.threshold.tab.study.people) == 41


def test_a_site_without_faces_says_what_will_be_here(qtbot, owner_desk, show):
    page = show(RecognitionPage(owner_desk))
    with qtbot.waitSignal(owner_desk.asked_for) as asked:
        press(
            qtbot,
            next(one for one in page.findChildren(QPushButton) if "Enrol the first" in one.text()),
        )
    assert asked.args[0] == "people" and page.apply.isHidden()


def test_an_empty_trade_off_says_what_it_takes(qtbot, owner_desk, show):
    enrol(owner_desk.site, 0, 5, templates=1)
    card = show(RecognitionPage(owner_desk)).threshold.tab.pictures
    assert "two pictures" not in card.note.text()
    press(qtbot, card.kinds.button(1))
    assert "two pictures" in card.note.text()


def test_an_auditor_sees_all_and_applies_nothing(desk_as, show):
    desk = desk_as(Role.AUDITOR)
    enrol(desk.site, 0, 10)
    page = show(RecognitionPage(desk))
    page.threshold.tab.slider.setValue(150)
    assert page.apply.isHidden() and page.changes.isVisible()


def test_enter_on_a_look_alike_leads_to_the_person(qtbot, page):
    tab = page.threshold.tab
    tab.slider.setValue(180)
    with qtbot.waitSignal(page.desk.asked_for) as asked:
        tab.lists.tables["would_be_refused"].chosen.emit(tab.lists.refused.index(0, 0))
    assert asked.args == ["people", tab.lists.refused.rows[0].employee_id]


def test_a_site_without_a_pack_leads_to_the_packs(qtbot, owner_desk, show):
    owner_desk.site.pack_folder, owner_desk.site.pack_fault = None, "There is no model pack yet."
    page = show(RecognitionPage(owner_desk))
    press(qtbot, next(one for one in page.findChildren(QPushButton) if "Choose a model" in one.text()))
    assert page.tabs.current is page.tabs.content("packs")
