"""What a comparison of two packs found; from here the new one can be put to use."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from faceclock.app.console.training_comparison import Comparison
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.training.comparison_card import ComparisonView
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.language import translate

_SIZE = 1060, 580


class ComparisonDialog(Dialog):
    """``use`` is called when the new pack is to take over."""

    def __init__(self, desk: Desk, parent: QWidget, comparison: Comparison, use: Callable[[], None]) -> None:
        heading = translate("Recognition", "{candidate} beside {current}").format(
            candidate=comparison.candidate, current=comparison.current
        )
        super().__init__(desk, parent, heading, translate("Recognition", "&Close"))
        self.resize(*_SIZE)
        self.cancel.hide()
        self._use = use
        self.view = ComparisonView(desk)
        self.view.show_comparison(comparison)
        self.view.wants_promotion.connect(self._go_on)
        self.body.addWidget(self.view, 1)

    def _go_on(self) -> None:
        self.accept()
        self._use()
