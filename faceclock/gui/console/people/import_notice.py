"""What came of the last import, above the table until it is closed."""

from PySide6.QtWidgets import QWidget

from faceclock.app.import_report import ImportReport
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.import_result import ImportResultDialog, remarks_of
from faceclock.gui.console.widgets.buttons import button, icon_button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import ElidedLabel, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate


class ImportNotice(Card):
    """One line; hidden while there is nothing to say."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(tone="warn")
        self._desk, self._page = desk, page
        self.report = ImportReport()
        self.body.setContentsMargins(16, 8, 8, 8)
        self.said = ElidedLabel()
        self.details = button(translate("People", "Show what was refused"), self.show_details)
        close = icon_button("cross", translate("People", "Close this notice"), desk.palette, self.hide)
        line = row(label(translate("People", "Import"), "subheading"), self.said, self.details, close)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.hide()

    def show_report(self, report: ImportReport, said: str) -> None:
        """Where all went well, the job's own card says enough."""
        self.report = report
        self.said.setText(said)
        self.setVisible(bool(remarks_of(report)))

    def show_details(self) -> None:
        ImportResultDialog(self._desk, self._page, self.report).open()
