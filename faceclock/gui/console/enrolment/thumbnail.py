"""One picture that was taken: the head, what it is, how good, and taking it again."""

import cv2
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from faceclock.app.enrolment_pictures import head_of
from faceclock.app.portraying import Portrayed
from faceclock.domain.face import Image
from faceclock.gui.console.enrolment.words import grade_tone, grade_words, source_words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.language import translate

SIDE = 112


class Thumbnail(QWidget):
    """Mirrored, as the person saw it."""

    retake = Signal(str)  # the picture's source

    def __init__(self, taken: Portrayed) -> None:
        super().__init__()
        name = source_words(taken.source)
        picture = QLabel()
        picture.setPixmap(
            pixmap_of(head_of(taken.image, taken.face)[0], SIDE, self.devicePixelRatioF(), mirrored=True)
        )
        picture.setAccessibleName(name)
        self.again = button(_again(taken), lambda: self.retake.emit(taken.source), kind="link")
        self.again.setAccessibleName(f"{_again(taken)}: {name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (
            picture,
            label(name, "small"),
            Pill(grade_words(taken.quality), grade_tone(taken.quality)),
            self.again,
        ):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)


def _again(taken: Portrayed) -> str:
    if taken.source.startswith("photo:"):
        return translate("Enrolment", "Remove")
    return translate("Enrolment", "Retake")


def pixmap_of(image: Image, side: int, ratio: float, *, mirrored: bool = False) -> QPixmap:
    """A BGR picture as a square of ``side`` logical pixels."""
    pixels = round(side * ratio)
    scaled = cv2.resize(image, (pixels, pixels), interpolation=cv2.INTER_AREA)
    shown = cv2.cvtColor(cv2.flip(scaled, 1) if mirrored else scaled, cv2.COLOR_BGR2BGRA)
    size = QSize(pixels, pixels)
    made = QPixmap.fromImage(
        QImage(shown.data, size.width(), size.height(), shown.strides[0], QImage.Format.Format_RGB32).copy()
    )
    made.setDevicePixelRatio(ratio)
    return made


def pixmap_of_jpeg(jpeg: bytes, side: int, ratio: float) -> QPixmap:
    """A stored portrait as a square."""
    pixels = round(side * ratio)
    made = QPixmap()
    made.loadFromData(jpeg)
    made = made.scaled(
        pixels, pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made.setDevicePixelRatio(ratio)
    return made
