"""The page Recognition: its tabs, and the two buttons of the threshold beside the title."""

from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.page import Page
from faceclock.gui.console.recognition.figures import similarity
from faceclock.gui.console.recognition.live_tab import LiveTab
from faceclock.gui.console.recognition.packs_tab import PacksTab
from faceclock.gui.console.recognition.quality_tab import QualityTab
from faceclock.gui.console.recognition.threshold_place import ThresholdPlace
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.language import translate


class RecognitionPage(Page):
    """``argument`` of `opened` is a tab's key: threshold, quality, live, packs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("Recognition", "Recognition"))
        self.changes = self.add_action(button(translate("Recognition", "What &changed"), self._show_changes))
        self.apply = self.add_action(button("", self._ask_to_apply, kind="primary"))
        self.threshold = ThresholdPlace(desk)
        self.threshold.moved.connect(self._show_actions)
        self.tabs = Tabs(translate("Recognition", "Parts of recognition"))
        self.tabs.shown.connect(lambda _: self._turned())
        self.tabs.add("threshold", translate("Recognition", "Threshold"), lambda: self.threshold)
        self.threshold.packs_wanted.connect(lambda: self.tabs.turn_to("packs"))
        self.tabs.add("quality", translate("Recognition", "Quality"), lambda: QualityTab(desk))
        self.tabs.add("live", translate("Recognition", "Live check"), self._live)
        self.tabs.add("packs", translate("Recognition", "Model packs"), lambda: PacksTab(desk))
        self.body.addWidget(self.tabs, 1)

    def opened(self, argument: object) -> None:
        if isinstance(argument, str) and argument:
            self.tabs.turn_to(argument)
        self.threshold.forget()
        super().opened(argument)

    def refresh(self) -> None:
        self.threshold.refresh()
        content = self.tabs.current
        if isinstance(content, QualityTab | LiveTab | PacksTab):
            content.refresh()

    def _live(self) -> LiveTab:
        made = LiveTab(self.desk)
        made.packs_wanted.connect(lambda: self.tabs.turn_to("packs"))
        return made

    def _turned(self) -> None:
        self._show_actions()
        if self.isVisible():
            self.refresh()

    def _show_actions(self) -> None:
        tab = self.threshold.tab
        here = tab is not None and self.tabs.current is self.threshold
        self.changes.setVisible(here)
        self.apply.setVisible(here and self.desk.may(Right.TUNE_RECOGNITION))
        if tab is not None and tab.study is not None:
            shown = similarity(tab.threshold, self.desk.locale)
            self.apply.setText(translate("Recognition", "&Apply {threshold}").format(threshold=shown))
            self.apply.setEnabled(not tab.in_force)

    def _ask_to_apply(self) -> None:
        from faceclock.gui.console.recognition.apply_dialog import ApplyDialog

        tab = self.threshold.tab
        if tab is not None and tab.study is not None:
            dialog = ApplyDialog(self.desk, self, tab.study, tab.threshold, tab.wish.wish)
            dialog.accepted.connect(self.refresh)
            dialog.open()

    def _show_changes(self) -> None:
        from faceclock.gui.console.recognition.history_dialog import HistoryDialog

        tab = self.threshold.tab
        if tab is not None and tab.study is not None:
            dialog = HistoryDialog(self.desk, self, tab.study)
            dialog.reset.connect(self.threshold.go_to_what_decides)
            dialog.open()
