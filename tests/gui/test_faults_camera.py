"""Faults of the camera and of a slow machine, as the window on the real kiosk shows them."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from camera_server import CameraServer, noise
from touching import enter_pin

from faceclock.app.site import Site
from faceclock.domain.face import Face, Image
from faceclock.gui.kiosk.view import Card
from faceclock.gui.kiosk.window import KioskWindow
from faceclock.pipeline.stages import Detector

pytestmark = pytest.mark.gui
NO_CAMERA = "63"  # an index that no machine has


def card(window: KioskWindow) -> Card:
    return window.controller.view.card


def methods(site: Site) -> list[str]:
    return [found.punch.method.value for found in site.punches.all()]


def test_fault_15_without_a_camera_the_window_says_so_and_takes_number_and_pin(
    real_window, real_site, qtbot
) -> None:
    window = real_window(NO_CAMERA)
    qtbot.waitUntil(lambda: card(window) is Card.NO_CAMERA, timeout=15_000)
    assert window.card.message.title.text() == "No camera"
    assert window.pin_button.isVisible() and window.pin_button.property("kind") == "primary"
    enter_pin(qtbot, window)
    qtbot.waitUntil(lambda: card(window) is Card.DONE, timeout=10_000)
    assert methods(real_site) == ["pin"]


class SlowDetector:
    """The real one on a machine so slow that a frame takes until the test says so."""

    def __init__(self, real: Detector) -> None:
        self._real = real
        self.busy, self.release = threading.Event(), threading.Event()
        self.looked_at: list[Image] = []

    def detect(self, image: Image) -> list[Face]:
        self.looked_at.append(image)
        self.busy.set()
        self.release.wait(30)
        return self._real.detect(image)


class NumberedCamera:
    """Noise with a grey field that grows lighter, so that a frame tells when it was shown."""

    def __init__(self) -> None:
        self.shown = 0

    def show(self) -> Image:
        picture = noise()
        self.shown = min(self.shown + 1, 250)
        picture[40:80, 40:120] = self.shown
        return picture

    @staticmethod
    def number(image: Image) -> float:
        return float(np.median(image[45:75, 45:115]))


def test_fault_22_while_a_frame_takes_long_the_window_lives_and_old_frames_are_dropped(
    real_window, real_site, qtbot
) -> None:
    server, camera = CameraServer(), NumberedCamera()
    server.show = camera.show
    slow = SlowDetector(real_site.pack.detector)
    real_site.__dict__["pack"] = replace(real_site.pack, detector=slow)
    try:
        window = real_window(server.url)
        kiosk = window.controller._bridge.kiosk
        qtbot.waitUntil(slow.busy.is_set, timeout=15_000)
        picture = window.preview.grab().toImage()
        qtbot.waitUntil(lambda: window.preview.grab().toImage() != picture, timeout=5000)
        enter_pin(qtbot, window)
        qtbot.waitUntil(lambda: methods(real_site) == ["pin"], timeout=10_000)
        qtbot.waitUntil(lambda: kiosk.skipped >= 20, timeout=10_000)
        assert len(slow.looked_at) == 1, "one frame at a time, however many wait"
        shown, _ = camera.shown, slow.release.set()
        qtbot.waitUntil(lambda: len(slow.looked_at) > 1, timeout=10_000)
        assert camera.number(slow.looked_at[1]) >= shown - 8, "the newest, and not the next in a queue"
    finally:
        slow.release.set()
        server.stop()
