"""All settings, by section, with a search; each is applied as soon as it is chosen."""

from PySide6.QtCore import QFileSystemWatcher, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from faceclock.app.console.settings import SettingsService, SettingsState
from faceclock.app.settings_change import ChangedElsewhere
from faceclock.domain.errors import InputProblem
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.settings.controls import Zone
from faceclock.gui.console.settings.reset_dialog import ResetDialog
from faceclock.gui.console.settings.setting_row import SettingRow
from faceclock.gui.console.settings.words import fault_words, in_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import rule
from faceclock.gui.console.widgets.layouts import row, scrolling
from faceclock.gui.console.widgets.search import SearchField
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE
from faceclock.settings.declared import Value, declared, sections

_STYLE = ("kiosk.theme", "kiosk.language")
_PAUSE_MS = 300  # after the folder changed: a file is written beside and renamed
_LIST_WIDTH = 200
_SETTLED_MS = 600  # after the page was turned to


class SettingsTab(QWidget):
    """A change made elsewhere, by hand or by another console, is shown within a moment."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._service = desk.service(SettingsService)
        self.state: SettingsState | None = None
        self.search = SearchField(translate("Settings", "Search the settings"), desk.palette)
        self.search.wanted.connect(self._filter)
        self.reset_all = button(translate("Settings", "&Reset all…"), self._ask_reset)
        self._editable = desk.may(Right.CHANGE_SETTINGS)
        self.reset_all.setVisible(self._editable)
        self._rows: dict[str, SettingRow] = {}
        self._rules: dict[str, QWidget] = {}  # the line above each but the first of a section
        self._unmade = list(sections())
        self.cards: dict[str, Card] = {}
        self.sections = self._list_of_sections()
        self.nothing = EmptyState(
            "search",
            translate("Settings", "No setting is called so"),
            translate("Settings", "Try another word, or clear the search."),
            desk.palette,
        )
        self.nothing.hide()
        self.area = self._area()
        self._wanted = ""  # the section to go to as soon as everything has its place
        self.area.verticalScrollBar().rangeChanged.connect(lambda *_: self._scroll_to(self._wanted))
        self._arrange()
        self._watch()
        self._maker = QTimer(self, interval=0)
        self._maker.timeout.connect(self._make_next)
        self._make_next()
        self._maker.start()
        if self._editable:
            desk.tasks.run(self, self._service.zones, self._complete)

    @property
    def rows(self) -> dict[str, SettingRow]:
        """By key, all of them: what was not made yet is made now."""
        self._make_all()
        return self._rows

    def refresh(self) -> None:
        self.desk.tasks.run(self, self._service.read, self._show, key="settings")

    def turn_to(self, section: str) -> None:
        """Bring a section to the top."""
        if section in self.cards:
            self._make_all()  # what is above must have its height
            self.sections.setCurrentRow(list(self.cards).index(section))
            self._wanted = section
            QTimer.singleShot(_SETTLED_MS, self, self._forget_wanted)
            self._scroll_to(section)

    def _forget_wanted(self) -> None:
        self._wanted = ""

    # How it is put together

    def _arrange(self) -> None:
        left = Card()
        left.body.setContentsMargins(8, 8, 8, 8)
        left.body.addWidget(self.sections, 1)
        left.setFixedWidth(_LIST_WIDTH)
        line = QHBoxLayout()
        line.setSpacing(CONSOLE.gap)
        line.addWidget(left)
        line.addWidget(self.area, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(CONSOLE.gap)
        outside.addLayout(row(self.search, self.reset_all))
        outside.addLayout(line, 1)

    def _list_of_sections(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(translate("Settings", "Sections"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.addItems([in_words(title) for title in sections().values()])
        made.itemClicked.connect(lambda _: self._go())
        made.itemActivated.connect(lambda _: self._go())
        return made

    def _area(self) -> QScrollArea:
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(CONSOLE.gap)
        for section, title in sections().items():
            self.cards[section] = card = Card(in_words(title))
            card.body.setSpacing(4)
            lines.addWidget(card)
        lines.addWidget(self.nothing, 1)
        lines.addStretch(1)
        return scrolling(inside)

    def _make_all(self) -> None:
        while self._unmade:
            self._make_next()

    def _make_next(self) -> None:
        """One section at a time, so that the window answers meanwhile."""
        if not self._unmade:
            self._maker.stop()
            return
        section = self._unmade.pop(0)
        for number, one in enumerate(one for one in declared() if one.section == section):
            setting = self._rows[one.key] = SettingRow(one, editable=self._editable)
            setting.wanted.connect(self._change)
            setting.reset.connect(self._reset)
            if self.state is not None:
                setting.show_setting(self.state.of(one.key))
            if number:
                self._rules[one.key] = rule()
                self.cards[section].body.addWidget(self._rules[one.key])
            self.cards[section].body.addWidget(setting)

    def _watch(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._files = QFileSystemWatcher([str(self.desk.site.data)], self)
        self._files.directoryChanged.connect(lambda _: self._pause.start())

    def _complete(self, zones: list[str]) -> None:
        for setting in self.rows.values():
            if isinstance(setting.control, Zone):
                setting.control.complete_by(zones)

    # What is shown

    def _show(self, state: SettingsState) -> None:
        before, self.state = self.state, state
        for key, setting in self._rows.items():
            setting.show_setting(state.of(key))
        self.reset_all.setEnabled(any(shown.changed for shown in state.settings))
        if before is not None and any(before.of(key).value != state.of(key).value for key in _STYLE):
            self.desk.restyled.emit()

    def _filter(self, wanted: str) -> None:
        found: set[str] = set()
        for key, setting in self.rows.items():
            section, matches = key.partition(".")[0], setting.matches(wanted)
            setting.setVisible(matches)
            if key in self._rules:
                self._rules[key].setVisible(matches and section in found)
            if matches:
                found.add(section)
        for section, card in self.cards.items():
            card.setVisible(section in found)
        self.nothing.setVisible(not found)

    def _go(self) -> None:
        self.search.clear()
        self._filter("")
        self._scroll_to(list(self.cards)[self.sections.currentRow()])

    def _scroll_to(self, section: str) -> None:
        if section in self.cards:
            self.area.verticalScrollBar().setValue(self.cards[section].y())

    # What is changed

    def _change(self, key: str, value: Value) -> None:
        if self.state is None:
            return
        seen = self.state.seen
        self.desk.tasks.run(
            self,
            lambda: self._service.change({key: value}, seen),
            lambda state: self._changed(key, state),
            lambda error: self._refuse(key, error),
        )

    def _reset(self, key: str) -> None:
        if self.state is not None:
            self._change(key, self.state.of(key).declared.default)

    def _changed(self, key: str, state: SettingsState) -> None:
        self.rows[key].complain("")
        self._show(state)
        self.rows[key].tell_changed()

    def _refuse(self, key: str, error: Exception) -> None:
        """A value that is wrong is told beside it; what was changed elsewhere is told of, and shown."""
        if isinstance(error, InputProblem) and not isinstance(error, ChangedElsewhere):
            self.rows[key].complain(fault_words(self.rows[key].declared, self.desk.sentence_of(error)))
            return
        self.desk.tell_problem(error)
        self.rows[key].complain("")
        self.refresh()

    def _ask_reset(self) -> None:
        if self.state is not None:
            dialog = ResetDialog(self.desk, self, self._service, self.state)
            dialog.changed.connect(self._show_reset)
            dialog.open()

    def _show_reset(self, state: SettingsState) -> None:
        for setting in self.rows.values():
            setting.complain("")
        self._show(state)
