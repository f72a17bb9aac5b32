"""The drill: somebody shows prints and screens to the camera, and sees at once what is let in."""

from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from faceclock.app.console.recognition_liveness import Drill, LiveCheckState, RecognitionLiveness
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.recognition.figures import percent
from faceclock.gui.console.recognition.live_words import SPECIES, mode_name, species_words
from faceclock.gui.console.recognition.reason_words import reason_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import holding, row
from faceclock.gui.console.widgets.numbers import padded
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_LONGEST = 60


class DrillCard(Card):
    """``done`` when a drill has ended. Nobody is checked in by it."""

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            translate("Recognition", "Drill"),
            translate(
                "Recognition",
                "Show a print or a screen with somebody's face to the camera, again and again. Nobody is checked in.",
            ),
        )
        self._desk, self._service = desk, desk.service(RecognitionLiveness)
        self.species, self.count, self.source = QComboBox(), padded(QSpinBox()), QLineEdit()
        self.start = button(translate("Recognition", "&Start the drill"), self._start, kind="primary")
        self.outcome = label("", wrap=True)
        self.model = RowsModel[Drill](self._columns())
        self.table = Table(desk, self.model, "recognition_drills", translate("Recognition", "Earlier drills"))
        self.none_yet = label(translate("Recognition", "No drill was done yet."), "muted", wrap=True)
        self._arrange()
        self._job: Job | None = None

    def show_state(self, state: LiveCheckState) -> None:
        self.model.set_rows(state.drills)
        self.table.setVisible(bool(state.drills))
        self.none_yet.setVisible(not state.drills)

    def _start(self) -> None:
        count, source, typed = self.count.value(), self.source.text(), self.species.currentText().strip()
        species = next((code for code in SPECIES if species_words(code) == typed), typed)
        if not species:
            self.outcome.setText(translate("Recognition", "Say what is presented, such as a print."))
            return
        self.start.setEnabled(False)
        self.outcome.setText(translate("Recognition", "Show it to the camera now."))
        title = translate("Recognition", "Drill: {species}").format(species=species_words(species))
        work = partial(_drill, self._service, source, species, count)
        self._job = self._desk.jobs.start(self, title, work, self._ended)
        self._job.changed.connect(self._follow)

    def _follow(self) -> None:
        job = self._job
        if job is not None and job.state is JobState.RUNNING and job.done:
            words = translate("Recognition", "Presentation {number}: {result}")
            self.outcome.setText(words.format(number=job.done, result=job.text))

    def _ended(self, job: Job) -> None:
        self.start.setEnabled(True)
        if job.state is JobState.DONE:
            job.outcome = self._sentence(job.result)
            self.outcome.setText(job.outcome)
        elif job.state is JobState.CANCELLED:
            self.outcome.setText(translate("Recognition", "The drill was cancelled; nothing of it was kept."))
        elif job.error is not None:
            self.outcome.setText(self._desk.sentence_of(job.error))
        self.done.emit()

    def _sentence(self, drill: Drill) -> str:
        words = translate("Recognition", "{accepted} of {shown} were let in ({interval}).")
        text = words.format(
            accepted=drill.accepted, shown=drill.presentations, interval=self._interval(drill)
        )
        others = ", ".join(f"{reason_words(code)} {count}" for code, count in drill.reasons)
        if not others:
            return text
        refused = translate("Recognition", "Not let in: {reasons}").format(reasons=others)
        return f"{text} {refused}"

    def _interval(self, drill: Drill) -> str:
        low, high = (percent(rate, self._desk.locale) for rate in (drill.rate.low, drill.rate.high))
        return translate("Recognition", "95 %: {low} to {high} %").format(low=low, high=high)

    def _arrange(self) -> None:
        self.species.setEditable(True)
        self.species.addItems([species_words(code) for code in SPECIES])
        line = self.species.lineEdit()
        assert line is not None
        line.setMaxLength(_LONGEST)
        self.count.setRange(1, 1000)
        self.count.setValue(10)
        self.source.setPlaceholderText(translate("Recognition", "the kiosk's camera"))
        fields = [
            self._field(translate("Recognition", "Sho&w"), self.species),
            self._field(translate("Recognition", "&Times"), self.count),
            self._field(translate("Recognition", "Ca&mera"), self.source),
        ]
        controls = holding(_stacked(holding(row(*fields)), holding(row(self.start, 1)), self.outcome))
        controls.setVisible(self._desk.may(Right.TUNE_RECOGNITION))
        self.body.addWidget(controls)
        self.body.addWidget(label(translate("Recognition", "Earlier drills"), "subheading"))
        self.body.addWidget(self.none_yet)
        self.body.addWidget(self.table, 1)
        self.body.addStretch(0)

    def _field(self, name: str, field: QWidget) -> Form:
        form = Form()
        form.add(name, field)
        return form

    def _columns(self) -> list[Column[Drill]]:
        locale = self._desk.locale
        return [
            Column(
                translate("Recognition", "When"),
                lambda one: locale.toString(one.at.astimezone(), QLocale.FormatType.ShortFormat),
                sort=lambda one: one.at,
                width=140,
            ),
            Column(translate("Recognition", "Shown"), lambda one: species_words(one.species), width=80),
            Column(
                translate("Recognition", "Let in"),
                lambda one: f"{one.accepted} / {one.presentations}",
                pill=lambda one: "bad" if one.accepted else "ok",
                width=80,
            ),
            Column(translate("Recognition", "Interval"), self._interval, width=150),
            Column(translate("Recognition", "Live check"), lambda one: mode_name(one.mode), width=100),
        ]


def _stacked(*parts: QWidget) -> QVBoxLayout:
    made = QVBoxLayout()
    for part in parts:
        made.addWidget(part)
    return made


def _drill(service: RecognitionLiveness, source: str, species: str, count: int, steps: Steps) -> Drill:
    """In the job's thread; it goes on without its page."""
    shown, result = 0, ""

    def tell(number: int, code: str) -> None:
        nonlocal shown, result
        shown, result = number, reason_words(code)

    return service.drill(source, species, count, tell, lambda: steps.advance(shown, count, result))
