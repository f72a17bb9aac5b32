"""The table of people, which keeps who is chosen and where it stands while its rows are replaced."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView

from faceclock.app.console.people import Listed
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.roll_model import Filter, RollModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate


class RollTable(Table):
    """``choice_changed`` when other people are chosen, and when rows were replaced."""

    choice_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        self.people = RollModel()
        super().__init__(desk, self.people, "people", translate("People", "People"))
        self.sort_by(0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # The header would ask at each paint whether every row of a column is chosen; it shows nothing of that.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self.people, self))
        self.selectionModel().selectionChanged.connect(lambda *_: self.choice_changed.emit())

    def chosen_people(self) -> list[Listed]:
        """Whoever is selected, in the order of the rows. By ranges: all of 20,000 may be."""
        chosen = self.selectionModel().selection()
        spans = (chosen.at(number) for number in range(chosen.count()))
        places = {place for span in spans for place in range(span.top(), span.bottom() + 1)}
        return [self.people.rows[place] for place in sorted(places)]

    def show_people(self, people: Sequence[Listed]) -> None:
        self._keeping(lambda: self.people.show_people(people))

    def show_filtered(self, wanted: Filter) -> None:
        self._keeping(lambda: self.people.show_filtered(wanted))

    def choose(self, employees: Iterable[str]) -> bool:
        """Select people of these numbers; False where none of them is shown, and nobody is chosen then."""
        wanted = set(employees)
        rows = self.people.rows if wanted else []
        places = [place for place, listed in enumerate(rows) if listed.person.id in wanted]
        flags = QItemSelectionModel.SelectionFlag
        if places:
            self.selectionModel().setCurrentIndex(self.people.index(places[0], 0), flags.NoUpdate)
        self.selectionModel().select(self._spans(places), flags.ClearAndSelect | flags.Rows)
        return bool(places)

    def show_one(self, employee_id: str) -> bool:
        """Choose somebody and scroll there; False where the person is not shown."""
        found = self.choose([employee_id])
        if found:
            self.scrollTo(self.currentIndex())
        return found

    def take_keys(self) -> None:
        """Go on here by the keys, from the first person where nobody is chosen."""
        self.setFocus()
        if self.people.rows and not self.selectionModel().hasSelection():
            self.selectRow(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.take_keys()

    def _spans(self, places: Sequence[int]) -> QItemSelection:
        """The rows at ``places``, which ascend, as few ranges."""
        found, last = QItemSelection(), self.people.columnCount() - 1
        for _, run in groupby(enumerate(places), lambda entry: entry[1] - entry[0]):
            rows = [place for _, place in run]
            found.select(self.people.index(rows[0], 0), self.people.index(rows[-1], last))
        return found

    def _keeping(self, replace_rows: Callable[[], None]) -> None:
        chosen = [listed.person.id for listed in self.chosen_people()]
        place = self.verticalScrollBar().value()
        replace_rows()
        if not self.choose(chosen):
            self.choice_changed.emit()  # a model that is set anew forgets what was chosen without a word
        self.verticalScrollBar().setValue(place)
