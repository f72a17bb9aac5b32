"""The wish: at most one wrong accept in so many months, with so many people and so many tries of strangers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSpinBox, QVBoxLayout, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.figures import similarity
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.console.widgets.layouts import column, row
from faceclock.gui.console.widgets.numbers import padded
from faceclock.gui.language import translate
from faceclock.matching.proposing import Wish

_YEARS = (1, 2, 5)


class WishCard(Card):
    """``wished`` when something was changed, ``proposed`` when the proposal is to be tried."""

    wished = Signal()
    proposed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(translate("Recognition", "Wish"))
        self._desk = desk
        self.body.setSpacing(8)
        self.months = QButtonGroup(self)
        self.people = _number(1, 1_000_000, translate("Recognition", "People on the roll"))
        self.tries = _number(1, 1_000_000, translate("Recognition", "Strangers' tries a month"))
        self.tries.setToolTip(
            translate(
                "Recognition",
                "Nobody counts who is a stranger: this is what you assume, not what was measured.",
            )
        )
        self.pill = Pill()
        self.try_it = button(translate("Recognition", "&Show it"), self.proposed.emit, kind="link")
        self.body.addWidget(label(translate("Recognition", "At most one wrong accept in"), "muted"))
        self.body.addLayout(row(*self._month_buttons(), spacing=8))
        self.body.addLayout(
            row(
                self._field(translate("Recognition", "at so many &people"), self.people),
                self._field(translate("Recognition", "strangers' &tries a month"), self.tries),
                spacing=8,
            )
        )
        self.body.addLayout(row(self.pill, self.try_it, 1))
        self.months.idClicked.connect(lambda _: self.wished.emit())
        for field in (self.people, self.tries):
            field.valueChanged.connect(lambda _: self.wished.emit())

    @property
    def wish(self) -> Wish:
        return Wish(max(1, self.months.checkedId()), self.people.value(), float(self.tries.value()))

    def show_wish(self, wish: Wish) -> None:
        for field, value in ((self.people, wish.people), (self.tries, round(wish.tries))):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        nearest = min((12 * years for years in _YEARS), key=lambda months: abs(months - wish.months))
        self.months.button(nearest).setChecked(True)

    def show_proposal(self, threshold: float | None) -> None:
        if threshold is None:
            self.pill.show_state(translate("Recognition", "No threshold keeps this"), "warn")
            self.pill.setToolTip(translate("Recognition", "Wish for less, or choose a stronger model pack."))
        else:
            shown = similarity(threshold, self._desk.locale)
            self.pill.show_state(
                translate("Recognition", "Proposed: {threshold}").format(threshold=shown), "info", ""
            )
            self.pill.setToolTip("")
        self.try_it.setVisible(threshold is not None)

    def _month_buttons(self) -> list[QPushButton]:
        made = []
        words = (
            translate("Recognition", "1 year"),
            translate("Recognition", "2 years"),
            translate("Recognition", "5 years"),
        )
        for years, text in zip(_YEARS, words, strict=True):
            one = button(text)
            one.setCheckable(True)
            self.months.addButton(one, 12 * years)
            made.append(one)
        return made

    def _field(self, text: str, field: QWidget) -> QVBoxLayout:
        name = label(text, "small")
        name.setTextFormat(Qt.TextFormat.AutoText)
        name.setBuddy(field)
        return column(name, field, spacing=2)


def _number(least: int, most: int, name: str) -> QSpinBox:
    made = padded(QSpinBox())
    made.setRange(least, most)
    made.setGroupSeparatorShown(True)
    made.setAccessibleName(name)
    made.setKeyboardTracking(False)
    return made
