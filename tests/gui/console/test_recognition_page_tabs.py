"""Quality, live check and model packs by their buttons, on the shipped pack and the demo's people."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from faceclock.app.console.recognition_packs import RecognitionPacks
from faceclock.app.settings_change import change_settings
from faceclock.domain.roles import Role
from faceclock.gui.console.jobs import JobState
from faceclock.gui.console.recognition.compare_dialog import CompareDialog
from faceclock.gui.console.recognition.licence_dialog import LicenceDialog
from faceclock.gui.console.recognition.page import RecognitionPage
from faceclock.gui.console.recognition.switch_dialog import SwitchDialog
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.settings.model import LivenessMode, Quality
from faceclock.settings.paths import shipped_packs_folder
from faceclock.vision.packs.manifest import read_manifest, write_manifest

pytestmark = pytest.mark.gui


@pytest.fixture
def tab(owner_desk, show, settled):
    """Opens a tab of the page, as another page would."""

    def turn(key):
        page = show(RecognitionPage(owner_desk), key)
        settled(owner_desk)
        return page.tabs.current

    return turn


@pytest.fixture
def other_pack(tmp_path):
    """The shipped pack under another name, looking at pixels otherwise."""

    def make(name, **changes):
        folder = tmp_path / name
        starter = shipped_packs_folder() / "starter"
        shutil.copytree(starter, folder, ignore=shutil.ignore_patterns("*.safetensors", "runs", "*.md"))
        manifest = read_manifest(starter)
        recogniser = replace(manifest.recogniser, mean=(126.0,) * 3)
        write_manifest(folder, replace(manifest, name=name, recogniser=recogniser, **changes))
        return folder

    return make


def press(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def dialog_of(parent, kind):
    return next(found for found in parent.findChildren(kind) if found.isVisible())


def choose(tab, name):
    place = next(number for number, one in enumerate(tab.model.rows) if one.name == name)
    tab.table.setCurrentIndex(tab.model.index(place, 0))


def test_quality_is_asked_more_and_set_back(qtbot, tab, owner_desk, settled):
    quality = tab("quality")
    assert not quality.apply.isEnabled() and not quality.reset.isEnabled()
    quality.sliders.sliders["light"].setValue(26)
    press(qtbot, quality.apply)
    settled(owner_desk)
    assert owner_desk.site.settings.quality == Quality(light=130)
    press(qtbot, quality.reset)
    press(qtbot, quality.apply)
    settled(owner_desk)
    assert owner_desk.site.settings.quality == Quality()


def test_the_preview_judges_by_the_sliders(qtbot, tab, owner_desk):
    change_settings(owner_desk.site, {"kiosk.source": "demo"})
    quality = tab("quality")
    press(qtbot, quality.start)
    bar = quality.measures.bars["unified"]
    qtbot.waitUntil(lambda: bar.value() > 0 and quality.verdict.isVisible(), timeout=20_000)
    for name in ("size", "light"):
        quality.sliders.sliders[name].setValue(32)
    qtbot.waitUntil(lambda: "too" in quality.verdict.text(), timeout=20_000)
    press(qtbot, quality.start)
    assert not quality.camera.running and "Start" in quality.start.text()


def test_the_live_check_is_chosen_and_off_is_asked_about(qtbot, tab, owner_desk, settled):
    live = tab("live")
    assert not live.choices[LivenessMode.BOTH].isEnabled() and "No network" in live.net.text()
    live.choices[LivenessMode.OFF].click()
    assert live.choices[LivenessMode.AUTO].isChecked()
    press(qtbot, dialog_of(live, Dialog).action)
    settled(owner_desk)
    assert owner_desk.site.settings.liveness.mode is LivenessMode.OFF and live.off.isVisible()


def test_a_drill_tells_each_presentation_and_stands_in_the_history(qtbot, tab, owner_desk, settled):
    change_settings(owner_desk.site, {"kiosk.source": "demo", "liveness.mode": "off"})
    live = tab("live")
    live.drill.species.setCurrentText("phone")
    live.drill.count.setValue(1)
    press(qtbot, live.drill.start)
    settled(owner_desk)
    settled(owner_desk)
    assert "0 of 1 were let in" in live.drill.outcome.text()
    assert [drill.species for drill in live.drill.model.rows] == ["phone"]


def test_a_drill_can_be_cancelled_before_anything_was_shown(qtbot, tab, owner_desk, settled):
    change_settings(owner_desk.site, {"kiosk.source": "demo"})
    live = tab("live")
    live.drill.count.setValue(1000)
    press(qtbot, live.drill.start)
    (job,) = owner_desk.jobs.running
    job.cancel()
    settled(owner_desk)
    assert job.state is JobState.CANCELLED and not live.drill.model.rows and live.drill.start.isEnabled()


def test_packs_are_listed_with_what_may_be_done(qtbot, tab, owner_desk, settled):
    packs = tab("packs")
    assert packs.details.heading.text() == "starter" and packs.details.verify.isVisible()
    assert packs.details.install.isHidden() and packs.details.switch.isHidden()
    choose(packs, "buffalo_l")
    press(qtbot, packs.details.install)
    dialog = dialog_of(packs, LicenceDialog)
    assert not dialog.action.isEnabled()
    dialog.accepted_box.setChecked(True)
    assert dialog.action.isEnabled()
    press(qtbot, dialog.cancel)
    assert not owner_desk.jobs.all


def test_a_pack_is_brought_in_put_to_use_and_taken_back(qtbot, tab, owner_desk, settled, other_pack):
    packs = tab("packs")
    packs.import_from(str(other_pack("variant")))
    settled(owner_desk)
    service = owner_desk.service(RecognitionPacks)
    assert service.in_use().pack == "starter"
    choose(packs, "variant")
    press(qtbot, packs.details.switch)
    settled(owner_desk)
    dialog = dialog_of(packs, SwitchDialog)
    assert not dialog.action.isEnabled()
    qtbot.keyClicks(dialog.reason, "a trial")
    press(qtbot, dialog.action)
    settled(owner_desk)
    settled(owner_desk)
    assert service.in_use().pack == "variant"
    choose(packs, "variant")
    press(qtbot, packs.details.roll_back)
    press(qtbot, dialog_of(packs, Dialog).action)
    settled(owner_desk)
    assert service.in_use().pack == "starter"


def test_a_research_only_pack_that_is_dropped_asks_first(qtbot, tab, owner_desk, settled, other_pack):
    packs = tab("packs")
    drop(packs, other_pack("research", commercial_use=False, licence="research only, by whoever"))
    settled(owner_desk)
    dialog = dialog_of(packs, LicenceDialog)
    dialog.accepted_box.setChecked(True)
    press(qtbot, dialog.action)
    settled(owner_desk)
    settled(owner_desk)
    assert "research" in [row.name for row in packs.model.rows if row.installed]


def test_what_is_no_pack_is_said_in_one_sentence(tab, owner_desk, settled, tmp_path):
    (tmp_path / "picture.jpg").write_bytes(b"no zip")
    packs = tab("packs")
    drop(packs, tmp_path / "picture.jpg")
    settled(owner_desk)
    (job,) = owner_desk.jobs.all
    assert job.state is JobState.FAILED and len(owner_desk.sentence_of(job.error).split(". ")) == 1


def test_a_comparison_asks_where_the_public_set_is(qtbot, tab, owner_desk, settled, other_pack):
    packs = tab("packs")
    packs.import_from(str(other_pack("variant")))
    settled(owner_desk)
    choose(packs, "variant")
    press(qtbot, packs.details.compare)
    dialog = dialog_of(packs, CompareDialog)
    dialog.folder.setText("/nowhere at all")
    press(qtbot, dialog.action)
    assert "no such folder" in dialog.fault.text()
    press(qtbot, dialog.cancel)


def test_an_auditor_is_offered_nothing_that_changes_anything(desk_as, show, settled):
    desk = desk_as(Role.AUDITOR)
    page = show(RecognitionPage(desk), "packs")
    choose(page.tabs.current, "mobilefacenet")
    assert page.tabs.current.details.install.isHidden()
    page.tabs.turn_to("live")
    settled(desk)
    assert page.tabs.current.drill.start.isHidden() or not page.tabs.current.drill.start.isVisible()
    assert not any(choice.isEnabled() for choice in page.tabs.current.choices.values())


def drop(widget, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
