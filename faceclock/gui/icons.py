"""Our line icons (assets/icons), tinted with a token's colour and drawn sharp at any size."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from faceclock.gui.tokens import STROKE
from faceclock.settings.paths import assets_folder


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, stroke: float = STROKE) -> QPixmap:
    """A ``size`` x ``size`` picture (logical pixels) for a screen of the given pixel ratio."""
    from PySide6.QtSvg import QSvgRenderer

    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    svg = _drawing(name).replace("currentColor", colour).replace(f'"{STROKE}"', f'"{stroke}"').encode()
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, colour: str, size: int, ratio: float = 1.0) -> QIcon:
    """The same as a button's icon; it keeps its colour when the button is disabled."""
    drawn = pixmap(name, colour, size, ratio)
    result = QIcon(drawn)
    result.addPixmap(drawn, QIcon.Mode.Disabled)
    return result
