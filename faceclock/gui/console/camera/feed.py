"""Between the camera's threads and a window."""

import threading

from PySide6.QtCore import QObject, Signal

from faceclock.app.console.camera import CameraWatch
from faceclock.app.site import Site
from faceclock.gui.kiosk.newest_picture import NewestPicture
from faceclock.vision.quality.policy import QualityPolicy


class Feed(QObject):
    """One source at a time. Signals are emitted from the camera's threads and arrive on the GUI thread."""

    judged = Signal(object)  # Judged
    state_changed = Signal(object, str)  # SourceState, sentence
    picture_ready = Signal()

    def __init__(self, site: Site, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._site = site
        self.pictures = NewestPicture(self.picture_ready.emit)
        self._watch: CameraWatch | None = None

    @property
    def running(self) -> bool:
        return self._watch is not None

    def start(self, source: str, policy: QualityPolicy | None) -> None:
        self.stop()
        self._watch = CameraWatch(self._site, source, policy)
        self._watch.listen(self.judged.emit, self.state_changed.emit, self.pictures.put)
        self._watch.start()

    def judge_by(self, policy: QualityPolicy) -> None:
        """Ask otherwise from the next frame on, where a source is open."""
        if self._watch is not None:
            self._watch.judge_by(policy)

    def begin_turns(self) -> None:
        if self._watch is not None:
            self._watch.begin_turns()

    def stop(self) -> None:
        """Returns at once. A driver may take its time to let go of the camera, and nobody waits for it."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.hush()
            threading.Thread(target=watch.stop, name="camera-stop", daemon=True).start()
