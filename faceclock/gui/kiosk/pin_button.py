"""The button to number and PIN; it stands out when a face has not helped."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from faceclock.gui.kiosk.arrange import Shape
from faceclock.gui.kiosk.parts import set_icon, set_property
from faceclock.gui.kiosk.view import Card
from faceclock.gui.tokens import LIGHT, SIZES, Metrics, Palette

translate = QCoreApplication.translate
WANTED = {
    Card.UNKNOWN,
    Card.UNSEEN,
    Card.TURNED_AWAY,
    Card.STALLED,
    Card.NO_CAMERA,
    Card.NO_MODEL,
    Card.ENDED,
    Card.NO_PICTURE,
    Card.FAULT,
}


class PinButton(QPushButton):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setAutoDefault(True)
        self._style: tuple[Palette, Metrics, Shape] = (LIGHT, Metrics(), Shape.SIDE)
        self.retranslate()

    def restyle(self, palette: Palette, m: Metrics, shape: Shape) -> None:
        self._style = (palette, m, shape)
        self._tint()
        self.retranslate()

    def show_card(self, card: Card) -> None:
        kind = "primary" if card in WANTED else "plain"
        if self.property("kind") != kind:
            set_property(self, "kind", kind)
            self._tint()

    def _tint(self) -> None:
        palette, m, _ = self._style
        primary = self.property("kind") == "primary"
        set_icon(self, "keypad", palette.on_accent if primary else palette.text, m.px(SIZES.icon))

    def retranslate(self) -> None:
        whole = translate("PinButton", "Use my number and PIN")
        broken = translate("PinButton", "Number\nand PIN")
        lines = broken.split("\n") if self._style[2] is Shape.LOW else [whole]
        self.setText("\n".join(f"  {line}" for line in lines))
        self.setAccessibleName(whole)
