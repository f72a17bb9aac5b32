"""The receipt of a deletion: shown once, to be kept."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from faceclock.app.console.people_papers import PeoplePapers
from faceclock.app.removal import Receipt
from faceclock.app.report_folders import harmless
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class ReceiptDialog(Dialog):
    """No name stands in it: only the number."""

    def __init__(self, desk: Desk, parent: QWidget | None, receipt: Receipt) -> None:
        heading = translate("People", "Deleted: number {number}").format(number=receipt.employee_id)
        super().__init__(desk, parent, heading, translate("People", "Done"))
        self.receipt = receipt
        self.cancel.hide()
        self.body.addWidget(
            label(translate("People", "Keep this receipt; the audit log holds its digest."), wrap=True)
        )
        self.body.addLayout(self._counts())
        for words, value in (
            (translate("People", "Number of this receipt"), receipt.number),
            (translate("People", "Digest"), receipt.digest),
        ):
            self.body.addWidget(label(words, "small"))
            shown = label("\u200b".join(value), wrap=True)  # so that it may break anywhere
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(value)
            self.body.addWidget(shown)
        self.save = button(
            translate("People", "&Save the receipt"), self._choose, icon="save", palette=desk.palette
        )
        self.body.addSpacing(8)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def save_to(self, path: Path) -> None:
        """As PDF or JSON, by the name's end."""
        papers, receipt = self.desk.service(PeoplePapers), self.receipt
        language = self.desk.site.settings.kiosk.language
        self.desk.tasks.run(
            self, lambda: papers.save_receipt(receipt, path, language), self._saved, self._fail
        )

    def _saved(self, _: None) -> None:
        self.complain("")
        self.save.setText(translate("People", "Saved; save again"))

    def _choose(self) -> None:
        proposed = f"receipt-{harmless(self.receipt.employee_id)}.pdf"
        path, _ = QFileDialog.getSaveFileName(
            self, translate("People", "Save the receipt"), proposed, "PDF (*.pdf);;JSON (*.json)"
        )
        if path:
            self.save_to(Path(path))

    def _counts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(0, 1)
        counts = [
            (translate("People", "Face pictures deleted"), self.receipt.deleted["templates"]),
            (translate("People", "Kept pictures deleted"), self.receipt.deleted["pictures"]),
            (translate("People", "Portraits deleted"), self.receipt.deleted["portrait"]),
            (translate("People", "PINs deleted"), self.receipt.deleted["pin"]),
            (translate("People", "Keys destroyed"), self.receipt.deleted.get("keys", 0)),
            (translate("People", "Consents ended"), self.receipt.deleted["consents_ended"]),
            (translate("People", "Check-ins kept"), self.receipt.kept["punches"]),
        ]
        if self.receipt.training_caches:
            counts.append(
                (translate("People", "Training runs that may still hold faces"), self.receipt.training_caches)
            )
        for place, (words, count) in enumerate(counts):
            grid.addWidget(label(words), place, 0)
            grid.addWidget(
                label(self.desk.locale.toString(count), "subheading"), place, 1, Qt.AlignmentFlag.AlignRight
            )
        return grid
