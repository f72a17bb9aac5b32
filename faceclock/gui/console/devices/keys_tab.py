"""The key of the faces: where it lies, what would bring it back, and a new one."""

from functools import partial

from faceclock.app.console.keys import KeyService
from faceclock.app.demo import is_demo
from faceclock.app.keys import Keys
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.devices.tab import Tab
from faceclock.gui.console.jobs import Job
from faceclock.gui.console.keys.dialogs import PassphraseDialog, PlaceDialog, RotateDialog
from faceclock.gui.console.keys.words import advice, standing
from faceclock.gui.console.moments import moment
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card, Figure
from faceclock.gui.console.widgets.labels import ElidedLabel, Pill, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate


class KeysTab(Tab):
    """Everybody who sees devices sees where it lies; an owner changes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._service = desk.service(KeyService)
        self._held: Keys | None = None
        self.state, self.file = Pill(), ElidedLabel(str(desk.site.database.vault.file), "small")
        self.people = Figure(translate("Keys", "People protected"))
        self.since = Figure(translate("Keys", "In use since"))
        self.recovery = Figure(translate("Keys", "Passphrase"))
        self.advice = label("", "small", wrap=True, tone="warn")
        self.passphrase = button("", self._ask_passphrase)
        self.place = button("", self._ask_place)
        self.rotate = button(translate("Keys", "Make a &new key…"), self._ask_rotate)
        self.content.addWidget(self._card())
        self.content.addStretch(1)

    def refresh(self) -> None:
        self.desk.tasks.run(self, self._service.state, self._show, self._cannot, key="state")

    def _card(self) -> Card:
        card = Card(
            translate("Keys", "Key of the faces"),
            translate(
                "Keys",
                "Templates, pictures and signatures are encrypted by a key for each person, and those by this one.",
            ),
        )
        card.head.addWidget(self.state)
        card.body.addWidget(self.file)
        card.body.addLayout(row(self.people, self.since, self.recovery, 1, spacing=32))
        card.body.addWidget(self.advice)
        buttons = (self.passphrase, self.place, self.rotate)
        for one in buttons:
            one.setVisible(self.desk.may(Right.MANAGE_KEYS))
        card.body.addLayout(row(*buttons, 1))
        return card

    def _show(self, held: Keys) -> None:
        self._held = held
        demo = is_demo(self.desk.site)
        self.state.show_state(*standing(held, demo=demo))
        self.people.show_figure(self.desk.locale.toString(held.people))
        self.since.show_figure(moment(held.since, self.desk) if held.since else "–")
        self.recovery.show_figure(
            translate("Keys", "set") if held.recoverable else translate("Keys", "not set")
        )
        told = advice(held, demo=demo)
        self.advice.setText("\n".join(told))
        self.advice.setVisible(bool(told))
        self.passphrase.setText(
            translate("Keys", "Change the &passphrase…")
            if held.recoverable
            else translate("Keys", "Set a recovery &passphrase…")
        )
        self.place.setText(
            translate("Keys", "Keep it &elsewhere…")
            if held.stores
            else translate("Keys", "Choose its plac&e…")
        )
        for one in (self.passphrase, self.rotate):
            one.setEnabled(bool(held.stores) and not held.fault)
        self.place.setEnabled(not held.fault)

    def _cannot(self, error: Exception) -> None:
        """A key file that was damaged while the console was open."""
        self.state.show_state(translate("Keys", "cannot be had"), "bad")
        for one in (self.passphrase, self.place, self.rotate):
            one.setEnabled(False)
        self.desk.tell_problem(error)

    def _ask_passphrase(self) -> None:
        if self._held is not None:
            PassphraseDialog(self.desk, self, self._held, self._tell_passphrase).open()

    def _ask_place(self) -> None:
        """What this computer has is looked for first."""
        self.desk.tasks.run(self, self._service.has_keyring, self._open_place, key="keyring")

    def _open_place(self, keyring: bool) -> None:
        if self._held is not None:
            PlaceDialog(self.desk, self, self._held, keyring, self._tell_place).open()

    def _ask_rotate(self) -> None:
        if self._held is not None:
            RotateDialog(self.desk, self, self._held, self._rotate).open()

    def _tell_passphrase(self) -> None:
        self.desk.tell(
            translate("Keys", "The passphrase is set; backups from now on open with it on any computer.")
        )
        self.refresh()

    def _tell_place(self) -> None:
        self.desk.tell(translate("Keys", "The key lies there now."))
        self.refresh()

    def _rotate(self, password: str, passphrase: str) -> None:
        """In one transaction, which is why it cannot be cancelled."""

        def told(job: Job) -> str:
            words = translate("Keys", "A new key is in use; keys that were wrapped with it: {count}.")
            return words.format(count=job.result)

        work = partial(self._service.rotate, password, passphrase)
        title = translate("Keys", "Making a new key")
        self.desk.jobs.start(
            self, title, lambda _: work(), self.ended(told), cancellable=False, counted=False
        )
