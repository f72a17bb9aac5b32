"""What the person agrees to, in the person's language, and the signature under it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit

from faceclock.app.consents import Agreement
from faceclock.domain.consent import TEXT_VERSION, TEXTS_IN, Purpose
from faceclock.domain.errors import InputProblem
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.enrolment.progress import Progress, Step
from faceclock.gui.console.enrolment.signature_pad import SignaturePad
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import holding, row, scrolling
from faceclock.gui.language import NAMES, resolve, translate
from faceclock.settings.model import Language

_OPTIONAL = (Purpose.PICTURES, Purpose.TRAINING)
_LANGUAGES = (Language.ENGLISH, Language.CHINESE)


class ConsentStep(Step):
    """Signed by drawing or by typing the full name. ``declined``: the person would rather use number and PIN."""

    declined = Signal()

    def __init__(self, desk: Desk, progress: Progress) -> None:
        super().__init__(desk, progress)
        self.language = QComboBox()
        self.language.setAccessibleName(translate("Enrolment", "Language of the consent"))
        for language in _LANGUAGES:
            self.language.addItem(NAMES[language], language)
        self.words = label("", wrap=True)
        self.options = {purpose: QCheckBox() for purpose in _OPTIONAL}
        self._option_words = {purpose: label("", "muted", wrap=True) for purpose in _OPTIONAL}
        self.pad, self.typed = SignaturePad(desk.palette), QLineEdit()
        both = row(self._text(), self._signing(), spacing=16)
        both.setStretch(0, 5)
        both.setStretch(1, 4)
        self.body.addWidget(scrolling(holding(both)), 1)
        self.language.currentIndexChanged.connect(self._use_language)
        self.pad.changed.connect(self.changed)
        self.typed.textChanged.connect(self.changed)
        self.language.setCurrentIndex(_LANGUAGES.index(resolve(desk.site.settings.kiosk.language)))
        self._use_language()

    @property
    def ready(self) -> bool:
        return self.pad.signed or bool(self.typed.text().strip())

    def enter(self) -> None:
        name = self.progress.employee.name
        if self.progress.agreement is None:  # nobody signed by this name
            self.pad.clear()
            self.typed.clear()
        self.signer.setText(translate("Enrolment", "Signature of {name}").format(name=name))
        self.typed.setPlaceholderText(name)

    def submit(self, go_on: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        name, typed = self.progress.employee.name, " ".join(self.typed.text().split())
        if not self.pad.signed and typed.casefold() != name.casefold():
            failed(InputProblem("The name under the consent is not the person's; sign with the full name."))
            return
        agreed = {purpose for purpose, box in self.options.items() if box.isChecked()}
        purposes = frozenset({Purpose.RECOGNITION, *agreed})
        self.progress.agreement = Agreement(purposes, name, self._chosen().value, self.pad.png())
        go_on()

    def _decline(self) -> None:
        self.progress.pin_only = True
        self.declined.emit()

    def _text(self) -> Card:
        card = Card(translate("Enrolment", "Consent"))
        card.head.addWidget(self.language)
        card.body.addWidget(self.words)
        keeps = self.progress.start.keeps_pictures
        for purpose in _OPTIONAL if keeps else ():
            line = row(self.options[purpose], spacing=10)
            line.addWidget(self._option_words[purpose], 1)
            card.body.addLayout(line)
        version = translate("Enrolment", "Text: {version}").format(version=TEXT_VERSION)
        card.body.addWidget(label(version, "small"))
        card.body.addStretch(1)
        words = translate("Enrolment", "&Does not agree: number and PIN instead")
        self.decline = button(words, self._decline, kind="link")
        card.body.addWidget(self.decline, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _signing(self) -> Card:
        card = Card()
        self.signer = label("", "subheading", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self.signer, 1)
        head.addWidget(button(translate("Enrolment", "&Clear"), self.pad.clear))
        card.body.addLayout(head)
        card.body.addWidget(self.pad)
        prompt = translate("Enrolment", "Or type the full name to sign")
        card.body.addWidget(label(prompt, "small"))
        self.typed.setAccessibleName(prompt)
        self.typed.setMaxLength(200)
        card.body.addWidget(self.typed)
        card.body.addStretch(1)
        return card

    def _chosen(self) -> Language:
        return Language(self.language.currentData())

    def _use_language(self) -> None:
        texts = TEXTS_IN[self._chosen().value]
        self.words.setText(texts[Purpose.RECOGNITION])
        for purpose in _OPTIONAL:
            self._option_words[purpose].setText(texts[purpose])
            self.options[purpose].setAccessibleName(texts[purpose])
