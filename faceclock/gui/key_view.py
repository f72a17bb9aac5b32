"""Asks for the passphrase of a site's key, or says why the key cannot be had and what would bring it back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from faceclock.app.problems import sentence_for
from faceclock.app.site import Site
from faceclock.app.unlocking import has_passphrase, open_by_passphrase, put_back, require_keys
from faceclock.domain.errors import KeyProblem, PassphraseNeeded
from faceclock.gui import icons
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.tasks import Tasks
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.form import Form, password_field, show_switch
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, row
from faceclock.gui.language import translate
from faceclock.gui.tokens import Palette

_WIDTH = 480


class KeyView(QWidget):
    """``opened`` when the key is there, ``given_up`` when somebody does without. ``may_put_back`` offers to choose a
    key file."""

    opened = Signal()
    given_up = Signal()

    def __init__(self, site: Site, problem: KeyProblem, palette: Palette, *, may_put_back: bool) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._site, self._tasks, self._may_put_back = site, Tasks(self), may_put_back
        self.problem = problem
        self._locked = isinstance(problem, PassphraseNeeded)
        self.heading, self.why = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.passphrase = password_field()
        self.passphrase.setMaxLength(1000)
        self.fault = label("", "error", wrap=True)
        self.open = button("", self._open, kind="primary")
        self.file = button(translate("Keys", "Put the key &file back…"), self._ask_for_file)
        self.give_up = button("", self.given_up.emit)
        self._form = self._make_form()
        self._arrange(palette)
        self.passphrase.returnPressed.connect(self._open)
        self._show()

    def close_tasks(self) -> None:
        self._tasks.close()

    def take_keyboard(self) -> None:
        """To where something can be typed, else to the button that tries again."""
        (self.open if self._form.isHidden() else self.passphrase).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that it is on."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def put_back(self, file: Path) -> None:
        """Take ``file`` for the site's key file and try again."""
        self._try(lambda: put_back(self._site, file))

    def _make_form(self) -> Form:
        form = Form()
        form.add(translate("Keys", "&Passphrase"), self.passphrase)
        form.add_row(show_switch(self.passphrase))
        return form

    def _arrange(self, palette: Palette) -> None:
        card = Card()
        card.setFixedWidth(_WIDTH)
        mark = QLabel()
        mark.setPixmap(icons.pixmap("lock", palette.accent, 40, self.devicePixelRatioF()))
        for part in (mark, self.heading, self.why, self._form, self.fault):
            card.body.addWidget(part)
        card.body.addLayout(row(self.give_up, 1, self.file, self.open))
        self.setLayout(column(1, row(1, card, 1), 1))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _show(self) -> None:
        """For a passphrase that is needed anyway, or a key that cannot be had."""
        asks = self._locked or has_passphrase(self._site)
        company = self._site.settings.site.company
        if self._locked:
            self.heading.setText(translate("Keys", "{company} is locked").format(company=company))
            self.why.setText(
                translate("Keys", "A passphrase protects the faces here. Type it to start FaceClock.")
            )
        else:
            self.heading.setText(translate("Keys", "The key of the faces cannot be had"))
            self.why.setText(_way_out(asks))
        self.fault.setText("" if self._locked else in_words(str(self.problem)))
        self.fault.setVisible(not self._locked)
        self._form.setVisible(asks)
        self.open.setText(translate("Keys", "&Open") if asks else translate("Keys", "&Try again"))
        self.give_up.setText(translate("Keys", "&Cancel") if self._locked else translate("Keys", "&Close"))
        self.file.setVisible(self._may_put_back and not self._locked)

    def _open(self) -> None:
        typed = self.passphrase.text()
        if self._locked and not typed:
            self.passphrase.setFocus()
        elif typed:
            self._try(lambda: open_by_passphrase(self._site, typed))
        else:
            self._try(lambda: None)

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            translate("Keys", "The key file of this site"),
            str(self._site.data),
            translate("Keys", "Key files (*.key *.key.*)"),
        )
        if chosen:
            self.put_back(Path(chosen))

    def _try(self, step: Callable[[], None]) -> None:
        if not self.open.isEnabled():
            return

        def work() -> None:
            step()
            require_keys(self._site)

        self._set_busy(True)
        self._tasks.run(self, work, self._take, self._refuse)

    def _take(self, _: None) -> None:
        """Nothing can be pressed any more."""
        self.setEnabled(False)
        self.fault.hide()
        self.why.setText(translate("Keys", "Starting…"))
        self.opened.emit()

    def _refuse(self, error: Exception) -> None:
        """A passphrase that was asked for and is wrong leaves the question; anything else is told anew."""
        self._set_busy(False)
        self.passphrase.clear()
        sentence = sentence_for(error)
        if sentence is None:
            raise error
        if isinstance(error, KeyProblem) and not (self._locked or isinstance(error, PassphraseNeeded)):
            self.problem = error
        self._show()
        self.take_keyboard()
        self.fault.setText(in_words(sentence))
        self.fault.show()

    def _set_busy(self, busy: bool) -> None:
        for part in (self.open, self.file, self.passphrase):
            part.setEnabled(not busy)


def _way_out(asks: bool) -> str:
    if asks:
        return translate(
            "Keys",
            "Nobody can be recognised, and nothing is recorded. Set right what is said below and open again, or type "
            "the recovery passphrase.",
        )
    return translate(
        "Keys",
        "Nobody can be recognised, and nothing is recorded. Set right what is said below and try again.",
    )
