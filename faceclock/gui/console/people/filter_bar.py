"""Above the table: search, and which people are meant."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.roll_model import Filter, Lack
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.search import SearchField
from faceclock.gui.language import translate


class FilterBar(QWidget):
    """``wanted`` gives a `Filter` at each change."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.search = SearchField(translate("People", "Search name, number or team"), desk.palette)
        self.search.setPlaceholderText(translate("People", "Search"))
        self.team = _choices(translate("People", "Team"), 7)
        self.state = _choices(translate("People", "State"), 6)
        self.lack = _choices(translate("People", "What is lacking"), 10)
        self.state.addItem(translate("People", "Active"), True)
        self.state.addItem(translate("People", "Left"), False)
        self.state.addItem(translate("People", "Everybody"), None)
        for words, lack in (
            (translate("People", "All records"), Lack.NOTHING),
            (translate("People", "Without a face"), Lack.FACE),
            (translate("People", "Without consent"), Lack.CONSENT),
            (translate("People", "Without PIN"), Lack.PIN),
        ):
            self.lack.addItem(words, lack)
        self.show_teams(())
        line = row(self.search, self.team, self.state, self.lack, spacing=10)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.search.wanted.connect(lambda _: self._tell())
        for choices in (self.team, self.state, self.lack):
            choices.currentIndexChanged.connect(lambda _: self._tell())

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
