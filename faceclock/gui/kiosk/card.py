"""The framed card: a message or a person, in the colour of how it ended."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QImage
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from faceclock.domain.punch import Direction
from faceclock.gui.kiosk import words
from faceclock.gui.kiosk.arrange import Shape
from faceclock.gui.kiosk.ask_card import AskCard
from faceclock.gui.kiosk.message_card import MessageCard
from faceclock.gui.kiosk.parts import set_property
from faceclock.gui.kiosk.person_card import PersonCard
from faceclock.gui.kiosk.view import Card, KioskView
from faceclock.gui.tokens import Metrics, Palette


class CardFrame(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.message, self.person, self.ask = MessageCard(self), PersonCard(self), AskCard(self)
        self._asks: Direction | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.person)
        self._stack.addWidget(self.ask)

    def restyle(self, palette: Palette, metrics: Metrics, shape: Shape) -> None:
        self.message.restyle(palette, metrics, shape)
        self.person.restyle(palette, metrics, shape)
        self.ask.restyle(palette, metrics, shape)

    def show_view(self, view: KioskView, picture: QImage | None) -> None:
        set_property(self, "tone", view.tone.name.lower())
        asks = view.card is Card.ASK and view.stamp is not None
        before, self._asks = self._asks, view.stamp.direction if asks and view.stamp else None
        if before and not self._asks and self.ask.isAncestorOf(self.focusWidget() or self):
            self.window().setFocus()  # or the keyboard would go on to a button of the next card
        if view.card is Card.ASK:
            self.ask.show_view(view, picture)
            self._stack.setCurrentWidget(self.ask)
            if before is None:
                self.ask.begin()
                self.focus_question()
        elif view.card in (Card.DONE, Card.ALREADY):
            self.person.show_view(view, picture)
            self._stack.setCurrentWidget(self.person)
        else:
            self.message.show_view(view)
            self._stack.setCurrentWidget(self.message)
        self._announce(view)

    def focus_question(self) -> None:
        """Give the keyboard to the question, if there is one."""
        if self._asks and self.isVisible():
            self.ask.focus(self._asks)

    def _announce(self, view: KioskView) -> None:
        """Say it to a screen reader, once."""
        said = _spoken(view)
        if said == self.accessibleName():
            return
        self.setAccessibleName(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))


def _spoken(view: KioskView) -> str:
    if view.card is Card.ASK and view.stamp:
        return f"{words.title_words(view)} {view.stamp.employee.name}"
    if view.card is Card.DONE and view.stamp:
        return f"{words.direction_words(view.stamp.direction)}, {view.stamp.employee.name}"
    if view.card is Card.ALREADY and view.stamp:
        return f"{words.already_words(view.stamp.direction)}, {view.stamp.employee.name}"
    return f"{words.title_words(view)}. {words.text_words(view)}"
