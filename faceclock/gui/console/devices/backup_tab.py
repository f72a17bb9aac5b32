"""Backups: now, by themselves, and back again."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from faceclock.app.console.data import DataService, DataState, Found
from faceclock.app.safekeeping.archive import SUFFIX
from faceclock.app.safekeeping.backup import Backup, suggested_name
from faceclock.domain.errors import PassphraseNeeded
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.devices.restore_dialog import RestoreDialog
from faceclock.gui.console.devices.tab import Tab
from faceclock.gui.console.devices.unlock_dialog import UnlockDialog
from faceclock.gui.console.devices.words import ago, backup_tone
from faceclock.gui.console.jobs import Job, Steps
from faceclock.gui.console.moments import moment, size
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import Pill, label, set_tone
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate


class BackupTab(Tab):
    """Restoring needs the site for itself, and ends with a new login."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._service = desk.service(DataService)
        self.age, self.when = Pill(), label("", "small", wrap=True)
        self.schedule = label("", wrap=True)
        self.outcome = label("", "small", wrap=True, tone="warn")
        self.back_up = button(
            translate("Devices", "&Back up now…"),
            self._ask,
            kind="primary",
            icon="save",
            palette=desk.palette,
        )
        self.back_up.setVisible(desk.may(Right.BACK_UP))
        self.recovery = label("", "small", wrap=True)
        self.protect = button(
            translate("Devices", "Set a recovery &passphrase"),
            lambda: desk.go("devices", "keys"),
            kind="link",
        )
        self.content.addWidget(self._now_card())
        self.content.addWidget(self._schedule_card())
        if desk.may(Right.RESTORE):
            self.content.addWidget(self._restore_card())
        self.content.addStretch(1)

    def refresh(self) -> None:
        self.desk.tasks.run(self, self._service.state, self._show, key="state")

    def back_up_to(self, file: Path) -> None:
        """Start the job that writes ``file``."""
        service, desk = self._service, self.desk

        def work(steps: Steps) -> Backup:
            return service.back_up(file, steps.advance)

        def told(job: Job) -> str:
            words = translate("Devices", "Written to {file}, {size}; it was unpacked again and is whole.")
            return words.format(file=job.result.file, size=size(job.result.size, desk))

        desk.jobs.start(self, translate("Devices", "Backing up"), work, self.ended(told), counted=False)

    def _now_card(self) -> Card:
        card = Card(translate("Devices", "Last backup"))
        card.body.addLayout(row(self.age, self.when, 1))
        card.body.addWidget(
            label(
                translate(
                    "Devices",
                    "A backup is one file with everything: people, faces, check-ins and settings. Kiosks go on "
                    "meanwhile. It is encrypted: this computer opens it, and the recovery passphrase any other.",
                ),
                "muted",
                wrap=True,
            )
        )
        card.body.addWidget(self.recovery)
        card.body.addLayout(row(self.back_up, self.protect, 1))
        return card

    def _schedule_card(self) -> Card:
        card = Card(translate("Devices", "By itself"))
        card.body.addWidget(self.schedule)
        card.body.addWidget(self.outcome)
        change = button(
            translate("Devices", "&Change in the settings"),
            lambda: self.desk.go("settings", "backup"),
            kind="link",
        )
        change.setVisible(self.desk.may(Right.SEE_SETTINGS))
        card.body.addLayout(row(change, 1))
        return card

    def _restore_card(self) -> Card:
        card = Card(
            translate("Devices", "Restore"),
            translate(
                "Devices",
                "Puts a backup in the place of everything that is here. What is here now is kept as a backup of its "
                "own. Close all kiosks first.",
            ),
        )
        self.restore = button(translate("Devices", "&Restore a backup…"), self._ask_which, kind="danger")
        card.body.addLayout(row(self.restore, 1))
        return card

    def _show(self, state: DataState) -> None:
        self.age.show_state(ago(state.last_backup), backup_tone(state.last_backup))
        self.when.setText("" if state.last_backup is None else moment(state.last_backup, self.desk))
        self._show_recovery(state.recoverable)
        if state.folder:
            words = translate(
                "Devices", "Every {days} days into {folder}; the newest {keep} are kept."
            ).format(days=state.every_days, folder=state.folder, keep=state.keep)
        else:
            words = translate("Devices", "No backups are made by themselves: no folder is chosen.")
        self.schedule.setText(words)
        self.outcome.setVisible(bool(state.outcome))
        self.outcome.setText(f"! {state.outcome}")

    def _show_recovery(self, recoverable: bool) -> None:
        self.protect.setVisible(not recoverable)
        told = (
            translate("Devices", "✓ A recovery passphrase is set: it opens backups on any computer.")
            if recoverable
            else translate(
                "Devices",
                "! No recovery passphrase is set: if this computer is lost, nobody can open its backups.",
            )
        )
        self.recovery.setText(told)
        set_tone(self.recovery, "ok" if recoverable else "warn")

    def _ask(self) -> None:
        kinds = translate("Devices", "Backups (*{suffix})").format(suffix=SUFFIX)
        self.ask_where(translate("Devices", "Back up to"), suggested_name(), kinds, self.back_up_to)

    def _ask_which(self) -> None:
        kinds = translate("Devices", "Backups (*{suffix})").format(suffix=SUFFIX)
        folder = str(self.desk.recall("devices/folder") or Path.home())
        chosen, _ = QFileDialog.getOpenFileName(self, translate("Devices", "Restore"), folder, kinds)
        if chosen:
            self.restore_from(Path(chosen))

    def restore_from(self, file: Path) -> None:
        """Look into ``file``, with its passphrase where one is needed, then ask."""

        def cannot(error: Exception) -> None:
            if isinstance(error, PassphraseNeeded):
                UnlockDialog(self.desk, self, file, self._ask_whether).open()
            else:
                self.desk.tell_problem(error)

        self.desk.tasks.run(self, lambda: self._service.look_into(file), self._ask_whether, cannot)

    def _ask_whether(self, found: Found) -> None:
        RestoreDialog(self.desk, self, found).open()
