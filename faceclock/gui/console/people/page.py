"""The page People: everybody in a table, whoever is chosen beside it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu

from faceclock.app.console.people import PeopleService, Person, Roll
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.page import Page
from faceclock.gui.console.people.dropping import dropped_path
from faceclock.gui.console.people.importing import Importing
from faceclock.gui.console.people.person_actions import PersonActions
from faceclock.gui.console.people.person_menu import person_menu
from faceclock.gui.console.people.person_panel import PersonPanel
from faceclock.gui.console.people.receipt_check import ReceiptCheck
from faceclock.gui.console.people.roll_card import RollCard
from faceclock.gui.console.people.several_panel import SeveralPanel
from faceclock.gui.console.widgets.buttons import button, icon_button
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE


class PeoplePage(Page):
    """``opened`` with an employee's number shows that person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("People", "People"))
        self.actions_of_person = PersonActions(desk, self, self.refresh, self._show_later)
        self.roll = RollCard(desk, self.actions_of_person.enrol)
        self.table = self.roll.table
        self.importing = Importing(desk, self, self.refresh)
        self.receipts = ReceiptCheck(desk, self)
        self.panel = PersonPanel(desk, self.actions_of_person)
        self._service = desk.service(PeopleService)
        self._number, self._wanted = -1, ""
        self._then: Callable[[Person], None] | None = None
        self._add_actions()
        self._arrange()
        self._listen()
        self.setAcceptDrops(desk.may(Right.EDIT_PEOPLE))

    def _listen(self) -> None:
        self.roll.add_keys(self)
        self.table.choice_changed.connect(self._choice_changed)
        self.table.chosen.connect(lambda _: self._edit())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)

    def opened(self, argument: object) -> None:
        if isinstance(argument, str) and argument:
            self._show_later(argument)
        else:
            self.refresh()

    def refresh(self) -> None:
        """The roll comes only when something of it changed; the person is always read."""
        self._read_roll()
        self._show_chosen()

    def _read_roll(self) -> None:
        number = self._number
        self.desk.tasks.run(self, lambda: self._service.roll(number), self._show_roll, key="roll")

    def _show_roll(self, roll: Roll | None) -> None:
        if roll is not None:
            self._number = roll.number
            self.actions_of_person.teams = roll.teams
            self.roll.show_roll(roll)
        if self._wanted:
            self._show_wanted()

    def _show_later(self, employee_id: str) -> None:
        """Once the roll holds the person, who may have come just now."""
        self._wanted = employee_id
        self.refresh()

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if not self.roll.show_one(wanted):
            words = translate("People", "Nobody has the number {number} any more.")
            self.desk.tell(words.format(number=wanted), "warn")

    def _choice_changed(self) -> None:
        self._then = None
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.table.chosen_people()
        if len(chosen) == 1:
            who = chosen[0].person.id
            self.desk.tasks.run(
                self,
                lambda: self._service.person(who),
                self._show_person,
                lambda error: self._person_gone(who, error),
                key="person",
            )
        elif chosen:
            self.panel.forget()
            self.panel.show_content(SeveralPanel(self.desk, chosen, self._move_chosen))
        else:
            self.panel.show_person(None)

    def _show_person(self, person: Person) -> None:
        chosen = [listed.person.id for listed in self.table.chosen_people()]
        if chosen == [person.employee.id]:
            self.panel.show_person(person)
            then, self._then = self._then, None
            if then is not None:
                then(person)

    def _person_gone(self, who: str, error: Exception) -> None:
        """Whoever was deleted on this page just now surprises nobody: the receipt says it."""
        self._then = None
        if who not in self.actions_of_person.deleted:
            self.desk.tell_problem(error)
        self.panel.show_person(None)
        self._read_roll()

    def _move_chosen(self) -> None:
        from faceclock.gui.console.people.moving import MoveDialog

        employees = [listed.person.id for listed in self.table.chosen_people()]
        MoveDialog(self.desk, self, employees, self.actions_of_person.teams, self.refresh).open()

    def _with_chosen(self, act: Callable[[Person], None]) -> None:
        """Now, or once whoever was just chosen is read: never with the one before."""
        self._then = act
        if self.panel.person is not None:
            self._show_person(self.panel.person)

    def _edit(self) -> None:
        """Enter or a double click on a row."""
        if self.desk.may(Right.EDIT_PEOPLE):
            self._with_chosen(self.actions_of_person.edit)

    def _open_menu(self, place: QPoint) -> None:
        on_screen, actions = self.table.viewport().mapToGlobal(place), self.actions_of_person
        self._with_chosen(lambda person: person_menu(self.desk, person, actions, self).popup(on_screen))

    def _rename_team(self) -> None:
        from faceclock.gui.console.people.moving import RenameTeamDialog

        chosen = self.roll.filters.filter.team or ""
        RenameTeamDialog(self.desk, self, self.actions_of_person.teams, self.refresh, chosen).open()

    def _add_actions(self) -> None:
        palette = self.desk.palette
        self.more = icon_button("more", translate("People", "More"), palette, flat=False)
        self.more.clicked.connect(
            lambda: self._menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self._actions.addWidget(self.more)
        if not self.desk.may(Right.EDIT_PEOPLE):
            return
        self.import_button = button(
            translate("People", "&Import"), self.importing.ask, icon="upload", palette=palette
        )
        self.enrol_button = button(
            translate("People", "En&rol a person"),
            self.actions_of_person.enrol,
            kind="primary",
            icon="plus",
            palette=palette,
        )
        self.add_action(self.import_button)
        self.add_action(self.enrol_button)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.desk.may(Right.EDIT_PEOPLE):
            menu.addAction(translate("People", "&Add a person without a face"), self.actions_of_person.add)
            rename = menu.addAction(translate("People", "Rename a &team"), self._rename_team)
            rename.setEnabled(bool(self.actions_of_person.teams))
        menu.addAction(translate("People", "&Check a receipt of a deletion"), self.receipts.choose)
        return menu

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(CONSOLE.gap)
        line.addWidget(self.roll, 5)
        line.addWidget(self.panel, 3)
        self.body.addWidget(self.importing.notice)
        self.body.addLayout(line, 1)

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
