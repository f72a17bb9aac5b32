"""`run_kiosk`: what the kiosk tells while there is no window yet is shown as soon as there is one."""

import signal
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from scripted import ScriptedKiosk

from faceclock.domain.events import KioskEvent, PackMissing, SourceChanged, SourceState
from faceclock.gui.kiosk.view import Card
from faceclock.gui.kiosk.window import KioskWindow
from faceclock.gui.main import run_kiosk
from faceclock.settings.model import Kiosk, Language, Settings

pytestmark = pytest.mark.gui

LOST = SourceChanged(SourceState.LOST, "Camera 7 cannot be opened.")
MISSING = PackMissing("No model pack is installed.")
SETTINGS = Settings(kiosk=Kiosk(language=Language.ENGLISH, sound=False))


class HastyKiosk(ScriptedKiosk):
    """Tells everything while it starts: the first event at once, the others from a thread that has ended."""

    def __init__(self, *events: KioskEvent) -> None:
        super().__init__()
        self.events = events

    def start(self) -> None:
        super().start()
        self.on_event(self.events[0])
        teller = threading.Thread(target=lambda: [self.on_event(event) for event in self.events[1:]])
        teller.start()
        teller.join()


@pytest.fixture
def own_signals():
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(
    ("events", "card"),
    [
        ((LOST,), Card.NO_CAMERA),
        ((SourceChanged(SourceState.CONNECTING), LOST), Card.NO_CAMERA),
        ((SourceChanged(SourceState.CONNECTING), SourceChanged(SourceState.LIVE)), Card.LOOK),
        ((LOST, MISSING), Card.NO_MODEL),
    ],
)
def test_what_was_told_before_the_window_is_shown(qtbot, qapp, own_signals, tmp_path, events, card):
    seen = []

    def look() -> None:
        windows = [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, KioskWindow)]
        [window] = [shown for shown in windows if shown.isVisible()]
        seen.append(window.controller.view.card)

    QTimer.singleShot(300, look)
    picture = tmp_path / "window.png"
    kiosk = HastyKiosk(*events)
    assert run_kiosk(kiosk, SETTINGS, fullscreen=False, screenshot=picture, seconds=0.5) == 0
    assert seen == [card]
    assert picture.stat().st_size > 10_000
    assert not kiosk.running
