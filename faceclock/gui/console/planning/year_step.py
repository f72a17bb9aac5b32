"""Which year is shown."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from faceclock.gui.console.widgets.buttons import icon_button
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate
from faceclock.gui.tokens import Palette


class YearStep(QWidget):
    """``turned`` whenever another year is wanted."""

    turned = Signal()

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.year = date.today().year
        self.title = label(str(self.year), "heading")
        self.title.setMinimumWidth(52)
        self.earlier = icon_button(
            "chevron-left", translate("Planning", "Earlier year"), palette, lambda: self._move(-1)
        )
        self.later = icon_button(
            "chevron-right", translate("Planning", "Later year"), palette, lambda: self._move(1)
        )
        self.setLayout(row(self.earlier, self.title, self.later, spacing=4))

    def _move(self, step: int) -> None:
        self.year = min(2199, max(1971, self.year + step))
        self.title.setText(str(self.year))
        self.turned.emit()
