"""The page People: everybody in a table, whoever is chosen beside it."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QStackedWidget

from faceclock.app.console.people import Listed, PeopleService, Person, Roll
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.page import Page
from faceclock.gui.console.people.dropping import dropped_path
from faceclock.gui.console.people.filter_bar import FilterBar
from faceclock.gui.console.people.importing import Importing
from faceclock.gui.console.people.person_actions import PersonActions
from faceclock.gui.console.people.person_panel import PersonPanel
from faceclock.gui.console.people.roll_model import Filter, RollModel
from faceclock.gui.console.people.several_panel import SeveralPanel
from faceclock.gui.console.widgets.buttons import button, icon_button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE


class PeoplePage(Page):
    """``opened`` with an employee's number shows that person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("People", "People"))
        self.model, self.filters = RollModel(), FilterBar(desk)
        self.table = Table(desk, self.model, "people", translate("People", "People"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.actions_of_person = PersonActions(desk, self, self.refresh, self._show_person_later)
        self.importing = Importing(desk, self, self.refresh)
        self.panel = PersonPanel(desk, self.actions_of_person)
        self.count = label("", "small")
        self._number, self._wanted = -1, ""
        self._service = desk.service(PeopleService)
        self._add_actions()
        self._arrange()
        self.filters.wanted.connect(self._filter)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.filters.search.setFocus)
        self.setAcceptDrops(desk.may(Right.EDIT_PEOPLE))

    def opened(self, argument: object) -> None:
        if isinstance(argument, str) and argument:
            self._show_person_later(argument)
        else:
            self.refresh()

    def refresh(self) -> None:
        """The roll is sent only when something of it changed; the person is always read."""
        number = self._number
        self.desk.tasks.run(self, lambda: self._service.roll(number), self._show_roll, key="roll")
        self._show_chosen()

    def chosen(self) -> list[Listed]:
        """Whoever is selected, in the table's order."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[row] for row in rows]

    def _show_roll(self, roll: Roll | None) -> None:
        if roll is not None:
            chosen = [listed.person.id for listed in self.chosen()]
            place = self.table.verticalScrollBar().value()
            self._number = roll.number
            self.actions_of_person.teams = roll.teams
            self.filters.show_teams(roll.teams)
            self.model.show_people(roll.people)
            self._choose(chosen)
            self.table.verticalScrollBar().setValue(place)
        if self._wanted:
            self._choose_wanted()
        self._tell_count()

    def _filter(self, wanted: Filter) -> None:
        chosen = [listed.person.id for listed in self.chosen()]
        self.model.show_filtered(wanted)
        self._choose(chosen)
        self._tell_count()

    def _choose(self, employees: list[str]) -> None:
        """Select people again after the rows were replaced."""
        wanted, selection = set(employees), QItemSelection()
        places = (
            [row for row, listed in enumerate(self.model.rows) if listed.person.id in wanted]
            if wanted
            else []
        )
        for place in places:
            index = self.model.index(place, 0)
            selection.select(index, index)
        if places:
            first = self.model.index(places[0], 0)
            chosen, flags = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
            chosen.setCurrentIndex(first, flags.NoUpdate)
            chosen.select(selection, flags.ClearAndSelect | flags.Rows)
        else:
            self._show_chosen()

    def _show_person_later(self, employee_id: str) -> None:
        """Once the roll holds the person, who may have come just now."""
        self._wanted = employee_id
        self.refresh()

    def _choose_wanted(self) -> None:
        place = self.model.place_of(self._wanted)
        if place < 0:
            self.filters.clear()
            self.model.show_filtered(self.filters.filter)
            place = self.model.place_of(self._wanted)
        wanted, self._wanted = self._wanted, ""
        if place >= 0:
            self.table.selectRow(place)
            self.table.scrollTo(self.model.index(place, 0))
        else:
            words = translate("People", "Nobody has the number {number} any more.")
            self.desk.tell(words.format(number=wanted), "warn")

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            who = chosen[0].person.id
            self.desk.tasks.run(
                self, lambda: self._service.person(who), self._show_person, self._person_gone, key="person"
            )
        elif chosen:
            self.panel.forget()
            self.panel.show_content(SeveralPanel(self.desk, chosen, self._move_chosen))
        else:
            self.panel.show_person(None)

    def _show_person(self, person: Person) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0].person.id == person.employee.id:
            self.panel.show_person(person)

    def _person_gone(self, error: Exception) -> None:
        self.desk.tell_problem(error)
        self.panel.show_person(None)
        number = self._number
        self.desk.tasks.run(self, lambda: self._service.roll(number), self._show_roll, key="roll")

    def _move_chosen(self) -> None:
        from faceclock.gui.console.people.moving import MoveDialog

        employees = [listed.person.id for listed in self.chosen()]
        MoveDialog(self.desk, self, employees, self.actions_of_person.teams, self.refresh).open()

    def _rename_team(self) -> None:
        from faceclock.gui.console.people.moving import RenameTeamDialog

        chosen = self.filters.filter.team or ""
        RenameTeamDialog(self.desk, self, self.actions_of_person.teams, self.refresh, chosen).open()

    def _tell_count(self) -> None:
        shown, everybody = len(self.model.rows), len(self.model.people)
        words = translate("People", "Shown: {shown} of {everybody}")
        number = self.desk.locale.toString
        self.count.setText(words.format(shown=number(shown), everybody=number(everybody)))
        self._stack.setCurrentIndex(0 if everybody else 1)

    def _add_actions(self) -> None:
        if not self.desk.may(Right.EDIT_PEOPLE):
            return
        actions, palette = self.actions_of_person, self.desk.palette
        self.more = icon_button("more", translate("People", "More"), palette, flat=False)
        self.more.clicked.connect(
            lambda: self._menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.import_button = button(
            translate("People", "&Import"), self.importing.ask, icon="upload", palette=palette
        )
        self.enrol_button = button(
            translate("People", "En&rol a person"),
            actions.enrol,
            kind="primary",
            icon="plus",
            palette=palette,
        )
        for part in (self.more, self.import_button, self.enrol_button):
            self._actions.addWidget(part)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(translate("People", "&Add a person without a face"), self.actions_of_person.add)
        rename = menu.addAction(translate("People", "Rename a &team"), self._rename_team)
        rename.setEnabled(bool(self.actions_of_person.teams))
        return menu

    def _arrange(self) -> None:
        card = Card()
        card.body.setContentsMargins(8, 12, 8, 8)
        card.body.addWidget(self.filters)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(self.count)
        line = QHBoxLayout()
        line.setSpacing(CONSOLE.gap)
        line.addWidget(card, 5)
        line.addWidget(self.panel, 3)
        self.body.addWidget(self.importing.notice)
        self.body.addLayout(line, 1)

    def _empty(self) -> EmptyState:
        action = None
        if self.desk.may(Right.EDIT_PEOPLE):
            action = button(
                translate("People", "Enrol the first person"), self.actions_of_person.enrol, kind="primary"
            )
        return EmptyState(
            "users",
            translate("People", "Here will be everybody who checks in"),
            translate("People", "Enrol people one by one, or drop a folder of photographs or a table here."),
            self.desk.palette,
            action,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        path, fault = dropped_path(event.mimeData())
        if path is None:
            self.desk.tell(fault, "warn")
        else:
            self.importing.ask(path)
