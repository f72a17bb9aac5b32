"""Scenes for the kiosk's window: every state, with scikit-image's astronaut as the only person."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import cv2
import numpy as np
import skimage
from PySide6.QtTest import QTest
from scripted import AT, ScriptedKiosk, make_challenge, make_punch, make_result

from faceclock.domain.challenge import Turn
from faceclock.domain.errors import InputProblem, PinRefused
from faceclock.domain.events import (
    AlreadyPunched,
    Fault,
    NotRecorded,
    PackMissing,
    PunchRecorded,
    RefusedPerson,
    SourceChanged,
    SourceState,
    UnknownPerson,
)
from faceclock.domain.people import Employee
from faceclock.domain.prediction import Prediction
from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason
from faceclock.gui.kiosk.window import KioskWindow
from faceclock.settings.model import Language, Theme

PERSON = Employee("1042", "Eileen Collins", "Flight crew")
Scene = Callable[[ScriptedKiosk, KioskWindow], None]


def astronaut() -> np.ndarray:
    picture = cv2.imread(str(Path(skimage.__file__).parent / "data" / "astronaut.png"))
    assert picture is not None
    return picture


def scene_image() -> np.ndarray:
    """The astronaut as a camera would see her: a 4:3 frame with her face near its middle."""
    taller = cv2.copyMakeBorder(astronaut(), 36, 0, 0, 0, cv2.BORDER_REFLECT_101)
    soft = cv2.GaussianBlur(taller, (0, 0), 12)
    sharp = np.clip((np.arange(len(taller)) - 30) / 30, 0, 1)[:, None, None]
    taller = (taller * sharp + soft * (1 - sharp)).astype(np.uint8)
    return np.ascontiguousarray(taller[:336, :448])


def portrait() -> bytes:
    done, jpeg = cv2.imencode(".jpg", astronaut()[10:230, 110:330])
    assert done
    return jpeg.tobytes()


def idle(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_result(make_result(Reason.TOO_SMALL))


def working(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    for _ in range(2):
        kiosk.on_result(make_result(Reason.HOLD_STILL))


def done(kiosk: ScriptedKiosk, window: KioskWindow, direction: Direction = Direction.IN) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(PunchRecorded(make_punch(direction), PERSON))


def done_out(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    done(kiosk, window, Direction.OUT)


def asked(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    """Going home, or to lunch?"""
    kiosk.live(scene_image())
    shares = ((Direction.OUT, 0.55), (Direction.BREAK_OUT, 0.4), (Direction.IN, 0.05))
    kiosk.on_event(PunchRecorded(make_punch(Direction.OUT), PERSON, prediction=Prediction(shares)))


def asked_back(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    shares = ((Direction.BREAK_IN, 0.55), (Direction.OUT, 0.4), (Direction.IN, 0.05))
    kiosk.on_event(PunchRecorded(make_punch(Direction.BREAK_IN), PERSON, prediction=Prediction(shares)))


def asked_shortly(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    shares = ((Direction.IN, 0.7), (Direction.OUT, 0.3))
    kiosk.on_event(PunchRecorded(make_punch(Direction.IN), PERSON, prediction=Prediction(shares)))


def already(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(PunchRecorded(make_punch(suppressed=True), PERSON))


def already_visit(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(AlreadyPunched(PERSON, AT))


def still_there(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    """The card's time is over and the person has not left."""
    kiosk.live(scene_image())
    state = window.controller._state
    state.on_result(make_result(Reason.HOLD_STILL), monotonic() - 20)
    state.on_event(AlreadyPunched(PERSON, AT), monotonic() - 20)
    kiosk.on_result(make_result(None))


def undone(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    done(kiosk, window)
    QTest.qWait(50)
    window.card.person.undo_bar.undo.click()


def turning(kiosk: ScriptedKiosk, window: KioskWindow, turn: Turn | None = Turn.LEFT) -> None:
    kiosk.live(scene_image())
    kiosk.on_result(make_challenge(turn))
    kiosk.on_result(make_challenge(turn, 0.6, left=5))


def turning_right(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    turning(kiosk, window, Turn.RIGHT)


def turning_up(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    turning(kiosk, window, Turn.UP)


def turning_down(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    turning(kiosk, window, Turn.DOWN)


def turned(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    """The first turn is made."""
    kiosk.live(scene_image())
    kiosk.on_result(make_challenge(Turn.LEFT, 1))
    kiosk.on_result(make_challenge(None, 0.5))


def straight(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    turning(kiosk, window, None)


def out_of_place(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    """Wandered off while turning."""
    turning(kiosk, window)
    kiosk.on_result(make_challenge(Turn.LEFT, 0.6, left=4, hint=Reason.TOO_SMALL))


def turned_away(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(RefusedPerson(AT, Reason.NOT_LIVE, PERSON.id))


def timed_out(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(RefusedPerson(AT, Reason.CHALLENGE_TIMEOUT, PERSON.id))


def unknown(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(UnknownPerson(AT, Reason.BELOW_THRESHOLD))


def not_recorded(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(NotRecorded(AT, "The disk is full; free some space."))


def crowd(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_result(make_result(Reason.SEVERAL_FACES, faces=2))


def stalled(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.on_event(SourceChanged(SourceState.STALLED))


def no_camera(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.on_event(SourceChanged(SourceState.LOST, "Camera 0 cannot be opened; check that it is plugged in."))


def no_picture(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.on_event(SourceChanged(SourceState.ENDED, "nosuch.mp4 is not there; name another clip."))


def fault(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(Fault(AT, "The nets failed; see the log."))


def no_model(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(PackMissing("No model pack is installed; run `faceclock models install opencv-zoo`."))


def pin(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    window.open_panel()
    kiosk.live(scene_image())
    window.panel.entry.number.setText("1042")
    window.panel.entry.enter()
    window.panel.entry.type("48")


def letters(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    window.open_panel()
    kiosk.live(scene_image())
    window.panel.letters.click()


def pin_wrong(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    pin(kiosk, window)
    window.panel.refused(PinRefused("The number or the PIN is wrong; try again."))


def pin_impossible(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    pin(kiosk, window)
    window.panel.refused(InputProblem("The time zone X is unknown; set site.zone."))


def pin_waiting(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    pin(kiosk, window)
    kiosk.gate.clear()
    window.panel._slow.setInterval(0)
    window.panel._submit("1042", "4711")


@dataclass(frozen=True)
class Shot:
    scene: Scene
    size: tuple[int, int] = (1280, 720)
    theme: Theme = Theme.LIGHT
    language: Language = Language.ENGLISH
    large: bool = False
    liveness: str = "off"


LOW, UPRIGHT = (1024, 600), (720, 1280)
PUBLISHED = {
    "kiosk-idle": Shot(idle),
    "kiosk-done-dark": Shot(done, theme=Theme.DARK),
    "kiosk-unknown": Shot(unknown),
    "kiosk-pin": Shot(pin),
    "kiosk-turn-left": Shot(turning, liveness="turns"),
    "kiosk-turn-up-chinese": Shot(turning_up, theme=Theme.DARK, language=Language.CHINESE, liveness="auto"),
    "kiosk-turn-made-upright": Shot(turned, UPRIGHT, liveness="both"),
    "kiosk-turn-no-use": Shot(timed_out, liveness="turns"),
    "kiosk-asked": Shot(asked),
    "kiosk-asked-chinese-upright": Shot(asked_back, UPRIGHT, Theme.DARK, Language.CHINESE),
    "kiosk-done-chinese": Shot(done_out, language=Language.CHINESE),
    "kiosk-done-upright": Shot(done, UPRIGHT),
    "kiosk-done-low": Shot(done, LOW, Theme.DARK),
}
