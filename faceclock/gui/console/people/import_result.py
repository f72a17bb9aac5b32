"""What an import refused, and what it took though somebody should look at it; both can be saved."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from faceclock.app.console.people_importing import PeopleImports
from faceclock.app.import_report import ImportReport, Refusal
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate


class Remark(NamedTuple):
    """``refused``: it is not in; else it was taken all the same."""

    refused: bool
    source: str
    reason: str


def remarks_of(report: ImportReport) -> list[Remark]:
    """Refusals first."""
    remarks = [Remark(True, refusal.source, in_words(refusal.reason)) for refusal in report.refused]
    alike = translate("People", "looks like {other}: the kiosk may decide for neither of the two.")
    crowd = translate("People", "shows somebody else too: the large face in the middle was taken.")
    weak = translate("People", "was taken, but a better picture would help.")
    remarks += [
        Remark(False, pair.employee_id, alike.format(other=pair.other_id)) for pair in report.lookalikes
    ]
    remarks += [Remark(False, source, crowd) for source in report.bystanders]
    return remarks + [Remark(False, entry.source, weak) for entry in report.weak]


class ImportResultDialog(Dialog):
    """A table of them."""

    def __init__(self, desk: Desk, parent: QWidget, report: ImportReport) -> None:
        super().__init__(desk, parent, translate("People", "What was refused"), translate("People", "Done"))
        self.setMinimumSize(760, 460)
        self.cancel.hide()
        self.remarks = remarks_of(report)
        self.body.addWidget(
            label(
                translate(
                    "People", "Mend these in the folder or table and import it again: nothing comes twice."
                ),
                "muted",
                wrap=True,
            )
        )
        self.model = RowsModel[Remark](_columns())
        self.model.set_rows(self.remarks)
        self.body.addWidget(
            Table(desk, self.model, "import-refused", translate("People", "What was refused")), 1
        )
        self.save = button(
            translate("People", "&Save as a table"), self._choose, icon="save", palette=desk.palette
        )
        self.body.addLayout(row(self.save, 1))

    def save_to(self, path: Path) -> None:
        imports = self.desk.service(PeopleImports)
        refusals = [Refusal(remark.source, remark.reason) for remark in self.remarks]
        self.desk.tasks.run(self, lambda: imports.save_refusals(refusals, path), self._saved, self._fail)

    def _saved(self, _: None) -> None:
        self.complain("")
        self.save.setText(translate("People", "Saved; save again"))

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, translate("People", "Save what was refused"), "refused.csv", "CSV (*.csv)"
        )
        if path:
            self.save_to(Path(path))


def _columns() -> list[Column[Remark]]:
    refused, taken = translate("People", "Refused"), translate("People", "Taken")
    return [
        Column(
            translate("People", "What"),
            lambda row: refused if row.refused else taken,
            pill=lambda row: "bad" if row.refused else "warn",
            width=110,
        ),
        Column(translate("People", "Where"), lambda row: row.source, width=220),
        Column(translate("People", "Why"), lambda row: row.reason, width=380),
    ]
