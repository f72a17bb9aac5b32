"""Cards: the white surfaces on which everything stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from faceclock.gui.console.widgets.labels import label, set_tone
from faceclock.gui.tokens import CONSOLE


class Card(QFrame):
    """``body`` takes the content, ``head`` what stands beside the heading."""

    def __init__(self, heading: str = "", note: str = "", *, tone: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("tone", tone)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(CONSOLE.card, CONSOLE.card, CONSOLE.card, CONSOLE.card)
        self.body.setSpacing(12)
        self.head = QHBoxLayout()
        self.note = label(note, "muted", wrap=True)
        if heading:
            self.heading = label(heading, "heading", wrap=True)
            self.head.addWidget(self.heading, 1)
            self.body.addLayout(self.head)
        if note:
            self.body.addWidget(self.note)


class FigureCard(Card):
    """One figure as on the dashboard: what it is, the figure, a note beneath; pressed, it leads somewhere."""

    pressed = Signal()

    def __init__(self, name: str, *, leads: str = "") -> None:
        """``leads`` says where a click goes, for those who do not see it; empty: nowhere."""
        super().__init__()
        self.body.setSpacing(4)
        self._name, self._leads = name, leads
        self.value, self.below = label("–", "figure"), label("", "small", wrap=True)
        for part in (label(name, "small"), self.value, self.below):
            self.body.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if leads:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(leads)
        self.show_figure("–")

    def show_figure(self, value: str, note: str = "", tone: str = "") -> None:
        """``tone`` colours the note: ok, warn, bad or none."""
        self.value.setText(value)
        self.below.setText(note)
        set_tone(self.below, tone)
        self.setAccessibleName(f"{self._name}: {value}. {note} {self._leads}".strip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._leads and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leads and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class Figure(QWidget):
    """A smaller figure within a card: name above, interval or note beneath."""

    def __init__(self, name: str, value: str = "–", note: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.name, self.value, self.note = label(name, "small"), label(value, "value"), label(note, "small")
        for part in (self.name, self.value, self.note):
            column.addWidget(part)
        self.note.setVisible(bool(note))

    def show_figure(self, value: str, note: str = "") -> None:
        self.value.setText(value)
        self.note.setText(note)
        self.note.setVisible(bool(note))
