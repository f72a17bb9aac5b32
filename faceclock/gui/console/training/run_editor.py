"""A run file in TOML, with its faults marked on their lines."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QTextEdit

from faceclock.app.console.training import TrainingService
from faceclock.app.training_run_text import Checked
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState
from faceclock.gui.console.training.check_words import check_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import label, set_tone
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

_LONGEST = 200_000


class RunEditor(Card):
    """``starting`` gives the text that is to be started; ``closing``: back to the recipe."""

    starting = Signal(str)
    closing = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(translate("Training", "Run file"))
        self._desk, self._service = desk, desk.service(TrainingService)
        self.examples = QComboBox()
        self.examples.setAccessibleName(translate("Training", "Take an example"))
        self.examples.activated.connect(self._take_example)
        self.head.addWidget(self.examples)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(translate("Training", "Run file"))
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.field.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.field.setStyleSheet(f'font-family: "{font.family()}", monospace; font-size: {CONSOLE.small}px;')
        self.field.textChanged.connect(self._forget)
        self.told = label("", "small", wrap=True)
        self.check_button = button(translate("Training", "&Check"), self.check)
        self.start_button = button(
            translate("Training", "Start t&his run file"),
            lambda: self.starting.emit(self.text),
            kind="primary",
        )
        self.body.addWidget(self.field, 1)
        self.body.addWidget(self.told)
        back = button(translate("Training", "Back to the recipe"), self.closing.emit)
        self.body.addLayout(row(self.start_button, self.check_button, 1, back))
        desk.tasks.run(self, self._service.examples, self._show_examples, key="examples")

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    def set_text(self, text: str) -> None:
        self.field.setPlainText(text[:_LONGEST])

    def check(self) -> None:
        """Ask the trainer, who may rehearse a step: seconds to a minute."""
        text = self.text
        self.check_button.setEnabled(False)
        self._desk.jobs.start(
            self,
            translate("Training", "Checking the run file"),
            lambda steps: self._service.check(text, steps.advance),
            self._checked,
        )

    def show_check(self, found: Checked) -> None:
        """Say what was found, and go to the line that is wrong."""
        tone, sentence = check_words(found)
        self.told.setText(sentence)
        set_tone(self.told, tone)
        self._mark(found.fault.line if found.fault else None)

    def complain(self, sentence: str) -> None:
        """Why the run could not begin, beside its text."""
        self.told.setText(sentence)
        set_tone(self.told, "bad")

    def _checked(self, job: Job) -> None:
        self.check_button.setEnabled(True)
        if job.state is JobState.DONE:
            self.show_check(job.result)
            job.outcome = self.told.text().splitlines()[0]
        elif job.state is JobState.FAILED and job.error is not None:
            self._desk.tell_problem(job.error)

    def _mark(self, line: int | None) -> None:
        selections = []
        if line is not None and line <= self.field.blockCount():
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(QColor(self._desk.palette.bad_soft))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.cursor = QTextCursor(self.field.document().findBlockByNumber(line - 1))
            self.field.setTextCursor(mark.cursor)
            selections.append(mark)
        self.field.setExtraSelections(selections)

    def _forget(self) -> None:
        """What was found is of another text."""
        if self.told.text():
            self.told.clear()
            self._mark(None)

    def _show_examples(self, found: Mapping[str, str]) -> None:
        self.examples.addItem(translate("Training", "Take an example"), "")
        for name, text in found.items():
            self.examples.addItem(name, text)

    def _take_example(self, index: int) -> None:
        text = self.examples.itemData(index)
        if text:
            self.set_text(text)
        self.examples.setCurrentIndex(0)
