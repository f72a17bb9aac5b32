"""Parts of a tab, one of which is shown; each is made when it is first turned to."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

Part = tuple[str, Callable[[], QWidget]]


class Segments(QWidget):
    """A row of buttons, one pressed, above what it stands for."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self._parts, self._made = list(parts), dict[int, QWidget]()
        self._group, self._stack = QButtonGroup(self), QStackedWidget()
        line = QHBoxLayout()
        line.setSpacing(8)
        self.buttons = []
        for number, (title, _) in enumerate(self._parts):
            made = QPushButton(title)
            made.setCheckable(True)
            made.setAutoDefault(False)
            self._group.addButton(made, number)
            self.buttons.append(made)
            line.addWidget(made)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        self._group.idToggled.connect(lambda number, on: self.turn_to(number) if on else None)
        self.turn_to(0)

    def turn_to(self, number: int) -> None:
        self.buttons[number].setChecked(True)
        if number not in self._made:
            self._made[number] = self._parts[number][1]()
            self._stack.addWidget(self._made[number])
        self._stack.setCurrentWidget(self._made[number])

    @property
    def current(self) -> QWidget:
        """The part that is shown."""
        return self._made[self._group.checkedId()]
