"""Short notices at the lower edge of the window."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from faceclock.gui.console.widgets.buttons import icon_button
from faceclock.gui.console.widgets.labels import SIGNS, label
from faceclock.gui.language import translate
from faceclock.gui.tokens import Palette

_SHOWN_MS = 6000
_WIDEST, _MARGIN, _MOST = 620, 20, 3


class Toasts(QWidget):
    """Lies over the lower edge of its parent, and only there."""

    def __init__(self, parent: QWidget, palette: Palette) -> None:
        super().__init__(parent)
        self._palette, self._under = palette, parent
        self._notices: list[QFrame] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def tell(self, tone: str, sentence: str) -> None:
        """A bad notice stays until it is closed, others for some seconds."""
        while len(self._notices) >= _MOST:
            self._drop(self._notices[0])
        notice = self._notice(tone, sentence)
        self._notices.append(notice)
        self._column.addWidget(notice)
        notice.show()  # one that is not shown yet has no height among others
        if tone != "bad":
            QTimer.singleShot(_SHOWN_MS, notice, lambda: self._drop(notice))
        self.show()
        self.place()
        self.raise_()

    def texts(self) -> list[str]:
        """What is said now."""
        return [notice.accessibleName() for notice in self._notices]

    def place(self) -> None:
        """At the lower edge of the parent, as wide as there is room."""
        width = min(_WIDEST, self._under.width() - 2 * _MARGIN)
        tall = self._column.hasHeightForWidth()
        height = self._column.heightForWidth(width) if tall else self.sizeHint().height()
        left, top = (self._under.width() - width) // 2, self._under.height() - height - _MARGIN
        self.setGeometry(left, top, width, height)

    def event(self, event: QEvent) -> bool:
        """Sentences take another height once they are styled, and when one goes."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.place()
        return handled

    def _notice(self, tone: str, sentence: str) -> QFrame:
        made = QFrame()
        made.setObjectName("toast")
        made.setProperty("tone", tone)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        made.setAccessibleName(sentence)
        line = QHBoxLayout(made)
        line.setContentsMargins(16, 8, 8, 8)
        line.addWidget(label(SIGNS[tone], tone=tone))
        line.addWidget(label(sentence, wrap=True), 1)
        closing = icon_button("cross", translate("Toasts", "Close"), self._palette, lambda: self._drop(made))
        line.addWidget(closing)
        return made

    def _drop(self, notice: QFrame) -> None:
        if notice not in self._notices:
            return
        self._notices.remove(notice)
        self._column.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.setVisible(bool(self._notices))
        self.place()
