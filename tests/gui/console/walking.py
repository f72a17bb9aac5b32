"""Looks at every widget of a window: what is cut off, what lies over another, what nobody can name or translate."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QStackedWidget,
    QTabBar,
    QTextEdit,
    QWidget,
)

from faceclock.gui.console.widgets.labels import ElidedLabel
from faceclock.gui.kiosk.labels import FitLabel
from faceclock.settings.paths import assets_folder

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QSlider, QAbstractItemView, QTabBar)
CONTROLS += (QPlainTextEdit, QTextEdit)
ELIDING = (ElidedLabel, FitLabel)
WORDS = re.compile(r"[A-Za-z]{3,} [a-z]{2,}")


def shown(root: QWidget) -> Iterator[QWidget]:
    """Every widget that can be seen, the inner parts of Qt's own apart."""
    for widget in (root, *root.findChildren(QWidget)):
        if (
            widget.isVisible()
            and not widget.objectName().startswith("qt_")
            and not widget.visibleRegion().isEmpty()
        ):
            yield widget


def cut_off(root: QWidget) -> list[str]:
    """Labels and buttons with less room than their words take."""
    return [f"{_told(widget)}: {fault}" for widget in shown(root) for fault in _shortage(widget)]


def _shortage(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text() and not isinstance(widget, ELIDING):
        yield from _shortage_of_label(widget)
    elif (
        isinstance(widget, QAbstractButton)
        and widget.text()
        and not isinstance(widget.parent(), QAbstractItemView)
    ):
        needed = widget.minimumSizeHint() if widget.minimumSizeHint().isValid() else widget.sizeHint()
        if widget.width() < needed.width() - 1 or widget.height() < needed.height() - 1:
            yield f"{widget.width()}x{widget.height()} for {needed.width()}x{needed.height()}"
    elif (
        isinstance(widget, QTabBar)
        and not widget.usesScrollButtons()
        and widget.width() < widget.sizeHint().width()
    ):
        yield "its tabs do not fit"


def _shortage_of_label(label: QLabel) -> Iterator[str]:
    room = label.contentsRect()
    if label.wordWrap():
        if label.height() < label.heightForWidth(label.width()) - 2:
            yield f"{label.height()} high, needs {label.heightForWidth(label.width())}"
    elif label.pixmap().isNull():
        wide = max(
            label.fontMetrics().horizontalAdvance(line) for line in label.text().replace("&", "").split("\n")
        )
        if wide > room.width() + 1:
            yield f"{room.width()} wide, needs {wide}"


def unnamed(root: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    return [
        _told(widget)
        for widget in shown(root)
        if isinstance(widget, CONTROLS)
        and not isinstance(widget, QHeaderView)
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not isinstance(widget.parent(), CONTROLS)
        and not _name(widget)
    ]


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def overlapping(root: QWidget) -> list[str]:
    """Pairs of neighbours in one layout that lie over each other."""
    found = []
    for parent in shown(root):
        if parent.layout() is None:
            continue
        items = [parent.layout().itemAt(number).widget() for number in range(parent.layout().count())]
        parts = [item for item in items if item is not None and item.isVisible()]
        for number, one in enumerate(parts):
            for other in parts[number + 1 :]:
                common: QRect = one.geometry().intersected(other.geometry())
                if common.width() > 1 and common.height() > 1 and not isinstance(parent, QStackedWidget):
                    found.append(f"{_told(one)} over {_told(other)}")
    return found


def texts(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Everything that is written or read aloud, headings of tables too."""
    for widget in shown(root):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text()
        if isinstance(widget, QTabBar):
            yield from ((widget, widget.tabText(number)) for number in range(widget.count()))
        if isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(number)) for number in range(widget.count()))
        if isinstance(widget, QLineEdit):
            yield widget, widget.placeholderText()
        if isinstance(widget, QHeaderView) and widget.model() is not None:
            orientation = widget.orientation()
            for number in range(widget.count()):
                yield widget, str(widget.model().headerData(number, orientation) or "")
        yield widget, widget.toolTip()
        yield widget, widget.accessibleName()


def untranslated(root: QWidget, own_words: frozenset[str] = frozenset()) -> list[str]:
    """Texts of a Chinese window that are English: a source string of ours, or two English words in a row.

    ``own_words`` are data that may be so, such as names.
    """
    english = _sources()
    return sorted(
        {
            f"{_told(widget)}: {text!r}"
            for widget, text in texts(root)
            if text and text not in own_words and (_plain(text) in english or WORDS.search(text))
        }
    )


def _plain(text: str) -> str:
    return text.replace("&", "").strip()


def _sources() -> frozenset[str]:
    """What our catalogues translate into something else."""
    found = set()
    for file in (assets_folder() / "translations").glob("*_zh_CN.ts"):
        for message in ElementTree.parse(file).iter("message"):
            source, said = message.findtext("source", ""), message.findtext("translation", "")
            if said and said != source and re.search("[A-Za-z]{3,}", source):
                found.add(_plain(source))
    return frozenset(found)


def _told(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {text[:50]!r}"
