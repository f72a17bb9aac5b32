"""The camera and the first person."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from faceclock.app.console.camera import Judged
from faceclock.app.console.setting_up import SetupService, known_cameras
from faceclock.domain.events import SourceState
from faceclock.gui.console.camera.view import CameraView
from faceclock.gui.console.first_run.step import Setup, Step
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.tips import plain_tip
from faceclock.gui.language import translate


class CameraStep(Step):
    """A live picture with what would be said of it at the kiosk."""

    may_skip = True

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        self.title = translate("FirstRun", "The camera")
        self.lead = translate("FirstRun", "Look at it as somebody who checks in would.")
        self.choice, self.view = QComboBox(), CameraView(setup.site, setup.palette)
        self.state = Pill(translate("FirstRun", "Waiting for a picture"), "quiet")
        self.choice.addItem(translate("FirstRun", "The first one found"), "auto")
        for source, name in known_cameras():
            self.choice.addItem(name, source)
        self.choice.addItem(translate("FirstRun", "None: show invented people (demo)"), "demo")
        self._select(setup.site.settings.kiosk.source)
        form = Form()
        form.add(translate("FirstRun", "&Camera"), self.choice)
        self.column.addLayout(row(form, self.state, spacing=16))
        self.column.addWidget(self.view, 1)
        self.choice.currentIndexChanged.connect(lambda _: self._look())
        self.view.judged.connect(self._judge)
        self.view.state_changed.connect(self._change)

    def entered(self) -> None:
        self._look()

    def left(self) -> None:
        self.view.stop()

    def go_on(self) -> None:
        source = str(self.choice.currentData())
        service = self.setup.ready_desk.service(SetupService)
        self.work(partial(service.choose, {"kiosk.source": source}))

    def _select(self, source: str) -> None:
        if self.choice.findData(source) < 0:
            self.choice.addItem(source, source)
        self.choice.setCurrentIndex(self.choice.findData(source))

    def _look(self) -> None:
        self.state.show_state(translate("FirstRun", "Waiting for a picture"), "quiet")
        self.view.start(str(self.choice.currentData()))

    def _change(self, state: SourceState, sentence: str) -> None:
        if state in (SourceState.LOST, SourceState.STALLED):
            self.state.show_state(translate("FirstRun", "No picture"), "bad")
        self.state.setToolTip(plain_tip(sentence))

    def _judge(self, judged: Judged) -> None:
        if judged.face is None:
            self.state.show_state(translate("FirstRun", "Nobody in the picture"), "quiet")
        elif judged.good:
            self.state.show_state(translate("FirstRun", "Good picture"), "ok")
        else:
            self.state.show_state(translate("FirstRun", "Not good yet"), "warn")


class PersonStep(Step):
    """The first person, by the same wizard as everybody later."""

    may_skip = True

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        self.title = translate("FirstRun", "The first person")
        self.lead = translate(
            "FirstRun",
            "Enrol yourself: five pictures, a signature, half a minute. Who does not want it gets a number and a PIN.",
        )
        self.state = Pill("", "quiet")
        self.enrol = button(
            translate("FirstRun", "&Enrol somebody"),
            self._enrol,
            kind="primary",
            icon="plus",
            palette=setup.palette,
        )
        self.column.addWidget(self.enrol, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.state)
        later = translate("FirstRun", "More people, also from a folder or a list, on the page People.")
        self.column.addWidget(label(later, "muted", wrap=True))
        self.column.addStretch(1)

    def entered(self) -> None:
        site = self.setup.site
        self.setup.ready_desk.tasks.run(self, site.employees.count, self._tell)

    def _enrol(self) -> None:
        from faceclock.gui.console.enrolment.wizard import EnrolmentWizard

        wizard = EnrolmentWizard(self.setup.ready_desk, self)
        wizard.enrolled.connect(lambda _: self.entered())
        wizard.open()

    def _tell(self, count: int) -> None:
        words = translate("FirstRun", "People enrolled: {count}").format(count=count)
        self.state.show_state(words, "ok" if count else "quiet")
