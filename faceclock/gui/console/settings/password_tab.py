"""One's own password, and the PIN that leaves the kiosk's full screen."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from faceclock.app.console.accounts import AccountService
from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.form import Form, password_field
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import row, scrolling
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

_FIELD = 320


class PasswordTab(QWidget):
    """A new password ends the session: one logs in with it at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._service = desk.service(AccountService)
        self.before, self.password, self.again = password_field(), password_field(), password_field()
        self.pin = password_field()
        self.fault, self.pin_fault = label("", "error", wrap=True), label("", "error", wrap=True)
        self.fault.hide()
        self.pin_fault.hide()
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(CONSOLE.gap)
        cards.addWidget(self._password_card())
        if desk.may(Right.CHANGE_SETTINGS):
            cards.addWidget(self._pin_card())
        cards.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolling(inside))

    def _password_card(self) -> Card:
        card = Card(translate("Settings", "My password"))
        form = Form()
        for field, name in (
            (self.before, translate("Settings", "&Old password")),
            (self.password, translate("Settings", "&New password")),
            (self.again, translate("Settings", "New password a&gain")),
        ):
            field.setMaximumWidth(_FIELD)
            form.add(name, field)
        self.change = button(translate("Settings", "&Change my password"), self._change, kind="primary")
        card.body.addWidget(form)
        card.body.addWidget(self.fault)
        card.body.addLayout(row(self.change, 1))
        return card

    def _pin_card(self) -> Card:
        card = Card(
            translate("Settings", "Exit PIN of the kiosk"),
            translate(
                "Settings", "Whoever closes the kiosk types it, so that nobody gets to the computer behind."
            ),
        )
        form = Form()
        self.pin.setMaximumWidth(_FIELD)
        form.add(translate("Settings", "New exit &PIN"), self.pin, translate("Settings", "4 to 12 digits."))
        self.set_pin = button(translate("Settings", "&Set the exit PIN"), self._set_pin)
        card.body.addWidget(form)
        card.body.addWidget(self.pin_fault)
        card.body.addLayout(row(self.set_pin, 1))
        return card

    def _change(self) -> None:
        before, password, service = self.before.text(), self.password.text(), self._service
        if password != self.again.text():
            _complain(self.fault, translate("Settings", "The two passwords differ; type them again."))
            return
        self.desk.tasks.run(
            self,
            lambda: service.change_own_password(before, password),
            lambda _: self.desk.session_over.emit(),
            lambda error: _complain(self.fault, self.desk.sentence_of(error)),
        )

    def _set_pin(self) -> None:
        pin, service = self.pin.text(), self._service

        def done(_: None) -> None:
            self.pin.clear()
            _complain(self.pin_fault, "")
            self.desk.tell(translate("Settings", "The exit PIN is set."))

        self.desk.tasks.run(
            self,
            lambda: service.set_exit_pin(pin),
            done,
            lambda error: _complain(self.pin_fault, self.desk.sentence_of(error)),
        )


def _complain(place: QLabel, sentence: str) -> None:
    """An empty sentence takes no room."""
    place.setText(sentence)
    place.setVisible(bool(sentence))
