"""What changed: every threshold that was chosen, by whom and why; and the way back to the calibration."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from faceclock.app.console.recognition import RecognitionService
from faceclock.app.threshold_study import Study
from faceclock.domain.roles import Right
from faceclock.domain.thresholds import ThresholdChoice
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.figures import one_in, similarity
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_SIZE = 760, 460


class HistoryDialog(Dialog):
    """``reset`` when the calibration decides again."""

    reset = Signal()

    def __init__(self, desk: Desk, parent: QWidget, study: Study) -> None:
        super().__init__(
            desk,
            parent,
            translate("Recognition", "What changed"),
            translate("Recognition", "&Back to the calibration"),
        )
        self.resize(*_SIZE)
        self._study = study
        self.model = RowsModel[ThresholdChoice](self._columns())
        self.table = Table(desk, self.model, "recognition_history", translate("Recognition", "What changed"))
        self.empty = label(
            translate("Recognition", "Nobody has chosen a threshold yet: the pack's calibration decides."),
            "muted",
            wrap=True,
        )
        self.reason = QLineEdit()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty)
        self._offer_way_back()
        self.cancel.setText(translate("Recognition", "Close"))
        service = desk.service(RecognitionService)
        desk.tasks.run(self, service.history, self._show)

    def submit(self) -> None:
        service, reason, study = self.desk.service(RecognitionService), self.reason.text(), self._study
        self.run(lambda: service.back_to_calibration(study, reason), lambda _: self.reset.emit())

    def _offer_way_back(self) -> None:
        form = Form()
        form.add(translate("Recognition", "&Reason to go back"), self.reason)
        self.body.addWidget(form)
        chosen = self._study.chosen is not None and self._study.chosen.similarity is not None
        offered = chosen and self.desk.may(Right.TUNE_RECOGNITION)
        form.setVisible(offered)
        self.action.setVisible(offered)

    def _show(self, choices: list[ThresholdChoice]) -> None:
        self.model.set_rows(choices)
        self.table.setVisible(bool(choices))
        self.empty.setVisible(not choices)

    def _columns(self) -> list[Column[ThresholdChoice]]:
        locale = self.desk.locale
        return [
            Column(
                translate("Recognition", "When"),
                lambda one: locale.toString(one.at.astimezone(), QLocale.FormatType.ShortFormat),
                sort=lambda one: one.at,
                width=160,
            ),
            Column(
                translate("Recognition", "Threshold"),
                lambda one: (
                    translate("Recognition", "calibration")
                    if one.similarity is None
                    else similarity(one.similarity, locale)
                ),
                figure=True,
                width=90,
            ),
            Column(translate("Recognition", "Expected then"), self._expected, width=130),
            Column(translate("Recognition", "Who"), lambda one: one.actor, width=100),
            Column(translate("Recognition", "Reason"), lambda one: one.reason, width=220),
        ]

    def _expected(self, choice: ThresholdChoice) -> str:
        rate = choice.basis.get("fpir")
        if rate is None:
            return ""
        return translate("Recognition", "1 in {tries}").format(tries=one_in(float(rate), self.desk.locale))
