"""The page Audit: the log, newest first, narrowed, read in full, and written out."""

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from faceclock.app.console.audit import PAGE, AuditService, Choices
from faceclock.app.safekeeping.checkpoints import Made
from faceclock.app.zone import zone_of
from faceclock.gui.console.audit.checkpoint_dialog import CheckpointDialog
from faceclock.gui.console.audit.detail_card import DetailCard
from faceclock.gui.console.audit.detail_words import compares
from faceclock.gui.console.audit.filter_bar import FilterBar
from faceclock.gui.console.audit.log_model import LogModel
from faceclock.gui.console.audit.verifying import VerdictCard, VerifyDialog
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.jobs import Job, JobState, Steps
from faceclock.gui.console.page import Page
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import resolve, translate
from faceclock.storage.audit_log import AuditFilter, Told


class AuditPage(Page):
    """Of a long log only what was scrolled to is in memory. ``argument`` of `opened`: whom it is to be about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("Audit", "Audit"))
        self._service = desk.service(AuditService)
        self.verify = self.add_action(
            button(translate("Audit", "&Verify…"), self._ask_what, icon="check", palette=desk.palette)
        )
        self.checkpoint = self.add_action(
            button(translate("Audit", "&Checkpoint…"), self._note, icon="lock", palette=desk.palette)
        )
        self.export = self.add_action(
            button(translate("Audit", "&Export…"), self._ask_where, icon="download", palette=desk.palette)
        )
        self.filters = FilterBar(desk, ZoneInfo(zone_of(desk.site.settings)))
        self.filters.changed.connect(self._read)
        self.model = LogModel(desk)
        self.model.more_wanted.connect(self._read_more)
        self.table = Table(desk, self.model, "audit", translate("Audit", "Audit log"))
        self.table.setSortingEnabled(False)
        self.table.turned.connect(self._turn)
        self.count = label("", "small")
        self.empty = EmptyState(
            "audit",
            translate("Audit", "Nothing passes these filters"),
            translate("Audit", "Choose a longer period, or everybody and everything."),
            desk.palette,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.detail = DetailCard(desk)
        card = Card()
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(self.count)
        line = row(card, self.detail, spacing=16)
        line.setStretch(0, 1)
        self.verdict = VerdictCard(desk)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.filters)
        self.body.addLayout(line, 1)
        self._shown: AuditFilter | None = None

    def opened(self, argument: object) -> None:
        if isinstance(argument, str) and argument:
            self.filters.about.setText(argument)
        self.desk.tasks.run(self, self._service.choices, self._show_choices, key="choices")
        super().opened(argument)

    def refresh(self) -> None:
        """What can be chosen is read only when the page is turned to: it takes a look at the whole log."""
        self._read()

    # The log

    def _read(self) -> None:
        wanted = self.filters.filter
        self.desk.tasks.run(
            self, lambda: self._service.page(wanted), lambda rows: self._show(wanted, rows), key="page"
        )
        self.desk.tasks.run(self, lambda: self._service.count(wanted), self._show_count, key="count")

    def _read_more(self, before: int) -> None:
        wanted = self._shown
        if wanted is None:
            return

        def show(rows: list[Told]) -> None:
            if wanted == self._shown:
                self.model.append(rows, complete=len(rows) < PAGE)

        self.desk.tasks.run(self, lambda: self._service.page(wanted, before), show, key="more")

    def _show(self, wanted: AuditFilter, rows: list[Told]) -> None:
        """Of the same filter only what is new comes on top, so that nothing moves under the eyes."""
        newest = self.model.rows[0].entry.seq if self.model.rows else 0
        fresh = [told for told in rows if told.entry.seq > newest]
        if wanted == self._shown and self.model.rows and len(fresh) < len(rows):
            self.model.prepend(fresh)
        else:
            self._shown = wanted
            self.model.begin(rows, complete=len(rows) < PAGE)
            self.table.scrollToTop()
            self.detail.show_nothing()
        self.stack.setCurrentWidget(self.table if self.model.rows else self.empty)

    def _show_count(self, count: int) -> None:
        self.export.setEnabled(count > 0)
        self.count.setText(
            translate("Audit", "Entries: {count}").format(count=self.desk.locale.toString(count))
        )

    def _show_choices(self, choices: Choices) -> None:
        self.filters.show_choices(choices)

    def _turn(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        told = self.model.row(index)
        if not compares(told.entry):
            self.detail.show_entry(told, None)
            return
        self.desk.tasks.run(
            self,
            lambda: self._service.before(told.entry),
            lambda before: self.detail.show_entry(told, before),
            key="before",
        )

    # Whether it is as it was recorded

    def _ask_what(self) -> None:
        VerifyDialog(self.desk, self, self.verdict.verify).open()

    def _note(self) -> None:
        self.desk.tasks.run(self, self._service.checkpoint, self._show_checkpoint, key="checkpoint")

    def _show_checkpoint(self, made: Made) -> None:
        CheckpointDialog(self.desk, self, made).open()

    # Writing it out

    def _ask_where(self) -> None:
        kinds = ";;".join(("CSV (*.csv)", "PDF (*.pdf)", "Excel (*.xlsx)"))
        before = str(Path(self.desk.recall("audit/folder") or Path.home()) / "audit.csv")
        chosen, _ = QFileDialog.getSaveFileName(self, translate("Audit", "Export the log to"), before, kinds)
        if chosen:
            self.desk.remember("audit/folder", str(Path(chosen).parent))
            self.export_to(Path(chosen))

    def export_to(self, file: Path) -> None:
        """Start the job that writes what is shown to ``file``, in the format of its name."""
        service, wanted = self._service, self.filters.filter
        language = resolve(self.desk.site.settings.kiosk.language)

        def work(steps: Steps) -> list[str]:
            return service.export(wanted, file, language, steps.advance)

        def ended(job: Job) -> None:
            if job.state is JobState.DONE:
                job.outcome = " ".join(
                    (translate("Audit", "Written to {file}.").format(file=file), *job.result)
                )
            elif job.state is JobState.FAILED and job.error is not None:
                self.desk.tell_problem(job.error)

        self.desk.jobs.start(self, translate("Audit", "Exporting the audit log"), work, ended, counted=False)
