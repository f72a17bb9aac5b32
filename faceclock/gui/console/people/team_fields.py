"""Fields that several dialogs share: a team to choose or type, and the day from which on it holds."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit

from faceclock.gui.console.widgets.dates import DateField

LONGEST = 200  # characters, as the roll takes them


def team_field(teams: Sequence[str], chosen: str = "") -> QComboBox:
    """A team of those there are, or a new one."""
    made = QComboBox()
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.addItems(list(teams))
    typed = QLineEdit()
    typed.setMaxLength(LONGEST)
    made.setLineEdit(typed)
    made.setCurrentText(chosen)
    return made


def day_field() -> DateField:
    """Today at the latest: who is in a team tomorrow is not known today."""
    made = DateField()
    made.setMaximumDate(made.date())
    return made
