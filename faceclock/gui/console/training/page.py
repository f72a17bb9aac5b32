"""The Training page: data, a new run, runs, before and after, pictures."""

from PySide6.QtWidgets import QWidget

from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.page import Page
from faceclock.gui.console.training.compare_view import CompareView
from faceclock.gui.console.training.data_view import DataView
from faceclock.gui.console.training.pictures_view import PicturesView
from faceclock.gui.console.training.recipe_view import RecipeView
from faceclock.gui.console.training.runs_view import RunsView
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.language import translate


class TrainingPage(Page):
    """Turned to with the key of a tab, or with "run:NAME" to see that run."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("Training", "Training"))
        self.tabs = Tabs(translate("Training", "Parts of training"))
        self.tabs.add("data", translate("Training", "Data"), lambda: DataView(desk))
        if desk.may(Right.TRAIN):
            self.tabs.add("new", translate("Training", "New run"), self._recipes)
            self.add_action(
                button(
                    translate("Training", "&New run"),
                    lambda: self.tabs.turn_to("new"),
                    kind="primary",
                    icon="plus",
                    palette=desk.palette,
                )
            )
        self.tabs.add("runs", translate("Training", "Runs"), self._runs)
        self.tabs.add("compare", translate("Training", "Before and after"), lambda: CompareView(desk))
        self.tabs.add("pictures", translate("Training", "Pictures"), lambda: PicturesView(desk))
        self.tabs.shown.connect(lambda key: self.refresh())
        self.body.addWidget(self.tabs, 1)

    def opened(self, argument: object) -> None:
        if isinstance(argument, str) and argument.startswith("run:"):
            self.show_run(argument.removeprefix("run:"))
        elif isinstance(argument, str):
            self.tabs.turn_to(argument)
        self.refresh()

    def refresh(self) -> None:
        view = self.tabs.current
        if isinstance(view, DataView | RecipeView | RunsView | CompareView | PicturesView):
            view.refresh()

    def show_run(self, name: str) -> None:
        """Turn to a run, such as the one that has just begun."""
        self.tabs.turn_to("runs")
        view = self.tabs.content("runs")
        assert isinstance(view, RunsView)
        view.select(name)

    def compare(self, name: str) -> None:
        """Turn to a run's pack beside the one in use."""
        self.tabs.turn_to("compare")
        view = self.tabs.content("compare")
        assert isinstance(view, CompareView)
        view.select(name)

    def _recipes(self) -> QWidget:
        view = RecipeView(self.desk)
        view.started.connect(self.show_run)
        return view

    def _runs(self) -> QWidget:
        view = RunsView(self.desk)
        view.wants_comparison.connect(self.compare)
        view.wants_new.connect(lambda: self.tabs.turn_to("new"))
        return view
