"""The camera: which one the kiosk uses, what it sees, and how good it is."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStackedWidget

from faceclock.app.camera_test import SECONDS, CameraTest
from faceclock.app.console.devices import CameraState, DeviceService
from faceclock.app.console.settings import SettingsService
from faceclock.domain.events import SourceState
from faceclock.domain.roles import Right
from faceclock.gui.console.camera.view import CameraView
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.devices.tab import Tab
from faceclock.gui.console.devices.test_card import TestCard
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate

_TAKEN_AT_ONCE = "auto"


class CameraTab(Tab):
    """The picture runs only while somebody asks for it: a camera can serve one program at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._service, self._settings = desk.service(DeviceService), desk.service(SettingsService)
        self._chosen: str | None = None
        self.seconds = SECONDS
        self.choice = QComboBox()
        self.choice.setEditable(True)
        self.choice.setAccessibleName(translate("Devices", "Camera"))
        typed = self.choice.lineEdit()
        assert typed is not None  # it is editable
        self.choice.currentIndexChanged.connect(lambda _: typed.setCursorPosition(0))
        self.use = button(translate("Devices", "&Use this camera"), self._use)
        self.view = CameraView(desk.site, desk.palette)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.view.state_changed.connect(self._tell_state)
        self.look = button(
            translate("Devices", "Show the &picture"), self._toggle, icon="play", palette=desk.palette
        )
        self.state = label("", "small", wrap=True)
        self.test = TestCard(desk, self._test)
        halves = row(self._picture_card(), self.test, spacing=16)
        halves.setStretch(0, 1)
        halves.setStretch(1, 1)
        self.content.addLayout(halves)

    def refresh(self) -> None:
        self.desk.tasks.run(self, self._service.cameras, self._show, key="cameras")

    def _picture_card(self) -> Card:
        card = Card(translate("Devices", "Camera of the kiosk"))
        chosen = row(self.choice, self.use)
        chosen.setStretch(0, 1)
        card.body.addLayout(chosen)
        card.body.addWidget(
            label(
                translate(
                    "Devices",
                    "'auto' takes the first camera that works. A network address, a file or 'demo' can be typed too.",
                ),
                "small",
                wrap=True,
            )
        )
        card.body.addLayout(row(self.look, self.state, 1))
        self.off = EmptyState(
            "camera-off",
            translate("Devices", "The picture is off"),
            translate("Devices", "A camera serves one program at a time: close the kiosk before you look."),
            self.desk.palette,
        )
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(220)
        self.stack.addWidget(self.off)
        self.stack.addWidget(self.view)
        card.body.addWidget(self.stack, 1)
        self.use.setVisible(self.desk.may(Right.CHANGE_SETTINGS))
        self.look.setVisible(self.desk.may(Right.TEST_DEVICES))
        return card

    def _show(self, state: CameraState) -> None:
        if state.chosen != self._chosen:
            self._chosen = state.chosen
            self._fill(state)
        self.test.show_result(state.last)

    def _fill(self, state: CameraState) -> None:
        self.choice.clear()
        for source, name in [
            ("auto", translate("Devices", "auto: the first that works")),
            *((camera.source, f"{camera.source}: {camera.name}") for camera in state.found),
            ("demo", translate("Devices", "demo: an invented scene")),
        ]:
            self.choice.addItem(name, source)
        known = self.choice.findData(state.chosen)
        if known >= 0:
            self.choice.setCurrentIndex(known)
        else:
            self.choice.setEditText(state.chosen)

    @property
    def source(self) -> str:
        """What is chosen or typed."""
        typed = self.choice.currentText().strip()
        index = self.choice.findText(typed)
        return str(self.choice.itemData(index)) if index >= 0 else typed or _TAKEN_AT_ONCE

    def _use(self) -> None:
        settings, source = self._settings, self.source

        def change() -> None:
            settings.change({"kiosk.source": source}, settings.read().seen)

        def tell(_: None) -> None:
            self.desk.tell(
                translate("Devices", "The kiosk takes this camera when it is started again."), "info"
            )
            self.refresh()

        self.desk.tasks.run(self, change, tell)

    # The picture

    def _toggle(self) -> None:
        if self.view.running:
            self.view.stop()
        else:
            self.stack.setCurrentWidget(self.view)
            self.view.start(self.source)
        self._name_button()

    def _name_button(self) -> None:
        running = self.view.running
        self.stack.setCurrentWidget(self.view if running else self.off)
        self.look.setText(
            translate("Devices", "Hide the &picture")
            if running
            else translate("Devices", "Show the &picture")
        )
        if not running:
            self.state.setText("")

    def _tell_state(self, state: SourceState, sentence: str) -> None:
        self.state.setText("" if state is SourceState.LIVE else sentence)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.view.stop()
        self._name_button()

    # The self-test

    def _test(self) -> None:
        """The picture lets go of the camera first, and stays off: the test needs it alone."""
        self.view.stop()
        self._name_button()
        service, source, seconds = self._service, self.source, self.seconds
        text = translate("Devices", "Stand in front of it as people will")

        def work(steps: Steps) -> CameraTest:
            return service.test(source, seconds, lambda done, total: steps.advance(done, total, text))

        self.test.set_running(True)
        self.desk.jobs.start(
            self, translate("Devices", "Testing the camera"), work, self._tested, counted=False
        )

    def _tested(self, job: Job) -> None:
        self.test.set_running(False)
        if job.state is JobState.DONE:
            job.outcome = self.test.sentence(job.result)
            self.test.show_result(job.result)
            self.put_away(job)
        elif job.state is JobState.FAILED and job.error is not None:
            self.desk.tell_problem(job.error)
