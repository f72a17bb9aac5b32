"""A place on the disk: written, or chosen as a folder or a file, and remembered."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import icon_button
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate


class PathField(QWidget):
    """``changed`` for every letter; ``path`` is None where nothing is written."""

    changed = Signal()

    def __init__(self, desk: Desk, key: str, name: str) -> None:
        """``key`` remembers the place under ``name``, which dialogs are called by."""
        super().__init__()
        self._desk, self._key, self._name = desk, key, name
        self.field = QLineEdit(str(desk.recall(key) or ""))
        self.field.setAccessibleName(name)
        self.field.setMaxLength(4000)
        self.setFocusProxy(self.field)
        folder, file = translate("Training", "Choose a folder"), translate("Training", "Choose a tar")
        line = row(
            self.field,
            icon_button("folder", folder, desk.palette, self._choose_folder, flat=False),
            icon_button("database", file, desk.palette, self._choose_file, flat=False),
            spacing=8,
        )
        self.setLayout(line)
        self.field.textChanged.connect(self._keep)

    @property
    def path(self) -> Path | None:
        text = self.field.text().strip()
        if text.startswith("file:"):  # a folder that was dropped on the field
            text = QUrl(text).toLocalFile()
        return Path(text).expanduser() if text else None

    def _keep(self, text: str) -> None:
        self._desk.remember(self._key, text)
        self.changed.emit()

    def _choose_folder(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self._name, self.field.text()):
            self.field.setText(chosen)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._name, self.field.text(), "*.tar")
        if chosen:
            self.field.setText(chosen)
