"""Enrols one person: who, consent, pictures, check, PIN. Nothing is stored before the end, and then all of it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.console.enrolling import EnrolmentService
from faceclock.app.console.enrolling_draft import Draft, Ending, Enrolled, Start
from faceclock.domain.errors import SessionOver
from faceclock.domain.people import Employee
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.enrolment.path import Path
from faceclock.gui.console.enrolment.progress import Progress, Step
from faceclock.gui.console.enrolment.step_bar import StepBar
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate

SIZE = (900, 600)


class EnrolmentWizard(QDialog):
    """``enrolled`` tells the ID once everything is stored. ``source`` as in the settings, theirs where empty."""

    enrolled = Signal(str)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, employee_id: str | None = None, *, source: str = ""
    ) -> None:
        super().__init__(parent)
        self.desk, self._source = desk, source
        self.progress: Progress | None = None
        self.path: Path | None = None
        self.current: Step | None = None
        self._busy = False
        self.setWindowTitle(translate("Enrolment", "Enrol a person"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._lay_out()
        self._begin(employee_id)

    # Beginning and ending

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.activateWindow()  # where there is no window manager that would

    def done(self, result: int) -> None:
        """Back to the window beneath, also where no window manager sees to it."""
        was_active, parent = self.isActiveWindow(), self.parentWidget()
        super().done(result)
        if was_active and parent is not None:
            parent.window().activateWindow()

    def reject(self) -> None:
        """Cancel, Escape, or the window's own cross: asks first if pictures were taken."""
        progress = self.progress
        if progress is None or progress.done or not progress.draft.taken or self.desk.session.over:
            self._close()
            return
        ask(
            self.desk,
            self,
            translate("Enrolment", "Close without saving?"),
            translate("Enrolment", "Nothing of {name} has been stored yet.").format(
                name=progress.employee.name
            ),
            translate("Enrolment", "Close without saving"),
            self._close,
            danger=True,
        )

    def _close(self) -> None:
        if self.current is not None:
            self.current.leave()
        super().reject()

    def _begin(self, employee_id: str | None = None) -> None:
        work = partial(self.desk.service(EnrolmentService).begin, employee_id)
        self.desk.tasks.run(self, work, self._start, self._fail, key="begin")

    def _start(self, start: Start) -> None:
        if self.path is not None:
            self.path.leave()
        employee = start.employee or Employee(start.number, "")
        self.progress = Progress(start, Draft(employee, start.employee is not None))
        self.path, self.current = Path(self.desk, self.progress, self._source, self.stack), None
        for step in self.path.all:
            step.changed.connect(self._show)
            step.problem.connect(self.complain)
            step.failed.connect(self._fail)
        self.path.check.retake.connect(self._retake)
        self.path.consent.declined.connect(partial(self._turn_to, self.path.pin))
        self._turn_to(self.path.person)

    # From step to step

    def _turn_to(self, step: Step) -> None:
        if self.current is not None:
            self.current.leave()
        self.current = step
        self.complain("")
        self.stack.setCurrentWidget(step)
        step.enter()
        self._show()

    def _submit(self) -> None:
        assert self.current is not None and self.path is not None
        if self.current is self.path.last:
            self._close()
            return
        self.complain("")
        self._set_busy(True)
        self.current.submit(self._go_on, self._fail)

    def _go_on(self) -> None:
        assert self.current is not None and self.path is not None and self.progress is not None
        if self.current is self.path.pin:
            self._finish(self.progress)
            return
        self._set_busy(False)
        self._turn_to(self.path.after(self.current))

    def _back(self) -> None:
        assert self.current is not None and self.path is not None
        self._turn_to(self.path.before(self.current))

    def _retake(self, source: str) -> None:
        assert self.path is not None
        self.path.pictures.retake(source)
        self._turn_to(self.path.pictures)

    def _finish(self, progress: Progress) -> None:
        ending = Ending(progress.agreement, progress.pin, progress.others, progress.replace)
        draft = progress.draft
        if progress.pin_only:
            ending, draft = Ending(pin=progress.pin), Draft(draft.employee, draft.known)
        work = partial(self.desk.service(EnrolmentService).finish, draft, ending)
        self.desk.tasks.run(self, work, self._done, self._fail, key="finish")

    def _done(self, done: Enrolled) -> None:
        assert self.progress is not None and self.path is not None
        self.progress.done = done
        self._set_busy(False)
        self._turn_to(self.path.last)
        self.enrolled.emit(done.employee.id)

    # What is said and shown

    def complain(self, sentence: str) -> None:
        """One sentence above the buttons; an empty one takes it away."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _fail(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, SessionOver) or self.current is None:
            self.desk.tell_problem(error)
            if self.isVisible():  # else it waits, with its pictures, for whoever logs in again
                self._close()
            return
        self.complain(self.desk.sentence_of(error))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show()

    def _show(self) -> None:
        current, path, progress = self.current, self.path, self.progress
        if current is None or path is None or progress is None:
            return
        over = current is path.last
        self.bar.show_steps(path.names(), path.place(current), progress.employee.name)
        self.bar.setVisible(not over)
        self.back.setVisible(not over and current is not path.person)
        self.cancel.setVisible(not over)
        self.another.setVisible(over)
        self.back.setEnabled(not self._busy)
        self.next.setEnabled(current.ready and not self._busy)
        self.next.setText(_next_words(current, path))

    def _lay_out(self) -> None:
        self.bar, self.stack = StepBar(), QStackedWidget()
        self.fault = label("", "error", wrap=True)
        self.fault.hide()
        self.next = button(translate("Enrolment", "&Next"), self._submit, kind="primary")
        self.next.setDefault(True)
        self.next.setEnabled(False)
        self.back = button(translate("Enrolment", "&Back"), self._back)
        self.cancel = button(translate("Enrolment", "Cancel"), self.reject)
        self.another = button(translate("Enrolment", "&Enrol another person"), self._begin)
        for part in (self.back, self.another):
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.fault)
        column.addLayout(row(self.cancel, 1, self.another, self.back, self.next))


def _next_words(current: Step, path: Path) -> str:
    if current is path.last:
        return translate("Enrolment", "&Close")
    return translate("Enrolment", "&Save") if current is path.pin else translate("Enrolment", "&Next")
