"""The framed card: a message or a person, in the colour of how it ended."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QImage
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from faceclock.gui.kiosk import words
from faceclock.gui.kiosk.arrange import Shape
from faceclock.gui.kiosk.message_card import MessageCard
from faceclock.gui.kiosk.parts import set_property
from faceclock.gui.kiosk.person_card import PersonCard
from faceclock.gui.kiosk.view import Card, KioskView
from faceclock.gui.tokens import Metrics, Palette


class CardFrame(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.message, self.person = MessageCard(self), PersonCard(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.person)

    def restyle(self, palette: Palette, metrics: Metrics, shape: Shape) -> None:
        self.message.restyle(palette, metrics, shape)
        self.person.restyle(palette, metrics, shape)

    def show_view(self, view: KioskView, picture: QImage | None) -> None:
        set_property(self, "tone", view.tone.name.lower())
        if view.card in (Card.DONE, Card.ALREADY):
            self.person.show_view(view, picture)
            self._stack.setCurrentWidget(self.person)
        else:
            self.message.show_view(view)
            self._stack.setCurrentWidget(self.message)
        self._announce(view)

    def _announce(self, view: KioskView) -> None:
        """Say it to a screen reader, once."""
        said = _spoken(view)
        if said == self.accessibleName():
            return
        self.setAccessibleName(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))


def _spoken(view: KioskView) -> str:
    if view.card is Card.DONE and view.stamp:
        return f"{words.direction_words(view.stamp.direction)}, {view.stamp.employee.name}"
    if view.card is Card.ALREADY and view.stamp:
        return f"{words.already_words(view.stamp.direction)}, {view.stamp.employee.name}"
    return f"{words.title_words(view)}. {words.text_words(view)}"
