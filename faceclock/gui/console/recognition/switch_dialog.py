"""Switching to another pack: what the comparison said, and the reason where it does not speak for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from faceclock.app.console.recognition_pack_rows import PackRow
from faceclock.app.console.training_comparison import Comparison
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.pack_words import use_words
from faceclock.gui.console.training.comparison_words import ruling_words
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import Pill, label
from faceclock.gui.language import translate

_LONGEST = 500


class SwitchDialog(Dialog):
    """``then`` gets the pack and the reason; None where the comparison speaks for it."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        pack: PackRow,
        comparison: Comparison | None,
        then: Callable[[PackRow, str | None], None],
    ) -> None:
        heading = translate("Recognition", "Use {name}").format(name=pack.name)
        super().__init__(
            desk, parent, heading, translate("Recognition", "&Use {name}").format(name=pack.name)
        )
        self._pack, self._then = pack, then
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self._needs_reason = comparison is None or not comparison.passed
        use = translate("Recognition", "Commercial use: {use}").format(use=use_words(pack))
        self.body.addWidget(Pill(use, "ok" if pack.commercial_use else "warn"))
        for words in (pack.licence, _judged(comparison), _consequences()):
            self.body.addWidget(label(words, wrap=True))
        if self._needs_reason:
            form = Form()
            hint = translate("Recognition", "It stands in the audit log with your name.")
            form.add(translate("Recognition", "&Reason to use it all the same"), self.reason, hint)
            self.body.addWidget(form)
            self.reason.textChanged.connect(lambda text: self.action.setEnabled(bool(text.strip())))
            self.action.setEnabled(False)

    def submit(self) -> None:
        self.accept()
        self._then(self._pack, self.reason.text().strip() if self._needs_reason else None)


def _judged(comparison: Comparison | None) -> str:
    if comparison is None:
        return translate(
            "Recognition",
            "It was not compared with the pack in use. Compare them first, or say why you do without.",
        )
    return ruling_words(comparison)[1]


def _consequences() -> str:
    return translate(
        "Recognition",
        "Templates are made anew of the pictures that were kept; whoever has none must be enrolled again. A threshold "
        "that was chosen for the pack before does not count for this one. You can go back.",
    )
