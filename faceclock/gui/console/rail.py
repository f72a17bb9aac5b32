"""The rail on the left: pages that the role may see, who is logged in, and the way to the kiosk."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from faceclock.domain.roles import Account, Right
from faceclock.gui import icons
from faceclock.gui.console.pages import PageEntry
from faceclock.gui.console.role_words import role_words
from faceclock.gui.console.widgets.labels import ElidedLabel, label
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE, Palette


class Rail(QWidget):
    """``wanted`` gives a page's key. Narrow, it shows icons with tooltips; Ctrl+1 .. 9 turn to the pages."""

    wanted = Signal(str)
    kiosk_wanted = Signal()
    logout_wanted = Signal()

    def __init__(self, entries: Sequence[PageEntry], account: Account, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._palette, self._narrow = palette, False
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 16)
        column.setSpacing(2)
        column.addLayout(self._brand())
        column.addSpacing(12)
        for number, entry in enumerate(entries, start=1):
            column.addWidget(self._item(entry, number))
        column.addStretch(1)
        self._who = ElidedLabel(f"{role_words(account.role)} · {account.name}", "small")
        beneath = QHBoxLayout()
        beneath.setContentsMargins(12, 0, 0, 0)  # in line with the words of the buttons
        beneath.addWidget(self._who)
        column.addLayout(beneath)
        column.addSpacing(4)
        if account.may(Right.OPEN_KIOSK):
            column.addWidget(
                self._foot("screen", translate("Rail", "Kiosk mode"), "Ctrl+K", self.kiosk_wanted)
            )
        column.addWidget(self._foot("logout", translate("Rail", "Log out"), "Ctrl+L", self.logout_wanted))
        self.set_narrow(False)

    def show_page(self, key: str) -> None:
        self.buttons[key].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, for narrow windows."""
        self._narrow = narrow
        self.setFixedWidth(CONSOLE.rail_narrow if narrow else CONSOLE.rail)
        self._name.setVisible(not narrow)
        self._who.setVisible(not narrow)
        for button in self._group.buttons() + self._feet:
            button.setText("" if narrow else f" {button.property('words')}")

    def _brand(self) -> QHBoxLayout:
        mark = QLabel()
        mark.setPixmap(icons.pixmap("mark", self._palette.accent, 24, self.devicePixelRatioF()))
        self._name, self._feet = label("FaceClock", "heading"), list[QPushButton]()
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(mark)
        line.addWidget(self._name, 1)
        return line

    def _item(self, entry: PageEntry, number: int) -> QPushButton:
        made = self._button(entry.icon, entry.title, f"Ctrl+{number}")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.wanted.emit(entry.key))
        QShortcut(QKeySequence(f"Ctrl+{number}"), self, made.click)
        self._group.addButton(made)
        self.buttons[entry.key] = made
        return made

    def _foot(self, icon: str, words: str, keys: str, signal: SignalInstance) -> QPushButton:
        made = self._button(icon, words, keys)
        made.clicked.connect(signal)
        QShortcut(QKeySequence(keys), self, made.click)
        self._feet.append(made)
        return made

    def _button(self, icon: str, words: str, keys: str) -> QPushButton:
        made = QPushButton()
        made.setProperty("kind", "rail")
        made.setProperty("words", words.replace("&", "&&"))
        made.setAccessibleName(words)
        made.setToolTip(f"{words} ({keys})")
        drawn = icons.icon(icon, self._palette.muted, CONSOLE.icon, self.devicePixelRatioF())
        drawn.addPixmap(
            icons.pixmap(icon, self._palette.accent, CONSOLE.icon, self.devicePixelRatioF()),
            drawn.Mode.Normal,
            drawn.State.On,
        )
        made.setIcon(drawn)
        made.setIconSize(QSize(CONSOLE.icon, CONSOLE.icon))
        return made
