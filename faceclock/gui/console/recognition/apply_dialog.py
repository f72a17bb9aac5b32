"""Applying a threshold: what it means, and why it is changed."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from faceclock.app.console.recognition import RecognitionService
from faceclock.app.threshold_study import Study
from faceclock.app.thresholds import LONGEST_REASON
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.figures import let_in, refused, similarity
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate
from faceclock.matching.proposing import Wish


class ApplyDialog(Dialog):
    """Asks for the reason; below the calibration also whether that is meant."""

    def __init__(self, desk: Desk, parent: QWidget, study: Study, threshold: float, wish: Wish) -> None:
        shown = similarity(threshold, desk.locale)
        super().__init__(
            desk,
            parent,
            translate("Recognition", "Apply {threshold}").format(threshold=shown),
            translate("Recognition", "&Apply {threshold}").format(threshold=shown),
        )
        self._study, self._threshold, self._wish = study, threshold, wish
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self.meant = QCheckBox(translate("Recognition", "I &mean it: strangers were never measured so low"))
        self.body.addWidget(label(self._expected(), wrap=True))
        form = Form()
        form.add(
            translate("Recognition", "&Reason"),
            self.reason,
            translate(
                "Recognition", "It stands in the audit log with your name. Running kiosks follow at once."
            ),
        )
        self.body.addWidget(form)
        self.body.addWidget(self.meant)
        self.meant.setVisible(threshold < study.floor)

    def submit(self) -> None:
        service, reason = self.desk.service(RecognitionService), self.reason.text()
        study, threshold, wish = self._study, self._threshold, self._wish
        below = self.meant.isChecked()
        self.run(lambda: service.apply(study, threshold, wish, reason, below=below))

    def _expected(self) -> str:
        locale, rate = self.desk.locale, self._study.refusal_rate(self._threshold)
        stranger, interval = let_in(self._study.let_in.curve.at(self._threshold), locale)
        parts = [
            translate("Recognition", "Now {threshold} decides.").format(
                threshold=similarity(self._study.in_force, locale)
            ),
            translate("Recognition", "A stranger is let in: {rate} ({interval}).").format(
                rate=stranger, interval=interval
            ),
        ]
        if rate is not None:
            own, between = refused(rate, locale)
            words = translate("Recognition", "One of us is refused: {rate} ({interval}).")
            parts.append(words.format(rate=own, interval=between))
        return " ".join(parts)
