"""Deleting somebody for good: what goes and what stays is said first, and the name is typed."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from faceclock.app.console.people import Person
from faceclock.app.console.people_papers import PeoplePapers
from faceclock.app.removal import Receipt, names
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.names import in_sentence
from faceclock.gui.console.people.receipt_dialog import ReceiptDialog
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class DeleteDialog(Dialog):
    """Its button is dead until the name or number stands in the field; the service compares again."""

    def __init__(self, desk: Desk, parent: QWidget, person: Person, changed: Callable[[], None]) -> None:
        name = in_sentence(person.employee.name)
        super().__init__(
            desk,
            parent,
            translate("People", "Delete {name} for good?").format(name=name),
            translate("People", "Delete {name}").format(name=name),
            danger=True,
        )
        self._employee, self._changed = person.employee, changed
        for sentence in self._said(person):
            self.body.addWidget(label(sentence, wrap=True))
        form = Form()
        self.typed = QLineEdit()
        words = translate("People", "To go on, &type the name or the number {number}")
        form.add(words.format(number=person.employee.id), self.typed)
        self.body.addWidget(form)
        self.typed.textChanged.connect(lambda text: self.action.setEnabled(names(self._employee, text)))
        self.action.setEnabled(False)
        self.typed.setFocus()

    def submit(self) -> None:
        if not self.action.isEnabled():
            return
        papers, who, typed = self.desk.service(PeoplePapers), self._employee.id, self.typed.text()
        self.run(lambda: papers.remove(who, typed), self._show_receipt)

    def _said(self, person: Person) -> list[str]:
        goes = translate(
            "People",
            "Deleted at once: face pictures {templates}, kept pictures {pictures}, portrait, PIN. All consents end.",
        ).format(templates=len(person.templates), pictures=person.pictures)
        stays = translate(
            "People",
            "What stays, under the number alone: check-ins, hours, corrections, signed consents and the audit log. "
            "Hours that were worked and paid must remain explicable.",
        )
        backups = translate("People", "Earlier backups hold the person until they are replaced.")
        return [goes, stays, backups]

    def _show_receipt(self, receipt: Receipt) -> None:
        self._changed()
        ReceiptDialog(self.desk, self.parentWidget(), receipt).open()
