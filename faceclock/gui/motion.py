"""Whether things may move on the screen."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from faceclock.gui.tokens import MOTION_MS


def duration() -> int:
    """Milliseconds of a change; 0 when the system asks for less motion."""
    return 0 if _less_wanted() else MOTION_MS


def _less_wanted() -> bool:
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10
    preference = (
        getattr(accessibility(), "motionPreference", None) if accessibility else None
    )  # Qt 6.11 or later
    if preference is not None and preference().name == "ReducedMotion":
        return True
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
