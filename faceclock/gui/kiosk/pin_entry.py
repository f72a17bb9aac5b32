"""The two fields of number and PIN, and which of them is being filled."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from faceclock.gui.kiosk.parts import make_field, set_property
from faceclock.gui.tokens import SIZES, Metrics

translate = QCoreApplication.translate
LONGEST_NUMBER, LONGEST_PIN = 64, 12


class PinEntry(QWidget):
    """Keeps for itself which field is active: the keypad writes there."""

    submitted = Signal(str, str)
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number_label, self.pin_label = QLabel(self), QLabel(self)
        self.number, self.pin = make_field(self), make_field(self)
        self.number.setMaxLength(LONGEST_NUMBER)
        self.pin.setMaxLength(LONGEST_PIN)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        for label, field in ((self.number_label, self.number), (self.pin_label, self.pin)):
            label.setProperty("role", "quiet")
            label.setBuddy(field)
            field.textChanged.connect(self.touched)
            field.returnPressed.connect(self.enter)
            field.installEventFilter(self)
        self._active = self.number
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.retranslate()

    def restyle(self, m: Metrics, *, stacked: bool) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        second = (2, 0) if stacked else (0, 1)
        self._grid.addWidget(self.number_label, 0, 0)
        self._grid.addWidget(self.number, 1, 0)
        self._grid.addWidget(self.pin_label, *second)
        self._grid.addWidget(self.pin, second[0] + 1, second[1])
        self._grid.setHorizontalSpacing(m.px(SIZES.space_3))
        self._grid.setVerticalSpacing(m.px(SIZES.space_1))
        for field in (self.number, self.pin):
            field.setFixedHeight(m.touch(SIZES.touch))

    def clear(self) -> None:
        self.number.clear()
        self.pin.clear()
        self._go_to(self.number)

    def begin(self) -> None:
        self._go_to(self.number)

    def retry(self) -> None:
        """The PIN again, for the same number."""
        self.pin.clear()
        self._go_to(self.pin)

    def _go_to(self, field: QLineEdit) -> None:
        """Remembered here, as a kiosk without a window manager may never give the keyboard's focus."""
        self._active = field
        for each in (self.number, self.pin):
            set_property(each, "active", each is field)
        field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched is not self._active:
            self._go_to(self.pin if watched is self.pin else self.number)
        return super().eventFilter(watched, event)

    def type(self, text: str) -> None:
        self._active.insert(text)

    def erase(self) -> None:
        """One character; in an empty PIN, back to the number."""
        if self._active is self.pin and not self.pin.text():
            self._go_to(self.number)
        else:
            self._active.backspace()
        self.touched.emit()

    def enter(self) -> None:
        """On to what is still empty; with both filled, submit."""
        number, pin = self.number.text().strip(), self.pin.text()
        if not number:
            self._go_to(self.number)
        elif not pin:
            self._go_to(self.pin)
        else:
            self.submitted.emit(number, pin)

    def retranslate(self) -> None:
        self.number_label.setText(translate("Pin", "Number"))
        self.pin_label.setText(translate("Pin", "PIN"))
        self.number.setAccessibleName(translate("Pin", "Number"))
        self.pin.setAccessibleName(translate("Pin", "PIN"))
