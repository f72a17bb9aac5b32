"""What can be done with one person, for the button and for a right click in the table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from faceclock.app.console.people import Person
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.person_actions import PersonActions
from faceclock.gui.language import translate


def person_menu(desk: Desk, person: Person, actions: PersonActions, parent: QWidget) -> QMenu:
    """Only what the role may do; what deletes comes last."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if desk.may(Right.EDIT_PEOPLE):
        menu.addAction(translate("People", "E&dit"), lambda: actions.edit(person))
        menu.addAction(translate("People", "&Enrol the face"), lambda: actions.enrol(person))
        menu.addAction(translate("People", "Set the &PIN"), lambda: actions.set_pin(person))
        leaves = person.employee.active
        words = translate("People", "&Leaves the company") if leaves else translate("People", "&Comes back")
        menu.addAction(words, lambda: actions.set_active(person, not leaves))
    if desk.may(Right.SEE_ATTENDANCE):
        menu.addAction(translate("People", "Show the &hours"), lambda: actions.show_hours(person))
    if desk.may(Right.EXPORT_PERSON):
        menu.addAction(translate("People", "E&xport the person's data"), lambda: actions.export(person))
    if desk.may(Right.DELETE_PEOPLE):
        menu.addSeparator()
        menu.addAction(translate("People", "Delete for &good"), lambda: actions.delete(person))
    return menu
