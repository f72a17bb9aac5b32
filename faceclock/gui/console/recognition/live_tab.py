"""The tab Live check: which one, with what, and the drill that shows what it holds back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from faceclock.app.console.recognition_liveness import LiveCheckState, RecognitionLiveness
from faceclock.app.liveness import NEEDS_NET
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.drill_card import DrillCard
from faceclock.gui.console.recognition.live_words import mode_meaning, mode_name
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE
from faceclock.settings.model import LivenessMode

_WIDTH = 400


class LiveTab(QWidget):
    """``packs_wanted`` where a network is missing."""

    packs_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._service = desk, desk.service(RecognitionLiveness)
        self._state: LiveCheckState | None = None
        self.modes = QButtonGroup(self)
        self.choices: dict[LivenessMode, QRadioButton] = {}
        self.meanings = {mode: label("", "small", wrap=True) for mode in LivenessMode}
        self.net, self.off = label("", "muted", wrap=True), Pill(translate("Recognition", "Off"), "bad")
        self.to_packs = button(translate("Recognition", "Install a &network …"), self.packs_wanted.emit)
        self.drill = DrillCard(desk)
        self.drill.done.connect(self.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(self._card(), self.drill, spacing=CONSOLE.gap))
        self.modes.buttonClicked.connect(lambda _: self._choose())

    def refresh(self) -> None:
        self._desk.tasks.run(self, self._service.state, self._show, key="live")

    def _choose(self) -> None:
        mode = next(mode for mode, choice in self.choices.items() if choice.isChecked())
        if self._state is None or mode is self._state.mode:
            return
        if mode is LivenessMode.OFF:
            self._show(self._state)  # until it was confirmed
            self._ask_to_switch_off()
        else:
            self._set(mode)

    def _set(self, mode: LivenessMode) -> None:
        self._desk.tasks.run(self, lambda: self._service.choose(mode), self._tell, self._fail)

    def _ask_to_switch_off(self) -> None:
        ask(
            self._desk,
            self,
            translate("Recognition", "Switch the live check off"),
            translate(
                "Recognition", "Whoever shows a photograph of somebody to the kiosk will be taken for them."
            ),
            translate("Recognition", "Switch it off"),
            lambda: self._set(LivenessMode.OFF),
            danger=True,
        )

    def _tell(self, state: LiveCheckState) -> None:
        self._show(state)
        self._desk.tell(
            translate("Recognition", "Set. A running kiosk takes it over when it is started again.")
        )

    def _fail(self, error: Exception) -> None:
        if self._state is not None:
            self._show(self._state)
        self._desk.tell_problem(error)

    def _show(self, state: LiveCheckState) -> None:
        self._state = state
        may = self._desk.may(Right.TUNE_RECOGNITION)
        for mode, choice in self.choices.items():
            choice.setChecked(mode is state.mode)
            choice.setEnabled(may and (bool(state.net) or mode not in NEEDS_NET))
            self.meanings[mode].setText(mode_meaning(mode, bool(state.net)))
        installed = translate("Recognition", "Network: {name}").format(name=state.net)
        missing = state.fault or translate(
            "Recognition", "No network that looks for live faces is installed."
        )
        self.net.setText(installed if state.net else missing)
        self.to_packs.setVisible(not state.net and self._desk.may(Right.MANAGE_PACKS))
        self.off.setVisible(state.mode is LivenessMode.OFF)
        self.drill.show_state(state)

    def _card(self) -> QWidget:
        card = Card(translate("Recognition", "Is it a live face?"))
        card.setFixedWidth(_WIDTH)
        card.head.addWidget(self.off)
        self.off.hide()
        for mode in (LivenessMode.AUTO, LivenessMode.PASSIVE, LivenessMode.BOTH, LivenessMode.OFF):
            choice = QRadioButton(mode_name(mode))
            self.choices[mode] = choice
            self.modes.addButton(choice)
            card.body.addWidget(choice)
            self.meanings[mode].setContentsMargins(_INDENT, 0, 0, 0)
            card.body.addWidget(self.meanings[mode])
        card.body.addSpacing(8)
        card.body.addWidget(self.net)
        card.body.addWidget(self.to_packs)
        card.body.addStretch(1)
        card.body.setSpacing(4)
        return card


_INDENT = 30
