"""Above the table: search, and which people are meant."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.roll_model import Filter, Lack
from faceclock.gui.console.widgets.search import SearchField
from faceclock.gui.language import translate


class FilterBar(QWidget):
    """``wanted`` gives a `Filter` at each change."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.search = SearchField(translate("People", "Search name, number or team"), desk.palette)
        self.search.setPlaceholderText(translate("People", "Search"))
        self.search.setMinimumWidth(130)
        self.team = _choices(translate("People", "Team"), 6)
        self.state = _choices(translate("People", "State"), 5)
        self.lack = _choices(translate("People", "How they check in"), 10)
        self.state.addItem(translate("People", "Active"), True)
        self.state.addItem(translate("People", "Left"), False)
        self.state.addItem(translate("People", "Everybody"), None)
        for words, lack in (
            (translate("People", "All records"), Lack.NOTHING),
            (translate("People", "PIN only"), Lack.PIN_ONLY),
            (translate("People", "Neither face nor PIN"), Lack.WAY),
            (translate("People", "Face without consent"), Lack.CONSENT),
            (translate("People", "Without PIN"), Lack.PIN),
        ):
            self.lack.addItem(words, lack)
        self.show_teams(())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        self._arrange(wide=True)
        self.search.wanted.connect(lambda _: self._tell())
        for choices in (self.team, self.state, self.lack):
            choices.currentIndexChanged.connect(lambda _: self._tell())

    def minimumSizeHint(self) -> QSize:
        """That of two lines: a narrow window has room for no more."""
        choices = (self.team, self.state, self.lack)
        width = sum(part.minimumSizeHint().width() for part in choices) + 2 * self._grid.spacing()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.minimumSizeHint().width() + self.search.minimumWidth() + self._grid.spacing()
        self._arrange(wide=self.width() >= needed)

    def _arrange(self, *, wide: bool) -> None:
        """In one line, or the search above the rest."""
        parts = (self.search, self.team, self.state, self.lack)
        for place, part in enumerate(parts):
            self._grid.removeWidget(part)
            if wide:
                self._grid.addWidget(part, 0, place)
            elif part is self.search:
                self._grid.addWidget(part, 0, 0, 1, 3)
            else:
                self._grid.addWidget(part, 1, place - 1)
        for column in range(len(parts)):
            self._grid.setColumnStretch(column, int(column == 0 or (not wide and column < 3)))

    def show_teams(self, teams: Sequence[str]) -> None:
        """Keeps the one that is chosen, as long as it has people."""
        chosen = self.team.currentData()
        with QSignalBlocker(self.team):
            self.team.clear()
            self.team.addItem(translate("People", "All teams"), None)
            for team in teams:
                self.team.addItem(team, team)
            self.team.addItem(translate("People", "No team"), "")
            self.team.setCurrentIndex(max(0, self.team.findData(chosen)) if chosen is not None else 0)
        if self.team.currentData() != chosen:
            self._tell()

    @property
    def filter(self) -> Filter:
        return Filter(
            self.search.text().strip(),
            self.team.currentData(),
            self.state.currentData(),
            self.lack.currentData(),
        )

    def clear(self) -> None:
        """Everybody, so that somebody can be shown who was asked for."""
        self.search.clear()
        self.team.setCurrentIndex(0)
        self.state.setCurrentIndex(2)
        self.lack.setCurrentIndex(0)

    def _tell(self) -> None:
        self.wanted.emit(self.filter)


def _choices(name: str, letters: int) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setMinimumContentsLength(letters)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made
