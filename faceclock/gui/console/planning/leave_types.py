"""Types of leave: vacation, illness, business trips."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.app.console.planning_leave import LeaveService
from faceclock.domain.rulebook import LeaveKind, LeaveType
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.editors import ChoiceEditor
from faceclock.gui.console.planning.enum_words import enum_words
from faceclock.gui.console.planning.list_dialog import ListDialog, Told
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.rows import Column
from faceclock.gui.language import translate


def usual_types() -> list[LeaveType]:
    """What most sites have, in the words of the window."""
    return [
        LeaveType("vacation", translate("Leave", "Vacation")),
        LeaveType("sick", translate("Leave", "Illness")),
        LeaveType("trip", translate("Leave", "Business trip"), kind=LeaveKind.DUTY),
        LeaveType("unpaid", translate("Leave", "Unpaid leave"), paid=False),
    ]


class LeaveTypeList(ListDialog):
    KEY = "leave-types"

    def __init__(self, desk: Desk, parent: QWidget | None, told: Told) -> None:
        self._service = desk.service(LeaveService)
        heading = translate("Leave", "Types of leave")
        note = translate("Leave", "There are no types yet, such as vacation or illness.")
        super().__init__(desk, parent, told, heading, note, _columns())

    def read(self) -> Sequence[LeaveType]:
        return self._service.year(date.today().year).types

    def name_of(self, found: LeaveType) -> str:
        return found.name or found.code

    def edit(self, found: LeaveType | None) -> None:
        LeaveTypeDialog(self.desk, self, self.changed, found).open()

    def remove(self, found: LeaveType) -> Done:
        return self._service.remove_type(found.code)

    def general_buttons(self) -> list[QPushButton]:
        return [button(translate("Leave", "Add the &usual ones"), self._add_usual)]

    def _add_usual(self) -> None:
        usual = usual_types()
        self.desk.tasks.run(self, lambda: self._service.add_types(usual), self.changed, self._fail)


class LeaveTypeDialog(Dialog):
    def __init__(self, desk: Desk, parent: QWidget | None, told: Told, found: LeaveType | None) -> None:
        heading = translate("Leave", "Type of leave")
        super().__init__(desk, parent, heading, translate("Leave", "Save"))
        self._told, self._service = told, desk.service(LeaveService)
        shown = found or LeaveType("")
        self.code, self.name = QLineEdit(shown.code), QLineEdit(shown.name)
        for field in (self.code, self.name):
            field.setMaxLength(60)
        self.code.setEnabled(found is None)
        self.kind = ChoiceEditor(enum_words(LeaveKind))
        self.kind.show_value(shown.kind)
        self.paid = QCheckBox(translate("Leave", "&Paid: its days are credited"))
        self.paid.setChecked(shown.paid)
        form = Form()
        form.add(
            translate("Leave", "Short &code"), self.code, translate("Leave", "One word, such as vacation.")
        )
        form.add(translate("Leave", "&Name"), self.name)
        form.add(translate("Leave", "People are"), self.kind)
        form.add_row(self.paid)
        self.body.addWidget(form)

    def submit(self) -> None:
        kind = self.kind.value()
        assert isinstance(kind, LeaveKind)
        made = LeaveType(self.code.text().strip(), self.name.text().strip(), self.paid.isChecked(), kind)
        self.run(lambda: self._service.save_type(made), self._told)


def _columns() -> list[Column[LeaveType]]:
    words = enum_words(LeaveKind)
    paid, unpaid = translate("Leave", "paid"), translate("Leave", "unpaid")
    return [
        Column(translate("Leave", "Code"), lambda found: found.code, width=140),
        Column(translate("Leave", "Name"), lambda found: found.name, width=200),
        Column(translate("Leave", "People are"), lambda found: words[found.kind], width=180),
        Column(translate("Leave", "Pay"), lambda found: paid if found.paid else unpaid, width=100),
    ]
