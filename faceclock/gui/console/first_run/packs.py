"""Which networks recognise faces, each with its licence."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QRadioButton, QWidget

from faceclock.app.console.setting_up import PackChoice, SetupService
from faceclock.domain.errors import InputProblem
from faceclock.gui.console.first_run.step import Setup, Step
from faceclock.gui.console.widgets.labels import ElidedLabel, Pill
from faceclock.gui.console.widgets.layouts import scrolling
from faceclock.gui.language import translate


class PackStep(Step):
    """One of the packs that are here, or one that is fetched now."""

    may_skip = True

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        self.title = translate("FirstRun", "The face model")
        self.lead = translate(
            "FirstRun",
            "The starter pack comes with FaceClock. Stronger ones miss fewer people; those that are not here yet are "
            "fetched from the internet once.",
        )
        self.group = QButtonGroup(self)
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(3, 1)
        self.accept = QCheckBox(
            translate("FirstRun", "I accept that this pack is for non-commercial research only")
        )
        self.accept.hide()
        self.column.addWidget(scrolling(content), 1)
        self.column.addWidget(self.accept)
        self._packs: list[PackChoice] = []
        self.group.idToggled.connect(lambda *_: self._show_acceptance())

    def entered(self) -> None:
        if not self._packs:
            desk = self.setup.ready_desk
            desk.tasks.run(self, desk.service(SetupService).packs, self._show, self.failed.emit)

    def go_on(self) -> None:
        if self.group.checkedId() < 0:
            self.done.emit()
            return
        chosen = self._packs[self.group.checkedId()]
        if not chosen.commercial_use and not self.accept.isChecked():
            sentence = translate("FirstRun", "Accept this licence first, or choose another pack.")
            self.failed.emit(InputProblem(sentence))
            return
        take = self.setup.ready_desk.service(SetupService).take_pack
        self.work(partial(take, chosen.name, installed=chosen.installed, accepted=self.accept.isChecked()))

    def _show(self, packs: list[PackChoice]) -> None:
        self._packs = packs
        for number, pack in enumerate(packs):
            choice = QRadioButton(pack.name)
            choice.setAccessibleDescription(pack.licence)
            choice.setChecked(pack.chosen)
            self.group.addButton(choice, number)
            for place, part in enumerate(
                (choice, _place(pack), _use(pack), ElidedLabel(pack.licence, "muted"))
            ):
                self._grid.addWidget(part, number, place)
        self._grid.setRowStretch(len(packs), 1)

    def _show_acceptance(self) -> None:
        number = self.group.checkedId()
        self.accept.setVisible(number >= 0 and not self._packs[number].commercial_use)


def _place(pack: PackChoice) -> Pill:
    if pack.installed:
        return Pill(translate("FirstRun", "installed"), "info")
    return Pill(translate("FirstRun", "internet"), "quiet")


def _use(pack: PackChoice) -> Pill:
    if pack.commercial_use:
        return Pill(translate("FirstRun", "free to use"), "ok")
    return Pill(translate("FirstRun", "research only"), "warn")
