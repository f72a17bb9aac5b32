"""From when a draft shall hold."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from faceclock.app.console.planning_rules import Draft, RulesService
from faceclock.domain.bookkeeping import Entry
from faceclock.domain.rulebook import BEGINNING
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class PublishDialog(Dialog):
    """The first of next month, unless another day is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None, draft: Draft, then: Callable[[], None]) -> None:
        heading = translate("Rules", "Publish the draft")
        super().__init__(desk, parent, heading, translate("Rules", "Publish"))
        self._draft, self._then = draft, then
        self.day = DateField(_next_month())
        self.always = QCheckBox(translate("Rules", "From the &beginning, for all days that are not locked"))
        self.always.toggled.connect(self.day.setDisabled)
        form = Form()
        form.add(translate("Rules", "Holds &from"), self.day)
        form.add_row(self.always)
        self.body.addWidget(form)
        if draft.shifts:
            codes = ", ".join(shift.code for shift in draft.shifts)
            words = translate("Rules", "With the rules these shifts change: {codes}")
            self.body.addWidget(label(words.format(codes=codes), wrap=True))
        note = translate(
            "Rules", "Earlier days keep their rules. It stands in the audit log, with your name."
        )
        self.body.addWidget(label(note, "small", wrap=True))

    def submit(self) -> None:
        day = BEGINNING if self.always.isChecked() else self.day.day
        service = self.desk.service(RulesService)
        self.run(lambda: service.publish(self._draft, day), self._tell)

    def _tell(self, made: list[Entry]) -> None:
        told = translate("Rules", "Published.") if made else translate("Rules", "This holds already.")
        self.desk.tell(told, "ok" if made else "info")
        self._then()


def _next_month() -> date:
    today = date.today()
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)
