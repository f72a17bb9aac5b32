"""Changes to the key of the faces. Each asks who is logged in for the password once more."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from faceclock.app.console.keys import KeyService
from faceclock.app.keys import Keys
from faceclock.domain.errors import InputProblem
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.keys.new_passphrase import NewPassphrase
from faceclock.gui.console.keys.place_choice import PlaceChoice
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form, password_field
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

OnRotate = Callable[[str, str], None]
_WIDE = 640  # so that each place is told in a line


class _KeyDialog(Dialog):
    """``done`` is called once it is done. Subclasses answer `_work` with what the action does."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        heading: str,
        action: str,
        lead: str,
        content: QWidget | None,
        done: Callable[[], object],
    ) -> None:
        super().__init__(desk, parent, heading, action)
        self._service, self._done = desk.service(KeyService), done
        self.password = password_field()
        form = Form()
        form.add(translate("Keys", "Password of your a&ccount"), self.password)
        self.body.addWidget(label(lead, "muted", wrap=True))
        if content is not None:
            self.body.addWidget(content)
        self.body.addWidget(form)

    def submit(self) -> None:
        try:
            work = self._work(self.password.text())
        except InputProblem as problem:
            self.complain(self.desk.sentence_of(problem))
            return
        self.run(work, self._tell)

    def _tell(self, _: object) -> None:
        self._done()

    def _work(self, password: str) -> Callable[[], object]:
        """Raises InputProblem where the fields are not filled as they should be."""
        raise NotImplementedError


class PassphraseDialog(_KeyDialog):
    """A passphrase that opens the key too."""

    def __init__(self, desk: Desk, parent: QWidget, held: Keys, done: Callable[[], object]) -> None:
        heading = translate("Keys", "Set a recovery passphrase")
        if held.recoverable:
            heading = translate("Keys", "Change the passphrase")
        lead = translate(
            "Keys",
            "It opens the key where this computer or its keyring is lost, and backups from now on, on any computer. "
            "Keep it somewhere else; nobody can look it up.",
        )
        self.passphrase = NewPassphrase()
        super().__init__(
            desk, parent, heading, translate("Keys", "Set the passphrase"), lead, self.passphrase, done
        )

    def _work(self, password: str) -> Callable[[], object]:
        service, typed = self._service, self.passphrase.typed
        return lambda: service.set_passphrase(password, typed)


class PlaceDialog(_KeyDialog):
    """Another place for the key, or the first one."""

    def __init__(
        self, desk: Desk, parent: QWidget, held: Keys, keyring: bool, done: Callable[[], object]
    ) -> None:
        lead = translate(
            "Keys", "The faces stay as they are; only the key moves. Programs that are running go on."
        )
        self.choice = PlaceChoice()
        super().__init__(
            desk,
            parent,
            translate("Keys", "Where is the key to lie?"),
            translate("Keys", "Keep it there"),
            lead,
            self.choice,
            done,
        )
        self.setMinimumWidth(_WIDE)
        self.choice.resized.connect(self._fit)
        self.choice.offer(keyring=keyring, now=held.stores)

    def _fit(self) -> None:
        """As high as what is shown needs at this width."""
        width = max(self.width(), self.minimumWidth())
        column = self.layout()
        assert column is not None
        column.activate()
        self.resize(width, column.heightForWidth(width))

    def _work(self, password: str) -> Callable[[], object]:
        service, (store, typed) = self._service, self.choice.chosen
        return lambda: service.place(password, store, typed)


class RotateDialog(_KeyDialog):
    """``rotate`` gets password and passphrase once the password is known to be right."""

    def __init__(self, desk: Desk, parent: QWidget, held: Keys, rotate: OnRotate) -> None:
        lead = translate(
            "Keys",
            "Where somebody may have seen the key. A new one is made in the same place, and everybody's own keys are "
            "wrapped with it; faces are not touched. Earlier backups open with the passphrase of their time alone.",
        )
        if not held.recoverable:
            lead = f"{lead} {_no_way_back()}"
        self.passphrase = NewPassphrase() if held.recoverable else None
        super().__init__(
            desk,
            parent,
            translate("Keys", "Make a new key"),
            translate("Keys", "Make a new key"),
            lead,
            self.passphrase,
            lambda: rotate(self.password.text(), self._typed()),
        )

    def _work(self, password: str) -> Callable[[], object]:
        service = self._service
        if self.passphrase is not None and not self._typed():
            raise InputProblem(translate("Keys", "Type a passphrase for the new key, the same or another."))
        return lambda: service.confirm(password)

    def _typed(self) -> str:
        return self.passphrase.typed if self.passphrase is not None else ""


def _no_way_back() -> str:
    return translate(
        "Keys",
        "No passphrase is set: the backups that were made until now will open nowhere any more. Set a passphrase "
        "and back up first, if you want to keep them.",
    )
