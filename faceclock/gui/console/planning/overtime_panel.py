"""Overtime that waits for somebody's word."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date

from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QWidget

from faceclock.app.attendance.book_changes import Done
from faceclock.app.console.planning_overtime import OvertimeRow, OvertimeService
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.editors import MinutesBox, minutes_text
from faceclock.gui.console.planning.list_dialog import Told
from faceclock.gui.console.planning.list_panel import ListPanel
from faceclock.gui.console.planning.roster_words import day_text
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.rows import Column
from faceclock.gui.language import translate


class OvertimePanel(ListPanel):
    """Days can be chosen together."""

    def __init__(self, desk: Desk) -> None:
        self._service = desk.service(OvertimeService)
        empty = EmptyState(
            "check",
            translate("Overtime", "Nothing waits"),
            translate(
                "Overtime", "Overtime waits here where the rules say that only approved minutes count."
            ),
            desk.palette,
        )
        super().__init__(desk, _columns(desk), "overtime", translate("Overtime", "Overtime"), empty)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        today = date.today()
        self.first, self.last = DateField(today.replace(day=1)), DateField(today)
        self.first.setAccessibleName(translate("Overtime", "From"))
        self.last.setAccessibleName(translate("Overtime", "To"))
        self.all = QCheckBox(translate("Overtime", "Decided ones, too"))
        for part in (self.first, label("–"), self.last, self.all):
            self.tools.addWidget(part)
        self.tools.addStretch(1)
        if desk.may(Right.PLAN):
            self._add_buttons()
        for field in (self.first, self.last):
            field.dateChanged.connect(lambda _: self.refresh())
        self.all.toggled.connect(lambda _: self.refresh())

    def read(self) -> Callable[[], list[OvertimeRow]]:
        first, last, waiting = self.first.day, self.last.day, not self.all.isChecked()
        return lambda: self._service.days(first, last, waiting)

    def key_of(self, found: OvertimeRow) -> Hashable:
        return found.employee, found.day

    def _add_buttons(self) -> None:
        self.withdraw = button(translate("Overtime", "&Withdraw"), self._withdraw)
        self.minutes = button(translate("Overtime", "Approve &minutes"), self._ask_minutes)
        self.approve = button(
            translate("Overtime", "&Approve all of it"),
            self._approve,
            kind="primary",
            icon="check",
            palette=self.desk.palette,
        )
        for part in (
            self.undo,
            self.for_chosen(self.withdraw, lambda found: found.approved != 0),
            self.for_chosen(self.minutes),
            self.for_chosen(self.approve, lambda found: found.waiting > 0),
        ):
            self.tools.addWidget(part)

    def _days(self) -> list[tuple[str, date]]:
        return [(found.employee, found.day) for found in self.chosen()]

    def _approve(self) -> None:
        days = self._days()
        self.act(lambda: self._service.approve(days))

    def _withdraw(self) -> None:
        days = self._days()
        self.act(lambda: self._service.withdraw(days))

    def _ask_minutes(self) -> None:
        most = max((found.minutes for found in self.chosen()), default=0)
        MinutesDialog(self.desk, self, self.changed, self._days(), most).open()


class MinutesDialog(Dialog):
    """So many minutes of each chosen day."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, told: Told, days: Sequence[tuple[str, date]], most: int
    ) -> None:
        heading = translate("Overtime", "Approve minutes")
        super().__init__(desk, parent, heading, translate("Overtime", "Approve"))
        self._told, self._days = told, list(days)
        self.minutes = MinutesBox()
        self.minutes.setValue(most)
        form = Form()
        hint = translate("Overtime", "Of each chosen day at most so many minutes count. Days chosen: {count}")
        form.add(translate("Overtime", "&Minutes"), self.minutes, hint.format(count=len(self._days)))
        self.body.addWidget(form)

    def submit(self) -> None:
        service, minutes = self.desk.service(OvertimeService), self.minutes.value()

        def work() -> Done:
            return service.approve(self._days, minutes)

        self.run(work, self._told)


def _columns(desk: Desk) -> Sequence[Column[OvertimeRow]]:
    return [
        Column(
            translate("Overtime", "Person"),
            lambda found: found.name or found.employee,
            person=True,
            width=220,
        ),
        Column(
            translate("Overtime", "Day"),
            lambda found: day_text(found.day, desk.locale),
            lambda found: found.day,
            width=130,
        ),
        Column(
            translate("Overtime", "Overtime"),
            lambda found: minutes_text(found.minutes),
            lambda found: found.minutes,
            figure=True,
            width=120,
        ),
        Column(
            translate("Overtime", "Waiting"),
            lambda found: minutes_text(found.waiting),
            lambda found: found.waiting,
            figure=True,
            width=120,
        ),
        Column(translate("Overtime", "State"), _state, pill=_tone, width=180),
        Column(translate("Overtime", "Approved by"), lambda found: found.approved_by, width=120),
    ]


def _state(found: OvertimeRow) -> str:
    if found.approved == 0:
        return translate("Overtime", "waits")
    if found.approved is None:
        return translate("Overtime", "approved")
    words = translate("Overtime", "{minutes} approved")
    return words.format(minutes=minutes_text(found.approved))


def _tone(found: OvertimeRow) -> str:
    return "warn" if found.approved == 0 else "ok"
