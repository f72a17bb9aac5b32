"""Enrols one person: who, consent, pictures, check, PIN. Nothing is stored before the end, and then all of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.console.enrolling import EnrolmentService
from faceclock.app.console.enrolling_draft import Draft, Ending, Enrolled, Start
from faceclock.domain.errors import SessionOver
from faceclock.domain.people import Employee
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.enrolment.check_step import CheckStep
from faceclock.gui.console.enrolment.consent_step import ConsentStep
from faceclock.gui.console.enrolment.done_step import DoneStep
from faceclock.gui.console.enrolment.person_step import PersonStep
from faceclock.gui.console.enrolment.pictures_step import PicturesStep
from faceclock.gui.console.enrolment.pin_step import PinStep
from faceclock.gui.console.enrolment.progress import Progress, Step
from faceclock.gui.console.enrolment.step_bar import StepBar
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate

SIZE = (880, 580)


class EnrolmentWizard(QDialog):
    """``enrolled`` tells the ID once everything is stored. ``source`` as in the settings, theirs where empty."""

    enrolled = Signal(str)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, employee_id: str | None = None, *, source: str = ""
    ) -> None:
        super().__init__(parent)
        self.desk, self._employee_id, self._source = desk, employee_id, source
        self.progress: Progress | None = None
        self.steps: list[Step] = []
        self.current: Step | None = None
        self.setWindowTitle(translate("Enrolment", "Enrol a person"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._lay_out()
        self._begin()

    # Beginning and ending

    def reject(self) -> None:
        """Cancel, Escape, or the window's own cross: asks once if pictures were taken."""
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

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _close(self) -> None:
        if self.current is not None:
            self.current.leave()
        super().reject()

    def _begin(self) -> None:
        service = self.desk.service(EnrolmentService)
        self.desk.tasks.run(
            self, partial(service.begin, self._employee_id), self._start, self._fail, key="begin"
        )

    def _start(self, start: Start) -> None:
        known = start.employee is not None
        self.progress = Progress(start, Draft(start.employee or Employee(start.number, ""), known))
        self._make_steps(self.progress)
        self._turn_to(self.person)

    def _again(self) -> None:
        """The next person."""
        self._employee_id = None
        for step in self.steps:
            self.stack.removeWidget(step)
            step.deleteLater()
        self.steps, self.current = [], None
        self._begin()

    # Steps

    def _make_steps(self, progress: Progress) -> None:
        desk = self.desk
        self.person, self.consent = PersonStep(desk, progress), ConsentStep(desk, progress)
        self.pictures, self.check = PicturesStep(desk, progress, self._source), CheckStep(desk, progress)
        self.pin, self.last = PinStep(desk, progress), DoneStep(desk, progress)
        self.steps = [self.person, self.consent, self.pictures, self.check, self.pin, self.last]
        for step in self.steps:
            self.stack.addWidget(step)
            step.changed.connect(self._show_buttons)
            step.problem.connect(self.complain)
        self.check.retake.connect(self._retake)

    def path(self) -> list[Step]:
        """The steps that this person takes."""
        progress = self.progress
        assert progress is not None
        face: list[Step] = [] if progress.pin_only else [self.pictures, self.check]
        consent: list[Step] = [self.consent] if progress.needs_consent else []
        return [self.person, *consent, *face, self.pin]

    def _turn_to(self, step: Step) -> None:
        if self.current is not None:
            self.current.leave()
        self.current = step
        self.complain("")
        self.stack.setCurrentWidget(step)
        step.enter()
        self._show_place()
        self._show_buttons()

    def _next(self) -> None:
        """The first step that is still to be done: a consent may be due only now that it is known who it is."""
        path, progress = self.path(), self.progress
        assert progress is not None and self.current is not None
        if self.current is self.check and progress.needs_consent and progress.agreement is None:
            self._turn_to(self.consent)
        elif self.current is self.pin:
            self._finish(progress)
        else:
            self._turn_to(path[path.index(self.current) + 1])

    def _back(self) -> None:
        path = self.path()
        if self.current in path:
            self._turn_to(path[path.index(self.current) - 1])

    def _retake(self, source: str) -> None:
        self.pictures.retake(source)
        self._turn_to(self.pictures)

    def _submit(self) -> None:
        if self.current is self.last:
            self._close()
            return
        assert self.current is not None
        self.complain("")
        self._set_busy(True)
        self.current.submit(self._go_on, self._fail)

    def _go_on(self) -> None:
        self._set_busy(False)
        self._next()

    def _finish(self, progress: Progress) -> None:
        ending = Ending(progress.agreement, progress.pin, progress.others, progress.replace)
        if progress.pin_only:
            ending, progress.draft = Ending(pin=progress.pin), Draft(progress.employee, progress.draft.known)
        service = self.desk.service(EnrolmentService)
        self._set_busy(True)
        work: Callable[[], Enrolled] = partial(service.finish, progress.draft, ending)
        self.desk.tasks.run(self, work, self._done, self._fail, key="finish")

    def _done(self, done: Enrolled) -> None:
        assert self.progress is not None
        self.progress.done = done
        self._set_busy(False)
        self._turn_to(self.last)
        self.enrolled.emit(done.employee.id)

    # What is said and shown

    def complain(self, sentence: str) -> None:
        """One sentence above the buttons; an empty one takes it away."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _fail(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, SessionOver):
            self._close()
            self.desk.tell_problem(error)
            return
        self.complain(self.desk.sentence_of(error))

    def _set_busy(self, busy: bool) -> None:
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        if not busy:
            self._show_buttons()

    def _show_place(self) -> None:
        assert self.current is not None
        over = self.current is self.last
        names = {
            self.person: translate("Enrolment", "Person"),
            self.consent: translate("Enrolment", "Consent"),
            self.pictures: translate("Enrolment", "Pictures"),
            self.check: translate("Enrolment", "Check"),
            self.pin: translate("Enrolment", "PIN"),
        }
        path = self.path()
        self.bar.show_steps(
            [names[step] for step in path], len(path) - 1 if over else path.index(self.current)
        )
        self.bar.setVisible(not over)

    def _show_buttons(self) -> None:
        current = self.current
        if current is None:
            return
        over = current is self.last
        self.back.setVisible(not over and current is not self.person)
        self.cancel.setVisible(not over)
        self.another.setVisible(over)
        self.next.setEnabled(current.ready)
        self.next.setText(self._next_words())

    def _next_words(self) -> str:
        if self.current is self.last:
            return translate("Enrolment", "&Close")
        return (
            translate("Enrolment", "&Save") if self.current is self.pin else translate("Enrolment", "&Next")
        )

    def _lay_out(self) -> None:
        self.bar, self.stack = StepBar(), QStackedWidget()
        self.fault = label("", "error", wrap=True)
        self.fault.hide()
        self.next = button(translate("Enrolment", "&Next"), self._submit, kind="primary")
        self.next.setDefault(True)
        self.next.setEnabled(False)
        self.back = button(translate("Enrolment", "&Back"), self._back)
        self.cancel = button(translate("Enrolment", "Cancel"), self.reject)
        self.another = button(translate("Enrolment", "&Enrol another person"), self._again)
        self.another.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.fault)
        column.addLayout(row(self.cancel, 1, self.another, self.back, self.next))
