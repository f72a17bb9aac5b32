"""People who left: what is still held of them, and when it goes."""

from PySide6.QtWidgets import QVBoxLayout

from faceclock.app.console.data import DataService, DataState
from faceclock.app.safekeeping.retention import Due, Extent
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.devices.tab import Tab
from faceclock.gui.console.devices.words import ago
from faceclock.gui.console.jobs import Job, Steps
from faceclock.gui.console.moments import moment
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate


class RetentionTab(Tab):
    """The table is the dry run: exactly what the button deletes now, and the clock by itself once a day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._service = desk.service(DataService)
        self.rule, self.last = label("", wrap=True), label("", "small", wrap=True)
        self.model: RowsModel[Due] = RowsModel(self._columns())
        self.table = Table(desk, self.model, "retention", translate("Devices", "What is due"))
        self.table.setMinimumHeight(200)
        self.table.chosen.connect(lambda index: desk.go("people", self.model.row(index).employee_id))
        self.empty = EmptyState(
            "check",
            translate("Devices", "Nothing is due"),
            translate(
                "Devices", "People who left stand here when their days are over, before anything is deleted."
            ),
            desk.palette,
        )
        self.delete = button(translate("Devices", "&Delete what is due…"), self._ask, kind="danger")
        self.content.addWidget(self._rule_card())
        self.content.addWidget(self._due_card(), 1)

    def refresh(self) -> None:
        self.desk.tasks.run(self, self._service.state, self._show_rule, key="state")
        self.desk.tasks.run(self, self._service.due, self._show_due, key="due")

    def _rule_card(self) -> Card:
        card = Card(translate("Devices", "The rule"))
        change = button(
            translate("Devices", "&Change in the settings"),
            lambda: self.desk.go("settings", "retention"),
            kind="link",
        )
        change.setVisible(self.desk.may(Right.SEE_SETTINGS))
        card.body.addWidget(self.rule)
        card.body.addWidget(self.last)
        card.body.addLayout(row(change, 1))
        return card

    def _due_card(self) -> Card:
        card = Card(translate("Devices", "Due now"))
        held = QVBoxLayout()
        held.addWidget(self.table, 1)
        held.addWidget(self.empty)
        card.body.addLayout(held, 1)
        card.body.addLayout(row(self.delete, 1))
        return card

    def _columns(self) -> list[Column[Due]]:
        return [
            Column(translate("Devices", "Name"), lambda due: due.name, person=True, width=220),
            Column(translate("Devices", "ID"), lambda due: due.employee_id, width=100),
            Column(
                translate("Devices", "Left"),
                lambda due: moment(due.left_at, self.desk),
                sort=lambda due: due.left_at,
                width=170,
            ),
            Column(translate("Devices", "What goes"), _what, width=320),
        ]

    def _show_rule(self, state: DataState) -> None:
        words = translate(
            "Devices",
            "{days} days after somebody left, their face templates, pictures, portrait and PIN are deleted.",
        ).format(days=state.face_days)
        if state.record_days:
            more = translate(
                "Devices", "After {days} days the name goes as well; check-ins stay under the ID."
            )
            words = f"{words} {more.format(days=state.record_days)}"
        if state.old_asides:
            aside = translate("Devices", "Backups that a restore kept aside and that go now: {count}.")
            words = f"{words} {aside.format(count=state.old_asides)}"
        self.rule.setText(words)
        self.last.setText(
            translate("Devices", "This happens by itself once a day. Last time: {ago}.").format(
                ago=ago(state.last_retention)
            )
        )

    def _show_due(self, due: list[Due]) -> None:
        self.model.set_rows(due)
        for part in (self.table, self.delete):
            part.setVisible(bool(due))
        self.empty.setVisible(not due)

    def _ask(self) -> None:
        count = len(self.model.rows)
        ask(
            self.desk,
            self,
            translate("Devices", "Delete what is due"),
            translate(
                "Devices",
                "People: {count}. What the table names of them is deleted and cannot be brought back.",
            ).format(count=count),
            translate("Devices", "Delete it"),
            self._delete,
            danger=True,
        )

    def _delete(self) -> None:
        service = self._service

        def work(steps: Steps) -> list[Due]:
            return service.retain(steps.advance)

        def told(job: Job) -> str:
            return translate("Devices", "Deleted for people: {count}.").format(count=len(job.result))

        title = translate("Devices", "Deleting what is due")
        self.desk.jobs.start(self, title, work, self.ended(told))


def _what(due: Due) -> str:
    names = {
        "templates": translate("Devices", "templates"),
        "pictures": translate("Devices", "pictures"),
        "portraits": translate("Devices", "portrait"),
        "pins": translate("Devices", "PIN"),
    }
    parts = [f"{names[what]} {count}" for what, count in due.held.items() if count]
    if due.extent is Extent.RECORD:
        parts.insert(0, translate("Devices", "name and team"))
    return ", ".join(parts)
