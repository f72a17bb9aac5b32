"""The left of the page: filters, the table, and what stands there while it is empty."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from faceclock.app.console.people import Roll
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.filter_bar import FilterBar
from faceclock.gui.console.people.roll_model import Filter
from faceclock.gui.console.people.roll_table import RollTable
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class RollCard(Card):
    """``enrol`` is what the empty page's button does. ``stack`` shows the table, nobody yet, or nobody found."""

    def __init__(self, desk: Desk, enrol: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self.table, self.filters, self.stack = RollTable(desk), FilterBar(desk), QStackedWidget()
        self.count = label("", "small")
        for content in (self.table, self._nobody_yet(enrol), self._nobody_found()):
            self.stack.addWidget(content)
        self.body.setContentsMargins(8, 12, 8, 8)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.count)
        self.filters.wanted.connect(self._filter)

    def add_keys(self, page: QWidget) -> None:
        """Ctrl+F to the search; Enter or the arrow down from there to the first who was found."""
        search = self.filters.search
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), page, search.setFocus)
        within = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Down), search, self.table.take_keys, context=within)
        search.returnPressed.connect(self.table.take_keys)

    def show_roll(self, roll: Roll) -> None:
        self.filters.show_teams(roll.teams)
        self.table.show_people(roll.people)
        self._tell_count()

    def show_one(self, employee_id: str) -> bool:
        """Choose somebody, whatever the filters leave out; False where nobody has the number."""
        if self.table.show_one(employee_id):
            return True
        self.filters.clear()
        return self.table.show_one(employee_id)

    def _filter(self, wanted: Filter) -> None:
        self.table.show_filtered(wanted)
        self._tell_count()

    def _tell_count(self) -> None:
        shown, everybody = len(self.table.people.rows), len(self.table.people.people)
        words, number = translate("People", "Shown: {shown} of {everybody}"), self._desk.locale.toString
        self.count.setText(words.format(shown=number(shown), everybody=number(everybody)))
        self.filters.setVisible(bool(everybody))
        self.count.setVisible(bool(everybody))
        self.stack.setCurrentIndex(0 if shown else 2 if everybody else 1)

    def _nobody_yet(self, enrol: Callable[[], None]) -> EmptyState:
        action = button(translate("People", "Enrol the first person"), enrol, kind="primary")
        return EmptyState(
            "users",
            translate("People", "Here will be everybody who checks in"),
            translate("People", "Enrol people one by one, or drop a folder of photographs or a table here."),
            self._desk.palette,
            action if self._desk.may(Right.EDIT_PEOPLE) else None,
        )

    def _nobody_found(self) -> EmptyState:
        return EmptyState(
            "search",
            translate("People", "Nobody is found"),
            translate(
                "People", "Search for part of a name, a number or a team, or ask for fewer things at once."
            ),
            self._desk.palette,
            button(translate("People", "Show everybody"), self.filters.clear),
        )
