"""Whether a receipt of a deletion, as somebody brings it, was given by this site and is unchanged."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from faceclock.app.console.people_papers import PeoplePapers
from faceclock.app.removal import Receipt
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.words import moment
from faceclock.gui.language import translate


class ReceiptCheck(QObject):
    """Tells the answer as a notice."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._page, translate("People", "Check a receipt of a deletion"), "", "JSON (*.json)"
        )
        if path:
            self.check(Path(path))

    def check(self, path: Path) -> None:
        papers = self._desk.service(PeoplePapers)
        self._desk.tasks.run(self, lambda: papers.check_receipt(path), self._tell)

    def _tell(self, found: tuple[Receipt, bool]) -> None:
        receipt, known = found
        if not known:
            words = translate(
                "People", "The audit log holds no such receipt; another site may have given it."
            )
            self._desk.tell(words, "warn")
            return
        words = translate("People", "Genuine: number {number} was deleted on {at} by {name}.")
        at = moment(datetime.fromisoformat(receipt.at), self._desk)
        self._desk.tell(words.format(number=receipt.employee_id, at=at, name=receipt.by))
