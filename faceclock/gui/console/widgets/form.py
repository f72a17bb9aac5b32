"""Fields beneath each other, each with its label above and a hint below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate


class Form(QWidget):
    """`add` ties a field to its label, for Alt and for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def add(self, text: str, field: QWidget, hint: str = "") -> QWidget:
        """An ``&`` in ``text`` makes Alt and the next letter go to the field. Returns the field."""
        name = label(text, "small")
        name.setTextFormat(Qt.TextFormat.AutoText)  # plain text would show the & of the shortcut
        name.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        if hint:
            field.setAccessibleDescription(hint)
        self._column.addWidget(name)
        self._column.addWidget(field)
        if hint:
            self._column.addWidget(label(hint, "small", wrap=True))
        self._column.addSpacing(10)
        return field

    def add_row(self, widget: QWidget) -> None:
        """Something that names itself, such as a check box."""
        self._column.addWidget(widget)


def password_field() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMaxLength(200)
    return made


def show_switch(*fields: QLineEdit) -> QCheckBox:
    """What is typed into ``fields`` can be read while it is checked."""
    made = QCheckBox(translate("Form", "&Show what is typed"))

    def show(wanted: bool) -> None:
        for field in fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if wanted else QLineEdit.EchoMode.Password)

    made.toggled.connect(show)
    return made


def mark_wrong(field: QWidget, wrong: bool) -> None:
    """The border of a field whose content is refused."""
    field.setProperty("wrong", wrong)
    field.style().unpolish(field)
    field.style().polish(field)
