"""Everything held about one person, in a file for that person."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from faceclock.app.console.people_papers import PeoplePapers
from faceclock.app.report_folders import harmless
from faceclock.domain.people import Employee
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.names import in_sentence
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class ExportDialog(Dialog):
    """Says what is in the file, then asks where to."""

    def __init__(self, desk: Desk, parent: QWidget, employee: Employee) -> None:
        heading = translate("People", "Export the data of {name}").format(name=in_sentence(employee.name))
        super().__init__(desk, parent, heading, translate("People", "Choose a file and export"))
        self._employee = employee
        self.body.addWidget(
            label(
                translate(
                    "People",
                    "A zip with a letter in English and Chinese: person, consents with signatures, pictures, "
                    "check-ins and corrections, hours, rosters and leave, and the audit log about the person.",
                ),
                wrap=True,
            )
        )
        self.vectors = QCheckBox(translate("People", "Also the &numbers of the face templates"))
        self.body.addWidget(self.vectors)
        self.body.addWidget(
            label(
                translate(
                    "People",
                    "They are the person's data, too, but a likeness can be made from them: only when asked.",
                ),
                "small",
                wrap=True,
            )
        )

    def submit(self) -> None:
        proposed = f"faceclock-{harmless(self._employee.id)}.zip"
        path, _ = QFileDialog.getSaveFileName(
            self, translate("People", "Export the person's data"), proposed, "ZIP (*.zip)"
        )
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write the file; its name gets .zip where it lacks it."""
        path = path if path.suffix.lower() == ".zip" else path.with_name(path.name + ".zip")
        papers, who, vectors = self.desk.service(PeoplePapers), self._employee.id, self.vectors.isChecked()
        self.run(lambda: papers.export(who, path, vectors), lambda _: self._tell(path))

    def _tell(self, path: Path) -> None:
        self.desk.tell(translate("People", "Exported to {file}.").format(file=path.name))
