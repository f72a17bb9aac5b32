"""The passphrase of a backup that another machine made."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from faceclock.app.console.data import DataService, Found
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form, password_field, show_switch
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class UnlockDialog(Dialog):
    """``then`` gets the backup once it is open."""

    def __init__(self, desk: Desk, parent: QWidget, file: Path, then: Callable[[Found], None]) -> None:
        heading = translate("Devices", "Open the backup of another computer")
        super().__init__(desk, parent, heading, translate("Devices", "Open the backup"))
        self._file, self._service, self._then = file, desk.service(DataService), then
        lead = translate(
            "Devices",
            "{file} is encrypted with a key that is not on this computer. The recovery passphrase that was set where "
            "it was made opens it.",
        )
        self.passphrase = password_field()
        form = Form()
        form.add(translate("Devices", "&Passphrase"), self.passphrase)
        self.body.addWidget(label(lead.format(file=file.name), "muted", wrap=True))
        self.body.addWidget(form)
        self.body.addWidget(show_switch(self.passphrase))
        self.passphrase.textChanged.connect(lambda text: self.action.setEnabled(bool(text)))
        self.action.setEnabled(False)

    def submit(self) -> None:
        service, file, typed = self._service, self._file, self.passphrase.text()
        self.run(lambda: service.look_into(file, typed), self._then)
