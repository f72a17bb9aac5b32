"""The same punch for several people and days, with what it changes shown before it is made."""

from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QWidget

from faceclock.app.console.attendance_bulk import BulkService, Effect, SamePunch
from faceclock.app.console.attendance_views import Person
from faceclock.domain.punch import Direction
from faceclock.gui.console.attendance.correction_dialog import CorrectionDialog
from faceclock.gui.console.attendance.effects import EffectTable
from faceclock.gui.console.attendance.punch_dialogs import direction_box, time_field, time_in
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.search import SearchField
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_WIDE, _HIGH, _LIST = 1000, 620, 260
_NOON = time(12)


class BulkDialog(CorrectionDialog):
    """Nothing is made before it was shown; what is shown is what is made."""

    def __init__(
        self, desk: Desk, parent: QWidget, people: list[Person], day: date, done: Callable[[], None]
    ) -> None:
        heading = translate("Attendance", "The same punch for several people")
        super().__init__(desk, parent, heading, translate("Attendance", "Add the punches"), done)
        self._owner, self._people = parent, [person for person in people if person.active]
        self._service = desk.service(BulkService)
        self._shown: SamePunch | None = None
        self._model = RowsModel[Person](_columns())
        self.people = Table(desk, self._model, "attendance/bulk", translate("Attendance", "People"))
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search = SearchField(translate("Attendance", "Find by name or team"), desk.palette)
        self.first, self.last = DateField(day), DateField(day)
        self.time, self.direction = time_field(_NOON), direction_box(Direction.OUT)
        self.planned = QCheckBox(translate("Attendance", "Only on &working days"))
        self.planned.setChecked(True)
        self.effects = EffectTable(desk)
        self.preview = button(translate("Attendance", "&Show what changes"), self.show_changes)
        self._arrange()
        self._model.set_rows(self._people)
        self.search.wanted.connect(self._narrow)
        self.action.setEnabled(False)
        self._follow_changes()

    @property
    def wanted(self) -> SamePunch:
        rows = self.people.selectionModel().selectedRows()
        days = (self.last.day - self.first.day).days + 1
        return SamePunch(
            tuple(self._model.row(index).id for index in rows),
            tuple(self.first.day + timedelta(days=number) for number in range(days)),
            time_in(self.time),
            Direction(self.direction.currentData()),
            self.planned.isChecked(),
        )

    def show_changes(self) -> None:
        wanted = self.wanted
        self.complain("")
        self.preview.setEnabled(False)

        def work(steps: Steps) -> list[Effect]:
            return self._service.preview(wanted, steps.advance)

        def ended(job: Job) -> None:
            self.preview.setEnabled(True)
            self._show(job, wanted)

        self.desk.jobs.start(self, translate("Attendance", "What the punches change"), work, ended)

    def submit(self) -> None:
        wanted, reason, approver = self._shown, self.reason.text(), self.approver
        if wanted is None:
            return
        if not reason.strip():
            self.complain(translate("Attendance", "Say why; the reason stands beside each punch for good."))
            return
        service, done = self._service, self._done

        def work(steps: Steps) -> int:
            return service.make(wanted, reason, approver, steps.advance)

        def ended(job: Job) -> None:
            if job.state is JobState.DONE:
                job.outcome = translate("Attendance", "Punches added: {count}.").format(count=job.result)
                done()

        self.desk.jobs.start(self._owner, self.windowTitle(), work, ended)
        self.accept()

    def _show(self, job: Job, wanted: SamePunch) -> None:
        """The card of a preview that went well says nothing that the table does not."""
        if job.state is not JobState.DONE:
            self.complain(
                self.desk.sentence_of(job.error) if job.error and job.state is JobState.FAILED else ""
            )
            return
        self.desk.jobs.remove_later(job)
        effects: list[Effect] = job.result
        self.effects.show_effects(effects)
        refused = sum(bool(each.refused) for each in effects)
        if refused:
            told = translate(
                "Attendance", "{count} of them are not possible, so none is made: see the notes."
            )
            self.complain(told.format(count=refused))
        self._shown = wanted if not refused and wanted == self.wanted else None
        self.action.setEnabled(self._shown is not None)

    def _forget(self) -> None:
        """What was shown is not what is wanted any more."""
        self._shown = None
        self.action.setEnabled(False)

    def _follow_changes(self) -> None:
        self.people.selectionModel().selectionChanged.connect(lambda *_: self._forget())
        for field in (self.first, self.last):
            field.dateChanged.connect(lambda _: self._forget())
        self.time.timeChanged.connect(lambda _: self._forget())
        self.direction.currentIndexChanged.connect(lambda _: self._forget())
        self.planned.toggled.connect(lambda _: self._forget())

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()

        def is_meant(person: Person) -> bool:
            return any(wanted in part.casefold() for part in (person.name, person.id, person.team))

        self._model.set_rows([person for person in self._people if is_meant(person)])

    def _arrange(self) -> None:
        self.setMinimumSize(_WIDE, _HIGH)
        self.form.add(translate("Attendance", "&From"), self.first)
        self.form.add(translate("Attendance", "&To"), self.last)
        self.form.add_row(self.planned)
        self.form.add(translate("Attendance", "T&ime, where each works"), self.time)
        self.form.add(translate("Attendance", "Dire&ction"), self.direction)
        self.ask_why()
        self.people.setMinimumWidth(_LIST)
        everybody = button(translate("Attendance", "Choose all"), self.people.selectAll, kind="link")
        hint = label(translate("Attendance", "Ctrl or Shift and a click choose several."), "small")
        lists = QHBoxLayout()
        lists.setSpacing(20)
        lists.addLayout(column(self.search, self.people, row(hint, 1, everybody), spacing=8), 3)
        self.body.removeWidget(self.form)
        lists.addLayout(column(self.form, 1, self.preview), 2)
        lists.addWidget(self.effects, 4)
        self.body.addLayout(lists, 1)


def _columns() -> list[Column[Person]]:
    return [
        Column(translate("Attendance", "Name"), lambda person: person.told, person=True, width=180),
        Column(translate("Attendance", "Team"), lambda person: person.team, width=90),
    ]
