"""Number and PIN: the way that always works."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit

from faceclock.domain.errors import InputProblem
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.enrolment.progress import Progress, Step
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

_LONGEST = 12


class PinStep(Step):
    """Typed twice. Optional for who has a face on file or a PIN already."""

    def __init__(self, desk: Desk, progress: Progress) -> None:
        super().__init__(desk, progress)
        self.note = label("", "muted", wrap=True)
        self.pin, self.again = _pin_field(), _pin_field()
        form = Form()
        hint = translate("Enrolment", "4 to 12 digits, no run or repetition. Let the person type it.")
        form.add(translate("Enrolment", "&PIN"), self.pin, hint)
        form.add(translate("Enrolment", "PIN, once &more"), self.again)
        card = Card()
        card.body.addWidget(self.note)
        card.body.addWidget(form)
        self.body.addWidget(card)
        self.body.addStretch(1)
        for field in (self.pin, self.again):
            field.textChanged.connect(self.changed)

    @property
    def ready(self) -> bool:
        return bool(self.pin.text()) or self._optional

    def enter(self) -> None:
        self.note.setText(self._note())
        self.pin.setFocus()

    def submit(self, go_on: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        pin = self.pin.text()
        if pin != self.again.text():
            failed(InputProblem(translate("Enrolment", "The two PINs differ; type them again.")))
            return
        self.progress.pin = pin
        if not pin:
            go_on()
            return
        check = partial(self.service.check_pin, pin)
        self.desk.tasks.run(self, check, lambda _: go_on(), failed, key="pin")

    @property
    def _optional(self) -> bool:
        return bool(self.progress.draft.taken) or self.progress.start.has_pin

    def _note(self) -> str:
        if self.progress.start.has_pin:
            return translate("Enrolment", "There is a PIN already. Leave both empty to keep it.")
        if self._optional:
            return translate(
                "Enrolment", "Good to have when the camera does not work. Leave both empty for none."
            )
        return translate("Enrolment", "Without a face this person checks in with number and PIN.")


def _pin_field() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMaxLength(_LONGEST)
    return made
