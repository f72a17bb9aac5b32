"""Locking days for payroll, and opening them again."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from faceclock.app.attendance.periods import span_text
from faceclock.app.console.attendance_periods import PeriodService
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate
from faceclock.storage.periods import Period

_LONGEST = 500


class LockDialog(Dialog):
    """The work is a job: hours that are behind are reckoned first."""

    def __init__(
        self, desk: Desk, parent: QWidget, first: date, last: date, done: Callable[[], None]
    ) -> None:
        heading = translate("Attendance", "Lock days for payroll")
        super().__init__(desk, parent, heading, translate("Attendance", "Lock these days"))
        self._owner, self._done = parent, done
        told = translate(
            "Attendance", "Their hours stay as they are now, whatever punch or correction comes later."
        )
        self.first, self.last, self.reason = DateField(first), DateField(last), _reason_field()
        form = Form()
        form.add_row(label(told, "muted", wrap=True))
        form.add(translate("Attendance", "&From"), self.first)
        form.add(translate("Attendance", "&To"), self.last)
        form.add(translate("Attendance", "&Reason"), self.reason)
        self.body.addWidget(form)

    def submit(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.complain(translate("Attendance", "Say why; the reason stands in the audit log."))
            return
        first, last, done = self.first.day, self.last.day, self._done
        service, title = self.desk.service(PeriodService), span_text(first, last)

        def work(steps: Steps) -> Period:
            return service.lock(first, last, reason, steps.advance)

        def ended(job: Job) -> None:
            if job.state is JobState.DONE:
                job.outcome = translate("Attendance", "{days} is locked.").format(days=title)
            done()

        name = translate("Attendance", "Lock {days}").format(days=title)
        self.desk.jobs.start(self._owner, name, work, ended)
        self.accept()


class UnlockDialog(Dialog):
    """Names what is opened; its hours follow the facts again."""

    def __init__(self, desk: Desk, parent: QWidget, period: Period, done: Callable[[], None]) -> None:
        days = span_text(period.first, period.last)
        heading = translate("Attendance", "Open {days} again").format(days=days)
        super().__init__(desk, parent, heading, heading, danger=True)
        self._period, self._done = period, done
        told = translate(
            "Attendance", "Its hours may change then, although they were paid: tell whoever runs the payroll."
        )
        self.reason = _reason_field()
        form = Form()
        form.add_row(label(told, wrap=True))
        form.add(translate("Attendance", "&Reason"), self.reason)
        self.body.addWidget(form)

    def submit(self) -> None:
        period, reason = self._period, self.reason.text()
        service = self.desk.service(PeriodService)
        self.run(lambda: service.unlock(period.first, period.last, reason), lambda _: self._done())


def _reason_field() -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(_LONGEST)
    return made
