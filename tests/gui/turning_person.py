"""Somebody before a network camera who does what the kiosk's window asks, and the window before them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import cv2
import numpy as np
from attacks import Answering
from camera_server import CameraServer
from consenting import FACE
from live_sessions import astronaut, found, remembered, starter
from turning import TurningHead

from faceclock.app.enrolment import Candidate, enroll_all
from faceclock.app.kiosk import Kiosk
from faceclock.app.site import Site, open_site
from faceclock.domain.face import Image
from faceclock.domain.people import Employee
from faceclock.gui.kiosk.bridge import Bridge
from faceclock.gui.kiosk.guide import Guide
from faceclock.gui.kiosk.view import Card, KioskView
from faceclock.gui.kiosk.window import KioskWindow
from faceclock.settings.paths import shipped_packs_folder

DEGREES = 4.0


class Person:
    """``willing`` people turn as the window's arrow says."""

    def __init__(self, *, willing: bool = True) -> None:
        self._willing, self._asked = willing, None
        self._head = remembered(TurningHead(astronaut(), found(starter(), astronaut())).seen, DEGREES)
        self._answering = Answering((30, 22), delay=0.5)
        random = np.random.default_rng(1)
        self._noise = [random.integers(0, 6, astronaut().shape, np.uint8) for _ in range(5)]
        self._at, self._frame, self._lock = monotonic(), 0, threading.Lock()
        for angle in np.arange(-32, 33, DEGREES) if willing else ():  # rendered before the camera needs them
            self._head(angle, 0)
            self._head(0, angle)

    def read(self, view: KioskView) -> None:
        """What the window shows."""
        self._asked = view.guide if self._willing else None

    def seen(self) -> Image:
        with self._lock:
            now, self._frame = monotonic(), self._frame + 1
            angles = self._answering.move(self._asked, now - self._at)
            self._at = now
            return cv2.add(self._head(*angles), self._noise[self._frame % len(self._noise)])


@contextmanager
def site_of(folder: Path) -> Iterator[Site]:
    """Somebody is enrolled, with the pack that FaceClock ships."""
    photo = folder / "astronaut.png"
    cv2.imwrite(str(photo), astronaut())
    with open_site(folder / "data", str(shipped_packs_folder() / "starter")) as site:
        enroll_all(site, [Candidate(Employee("1042", "Eileen Collins", "Flight crew"), [photo], FACE)])
        yield site


class Visit:
    """The window on the real kiosk; ``views`` are all that it showed."""

    def __init__(self, site: Site, person: Person) -> None:
        self.camera = CameraServer()
        self.camera.show = person.seen
        self.bridge = Bridge(Kiosk(site, self.camera.url))
        self.window = KioskWindow(self.bridge, site.settings)
        self.views: list[KioskView] = []
        self.window.controller.view_changed.connect(self.views.append)
        self.window.controller.view_changed.connect(person.read)

    def begin(self) -> None:
        self.window.show()
        self.bridge.kiosk.start()

    def end(self) -> None:
        self.bridge.close()
        self.camera.stop()

    @property
    def card(self) -> Card:
        return self.window.controller.view.card

    @property
    def guides(self) -> list[Guide]:
        return [view.guide for view in self.views if view.guide]
