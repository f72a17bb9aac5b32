"""A licence that does not allow commercial use: accepted in words, or the pack stays away."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.language import translate


class LicenceDialog(Dialog):
    """``then`` gets the sentence that was accepted. It stands beside the pack and in the audit log, word for word."""

    def __init__(
        self, desk: Desk, parent: QWidget, name: str, licence: str, sentence: str, then: Callable[[str], None]
    ) -> None:
        heading = translate("Recognition", "Licence of {name}").format(name=name)
        super().__init__(desk, parent, heading, translate("Recognition", "&Install {name}").format(name=name))
        self._sentence, self._then = sentence, then
        self.body.addWidget(Pill(translate("Recognition", "research only"), "warn"))
        self.body.addWidget(label(licence, wrap=True))
        self.body.addWidget(
            label(
                translate(
                    "Recognition",
                    "It may not be used in a company's daily work. What you accept is recorded, word for word:",
                ),
                "muted",
                wrap=True,
            )
        )
        self.body.addWidget(label(sentence, "subheading", wrap=True))
        self.accepted_box = QCheckBox(translate("Recognition", "I &accept this"))
        self.accepted_box.toggled.connect(self.action.setEnabled)
        self.action.setEnabled(False)
        self.body.addWidget(self.accepted_box)

    def submit(self) -> None:
        self.accept()
        self._then(self._sentence)
