"""Two cards whose border can be moved."""

from PySide6.QtWidgets import QSplitter, QWidget

from faceclock.gui.tokens import CONSOLE

_WHOLE = 1000


def beside(left: QWidget, right: QWidget, share: int, other: int) -> QSplitter:
    """``share`` parts of the width to the left and ``other`` to the right, until somebody moves the border."""
    made = QSplitter()
    made.setChildrenCollapsible(False)
    made.setHandleWidth(CONSOLE.gap)
    for widget, part in ((left, share), (right, other)):
        made.addWidget(widget)
        made.setStretchFactor(made.indexOf(widget), part)
    made.setSizes([_WHOLE * share, _WHOLE * other])
    return made
