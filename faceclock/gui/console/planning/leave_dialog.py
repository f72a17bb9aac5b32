"""Leave of one person, entered or changed."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.app.console.planning import Choices, RosterService
from faceclock.app.console.planning_leave import LeaveRow, LeaveService, LeaveYear
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import LeavePart, LeaveType
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.editors import ChoiceEditor
from faceclock.gui.console.planning.enum_words import enum_words
from faceclock.gui.console.planning.leave_types import usual_types
from faceclock.gui.console.planning.list_dialog import Told
from faceclock.gui.console.planning.searching import make_searchable
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate

Of = tuple[str, date, date]  # employee's ID, first and last day


class LeaveDialog(Dialog):
    """``found`` None enters a new one, ``of`` a person from a day to a day."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        told: Told,
        found: LeaveRow | None = None,
        *,
        of: Of | None = None,
    ) -> None:
        heading = translate("Leave", "Add leave") if found is None else translate("Leave", "Change leave")
        super().__init__(desk, parent, heading, translate("Leave", "Save"))
        self._told, self._found, self._service = told, found, desk.service(LeaveService)
        leave = found.leave if found else None
        self._of = of or ("", date.today(), date.today())
        self.who, self.kind = QComboBox(), QComboBox()
        self.first = DateField(leave.first if leave else self._of[1])
        self.last = DateField(leave.last if leave else self._of[2])
        self.part = ChoiceEditor(enum_words(LeavePart))
        self.part.show_value(leave.part if leave else LeavePart.DAY)
        self._new_types: list[LeaveType] = []  # offered where the site has none; stored with the leave
        self._lay_out()
        self.first.dateChanged.connect(lambda _: self.last.show_day(max(self.first.day, self.last.day)))
        desk.tasks.run(self, self._read, self._show_choices, self._fail)

    def submit(self) -> None:
        who, kind = self._employee(), self.kind.currentData()
        first, last, part = self.first.day, self.last.day, self.part.value()
        assert isinstance(part, LeavePart)

        waits = self.waits.isChecked()

        def work() -> Done:
            if not who or not kind:
                raise InputProblem(translate("Leave", "Choose a person and a type of leave."))
            if self._new_types:
                self._service.add_types(self._new_types)
            if self._found is not None:
                return self._service.change(self._found.leave, kind, first, last, part)
            if waits:
                self._service.ask(who, kind, first, last, part)
                return Done()
            return self._service.add(who, kind, first, last, part)

        self.run(work, self._told)

    def _employee(self) -> str:
        """Whoever is chosen, or was typed and found."""
        if self._found is not None:
            return self._found.leave.employee
        index = self.who.findText(self.who.currentText())
        return self.who.itemData(index) if index >= 0 else ""

    def _read(self) -> tuple[Choices, LeaveYear]:
        choices = self.desk.service(RosterService).choices()
        return choices, self._service.year(date.today().year)

    def _lay_out(self) -> None:
        people, days = Form(), row(spacing=16)
        people.add(translate("Leave", "&Person"), self.who)
        make_searchable(self.who, self.who.accessibleName())
        people.add(translate("Leave", "T&ype"), self.kind)
        for text, field in (
            (translate("Leave", "&First day"), self.first),
            (translate("Leave", "&Last day"), self.last),
            (translate("Leave", "P&art"), self.part),
        ):
            form = Form()
            form.add(text, field)
            days.addWidget(form, 1)
        self.body.addWidget(people)
        self.body.addLayout(days)
        self.waits = QCheckBox(translate("Leave", "&Wait until somebody approves it"))
        self.waits.setVisible(self._found is None)
        self.body.addWidget(self.waits)
        note = translate(
            "Leave", "What does not wait is approved, by you. Half days take the same half of each day."
        )
        self.body.addWidget(label(note, "small", wrap=True))

    def _show_choices(self, found: tuple[Choices, LeaveYear]) -> None:
        choices, year = found
        for person in choices.people:
            self.who.addItem(f"{person.name} ({person.id})", person.id)
        self._new_types = [] if year.types else usual_types()
        for kind in year.types or self._new_types:
            self.kind.addItem(kind.name or kind.code, kind.code)
        if self._found is None:
            number = self.who.findData(self._of[0])
            self.who.setCurrentIndex(number)
            self.who.setEditText(self.who.itemText(number) if number >= 0 else "")
        else:
            self.who.setEditText(self._found.name or self._found.leave.employee)
            self.who.setEnabled(False)
            self.kind.setCurrentIndex(self.kind.findData(self._found.leave.type))
