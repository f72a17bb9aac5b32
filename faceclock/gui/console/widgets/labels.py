"""Text by role, pills, badges, and lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.tokens import CONSOLE

SIGNS = {"ok": "✓", "warn": "!", "bad": "✕", "info": "●", "quiet": ""}


def label(text: str, role: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """``role``: title, heading, subheading, figure, value, small, muted, error. Plain text, never markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Another tone for a widget that is shown already."""
    widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line of any length: elided in the middle, whole in the tooltip; never asks for more width."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        painter.drawText(self.rect(), int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)


class Pill(QLabel):
    """A state as sign and word on its soft colour."""

    def __init__(self, text: str = "", tone: str = "quiet", sign: str | None = None) -> None:
        super().__init__()
        self.setObjectName("pill")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone, sign)

    def show_state(self, text: str, tone: str, sign: str | None = None) -> None:
        """``sign`` replaces the tone's own; an empty one shows none."""
        sign = SIGNS[tone] if sign is None else sign
        self.setText(f"{sign} {text}".strip())
        set_tone(self, tone)


class Initials(QLabel):
    """The round badge of a person without a picture."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName("initials")
        self.setFixedSize(CONSOLE.badge, CONSOLE.badge)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        self.setText(initials(name))
        self.setAccessibleName(name)


def initials(name: str) -> str:
    """First letters of the first and last word; of a Chinese name its first two characters."""
    words = name.split()
    if not words:
        return "?"
    if len(words) == 1:
        return words[0][:2] if ord(words[0][0]) > 0x2E80 else words[0][0].upper()
    return (words[0][0] + words[-1][0]).upper()


def rule() -> QFrame:
    """A horizontal line."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made
