"""The outline in which a face belongs: a head's shape, fuller above than below."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from faceclock.domain.challenge import Turn

HEIGHT = 0.815  # of the picture
WIDEST = 0.86  # of the picture
ASPECT = 0.79  # width / height
CENTRE = 0.495  # of the picture, from above
WAIST = 0.475  # where it is widest, from its top


def oval_rect(picture: QRectF) -> QRectF:
    """The oval's box in a picture; it fits into narrow pictures too."""
    tall = min(picture.height() * HEIGHT, picture.width() * WIDEST / ASPECT)
    box = QRectF(0, 0, tall * ASPECT, tall)
    box.moveCenter(QPointF(picture.center().x(), picture.top() + picture.height() * CENTRE))
    return box


def oval_path(box: QRectF) -> QPainterPath:
    """Starts at the top and runs anticlockwise, as progress does in a mirrored picture."""
    left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
    middle, waist = box.center().x(), box.top() + box.height() * WAIST
    half, above, below = box.width() / 2, waist - box.top(), box.bottom() - waist
    path = QPainterPath()
    path.moveTo(middle, top)
    path.cubicTo(middle - half * 0.64, top, left, waist - above * 0.56, left, waist)
    path.cubicTo(left, waist + below * 0.52, middle - half * 0.52, bottom, middle, bottom)
    path.cubicTo(middle + half * 0.52, bottom, right, waist + below * 0.52, right, waist)
    path.cubicTo(right, waist - above * 0.56, middle + half * 0.64, top, middle, top)
    path.closeSubpath()
    return path


def side_share(path: QPainterPath, turn: Turn) -> float:
    """How far along an oval's path, as a share of its length, its middle of a side is."""
    top, one, two, left = (QPointF(at.x, at.y) for at in map(path.elementAt, range(4)))
    first = QPainterPath(top)
    first.cubicTo(one, two, left)
    share = first.length() / path.length()
    return {Turn.UP: 0.0, Turn.LEFT: share, Turn.DOWN: 0.5, Turn.RIGHT: 1 - share}[turn]


def side_point(box: QRectF, turn: Turn) -> QPointF:
    """The middle of a side of the oval in ``box``."""
    waist = box.top() + box.height() * WAIST
    return {
        Turn.UP: QPointF(box.center().x(), box.top()),
        Turn.DOWN: QPointF(box.center().x(), box.bottom()),
        Turn.LEFT: QPointF(box.left(), waist),
        Turn.RIGHT: QPointF(box.right(), waist),
    }[turn]
