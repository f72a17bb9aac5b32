"""Choices that are too many to scroll through."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter


def make_searchable(box: QComboBox, name: str) -> None:
    """Any part of an entry can be typed to find it; ``name`` is what the field is called."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = QCompleter(box.model(), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(completer)
    line = box.lineEdit()
    assert line is not None  # an editable box has one
    line.setAccessibleName(name)
