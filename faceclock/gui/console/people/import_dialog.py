"""Before an import: where from, what would come of it, and what everybody agreed to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QStackedWidget, QWidget

from faceclock.app.console.people_importing import PeopleImports
from faceclock.app.people_preview import Preview
from faceclock.domain.consent import Purpose
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.preview_view import PreviewView
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, holding, row
from faceclock.gui.language import translate

Start = Callable[[Preview, frozenset[Purpose]], None]


class ImportDialog(Dialog):
    """Two steps in one window: choose, look. ``start`` is called with what was looked at."""

    def __init__(self, desk: Desk, parent: QWidget, start: Start, path: Path | None = None) -> None:
        super().__init__(desk, parent, translate("People", "Import people"), translate("People", "Import"))
        self.setMinimumSize(760, 560)
        self._start = start
        self.preview: Preview | None = None
        self.view = PreviewView(desk)
        self.agreed = QCheckBox(
            translate("People", "&Each of them agreed in writing to be recognised by face")
        )
        self.keep = QCheckBox(translate("People", "They also agreed that the pictures are &kept"))
        self._steps = QStackedWidget()
        self._steps.addWidget(self._choosing())
        self._steps.addWidget(holding(column(self.view, self.agreed, self.keep, spacing=4)))
        self.body.addWidget(self._steps, 1)
        self.agreed.toggled.connect(lambda _: self._dress())
        self._dress()
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Read a folder or table and show what would come of it."""
        self.complain("")
        imports = self.desk.service(PeopleImports)
        self.waiting.setText(translate("People", "Reading {name} …").format(name=path.name))
        self.desk.tasks.run(self, lambda: imports.preview(path), self._show, self._refuse, key="preview")

    def submit(self) -> None:
        if self.preview is not None:
            said = {Purpose.RECOGNITION: self.agreed, Purpose.PICTURES: self.keep}
            purposes = (purpose for purpose, box in said.items() if box.isEnabled() and box.isChecked())
            self._start(self.preview, frozenset(purposes))
            self.accept()

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.waiting.setText("")
        self.view.show_preview(preview)
        self._steps.setCurrentIndex(1)
        self._dress()

    def _refuse(self, error: Exception) -> None:
        self.waiting.setText("")
        self._fail(error)
        self._dress()

    def _dress(self) -> None:
        """Without the consent people come, and their photographs do not."""
        preview = self.preview
        faces = self.agreed.isChecked() or (preview is not None and not preview.unasked)
        self.action.setEnabled(preview is not None and bool(preview.people))
        self.agreed.setVisible(preview is not None and preview.unasked > 0)
        self.keep.setVisible(preview is not None and preview.photos > 0)
        self.keep.setEnabled(faces and self.desk.site.settings.enrolment.keep_pictures)
        if preview is None:
            return
        count = self.desk.locale.toString(len(preview.people))
        words = translate("People", "Import people: {count}")
        if not faces:
            words = translate("People", "Import without photographs: {count}")
        self.action.setText(words.format(count=count))

    def _choosing(self) -> QWidget:
        told = translate(
            "People",
            "A folder holds a folder for each person, named by the number, with photographs in it. A table is a CSV "
            "file with the columns id, name, team, photo, pin; several rows of one id are several photographs, and "
            "whoever has a PIN needs none.",
        )
        self.waiting = label("", "muted")
        folder = button(
            translate("People", "Choose a &folder"),
            self._choose_folder,
            icon="folder",
            palette=self.desk.palette,
        )
        table = button(
            translate("People", "Choose a &table"),
            self._choose_table,
            icon="report",
            palette=self.desk.palette,
        )
        nothing = label(
            translate("People", "Nothing is written before you have seen what would come."), "muted"
        )
        return holding(
            column(label(told, wrap=True), row(folder, table, 1), nothing, self.waiting, 1, spacing=14)
        )

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, translate("People", "Choose a folder of people"))
        if path:
            self.look_at(Path(path))

    def _choose_table(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, translate("People", "Choose a table of people"), "", "CSV (*.csv *.tsv *.txt)"
        )
        if path:
            self.look_at(Path(path))
