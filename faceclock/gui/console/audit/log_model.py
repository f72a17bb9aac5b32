"""The log as a table that asks for more rows when somebody scrolls to its end."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal

from faceclock.gui.console.audit.action_words import actor_words, entry_words
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.moments import moment
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.language import translate
from faceclock.storage.audit_log import Told

Index = QModelIndex | QPersistentModelIndex


class LogModel(RowsModel[Told]):
    """Newest first. ``more_wanted`` gives the seq below which the next rows are."""

    more_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(columns(desk))
        self._complete = True
        self._waiting = False

    def begin(self, rows: Sequence[Told], *, complete: bool) -> None:
        """Show ``rows``; ``complete`` when there are no further ones."""
        self._complete, self._waiting = complete, False
        self.set_rows(rows)

    def append(self, rows: Sequence[Told], *, complete: bool) -> None:
        """Older ones beneath."""
        self._complete, self._waiting = complete, False
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def prepend(self, rows: Sequence[Told]) -> None:
        """Newer ones above."""
        if rows:
            self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
            self.rows[:0] = rows
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete and not self._waiting

    def fetchMore(self, parent: Index) -> None:
        if self.rows:
            self._waiting = True
            self.more_wanted.emit(self.rows[-1].entry.seq)


def columns(desk: Desk) -> list[Column[Told]]:
    """No column is sorted by: the order of the log is its own."""
    return [
        Column(translate("Audit", "When"), lambda told: _when(told.entry.at, desk), width=184),
        Column(translate("Audit", "Who"), lambda told: actor_words(told.entry.actor), width=120),
        Column(translate("Audit", "What"), lambda told: entry_words(told.entry), width=200),
        Column(translate("Audit", "About"), about, width=140),
    ]


def about(told: Told) -> str:
    """Who or what an entry is about."""
    subject = told.entry.subject
    if told.entry.action == "value.set":
        return ""
    if not told.name:
        return subject
    return f"{told.name} ({subject})" if is_about_a_person(told) else told.name


def is_about_a_person(told: Told) -> bool:
    """Somebody who is on the roll now; else an account, or nobody that is known."""
    return bool(told.name) and not told.entry.action.startswith(("account.", "login"))


def _when(at: datetime, desk: Desk) -> str:
    return moment(at, desk, seconds=True)
