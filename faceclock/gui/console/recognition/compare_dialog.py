"""What a comparison needs: the site's kept pictures, and best a public set of photographs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from faceclock.app.console.recognition_pack_rows import PackRow
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import holding, row
from faceclock.gui.language import translate


class CompareDialog(Dialog):
    """``then`` gets the pack and the folder, None without one."""

    def __init__(
        self, desk: Desk, parent: QWidget, pack: PackRow, then: Callable[[PackRow, Path | None], None]
    ) -> None:
        heading = translate("Recognition", "Compare {name} with the pack in use").format(name=pack.name)
        super().__init__(desk, parent, heading, translate("Recognition", "&Compare"))
        self._pack, self._then = pack, then
        words = translate(
            "Recognition",
            "Both packs look at the pictures that were kept at enrolment. Ten people with two pictures each are the "
            "fewest that can tell; a public set of strangers' photographs says more.",
        )
        self.body.addWidget(label(words, wrap=True))
        self.folder = QLineEdit()
        choose = button(translate("Recognition", "C&hoose …"), self._choose)
        form = Form()
        form.add(
            translate("Recognition", "&Public set (folder or tar, not needed)"),
            self.folder,
            translate("Recognition", "Photographs in folders by person."),
        )
        self.body.addWidget(holding(row(form, choose)))

    def submit(self) -> None:
        text = self.folder.text().strip()
        folder = Path(text).expanduser() if text else None
        if folder is not None and not folder.exists():
            self.complain(translate("Recognition", "There is no such folder or file; check the path."))
            return
        self.accept()
        self._then(self._pack, folder)

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, translate("Recognition", "Public set"))
        if found:
            self.folder.setText(found)
