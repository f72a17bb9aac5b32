"""The newest picture, made ready in the reader's thread and taken by the window."""

import threading
from collections.abc import Callable

from PySide6.QtGui import QImage

from faceclock.domain.frame import Frame
from faceclock.gui.kiosk.picture import make_picture


class NewestPicture:
    """``ready`` is called from the reader's thread, and not again before the picture was taken."""

    def __init__(self, ready: Callable[[], None]) -> None:
        self._ready, self._lock = ready, threading.Lock()
        self._picture: QImage | None = None
        self._area = (0, 0)

    def set_area(self, width: int, height: int) -> None:
        """How large pictures are wanted, in device pixels."""
        self._area = (width, height)

    def take(self) -> QImage | None:
        """The newest picture, once."""
        with self._lock:
            picture, self._picture = self._picture, None
        return picture

    def put(self, frame: Frame) -> None:
        width, height = self._area
        if width <= 0 or height <= 0:
            return
        picture = make_picture(frame.image, width, height)
        with self._lock:
            waiting, self._picture = self._picture, picture
        if waiting is None:
            self._ready()
