"""The state of this kiosk, a line for each thing."""

from PySide6.QtWidgets import QGridLayout

from faceclock.app.console.dashboard_views import KioskState
from faceclock.gui.console.dashboard import words
from faceclock.gui.console.widgets.labels import Pill, label, rule
from faceclock.gui.language import translate

_NAMES = 114  # pixels


class KioskLines(QGridLayout):
    """Names to the left, pills to the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setVerticalSpacing(8)
        self.setHorizontalSpacing(16)
        self.setColumnMinimumWidth(0, _NAMES)
        self.setColumnStretch(2, 1)
        self.camera = self._line(translate("Dashboard", "Camera"))
        self.live_check = self._line(translate("Dashboard", "Live check"))
        self.exit_pin = self._line(translate("Dashboard", "Exit PIN"))
        self.key = self._line(translate("Dashboard", "Key of the faces"))
        self.backup = self._line(translate("Dashboard", "Last backup"))
        self.disk = self._line(translate("Dashboard", "Disk"))
        self.database = self._line(translate("Dashboard", "Database"))

    def _line(self, name: str) -> Pill:
        line = self.rowCount()
        pill = Pill()
        pill.setAccessibleName(name)
        self.addWidget(label(name), line, 0)
        self.addWidget(pill, line, 1)
        self.addWidget(rule(), line + 1, 0, 1, 3)
        return pill

    def show_state(self, state: KioskState) -> None:
        self.camera.show_state(*words.camera(state))
        self.live_check.show_state(*words.live_check(state))
        self.exit_pin.show_state(*words.exit_pin(state))
        self.key.show_state(*words.key(state))
        self.backup.show_state(*words.backup(state))
        self.disk.show_state(*words.disk(state))
        self.database.show_state(words.size(state.database_size), "quiet")
