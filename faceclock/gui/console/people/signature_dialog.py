"""What somebody signed: the words as they stood on the screen, the name, and the drawing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from faceclock.domain.consent import Consent, Signature
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.people.words import moment, purpose_words
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import ElidedLabel, label
from faceclock.gui.language import translate

_WIDTH, _HEIGHT = 460, 160


class SignatureDialog(Dialog):
    """To read; nothing can be changed in it."""

    def __init__(self, desk: Desk, parent: QWidget, consent: Consent, signature: Signature) -> None:
        super().__init__(desk, parent, purpose_words(consent.purpose), translate("People", "Done"))
        self.cancel.hide()
        self.body.addWidget(label(signature.words, wrap=True))
        self.body.addSpacing(8)
        if signature.picture:
            self.body.addWidget(self._drawing(signature))
        signed = translate("People", "signed by {name}").format(name=signature.name)
        self.body.addWidget(
            ElidedLabel(f"{signed} · {moment(consent.at, desk)} · {consent.text_version}", "muted")
        )

    def _drawing(self, signature: Signature) -> QWidget:
        """On white in both styles, as it was drawn."""
        shown = QLabel()
        drawn = QPixmap()
        drawn.loadFromData(signature.picture or b"")
        mode = Qt.TransformationMode.SmoothTransformation
        if drawn.width() > _WIDTH or drawn.height() > _HEIGHT:
            drawn = drawn.scaled(_WIDTH, _HEIGHT, Qt.AspectRatioMode.KeepAspectRatio, mode)
        shown.setPixmap(drawn)
        shown.setAccessibleName(signature.name)
        return shown
