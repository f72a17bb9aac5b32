"""What the camera and the nets allow at the moment, and the card that says so."""

from faceclock.domain.events import Fault, PackMissing, SourceChanged, SourceState
from faceclock.gui.kiosk.view import Card

_CAMERA = {
    SourceState.CONNECTING: Card.CONNECTING,
    SourceState.STALLED: Card.STALLED,
    SourceState.LOST: Card.NO_CAMERA,
    SourceState.ENDED: Card.ENDED,
}


class Engine:
    def __init__(self) -> None:
        self._camera: Card | None = Card.CONNECTING
        self._model_missing = self._faulty = False

    def on_event(self, event: SourceChanged | PackMissing | Fault) -> None:
        match event:
            case SourceChanged(SourceState.ENDED, message) if message:  # it broke off, or never began
                self._camera = Card.NO_PICTURE
            case SourceChanged(state, _):
                self._camera = _CAMERA.get(state)
            case PackMissing():
                self._model_missing = True
            case Fault():
                self._faulty = True

    def works(self) -> None:
        """A frame was judged, so whatever was wrong with judging is over."""
        self._model_missing = self._faulty = False

    @property
    def card(self) -> Card | None:
        """None while faces can be recognised."""
        if self._model_missing:
            return Card.NO_MODEL
        return Card.FAULT if self._faulty else self._camera

    @property
    def has_picture(self) -> bool:
        """Whether what the camera shows is of now, or the end of a recording."""
        return self._camera in (None, Card.ENDED)

    @property
    def wants_face(self) -> bool:
        """Whether looking at the camera is of any use."""
        return self.card is None
