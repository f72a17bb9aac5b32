"""Makes the pictures of the documentation from the real window: docs/screenshots/kiosk-*.png.

The person in them is scikit-image's astronaut, a NASA picture in the public domain, and nobody else.
Usage: screenshots.py [--out FOLDER] [NAME...]
"""

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "gui"))

import cv2
import numpy as np
import skimage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from scripted import AT, ScriptedKiosk, make_punch, make_result

from faceclock.domain.errors import InputProblem
from faceclock.domain.events import (
    AlreadyPunched,
    NotRecorded,
    PackMissing,
    PunchRecorded,
    SourceChanged,
    SourceState,
    UnknownPerson,
)
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction
from faceclock.domain.reasons import Reason
from faceclock.gui.display import require_display
from faceclock.gui.fonts import use_fonts
from faceclock.gui.kiosk.bridge import Bridge
from faceclock.gui.kiosk.window import KioskWindow
from faceclock.settings.model import Kiosk, Language, Settings, Site, Theme

PERSON = Employee("1042", "Eileen Collins", "Flight crew")
Scene = Callable[[ScriptedKiosk, KioskWindow], None]


def astronaut() -> np.ndarray:
    picture = cv2.imread(str(Path(skimage.__file__).parent / "data" / "astronaut.png"))
    assert picture is not None
    return picture


def scene_image() -> np.ndarray:
    """The astronaut as a camera would see her: her face in the middle of a 4:3 frame."""
    picture = astronaut()
    frame = cv2.copyMakeBorder(picture, 60, 0, 90, 130, cv2.BORDER_REPLICATE)
    blurred = cv2.GaussianBlur(frame, (0, 0), 21)
    mask = np.zeros(frame.shape[:2], np.float32)
    mask[60:, 90:602] = 1
    mask = cv2.GaussianBlur(mask, (0, 0), 12)[..., None]
    mixed = (frame * mask + blurred * (1 - mask)).astype(np.uint8)
    middle, top, width = 314, 8, 560
    return np.ascontiguousarray(mixed[top : top + width * 3 // 4, middle - width // 2 : middle + width // 2])


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


def already(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(PunchRecorded(make_punch(suppressed=True), PERSON))


def already_visit(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(AlreadyPunched(PERSON, AT))


def undone(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    done(kiosk, window)
    QTest.qWait(50)
    window.card.person.undo_bar.undo.click()


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


def no_model(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    kiosk.on_event(PackMissing("No model pack is installed; run `faceclock models install opencv-zoo`."))


def pin(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    window.open_panel()
    window.panel.entry.number.setText("1042")
    window.panel.entry.enter()
    window.panel.entry.type("48")


def letters(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    kiosk.live(scene_image())
    window.open_panel()
    window.panel.letters.click()


def pin_wrong(kiosk: ScriptedKiosk, window: KioskWindow) -> None:
    pin(kiosk, window)
    problem = InputProblem("wrong")
    problem.reason = "wrong"  # type: ignore[attr-defined]
    window.panel.refused(problem)


@dataclass(frozen=True)
class Shot:
    scene: Scene
    size: tuple[int, int] = (1280, 720)
    theme: Theme = Theme.LIGHT
    language: Language = Language.ENGLISH
    large: bool = False


LOW, UPRIGHT = (1024, 600), (720, 1280)
PUBLISHED = {
    "kiosk-idle": Shot(idle),
    "kiosk-done-dark": Shot(done, theme=Theme.DARK),
    "kiosk-unknown": Shot(unknown),
    "kiosk-pin": Shot(pin),
    "kiosk-done-chinese": Shot(done_out, language=Language.CHINESE),
    "kiosk-done-upright": Shot(done, UPRIGHT),
    "kiosk-done-low": Shot(done, LOW, Theme.DARK),
}


def take(shot: Shot, target: Path) -> None:
    kiosk = ScriptedKiosk()
    kiosk.picture = portrait()
    settings = Settings(
        site=Site(company="Northwind", place="Main entrance"),
        kiosk=Kiosk(theme=shot.theme, language=shot.language, sound=False),
    )
    now = datetime(2026, 11, 23, 8, 57, tzinfo=ZoneInfo("Europe/London"))
    bridge = Bridge(kiosk)
    window = KioskWindow(bridge, settings, now=lambda: now)
    window.resize(*shot.size)
    window.show()
    QTest.qWait(100)
    if shot.large:
        window.footer.large.click()
    shot.scene(kiosk, window)
    QTest.qWait(500)
    window.grab().save(str(target))
    window.close()
    bridge.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("names", nargs="*")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name, shot in PUBLISHED.items():
        if not chosen.names or name in chosen.names:
            take(shot, chosen.out / f"{name}.png")
            print(chosen.out / f"{name}.png")


if __name__ == "__main__":
    os.environ.setdefault("TZ", "Europe/London")
    require_display()
    use_fonts(QApplication([]))
    main()
