"""Before all settings are reset: what will change, from what to what."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.settings import SettingsService, SettingsState
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.settings.words import in_words, value_words
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import scrolling
from faceclock.gui.language import translate


class ResetDialog(Dialog):
    """``changed`` gives the state after."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, service: SettingsService, state: SettingsState) -> None:
        heading = translate("Settings", "Give all settings their defaults")
        super().__init__(desk, parent, heading, translate("Settings", "Reset all settings"), danger=True)
        self._service, self._seen = service, state.seen
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        for shown in state.settings:
            if shown.changed:
                before, after = (
                    value_words(shown.declared, value) for value in (shown.value, shown.declared.default)
                )
                column.addWidget(label(f"{in_words(shown.declared.title)}: {before} → {after}", wrap=True))
        column.addStretch(1)
        self.body.addWidget(label(translate("Settings", "This will change:"), "muted"))
        area = scrolling(lines)
        area.setMinimumHeight(160)
        self.body.addWidget(area, 1)

    def submit(self) -> None:
        service, seen = self._service, self._seen
        self.run(lambda: service.reset(seen), self.changed.emit)
