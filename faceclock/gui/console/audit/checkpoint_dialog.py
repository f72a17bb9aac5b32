"""A new checkpoint: its code, large enough to be copied by hand, and a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from faceclock.app.console.audit import AuditService
from faceclock.app.safekeeping.checkpoints import Made, name_of
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.moments import moment
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class CheckpointDialog(Dialog):
    """Keeps nothing: what is not written down or saved is gone with it."""

    def __init__(self, desk: Desk, parent: QWidget, made: Made) -> None:
        super().__init__(
            desk, parent, translate("Audit", "Checkpoint of the audit log"), translate("Audit", "Done")
        )
        self.made = made
        self.cancel.hide()
        about = translate(
            "Audit",
            "Print or write down this code, or save the file, and keep it where nobody who can change the database "
            "can reach it. With it, nothing of the {count} entries until now can be changed unnoticed.",
        )
        self.body.addWidget(label(about.format(count=desk.locale.toString(made.checkpoint.count)), wrap=True))
        self.code = label(made.code, "figure")
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(translate("Audit", "Code of the checkpoint"))
        self.body.addSpacing(8)
        self.body.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(
            label(moment(made.checkpoint.at, desk), "small"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        self.save = button(
            translate("Audit", "&Save as a file…"), self._choose, icon="save", palette=desk.palette
        )
        self.body.addSpacing(8)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def save_to(self, file: Path) -> None:
        """Write the checkpoint's file."""
        service = self.desk.service(AuditService)
        self.desk.tasks.run(self, lambda: service.write_checkpoint(self.made, file), self._saved, self._fail)

    def _saved(self, file: Path) -> None:
        self.complain("")
        self.save.setText(translate("Audit", "Saved; save again"))
        self.desk.remember("audit/checkpoints", str(file.parent))

    def _choose(self) -> None:
        folder = Path(self.desk.recall("audit/checkpoints") or Path.home())
        kinds = translate("Audit", "Checkpoints (*.fccheckpoint)")
        title = translate("Audit", "Save the checkpoint")
        chosen, _ = QFileDialog.getSaveFileName(
            self, title, str(folder / name_of(self.made.checkpoint)), kinds
        )
        if chosen:
            self.save_to(Path(chosen))
