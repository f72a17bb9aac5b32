"""Where things stand on a screen of any shape. Pure geometry; the widgets are put where it says."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QMargins, QRect

from faceclock.gui.tokens import LOW_HEIGHT, SIZES, Metrics, scale_for


class Shape(Enum):
    SIDE = auto()  # picture and card side by side
    UPRIGHT = auto()  # the card below the picture
    LOW = auto()  # as a strip below the picture, for small panels


@dataclass(frozen=True)
class Places:
    """Rectangles in the window's pixels. ``panel`` is where number and PIN are entered."""

    shape: Shape
    header: QRect
    preview: QRect
    preview_beside_panel: QRect
    card: QRect
    button: QRect
    panel: QRect
    footer: QRect


def shape_of(width: int, height: int) -> Shape:
    if height > width:
        return Shape.UPRIGHT
    return Shape.LOW if height < LOW_HEIGHT else Shape.SIDE


def arrange(width: int, height: int, *, text: float = 1.0, mirrored: bool = False) -> Places:
    """Places for a window; ``mirrored`` for languages that run from right to left."""
    metrics = Metrics(scale_for(width, height), text)
    shape = shape_of(width, height)
    places = {Shape.SIDE: _side, Shape.UPRIGHT: _upright, Shape.LOW: _low}[shape](width, height, metrics)
    return _mirror(places, width) if mirrored else places


def _middle(
    width: int, height: int, m: Metrics, margin: int, header: int, *, footer_more: int = 0
) -> tuple[QRect, QRect, QRect]:
    """Header, what is between, footer; ``footer_more`` for a footer of more than one row."""
    footer = m.touch(SIZES.footer) + footer_more
    inner = QRect(0, 0, width, height).marginsRemoved(QMargins(margin, margin, margin, margin * 2 // 3))
    top = QRect(inner.left(), inner.top(), inner.width(), header)
    bottom = QRect(inner.left(), inner.bottom() + 1 - footer, inner.width(), footer)
    gap = m.px(SIZES.space_4)
    between = QRect(inner.left(), top.bottom() + 1 + margin, inner.width(), 0)
    between.setBottom(bottom.top() - 1 - gap)
    return top, between, bottom


def _side(width: int, height: int, m: Metrics) -> Places:
    margin = m.px(SIZES.space_6)
    header, middle, footer = _middle(width, height, m, margin, m.px(SIZES.header))
    side = round(m.px(SIZES.side) * (1 + (m.text - 1) / 3))
    panel = QRect(middle.right() + 1 - side, middle.top(), side, middle.height())
    preview = QRect(middle.left(), middle.top(), middle.width() - side - margin, middle.height())
    button_height = m.touch(SIZES.button)
    button = QRect(panel.left(), panel.bottom() + 1 - button_height, side, button_height)
    card = QRect(panel.left(), panel.top(), side, panel.height() - button_height - m.px(SIZES.space_5))
    return Places(Shape.SIDE, header, preview, preview, card, button, panel, footer)


def _upright(width: int, height: int, m: Metrics) -> Places:
    margin = m.px(SIZES.space_6)
    above, more = round(m.px(SIZES.header_tall) * m.text), m.font(SIZES.chip) + m.px(SIZES.space_2)
    header, middle, footer = _middle(width, height, m, margin, above, footer_more=more)
    gap, button_height = m.px(SIZES.space_5), m.touch(SIZES.button)
    card_height = round(m.px(SIZES.card_tall) * (1 + (m.text - 1) / 2))
    below = card_height + gap + button_height
    preview = QRect(middle.left(), middle.top(), middle.width(), middle.height() - below - gap)
    panel = QRect(middle.left(), middle.bottom() + 1 - below, middle.width(), below)
    card = QRect(panel.left(), panel.top(), panel.width(), card_height)
    button = QRect(panel.left(), panel.bottom() + 1 - button_height, panel.width(), button_height)
    return Places(Shape.UPRIGHT, header, preview, preview, card, button, panel, footer)


def _low(width: int, height: int, m: Metrics) -> Places:
    margin = m.px(SIZES.space_5)
    header, middle, footer = _middle(width, height, m, margin, m.px(SIZES.header))
    gap = m.px(SIZES.space_4)
    strip = max(m.px(SIZES.strip), 2 * SIZES.touch + 3 * gap)
    beside = m.px(SIZES.strip_button)
    preview = QRect(middle.left(), middle.top(), middle.width(), middle.height() - strip - gap)
    card = QRect(middle.left(), middle.bottom() + 1 - strip, middle.width() - beside - gap, strip)
    button = QRect(card.right() + 1 + gap, card.top(), beside, strip)
    room = max(middle.width() * 2 // 3, SIZES.touch * 11)  # six keys and a field beside them
    panel_width = min(m.px(SIZES.strip_panel), room)
    panel = QRect(middle.right() + 1 - panel_width, middle.top(), panel_width, middle.height())
    narrow = QRect(middle.left(), middle.top(), middle.width() - panel_width - gap, middle.height())
    return Places(Shape.LOW, header, preview, narrow, card, button, panel, footer)


def _mirror(places: Places, width: int) -> Places:
    def flip(rect: QRect) -> QRect:
        return QRect(width - rect.right() - 1, rect.top(), rect.width(), rect.height())

    rects = (
        places.header,
        places.preview,
        places.preview_beside_panel,
        places.card,
        places.button,
        places.panel,
        places.footer,
    )
    return Places(places.shape, *map(flip, rects))
