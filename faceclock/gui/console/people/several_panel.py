"""Beside the table when several people are chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.people import Listed
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import ElidedLabel, label
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

_NAMED = 12


class SeveralPanel(QWidget):
    """How many they are, the first of them by name, and what can be done with all of them."""

    def __init__(self, desk: Desk, chosen: Sequence[Listed], move: Callable[[], None]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(CONSOLE.card, CONSOLE.card, CONSOLE.card, CONSOLE.card)
        column.setSpacing(8)
        count = desk.locale.toString(len(chosen))
        column.addWidget(label(translate("People", "Chosen: {count}").format(count=count), "heading"))
        for listed in chosen[:_NAMED]:
            person = listed.person
            column.addWidget(ElidedLabel(" · ".join(part for part in (person.name, person.team) if part)))
        if len(chosen) > _NAMED:
            more = translate("People", "and {count} more").format(count=len(chosen) - _NAMED)
            column.addWidget(label(more, "muted"))
        if desk.may(Right.EDIT_PEOPLE):
            column.addSpacing(8)
            self.move_button = button(
                translate("People", "&Move to another team"),
                move,
                kind="primary",
                icon="users",
                palette=desk.palette,
            )
            column.addLayout(row(self.move_button, 1))
        column.addStretch(1)
