"""Keys for a finger: figures, and letters for numbers that have some."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from faceclock.gui.kiosk.parts import make_button, set_icon
from faceclock.gui.tokens import SIZES, Metrics, Palette

translate = QCoreApplication.translate

FIGURES = ("123", "456", "789", "<0>")
LETTERS = ("ABCDEF", "GHIJKL", "MNOPQR", "STUVWX", "<YZ-_>")
BACK, ENTER = "<", ">"


class Keypad(QWidget):
    """Keys take no focus, so that a keyboard and a finger write into the same field."""

    typed = Signal(str)
    erased = Signal()
    entered = Signal()

    def __init__(self, rows: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: dict[str, QPushButton] = {}
        self._rows = len(rows)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for row, keys in enumerate(rows):
            for column, key in enumerate(keys):
                self._grid.addWidget(self._add(key), row, column)
        self.retranslate()

    def _add(self, key: str) -> QPushButton:
        button = make_button(self, "primary" if key == ENTER else "key")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if key == BACK:
            button.setAutoRepeat(True)
            button.clicked.connect(self.erased)
        elif key == ENTER:
            button.clicked.connect(self.entered)
        else:
            button.setText(key)
            button.clicked.connect(lambda: self.typed.emit(key))
        self.keys[key] = button
        return button

    def restyle(self, palette: Palette, m: Metrics) -> None:
        self._grid.setSpacing(m.px(SIZES.space_2))
        for button in self.keys.values():
            button.setMinimumSize(m.touch(SIZES.touch), m.touch(SIZES.touch))
            policy = button.sizePolicy()
            policy.setVerticalPolicy(policy.Policy.Expanding)
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
        size = m.px(SIZES.icon)
        set_icon(self.keys[BACK], "backspace", palette.text, size)
        set_icon(self.keys[ENTER], "check", palette.on_accent, size)

    def retranslate(self) -> None:
        for key, button in self.keys.items():
            button.setAccessibleName(key)
        self.keys[BACK].setAccessibleName(translate("Keypad", "Delete"))
        self.keys[ENTER].setAccessibleName(translate("Keypad", "Continue"))
