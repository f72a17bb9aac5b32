"""The tab Model packs: what there is, and everything that can be done with one."""

from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from faceclock.app.console.recognition_pack_rows import PackRow
from faceclock.app.console.recognition_packs import RecognitionPacks
from faceclock.app.console.training_switch import InUse
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.pack_details import PackDetails
from faceclock.gui.console.recognition.pack_jobs import PackJobs
from faceclock.gui.console.recognition.pack_words import state_tone, state_words, use_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE


class PacksTab(QWidget):
    """A folder or zip that is dropped on it is imported."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._service = desk, desk.service(RecognitionPacks)
        self.jobs = PackJobs(desk, self)
        self.jobs.changed.connect(self.refresh)
        self.model = RowsModel[PackRow](self._columns())
        self.table = Table(desk, self.model, "recognition_packs", translate("Recognition", "Model packs"))
        self.table.turned.connect(self._turn)
        self.details = PackDetails(desk, self.jobs)
        self.setAcceptDrops(desk.may(Right.MANAGE_PACKS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(self._left(), self.details, spacing=CONSOLE.gap))

    def refresh(self) -> None:
        self._desk.tasks.run(
            self, lambda: (self._service.all(), self._service.in_use()), self._show, key="packs"
        )

    def import_from(self, place: str) -> None:
        """A folder or zip; an empty name does nothing."""
        if place:
            self.jobs.bring_in(Path(place))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """One pack at a time: the first."""
        self.import_from(next(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()))

    def _left(self) -> QWidget:
        card = Card(translate("Recognition", "Model packs"))
        if self._desk.may(Right.MANAGE_PACKS):
            card.head.addWidget(button(translate("Recognition", "Import &folder …"), self._choose_folder))
            card.head.addWidget(button(translate("Recognition", "Import &zip …"), self._choose_zip))
        card.body.addWidget(self.table, 1)
        return card

    def _choose_folder(self) -> None:
        self.import_from(
            QFileDialog.getExistingDirectory(self, translate("Recognition", "Import a model pack"))
        )

    def _choose_zip(self) -> None:
        title = translate("Recognition", "Import a model pack")
        self.import_from(QFileDialog.getOpenFileName(self, title, "", "*.zip")[0])

    def _show(self, found: tuple[list[PackRow], InUse | None]) -> None:
        rows, in_use = found
        chosen = self.table.current_row()
        name = chosen.name if isinstance(chosen, PackRow) else ""
        self.model.set_rows(rows)
        self.details.show_use(in_use)
        place = next((number for number, one in enumerate(self.model.rows) if one.name == name), 0)
        self.table.setCurrentIndex(self.model.index(place, 0))
        self._turn(self.model.index(place, 0))

    def _turn(self, index: QModelIndex) -> None:
        if index.isValid():
            self.details.show_pack(self.model.row(index))

    def _columns(self) -> list[Column[PackRow]]:
        return [
            Column(translate("Recognition", "Name"), lambda one: one.name, width=130),
            Column(translate("Recognition", "State"), state_words, pill=state_tone, width=110),
            Column(translate("Recognition", "Commercial use"), use_words, pill=_use_tone, width=130),
            Column(translate("Recognition", "Licence"), lambda one: one.licence, width=180),
        ]


def _use_tone(pack: PackRow) -> str:
    if pack.commercial_use is None:
        return ""
    return "quiet" if pack.commercial_use else "warn"
