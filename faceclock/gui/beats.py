"""Signs of life from the windows' own thread, while the loops behind them turn too."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from faceclock.app.heartbeat import Heartbeat

_BEAT_MS = 1000
ORPHANED = 75  # exit code: the keeper is gone, and whoever starts another starts another kiosk


class Beats(QObject):
    """``alive`` is asked before each beat; a window that stands before the kiosk has no loops to ask."""

    def __init__(self, heart: Heartbeat, application: QCoreApplication) -> None:
        super().__init__(application)
        self.alive: Callable[[], bool] = lambda: True
        self._heart = heart
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        QTimer.singleShot(0, heart.ready)  # once events are handled

    def _beat(self) -> None:
        if self._heart.orphaned:
            QCoreApplication.exit(ORPHANED)
        elif self.alive():
            self._heart.beat()


def watch(alive: Callable[[], bool]) -> None:
    """From now on the loops count as well, where anybody asked for signs of life."""
    application = QCoreApplication.instance()
    assert application is not None
    beats = application.findChild(Beats)
    if beats is not None:
        beats.alive = alive
