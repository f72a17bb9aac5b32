"""From nothing to the first person: one thing at a time, and everything can be changed later."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.console.session import Session
from faceclock.app.problems import sentence_for
from faceclock.app.site import Site
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.first_run.looking import CameraStep, PersonStep
from faceclock.gui.console.first_run.opening import CompanyStep, LanguageStep, OwnerStep
from faceclock.gui.console.first_run.packs import PackStep
from faceclock.gui.console.first_run.protection import ProtectionStep
from faceclock.gui.console.first_run.step import Setup, Step
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate
from faceclock.gui.tokens import Palette
from faceclock.settings.model import Language

_WIDEST = 820


class FirstRun(QWidget):
    """``spoken`` asks for another language, ``demo_wanted`` for the invented company; ``finished`` gives the
    owner's session, and whether the kiosk is to be opened."""

    spoken = Signal(object)
    demo_wanted = Signal()
    finished = Signal(object, bool)

    def __init__(
        self,
        site: Site,
        palette: Palette,
        language: Language,
        make_desk: Callable[[Session], Desk],
        *,
        demo: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setup, self._demo = Setup(site, palette, make_desk), demo
        opening, company = LanguageStep(self.setup, language, demo=demo), CompanyStep(self.setup)
        opening.spoken.connect(self.spoken)
        opening.demo_wanted.connect(self.demo_wanted)
        self.steps: list[Step] = [opening, company, OwnerStep(self.setup, company, language)]
        if not demo:  # the invented people need no protection, and have a key
            self.steps.append(ProtectionStep(self.setup))
        self.steps += [CameraStep(self.setup), PackStep(self.setup), PersonStep(self.setup)]
        self._stack = QStackedWidget()
        self._make_frame()
        for step in self.steps:
            self._stack.addWidget(step)
            step.done.connect(self._advance)
            step.failed.connect(self.complain)
        self._show(1 if demo else 0)

    @property
    def step(self) -> Step:
        """The one that is shown."""
        return self.steps[self._stack.currentIndex()]

    def showEvent(self, event: QShowEvent) -> None:
        """Before it is shown nothing can have the keyboard."""
        super().showEvent(event)
        self.next.setFocus()
        self.step.entered()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from any field, and presses the button that it is on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif self.next.isEnabled():
            self._go_on()

    def _make_frame(self) -> None:
        card = Card()
        card.setMaximumWidth(_WIDEST)
        self.where, self.title = label("", "small"), label("", "title", wrap=True)
        if self._demo:
            unprotected = translate(
                "FirstRun", "The key of these people's faces lies unprotected in the demo's folder."
            )
            told = Pill(translate("FirstRun", "Demo: invented people"), "info")
            card.body.addLayout(row(told, label(unprotected, "small"), 1))
        self.lead, self.fault = label("", "muted", wrap=True), label("", "error", wrap=True)
        for part in (self.where, self.title, self.lead):
            card.body.addWidget(part)
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(self.fault)
        card.body.addLayout(self._buttons())
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card, 100)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.addLayout(line, 1)

    def _buttons(self) -> QHBoxLayout:
        self.back = button(translate("FirstRun", "&Back"), lambda: self._show(self._stack.currentIndex() - 1))
        self.later = button(translate("FirstRun", "&Later"), self._advance)
        self.kiosk = button(translate("FirstRun", "Finish and open the &kiosk"), lambda: self._finish(True))
        self.next = button(translate("FirstRun", "&Next"), self._go_on, kind="primary")
        self.next.setDefault(True)
        line = QHBoxLayout()
        line.addWidget(self.back)
        line.addStretch(1)
        for part in (self.later, self.kiosk, self.next):
            line.addWidget(part)
        return line

    def _show(self, number: int) -> None:
        self.step.left()
        self._stack.setCurrentIndex(number)
        step, last = self.step, number == len(self.steps) - 1
        words = translate("FirstRun", "Step {number} of {total}")
        self.where.setText(words.format(number=number + 1, total=len(self.steps)))
        self.title.setText(step.title)
        self.lead.setText(step.lead)
        owner_made = self.setup.desk is not None
        self.back.setVisible(number > 0 and not (owner_made and number == 3))
        self.later.setVisible(step.may_skip and not last)
        self.kiosk.setVisible(last)
        self.next.setText(translate("FirstRun", "&Finish") if last else translate("FirstRun", "&Next"))
        self._say("")
        self.next.setFocus()
        step.entered()

    def _go_on(self) -> None:
        self._say("")
        self.next.setEnabled(False)
        self.step.go_on()

    def _advance(self) -> None:
        self.next.setEnabled(True)
        number = self._stack.currentIndex() + 1
        if number < len(self.steps):
            self._show(number)
        else:
            self._finish(False)

    def _finish(self, open_kiosk: bool) -> None:
        self.step.left()
        self.finished.emit(self.setup.ready_desk.session, open_kiosk)

    def complain(self, error: Exception) -> None:
        """Say why it does not go on."""
        self.next.setEnabled(True)
        sentence = sentence_for(error)
        if sentence is None:
            raise error
        self._say(in_words(sentence))

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
