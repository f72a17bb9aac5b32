"""Before any window of a site: its key, by a passphrase if need be. Without the key none opens."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from faceclock.app.site import Site
from faceclock.domain.errors import KeyProblem
from faceclock.gui.console.style import console_sheet, palette_for, qt_palette
from faceclock.gui.key_view import KeyView
from faceclock.gui.language import Translations, translate
from faceclock.gui.tokens import Metrics


class KeyWindow(QMainWindow):
    """``taken`` once the key is there, and ``had`` says so; it stays open then. With ``exit_check`` it closes without
    the key by the exit PIN alone."""

    taken = Signal()

    def __init__(
        self,
        site: Site,
        problem: KeyProblem,
        *,
        may_put_back: bool = False,
        exit_check: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        settings = site.settings.kiosk
        self.translations, self._palette = Translations(), palette_for(settings.theme)
        self.translations.use(settings.language)
        QApplication.setPalette(qt_palette(self._palette))
        self.setStyleSheet(console_sheet(self._palette))
        self.setWindowTitle(translate("Keys", "FaceClock: the key of the faces"))
        self._exit_check, self.had = exit_check, False
        turns = QTimer(self, interval=500)  # at which Python notices signals
        turns.timeout.connect(lambda: None)
        turns.start()
        self.view = KeyView(site, problem, self._palette, may_put_back=may_put_back)
        self.view.opened.connect(self._take)
        self.view.given_up.connect(self.close)
        self.setCentralWidget(self.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.activateWindow()  # where there is no window manager that would
        self.view.take_keyboard()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._exit_check is not None:
            event.ignore()
            self._ask_to_leave(self._exit_check)
            return
        self.view.close_tasks()
        super().closeEvent(event)

    def leave(self) -> None:
        """Close without asking."""
        self._exit_check = None
        self.close()

    def _take(self) -> None:
        self.had, self._exit_check = True, None
        self.taken.emit()

    def _ask_to_leave(self, check: Callable[[str], None]) -> None:
        from faceclock.gui.kiosk.exit_dialog import ExitDialog

        dialog = ExitDialog(check, self._palette, Metrics(), self)
        dialog.accepted.connect(self.leave)
        dialog.open()
