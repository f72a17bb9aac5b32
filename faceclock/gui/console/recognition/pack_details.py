"""One model pack: its licence, what it is for, its digest, and what can be done with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton

from faceclock.app.console.recognition_pack_rows import PackRow
from faceclock.app.console.training_switch import InUse
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.pack_jobs import PackJobs
from faceclock.gui.console.recognition.pack_words import abilities, size_words, use_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

_WIDTH = 368


class PackDetails(Card):
    """Only what may be done with this pack by this account is offered."""

    def __init__(self, desk: Desk, jobs: PackJobs) -> None:
        super().__init__(" ")
        self.setFixedWidth(_WIDTH)
        self._desk, self._jobs = desk, jobs
        self._pack: PackRow | None = None
        self._in_use: InUse | None = None
        self.fault = label("", "error", wrap=True)
        self.body.addWidget(self.fault)
        self._facts = QGridLayout()
        self._facts.setColumnStretch(1, 1)
        self.version, self.licence = (
            self._fact(translate("Recognition", "Version")),
            self._fact(translate("Recognition", "Licence")),
        )
        self.use = self._fact(translate("Recognition", "Commercial use"))
        self.purpose = self._fact(translate("Recognition", "Purpose"))
        self.measured = self._fact(translate("Recognition", "Measured on"))
        self.bytes = self._fact(translate("Recognition", "Size"))
        self.digest = self._fact(translate("Recognition", "Digest"))
        self.body.addLayout(self._facts)
        self._add_buttons()
        self.body.addStretch(1)

    def show_use(self, in_use: InUse | None) -> None:
        self._in_use = in_use

    def show_pack(self, pack: PackRow) -> None:
        self._pack = pack
        self.heading.setText(pack.name)
        self.fault.setText(pack.fault)
        self.fault.setVisible(bool(pack.fault))
        for fact, value in (
            (self.version, pack.version),
            (self.licence, pack.licence),
            (self.use, use_words(pack)),
            (self.purpose, abilities(pack)),
            (self.measured, pack.measured_on),
            (self.bytes, size_words(pack)),
            (self.digest, _spaced(pack.digest) or translate("Recognition", "checked when it is downloaded")),
        ):
            fact.setText(value or "–")
        self._offer(pack)

    def _offer(self, pack: PackRow) -> None:
        manage, promote = self._desk.may(Right.MANAGE_PACKS), self._desk.may(Right.PROMOTE)
        before = self._in_use.before if self._in_use and pack.in_use else None
        other = pack.usable and not pack.in_use
        self.install.setVisible(not pack.installed and manage)
        self.verify.setVisible(pack.installed and not pack.fault)
        self.compare.setVisible(other and manage)
        self.switch.setVisible(other and promote)
        self.roll_back.setVisible(before is not None and promote)
        self.roll_back.setText(translate("Recognition", "&Back to {pack} …").format(pack=before or ""))
        self.compare.setText(
            translate("Recognition", "&Compare with {pack} …").format(
                pack=self._in_use.pack if self._in_use else ""
            )
        )

    def _add_buttons(self) -> None:
        words = (
            translate("Recognition", "&Install"),
            translate("Recognition", "Check &files"),
            translate("Recognition", "&Compare"),
            translate("Recognition", "&Use this pack …"),
            translate("Recognition", "&Back"),
        )
        jobs = self._jobs
        calls = (jobs.install, jobs.verify, jobs.ask_to_compare, jobs.ask_to_switch, jobs.ask_to_roll_back)
        made: list[QPushButton] = []
        for text, call in zip(words, calls, strict=True):
            one = button(text, partial(self._do, call))
            self.body.addWidget(one)
            made.append(one)
        self.install, self.verify, self.compare, self.switch, self.roll_back = made
        for one in (self.install, self.switch):
            one.setProperty("kind", "primary")

    def _do(self, call: Callable[[PackRow], None]) -> None:
        if self._pack is not None:
            call(self._pack)

    def _fact(self, name: str) -> QLabel:
        value = label("", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleDescription(name)
        number = self._facts.rowCount()
        self._facts.addWidget(label(name, "small"), number, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(value, number, 1)
        return value


def _spaced(digest: str) -> str:
    """In groups of eight, so that it breaks into lines and can be compared by eye."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
