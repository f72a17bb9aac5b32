"""Where the key of the faces is to lie: three places, each with what it means, and the passphrase beneath."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from faceclock.domain.errors import InputProblem
from faceclock.gui.console.keys.new_passphrase import NewPassphrase
from faceclock.gui.console.keys.words import places
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate
from faceclock.storage.key_file import Store

_STORES = tuple(Store)
_INDENT = 32  # where the words of a choice begin


class PlaceChoice(QWidget):
    """``resized`` when the fields of the passphrase come or go."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._has_passphrase = False
        self.group, self.buttons = QButtonGroup(self), dict[Store, QRadioButton]()
        self._meanings = dict[Store, QLabel]()
        self.passphrase, self.why = NewPassphrase(), label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, store in enumerate(_STORES):
            self._add(number, store, column)
            column.addSpacing(8)
        column.addSpacing(4)
        column.addWidget(self.why)
        column.addSpacing(8)
        column.addWidget(self.passphrase)
        column.addStretch(1)
        self.group.idToggled.connect(lambda *_: self._show_fields())
        self._show_fields()

    def offer(self, *, keyring: bool, now: tuple[Store, ...]) -> None:
        """What there is on this computer; the key lies in ``now``, if it does. A passphrase that is set may stay."""
        self._has_passphrase = Store.PASSPHRASE in now
        self.buttons[Store.KEYRING].setEnabled(keyring)
        if not keyring:
            self._meanings[Store.KEYRING].setText(
                translate("Keys", "This computer has no keyring that is running.")
            )
        if self.group.checkedId() < 0:
            self.buttons[Store.KEYRING if keyring else Store.PASSPHRASE].setChecked(True)
        self._show_fields()

    @property
    def chosen(self) -> tuple[Store, str]:
        """With the passphrase that was typed, empty for none. Raises InputProblem where there is something to say of
        the fields."""
        number = self.group.checkedId()
        if number < 0:
            raise InputProblem(translate("Keys", "Choose where the key is to lie."))
        store = _STORES[number]
        typed = "" if store is Store.PLAIN else self.passphrase.typed
        if store is Store.PASSPHRASE and not (typed or self._has_passphrase):
            raise InputProblem(translate("Keys", "Type a passphrase, twice the same."))
        return store, typed

    def _add(self, number: int, store: Store, column: QVBoxLayout) -> None:
        name, meaning = places()[store]
        made = QRadioButton(name)
        made.setAccessibleDescription(meaning)
        self.group.addButton(made, number)
        self.buttons[store] = made
        column.addWidget(made)
        told = self._meanings[store] = label(meaning, "small", wrap=True)
        told.setIndent(_INDENT)
        column.addWidget(told)

    def _show_fields(self) -> None:
        store = _STORES[self.group.checkedId()] if self.group.checkedId() >= 0 else Store.PLAIN
        self.passphrase.setVisible(store is not Store.PLAIN)
        self.why.setVisible(store is not Store.PLAIN)
        self.why.setText(self._reason(store))
        self.resized.emit()

    def _reason(self, store: Store) -> str:
        if self._has_passphrase:
            return translate("Keys", "Leave the fields empty to keep the passphrase that is set.")
        if store is Store.PASSPHRASE:
            return translate(
                "Keys", "Several words serve well. Keep it somewhere else than on this computer."
            )
        return translate(
            "Keys",
            "Recommended besides: a recovery passphrase. Without one a backup opens on this computer alone.",
        )
