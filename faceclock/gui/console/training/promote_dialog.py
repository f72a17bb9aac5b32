"""Letting a run's model recognise people: what it comes to, and the reason where the gate refuses it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from faceclock.app.console.training_comparison import Comparison
from faceclock.app.console.training_switch import Licence
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.training.comparison_words import objections
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

_MOST = 6
_SHORTEST = 10  # characters: a reason that says something


class PromoteDialog(Dialog):
    """``agreed``: the reason (empty where the gate lets it pass) and the licence's sentence (or none)."""

    agreed = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget, found: Comparison, licence: Licence) -> None:
        super().__init__(
            desk,
            parent,
            translate("Training", "Let {pack} recognise people?").format(pack=found.candidate),
            translate("Training", "Use {pack}").format(pack=found.candidate),
            danger=not found.passed,
        )
        self._forced, self._sentence = not found.passed, licence.sentence
        self.reason, self.accept_field = QLineEdit(maxLength=500), QLineEdit(maxLength=300)
        self.body.addWidget(label(_what_happens(found), wrap=True))
        form = Form()
        if self._forced:
            self._add_refusal(form, found)
        if self._sentence:
            self._add_licence(form, licence)
        self.body.addWidget(form)
        for field in (self.reason, self.accept_field):
            field.textChanged.connect(self._look)
        self._look()

    def submit(self) -> None:
        self.accept()
        self.agreed.emit(self.reason.text().strip(), self.accept_field.text().strip())

    def _add_refusal(self, form: Form, found: Comparison) -> None:
        said = objections(found)
        self.refusal = label("\n".join(f"• {line}" for line in said[:_MOST]), "error", wrap=True)
        self.body.addWidget(label(translate("Training", "The comparison speaks against it:"), "subheading"))
        self.body.addWidget(self.refusal)
        form.add(
            translate("Training", "&Reason to use it all the same"),
            self.reason,
            translate("Training", "At least ten letters. It stands in the audit log, with your name."),
        )

    def _add_licence(self, form: Form, licence: Licence) -> None:
        words = translate(
            "Training",
            "{pack} may not be used commercially (licence: {licence}). If that suits you, write: {sentence}",
        )
        form.add_row(label(words.format(**vars(licence)), wrap=True))
        form.add(translate("Training", "&Licence"), self.accept_field)

    def _look(self) -> None:
        reasoned = not self._forced or len(self.reason.text().strip()) >= _SHORTEST
        accepted = not self._sentence or self.accept_field.text().strip() == self._sentence
        self.action.setEnabled(reasoned and accepted)


def _what_happens(found: Comparison) -> str:
    return translate(
        "Training",
        "Templates are made anew from the kept pictures; then {candidate} takes the place of {current}. You can go "
        "back at any time. Whoever has no kept picture must be enrolled again.",
    ).format(candidate=found.candidate, current=found.current)
