"""The field in which a person is looked for: by name, number or team, with the keys alone."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QCompleter, QWidget

from faceclock.app.console.attendance_views import Person
from faceclock.gui.console.style import console_sheet
from faceclock.gui.console.widgets.search import SearchField
from faceclock.gui.language import translate
from faceclock.gui.tokens import Palette

_SHOWN = 12


class PersonPicker(SearchField):
    """``picked`` gives the person; typing filters, a click or Down shows all, Enter takes; Ctrl+F goes here."""

    picked = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(translate("Attendance", "Find a person"), palette)
        self.setClearButtonEnabled(False)  # somebody is always shown
        self._people: dict[str, Person] = {}
        self._current: Person | None = None
        self._lines = QStringListModel(self)
        self.setCompleter(self._completion(palette))
        self.returnPressed.connect(self._take_first)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), parent, self.setFocus)

    def show_people(self, people: Sequence[Person]) -> None:
        self._people = {_line(person): person for person in people}
        self._lines.setStringList(list(self._people))

    def show_person(self, person: Person | None) -> None:
        """Whose hours are shown; not told again."""
        self._current = person
        self.setText(_line(person) if person else "")
        self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def show_all(self) -> None:
        """Everybody, whoever is shown."""
        completer = self.completer()
        assert completer is not None
        completer.setCompletionPrefix("")
        completer.complete()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Half a name is nobody: what is shown is what it was."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and self.text() not in self._people:
            self.show_person(self._current)

    def _completion(self, palette: Palette) -> QCompleter:
        made = QCompleter(self._lines, self)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setMaxVisibleItems(_SHOWN)
        # A window of its own, which takes no style from this one.
        popup = made.popup()
        assert popup is not None
        popup.setStyleSheet(f"{console_sheet(palette)} QListView {{ border: 1px solid {palette.line}; }}")
        made.activated.connect(self._take)
        return made

    def _take(self, line: str) -> None:
        person = self._people.get(line)
        if person is not None:
            self._current = person
            self.picked.emit(person)

    def _take_first(self) -> None:
        """Enter takes what is meant when there is only one, or the first that is shown."""
        completer = self.completer()
        assert completer is not None
        if self.text().strip() and self.text() not in self._people and completer.completionCount():
            self.setText(completer.currentCompletion())
            self._take(self.text())


def _line(person: Person) -> str:
    return " · ".join(part for part in (person.told, person.id, person.team) if part)
