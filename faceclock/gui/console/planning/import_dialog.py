"""A rule book in a file: checked, with a line number for all that is wrong, then tried out or stored."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from faceclock.app.attendance.rule_files import RuleImport
from faceclock.app.console.planning_rules import Draft, RulesService
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate


class ImportDialog(Dialog):
    """``stored`` is called after an import, ``drafted`` with what a file holds for the simulator."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, stored: Callable[[], None], drafted: Callable[[Draft], None]
    ) -> None:
        super().__init__(desk, parent, translate("Rules", "Import a rule book"), translate("Rules", "Import"))
        self._service, self._stored, self._drafted = desk.service(RulesService), stored, drafted
        self.setMinimumSize(640, 420)
        self.file = QLineEdit()
        self.file.setReadOnly(True)
        self.file.setPlaceholderText(translate("Rules", "No file chosen"))
        self.file.setAccessibleName(translate("Rules", "File"))
        self.browse = button(translate("Rules", "Choose a &file"), self._browse)
        self.replace = QCheckBox(translate("Rules", "&Take back everything that the file lacks"))
        self.replace.toggled.connect(lambda _: self._check())
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName(translate("Rules", "What was found in the file"))
        self.trying = button(translate("Rules", "Only try its &rules and shifts out"), self._draft_it)
        note = translate("Rules", "A TOML file as Export writes it. What it does not name stays as it is.")
        self.body.addWidget(label(note, "muted", wrap=True))
        self.body.addLayout(row(self.file, self.browse))
        self.body.addWidget(self.replace)
        self.body.addWidget(self.report, 1)
        self.body.addLayout(row(self.trying, 1))
        self._allow(False)

    def take(self, path: str) -> None:
        """This file, checked at once."""
        self.file.setText(path)
        self._check()

    def submit(self) -> None:
        path, replace = Path(self.file.text()), self.replace.isChecked()
        self.run(lambda: self._service.import_file(path, replace), self._tell)

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), "", "TOML (*.toml)")
        if path:
            self.take(path)

    def _check(self) -> None:
        path, replace = self.file.text(), self.replace.isChecked()
        if path:
            work = partial(self._service.check_file, Path(path), replace)
            self.desk.tasks.run(self, work, self._show, self._refuse, key="check")

    def _show(self, found: RuleImport) -> None:
        fine = translate("Rules", "No problems were found.")
        self.report.setPlainText("\n".join([fine, *found.notices]))
        self._allow(True)

    def _refuse(self, error: Exception) -> None:
        """Each problem has its line in the file."""
        self.report.setPlainText(self.desk.sentence_of(error))
        self._allow(False)

    def _allow(self, fine: bool) -> None:
        self.action.setEnabled(fine)
        self.trying.setEnabled(fine)

    def _draft_it(self) -> None:
        path = Path(self.file.text())
        self.run(lambda: self._service.draft_of(path), self._drafted)

    def _tell(self, done: RuleImport) -> None:
        words = translate("Rules", "Set: {set} · Taken back: {back} · As before: {same}")
        self.desk.tell(words.format(set=done.set, back=done.taken_back, same=done.unchanged))
        self._stored()
