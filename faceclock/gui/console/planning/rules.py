"""The tab of the company's rules: a draft in a form, tried out on real punches, published from a day on."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from faceclock.app.console.planning_rules import Draft, RulesHeld, RulesService
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import BEGINNING, RuleSet
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.draft_shifts import DraftShifts
from faceclock.gui.console.planning.entry_form import EntryForm
from faceclock.gui.console.planning.import_dialog import ImportDialog
from faceclock.gui.console.planning.menus import menu_button
from faceclock.gui.console.planning.publish_dialog import PublishDialog
from faceclock.gui.console.planning.simulator import Simulator
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.widgets.labels import Pill
from faceclock.gui.console.widgets.layouts import row, scrolling
from faceclock.gui.language import translate


class RulesTab(QWidget):
    """Nothing is stored before it is published."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self._service = desk, desk.service(RulesService)
        self._may = desk.may(Right.PLAN)
        self._held: RulesHeld | None = None
        self.version, self.state = QComboBox(), Pill()
        self.version.setAccessibleName(translate("Rules", "Version of the rules"))
        self.version.setMinimumWidth(250)
        self.form = EntryForm(desk, RuleSet, _sections(), columns=1)
        self.form.setEnabled(self._may)
        self.shifts = DraftShifts(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._tools())
        column.addLayout(self._cards(), 1)
        self.version.currentIndexChanged.connect(lambda _: self._show_version())
        self.form.changed.connect(self._note_draft)
        self.shifts.changed.connect(self._note_draft)
        desk.changed.connect(self._note_change)

    def draft(self) -> Draft:
        """What would be tried out or published."""
        return Draft(self.form.entry(), self.shifts.drafts)

    def refresh(self) -> None:
        """Read the stored versions again; a draft that was begun stays."""
        self.desk.tasks.run(self, self._service.held, self._show, key="held")

    def _note_change(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def export_to(self, path: str) -> None:
        """The whole rule book as a file."""
        told = translate("Rules", "The rule book is in {file}.").format(file=Path(path).name)
        work = self._service.export_file
        self.desk.tasks.run(self, lambda: work(Path(path)), lambda _: self.desk.tell(told))

    def _cards(self) -> QHBoxLayout:
        left = Card()
        content = QWidget()
        content.setObjectName("scrolled")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 12, 0)
        inner.addWidget(self.form)
        inner.addWidget(self.shifts)
        left.body.setContentsMargins(20, 16, 8, 12)
        left.body.addWidget(scrolling(content))
        line = row(left, spacing=16)
        line.setStretch(0, 1)
        if self._may:
            right = Card()
            self.simulator = Simulator(self.desk, self.draft)
            self.simulator.setEnabled(False)  # until there are rules to begin with
            right.body.addWidget(self.simulator)
            line.addWidget(right, 1)
        else:
            self.shifts.hide()
        return line

    def _tools(self) -> QHBoxLayout:
        exporting = (translate("Rules", "Export the rule book"), self._ask_export)
        wanted = [
            (translate("Rules", "Import a rule book"), self._open_import),
            exporting,
            (translate("Rules", "Remove this version"), self._ask_remove),
        ]
        more = translate("Rules", "&More")
        palette = self.desk.palette
        parts: list[QWidget | int] = [self.version, self.state, 1]
        if not self._may:
            self.more, (self.exporting,) = menu_button(more, palette, [exporting])
            return row(*parts, self.more, spacing=8)
        self.more, (self.importing, self.exporting, self.removing) = menu_button(more, palette, wanted)
        self.discard = button(translate("Rules", "Discard draft"), self._show_version)
        self.publish = button(translate("Rules", "P&ublish"), self._ask_publish, kind="primary")
        return row(*parts, self.more, self.discard, self.publish, spacing=8)

    def _show(self, held: RulesHeld) -> None:
        if held == self._held:
            return
        begun = self._held is not None and self._is_draft()
        self._held = held
        self.version.blockSignals(True)
        self.version.clear()
        shown = sorted(held.versions or (held.today,), key=lambda found: found.valid_from, reverse=True)
        for rules in shown:
            self.version.addItem(_name(rules, held), rules)
        self.version.setCurrentIndex(shown.index(held.today))
        self.version.blockSignals(False)
        if not begun:
            self._show_version()

    def _show_version(self) -> None:
        rules = self.version.currentData()
        if rules is not None:
            self.form.show_entry(rules)
            self.shifts.forget()
            if self._may:
                self.simulator.setEnabled(True)
            self._note_draft()

    def _is_draft(self) -> bool:
        return self.form.entry() != self.version.currentData() or bool(self.shifts.drafts)

    def _note_draft(self) -> None:
        if self._held is None:
            return
        drafted = self._is_draft()
        told = translate("Rules", "Draft, not stored") if drafted else translate("Rules", "As stored")
        self.state.show_state(told, "warn" if drafted else "quiet")
        if self._may:
            self.publish.setEnabled(drafted)
            self.discard.setEnabled(drafted)
            self.removing.setEnabled(bool(self._held.versions) and not drafted)
            self.simulator.note_change()

    def _ask_publish(self) -> None:
        PublishDialog(self.desk, self, self.draft(), self._published).open()

    def _published(self) -> None:
        self.shifts.forget()
        self._held = None
        self.refresh()

    def _ask_remove(self) -> None:
        rules, held = self.version.currentData(), self._held
        if held is None:
            return
        name = _name(rules, held)
        heading = translate("Rules", "Remove this version of the rules?")
        sentence = translate(
            "Rules", "The version before it holds instead. Days that are locked keep their hours."
        )
        action = translate("Rules", "Remove: {version}").format(version=name)
        ask(self.desk, self, heading, sentence, action, partial(self._remove, rules), danger=True)

    def _remove(self, rules: RuleSet) -> None:
        self.desk.tasks.run(self, partial(self._service.remove, rules), lambda _: self._published())

    def _open_import(self) -> None:
        ImportDialog(self.desk, self, self._published, self._take_draft).open()

    def _take_draft(self, draft: Draft) -> None:
        """Rules and shifts of a file, to be tried out."""
        if draft.rules is not None:
            self.form.show_entry(draft.rules)
        self.shifts.take(draft.shifts)
        self._note_draft()

    def _ask_export(self) -> None:
        heading = translate("Rules", "Export the rule book")
        path, _ = QFileDialog.getSaveFileName(self, heading, "rules.toml", "TOML (*.toml)")
        if path:
            self.export_to(path)


def _sections() -> list[tuple[str, tuple[str, ...]]]:
    return [
        (
            translate("Rules", "Days and weeks"),
            ("week_start", "duplicate_minutes", "weekend", "daily_minutes"),
        ),
        (translate("Rules", "Overtime"), ("overtime",)),
        (translate("Rules", "Work without a roster"), ("min_off", "day_of", "counting")),
    ]


def _name(rules: RuleSet, held: RulesHeld) -> str:
    if not held.versions:
        return translate("Rules", "The program's own rules")
    if rules.valid_from == BEGINNING:
        since = translate("Rules", "From the beginning")
    else:
        since = translate("Rules", "From {day}").format(day=rules.valid_from.isoformat())
    return translate("Rules", "{since} (today)").format(since=since) if rules == held.today else since
