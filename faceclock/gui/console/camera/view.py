"""The mirrored picture of a camera with the oval and one hint at a time; the kiosk's own preview draws it."""

from time import monotonic

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from faceclock.app.console.camera import Judged
from faceclock.app.site import Site
from faceclock.domain.events import SourceState
from faceclock.gui.console.camera.feed import Feed
from faceclock.gui.kiosk.guide import Guide
from faceclock.gui.kiosk.hints import HintThrottle
from faceclock.gui.kiosk.preview import Preview
from faceclock.gui.kiosk.view import Card, KioskView
from faceclock.gui.kiosk.words import hint_words, title_words
from faceclock.gui.language import translate
from faceclock.gui.tokens import REFERENCE_SHORT, Metrics, Palette
from faceclock.vision.quality.policy import QualityPolicy

_CARDS = {
    SourceState.CONNECTING: Card.CONNECTING,
    SourceState.LIVE: Card.LOOK,
    SourceState.STALLED: Card.STALLED,
    SourceState.LOST: Card.NO_CAMERA,
    SourceState.ENDED: Card.NO_PICTURE,
}
_SMALLEST = 0.5  # of the kiosk's letters: 16 px


class CameraView(QWidget):
    """`start` it when it is shown; it stops when it is hidden or gone.

    ``judged`` brings each frame that was looked at (`Judged`), ``state_changed`` what the camera does (`SourceState`)
    and a sentence, empty when all is well.
    """

    judged = Signal(object)
    state_changed = Signal(object, str)

    def __init__(self, site: Site, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self.state, self.sentence = SourceState.CONNECTING, ""
        self._guide: Guide | None = None
        self._words = ""
        self._hints = HintThrottle()
        self.preview = Preview()
        self.preview.setAccessibleName(translate("Camera", "Camera picture"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview)
        self._feed = Feed(site, self)
        self.preview.area_changed.connect(self._feed.pictures.set_area)
        self._feed.picture_ready.connect(self._take_picture, Qt.ConnectionType.QueuedConnection)
        self._feed.state_changed.connect(self._change, Qt.ConnectionType.QueuedConnection)
        self._feed.judged.connect(self._look, Qt.ConnectionType.QueuedConnection)
        feed = self._feed
        self.destroyed.connect(lambda: feed.stop())  # noqa: PLW0108 - Qt would not call a child that goes as well
        self._clock = QTimer(self, interval=100)
        self._clock.timeout.connect(self._show)

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    # Told from outside

    def start(self, source: str = "", policy: QualityPolicy | None = None) -> None:
        """Open a source as in the settings, or theirs where it is empty. None asks of faces what enrolment asks."""
        self._change(SourceState.CONNECTING, "")
        self._feed.start(source, policy)
        self._clock.start()

    def judge_by(self, policy: QualityPolicy) -> None:
        """Ask otherwise from the next frame on."""
        self._feed.judge_by(policy)

    def stop(self) -> None:
        """Let go of the camera."""
        self._clock.stop()
        self._feed.stop()

    def begin_turns(self) -> None:
        """The head looks straight now; see `CameraWatch.begin_turns`."""
        self._feed.begin_turns()

    @property
    def running(self) -> bool:
        return self._feed.running

    def ask(self, guide: Guide | None = None, words: str = "") -> None:
        """Show an arrow, and what is said while there is no hint. A hint about the face comes first."""
        self._guide, self._words = guide, words
        self._show()

    # From the camera

    def _take_picture(self) -> None:
        picture = self._feed.pictures.take()
        if picture is not None and self._feed.running:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self.preview.set_picture(picture)

    def _change(self, state: SourceState, sentence: str) -> None:
        self.state, self.sentence = state, sentence
        self._hints.forget()
        self._show()
        self.state_changed.emit(state, sentence)

    def _look(self, judged: Judged) -> None:
        if not self._feed.running:
            return
        self._hints.offer(next(iter(judged.reasons), None))
        self._show()
        self.judged.emit(judged)

    # What is shown

    def _show(self) -> None:
        live = self.state is SourceState.LIVE
        if not live:
            view = KioskView(_CARDS[self.state], has_picture=False, wants_face=False)
            self.preview.show_view(view, title_words(view))
            return
        hint = self._hints.shown(monotonic())
        words = (hint_words(hint) if hint else "") or self._words
        card = Card.CHALLENGE if self._guide else Card.LOOK
        guide = None if hint else self._guide
        self.preview.show_view(KioskView(card, hint=hint, guide=guide), words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = max(_SMALLEST, min(1.0, self.height() / REFERENCE_SHORT))
        self.preview.restyle(self._palette, Metrics(scale))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()
