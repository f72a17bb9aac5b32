"""The exit PIN: what stands between somebody at the kiosk and the desktop behind it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from faceclock.app.problems import sentence_for
from faceclock.domain.errors import LoginRefused
from faceclock.gui.kiosk.keypad import FIGURES, Keypad
from faceclock.gui.kiosk.parts import make_button, make_field
from faceclock.gui.style import kiosk_sheet
from faceclock.gui.tokens import SIZES, Metrics, Palette

translate = QCoreApplication.translate
IDLE_MS = 20_000
_WIDTH = 360


class ExitDialog(QDialog):
    """Accepted once ``check`` let a PIN pass; it hashes, so it runs on a worker. Left alone, it goes away."""

    _answered = Signal(object)  # None, or the exception

    def __init__(self, check: Callable[[str], None], palette: Palette, m: Metrics, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint)  # no button minimises or moves it
        self._check = check
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="exit")
        self.setModal(True)
        self.setWindowTitle(translate("Exit", "Leave the kiosk"))
        self.setStyleSheet(
            kiosk_sheet(palette, m)
            + f"QDialog {{ background: {palette.surface}; border: 1px solid {palette.line}; }}"
            # before a login the console's sheet lies beneath, whose controls are for a mouse
            + f"QPushButton, QLineEdit {{ min-height: {m.touch(SIZES.touch) - 2}px; }}"
        )
        self.setFixedWidth(m.px(_WIDTH))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # it may be asked for all night
        self.pin, self.error = make_field(), QLabel()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(12)
        self.pin.setFixedHeight(m.touch(SIZES.touch))
        self.pin.setAccessibleName(translate("Exit", "Exit PIN"))
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.keys, self.stay = Keypad(FIGURES), make_button(self)
        self.keys.restyle(palette, m)
        self.stay.setText(translate("Exit", "Stay"))
        self.stay.setFixedHeight(m.touch(SIZES.touch))
        for button in (self.stay, *self.keys.keys.values()):
            button.setAutoDefault(False)  # Enter is the PIN's
        self._arrange(m)
        self._connect()

    def _arrange(self, m: Metrics) -> None:
        title = QLabel(translate("Exit", "Leave the kiosk"))
        title.setProperty("role", "subtitle")
        foot = QHBoxLayout()
        foot.addWidget(self.stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[m.px(SIZES.space_5)] * 4)
        column.setSpacing(m.px(SIZES.space_3))
        for part in (title, self.pin, self.error, self.keys):
            column.addWidget(part)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.keys.typed.connect(self.pin.insert)
        self.keys.erased.connect(self.pin.backspace)
        self.keys.entered.connect(self._submit)
        self.pin.returnPressed.connect(self._submit)
        self.stay.clicked.connect(self.reject)
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self._idle.timeout.connect(self.reject)
        self.pin.textChanged.connect(lambda _: self._idle.start())
        self._idle.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        kiosk = self.parentWidget()
        assert kiosk is not None
        middle = kiosk.mapToGlobal(kiosk.rect().center())
        self.move(middle - self.rect().center())  # Qt leaves room for a frame, which this has not
        self.activateWindow()  # a kiosk has no window manager that would
        self.pin.setFocus()

    def done(self, result: int) -> None:
        self._pool.shutdown(wait=False)
        super().done(result)

    def _submit(self) -> None:
        if self.pin.text() and self.pin.isEnabled():
            self.pin.setEnabled(False)
            future = self._pool.submit(self._check, self.pin.text())
            future.add_done_callback(self._tell)

    def _tell(self, future: Future[None]) -> None:
        if not future.cancelled():
            with suppress(RuntimeError):  # the dialog has gone meanwhile
                self._answered.emit(future.exception())

    def _take(self, error: Exception | None) -> None:
        if error is None:
            self.accept()
            return
        self.pin.setEnabled(True)
        self.pin.clear()
        self.pin.setFocus()
        if sentence_for(error) is None:
            raise error
        self.error.setText(f"✕ {_words(error)}")


def _words(error: Exception) -> str:
    match error:
        case LoginRefused(wait_seconds=wait) if wait > 0:
            return translate("Pin", "Wait {seconds} s, then try again").format(seconds=round(wait))
        case LoginRefused():
            return translate("Exit", "The PIN is wrong")
    return translate("Pin", "Not possible now. Tell the office.")
