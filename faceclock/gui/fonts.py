"""The letters: a quiet sans with tabular figures, and one for Chinese beside it."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

LATIN = ("Inter", "Noto Sans", "Segoe UI", "SF Pro Text", "DejaVu Sans")
CHINESE = ("Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei")


def first_known(families: tuple[str, ...]) -> list[str]:
    """The first of the families that this system has; nothing when it has none."""
    return next(([family] for family in families if QFontDatabase.hasFamily(family)), [])


def use_fonts(app: QApplication) -> None:
    """Latin first, so that figures look the same in both languages."""
    font = QFont(app.font())
    families = first_known(LATIN) + first_known(CHINESE)
    if families:
        font.setFamilies(families)
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(font)
