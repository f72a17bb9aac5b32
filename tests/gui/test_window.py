"""The window as a person meets it."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from scripted import AT, make_face, make_result, recorded

from faceclock.domain.errors import InputProblem, PinRefused, StorageProblem
from faceclock.domain.events import (
    FrameResult,
    NotRecorded,
    PackMissing,
    SourceChanged,
    SourceState,
    UnknownPerson,
)
from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.view import Card
from faceclock.gui.tokens import LIGHT
from faceclock.settings.model import Language, Theme

pytestmark = pytest.mark.gui


def click(qtbot, button: QAbstractButton) -> None:
    assert button.isVisible() and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def enter_pin(qtbot, stage, number="1042", pin="4711") -> None:
    click(qtbot, stage.window.pin_button)
    pad = stage.window.panel.figures
    for digit in number:
        click(qtbot, pad.keys[digit])
    click(qtbot, pad.keys[">"])
    for digit in pin:
        click(qtbot, pad.keys[digit])
    click(qtbot, pad.keys[">"])


def test_idle(stage):
    window = stage.window
    assert window.card.message.title.text() == "Look at the camera"
    assert window.header.clock.text() == "08:57"
    assert window.header.company.text() == "Northwind"
    assert window.footer.chip.word.text() == "Live check off"


def test_a_hint_appears_on_the_picture(stage):
    stage.kiosk.on_result(make_result(Reason.TURNED))
    assert stage.window.preview.accessibleDescription() == "Turn to the camera"


def test_a_punch_shows_who_what_and_when(stage):
    stage.kiosk.on_event(recorded(Direction.OUT))
    person = stage.window.card.person
    assert person.isVisible()
    assert person.name.text() == "Maria Keller"
    assert person.team.text() == "Assembly, team 2"
    assert (person.badge.word.text(), person.time.text()) == ("OUT", "08:57")
    assert stage.window.card.property("tone") == "ok"
    assert "OUT" in stage.window.card.accessibleName()


def test_undo(stage, qtbot):
    stage.kiosk.on_event(recorded())
    click(qtbot, stage.window.card.person.undo_bar.undo)
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.UNDONE)
    assert stage.kiosk.asked == [("undo", "p1")]


def test_change_of_direction_and_back(stage, qtbot):
    stage.kiosk.on_event(recorded())
    person = stage.window.card.person
    assert person.undo_bar.change.text() == "Change to OUT"
    click(qtbot, person.undo_bar.change)
    qtbot.waitUntil(lambda: person.badge.word.text() == "OUT")
    assert person.undo_bar.change.text() == "Change to IN"
    click(qtbot, person.undo_bar.change)
    qtbot.waitUntil(lambda: person.badge.word.text() == "IN")


def test_a_second_tap_is_not_a_second_undo(stage, qtbot):
    stage.kiosk.on_event(recorded())
    undo = stage.window.card.person.undo_bar.undo
    undo.click()
    undo.click()
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.UNDONE)
    assert stage.kiosk.asked == [("undo", "p1")]


def test_an_undo_that_fails_is_never_shown_as_done(stage, qtbot):
    stage.kiosk.problem = StorageProblem("The disk is full; free some space.")
    stage.kiosk.on_event(recorded())
    click(qtbot, stage.window.card.person.undo_bar.undo)
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.NOT_CHANGED)
    assert stage.window.card.message.text.text() == "The entry stays as it was. Tell the office."


def test_the_undo_time_can_be_switched_off(stages):
    stage = stages.open(undo_seconds=0.0)
    stage.kiosk.live()
    stage.kiosk.on_event(recorded())
    assert stage.window.card.person.undo_bar.isHidden()


def test_a_stranger_is_led_to_number_and_pin(stage):
    stage.kiosk.on_event(UnknownPerson(recorded().punch.at, Reason.BELOW_THRESHOLD))
    assert stage.window.card.message.title.text() == "Not recognised"
    assert stage.window.pin_button.property("kind") == "primary"


def test_a_lost_camera_leaves_number_and_pin(stage, qtbot):
    stage.kiosk.on_event(SourceChanged(SourceState.LOST, "Camera 0 is gone; plug it in."))
    assert stage.window.card.message.title.text() == "No camera"
    enter_pin(qtbot, stage)
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.DONE)


def test_number_and_pin_by_touch(stage, qtbot):
    enter_pin(qtbot, stage)
    qtbot.waitUntil(stage.window.panel.isHidden)
    assert stage.kiosk.asked == [("pin", "1042", "4711")]
    assert stage.window.card.person.isVisible()


def test_number_and_pin_by_keyboard(stage, qtbot):
    window = stage.window
    qtbot.keyClicks(window, "1")
    assert window.panel.isVisible()
    qtbot.keyClicks(window.panel.entry.number, "042")
    qtbot.keyClick(window.panel.entry.number, Qt.Key.Key_Return)
    qtbot.keyClicks(window.panel.entry.pin, "4711")
    qtbot.keyClick(window.panel.entry.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(window.panel.isHidden)
    assert stage.kiosk.asked == [("pin", "1042", "4711")]


def test_a_pin_is_never_legible(stage, qtbot):
    stage.window.open_panel()
    entry = stage.window.panel.entry
    assert entry.pin.echoMode() is QLineEdit.EchoMode.Password
    entry.pin.setText("4711")
    stage.window.panel.close_panel()
    assert entry.pin.text() == ""


def test_a_wrong_pin_and_an_unknown_number_sound_alike(stage, qtbot):
    stage.kiosk.problem = PinRefused("The ID or the PIN is wrong; try again.")
    enter_pin(qtbot, stage)
    panel = stage.window.panel
    qtbot.waitUntil(lambda: bool(panel.error.text()))
    assert panel.error.text() == "✕ Number or PIN is wrong"
    assert (panel.entry.number.text(), panel.entry.pin.text()) == ("1042", "")
    assert panel.entry.isEnabled()


def test_a_locked_number_shows_how_long_to_wait(stage, qtbot):
    stage.kiosk.problem = PinRefused("Too many wrong PINs.", 1.2)
    enter_pin(qtbot, stage)
    panel = stage.window.panel
    qtbot.waitUntil(lambda: "Wait 2 s" in panel.error.text())
    asked = len(stage.kiosk.asked)
    panel.entry.pin.setText("4711")
    panel.entry.enter()
    assert len(stage.kiosk.asked) == asked
    qtbot.waitUntil(lambda: panel.error.text() == "", timeout=3000)
    panel.entry.enter()
    qtbot.waitUntil(lambda: len(stage.kiosk.asked) == asked + 1)


def test_a_pin_punch_that_is_not_stored_is_never_ok(stage, qtbot):
    stage.kiosk.problem = StorageProblem("The disk is full.")
    enter_pin(qtbot, stage)
    qtbot.waitUntil(lambda: stage.window.controller.view.card is Card.NOT_RECORDED)
    assert stage.window.panel.isHidden()


def test_escape_and_back_leave_the_panel(stage, qtbot):
    panel = stage.window.panel
    stage.window.open_panel()
    qtbot.keyClick(panel.entry.number, Qt.Key.Key_Escape)
    assert panel.isHidden()
    stage.window.open_panel()
    click(qtbot, panel.back)
    assert panel.isHidden()
    assert stage.window.card.isVisible()


def test_a_panel_that_is_left_alone_goes_away(stage, qtbot):
    panel = stage.window.panel
    panel._idle.setInterval(80)
    stage.window.open_panel()
    panel.entry.type("1")
    qtbot.waitUntil(panel.isHidden, timeout=2000)
    assert panel.entry.number.text() == ""


def test_letters_for_numbers_that_have_some(stage, qtbot):
    stage.window.open_panel()
    panel = stage.window.panel
    click(qtbot, panel.letters)
    click(qtbot, panel.alphabet.keys["E"])
    click(qtbot, panel.letters)
    click(qtbot, panel.figures.keys["7"])
    assert panel.entry.number.text() == "E7"
    click(qtbot, panel.figures.keys["<"])
    assert panel.entry.number.text() == "E"


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


@pytest.mark.parametrize("size", [(1280, 720), (1024, 600), (800, 480), (720, 1280), (1920, 1080)])
def test_every_button_is_named_and_large_enough(stages, qtbot, size):
    stage = stages.open(size)
    stage.kiosk.live()
    stage.kiosk.on_event(recorded())
    window = stage.window

    def check() -> None:
        for button in window.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.accessibleName(), button
                assert button.width() >= 56 and button.height() >= 56, (
                    button.accessibleName(),
                    button.size(),
                )
                assert window.rect().contains(button.mapTo(window, button.rect().bottomRight()))

    check()
    window.open_panel()
    qtbot.wait(20)
    check()
    click(qtbot, window.panel.letters)
    qtbot.wait(20)
    check()


def test_tab_reaches_every_control(stage, qtbot):
    stage.kiosk.on_event(recorded())
    window = stage.window
    seen, widget = set(), window.nextInFocusChain()
    while widget is not window:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            seen.add(widget)
        widget = widget.nextInFocusChain()
    bar = window.card.person.undo_bar
    wanted = {bar.undo, bar.change, window.pin_button, *window.footer.findChildren(QAbstractButton)}
    assert wanted <= seen


def test_enter_presses_a_button(stage, qtbot):
    qtbot.keyClick(stage.window.pin_button, Qt.Key.Key_Return)
    assert stage.window.panel.isVisible()


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


def test_another_refusal_of_number_and_pin_is_told_in_the_windows_language(stages, qtbot):
    stage = stages.open(language=Language.CHINESE)
    stage.kiosk.problem = InputProblem("The time zone X is unknown; set site.zone to Europe/Berlin.")
    enter_pin(qtbot, stage)
    qtbot.waitUntil(lambda: bool(stage.window.panel.error.text()))
    assert "site.zone" not in stage.window.panel.error.text()
    assert not re.search("[A-Za-z]{3}", stage.window.panel.error.text())


def test_the_large_letter_stands_in_the_middle_of_its_button(stage):
    large = stage.window.footer.large
    image = large.grab().toImage()
    ground = image.pixelColor(2, 2)
    inked = [
        x
        for x in range(image.width())
        if any(
            abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60 for y in range(image.height())
        )
    ]
    assert abs((inked[0] + inked[-1]) / 2 - image.width() / 2) <= 2


def test_a_focused_button_has_our_ring_and_nothing_else(stage, qtbot):
    """Neither the style's own rectangle nor words that the ring takes the room of."""
    window = stage.window
    window.activateWindow()
    button = window.footer.languages.buttons()[0]
    plain = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)  # only then does the style draw its own
    qtbot.waitUntil(button.hasFocus)
    focused = button.grab().toImage()
    across, down = range(3, plain.width() - 3), range(16, plain.height() - 16)  # between the round corners
    changed = [(x, y) for x in across for y in down if plain.pixel(x, y) != focused.pixel(x, y)]
    assert not changed
    assert focused.pixelColor(focused.width() // 2, 0).name().upper() == LIGHT.accent


def test_after_an_undo_no_button_has_the_keyboard(stage, qtbot):
    stage.kiosk.on_event(recorded())
    click(qtbot, stage.window.card.person.undo_bar.undo)
    assert stage.window.focusWidget() is stage.window


def test_a_pin_punch_without_a_camera_draws_no_oval_on_nothing(stage, qtbot):
    stage.kiosk.on_event(SourceChanged(SourceState.LOST))
    before = stage.window.preview.grab().toImage()
    stage.kiosk.on_event(recorded())
    assert stage.window.controller.view.card is Card.DONE
    after = stage.window.preview.grab().toImage()
    above = range(before.height() * 3 // 4)  # the greeting stands below
    assert all(before.pixel(x, y) == after.pixel(x, y) for x in range(0, before.width(), 7) for y in above)
