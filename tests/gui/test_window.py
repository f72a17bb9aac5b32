"""The window as a person meets it."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from scripted import AT, make_face, make_result, recorded
from touching import click

from faceclock.domain.events import (
    FrameResult,
    NotRecorded,
    PackMissing,
    SourceChanged,
    SourceState,
    UnknownPerson,
)
from faceclock.domain.reasons import Reason
from faceclock.settings.model import Language, Theme

pytestmark = pytest.mark.gui


def test_idle(stage):
    window = stage.window
    assert window.card.message.title.text() == "Look at the camera"
    assert window.header.clock.text() == "08:57"
    assert window.header.company.text() == "Northwind"
    assert window.footer.chip.word.text() == "Live check off"


def test_a_hint_appears_on_the_picture(stage):
    stage.kiosk.on_result(make_result(Reason.TURNED))
    assert stage.window.preview.accessibleDescription() == "Turn to the camera"


def test_a_stranger_is_led_to_number_and_pin(stage):
    stage.kiosk.on_event(UnknownPerson(recorded().punch.at, Reason.BELOW_THRESHOLD))
    assert stage.window.card.message.title.text() == "Not recognised"
    assert stage.window.pin_button.property("kind") == "primary"


def test_language_changes_at_once(stage, qtbot):
    chinese = next(b for b in stage.window.footer.languages.buttons() if b.text() == "中文")
    click(qtbot, chinese)
    window = stage.window
    assert window.card.message.title.text() == "请看摄像头"
    assert window.header.day.text() == "11月23日 星期一"
    assert window.pin_button.accessibleName() == "使用工号和密码"
    window.use_language(Language.ENGLISH)
    assert window.card.message.title.text() == "Look at the camera"
    assert window.header.day.text() == "Monday, 23 November"


def test_large_text(stage, qtbot):
    title = stage.window.card.message.title
    assert title.font().pixelSize() == 32
    click(qtbot, stage.window.footer.large)
    assert title.font().pixelSize() == 40
    click(qtbot, stage.window.footer.normal)
    assert title.font().pixelSize() == 32


def test_figures_are_tabular(stage):
    metrics = stage.window.header.clock.fontMetrics()
    assert metrics.horizontalAdvance("11:11") == metrics.horizontalAdvance("00:00")


def test_a_kiosk_keeps_its_full_screen(stages, qtbot):
    stage = stages.open(lockdown=True)
    stage.window.showFullScreen()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
        qtbot.keyClick(stage.window, key)
    assert stage.window.isFullScreen()


def test_dark_style(stages):
    stage = stages.open(theme=Theme.DARK)
    stage.kiosk.live()
    window = stage.window.grab().toImage()
    assert window.pixelColor(4, 4).name().upper() == "#0D1117"


def test_from_right_to_left_the_picture_stands_right(stages, qtbot):
    stage = stages.open()
    stage.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert stage.window.preview.x() > stage.window.card.x()


def test_the_preview_is_painted(stage, qtbot):
    picture = make_result(None).frame.image.copy()
    picture[:] = (30, 160, 90)
    stage.kiosk.live(picture)
    qtbot.waitUntil(lambda: stage.window.preview._picture is not None)
    shown = stage.window.preview.grab().toImage().pixelColor(390, 300)
    assert (shown.red(), shown.green(), shown.blue()) == (90, 160, 30)


def test_two_people_are_told_apart_from_one(stage):
    two = (make_face(), make_face(400))
    frame = make_result(None).frame
    stage.kiosk.on_result(FrameResult(frame, two, two[0], Reason.SEVERAL_FACES))
    assert stage.window.card.message.title.text() == "Others, step back"
    assert stage.window.preview.accessibleDescription() == "One at a time"


def visible_words(window) -> list[str]:
    labels = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    return [label.text() for label in labels if label.isVisible() and label.text()]


@pytest.mark.parametrize(
    "event",
    [
        PackMissing("No pack; run `faceclock models install opencv-zoo`."),
        SourceChanged(SourceState.LOST, "Camera 7 cannot be opened; use --source demo."),
        SourceChanged(SourceState.ENDED, "/srv/nosuch.mp4 is not there; name another."),
        NotRecorded(AT, "The disk is full; free some space."),
    ],
)
def test_what_the_operator_must_know_goes_to_the_log_and_not_to_the_wall(stages, caplog, event):
    stage = stages.open(language=Language.CHINESE)
    stage.kiosk.live()
    stage.kiosk.on_event(event)
    assert event.message in caplog.text
    strange = [text for text in visible_words(stage.window) if re.search("[A-Za-z]{3}", text)]
    assert [text for text in strange if text not in ("English", "Northwind", "Main entrance")] == []
    assert stage.window.pin_button.isVisible()
