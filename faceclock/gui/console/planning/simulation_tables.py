"""The tables of a simulation: everybody who is touched, and one person's figures."""

from dataclasses import dataclass

from faceclock.app.console.planning_rules import Simulated
from faceclock.attendance.simulating import PAID, Change
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.figure_words import figure_words, hours_text, signed_hours
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate

_FIGURES_HEIGHT = 166


@dataclass(frozen=True)
class Line:
    """One person, or all of them together."""

    name: str
    change: Change


@dataclass(frozen=True)
class Compared:
    """One figure before and after, in minutes."""

    name: str
    before: int
    after: int


class GainTable(Table):
    """Those who lose most first; everybody together stands at the top."""

    def __init__(self, desk: Desk) -> None:
        self._rows: RowsModel[Line] = RowsModel(_gain_columns())
        super().__init__(desk, self._rows, "simulation", translate("Rules", "People whose hours change"))

    def show_simulated(self, done: Simulated) -> None:
        everybody = Line(translate("Rules", "Everybody"), done.everybody)
        self._rows.set_rows([everybody, *(Line(each.name or each.id, each.change) for each in done.changes)])


class FigureTable(Table):
    """Only figures that change."""

    def __init__(self, desk: Desk) -> None:
        self._rows: RowsModel[Compared] = RowsModel(_figure_columns())
        super().__init__(desk, self._rows, "simulation-figures", translate("Rules", "What changes"))
        self.setFixedHeight(_FIGURES_HEIGHT)

    def show_change(self, change: Change | None) -> None:
        """Nothing for None."""
        names = sorted(change.before.keys() | change.after.keys()) if change else []
        found = [Compared(name, change.before[name], change.after[name]) for name in names if change]
        self._rows.set_rows([each for each in found if each.before != each.after])


def _gain_columns() -> list[Column[Line]]:
    return [
        Column(translate("Rules", "Person"), lambda found: found.name, width=170),
        Column(
            translate("Rules", "Days"),
            lambda found: str(found.change.days),
            lambda found: found.change.days,
            figure=True,
            width=64,
        ),
        Column(
            translate("Rules", "Paid before"),
            lambda found: hours_text(found.change.before[PAID]),
            lambda found: found.change.before[PAID],
            figure=True,
            width=96,
        ),
        Column(
            translate("Rules", "Gain"),
            lambda found: signed_hours(found.change.gain),
            lambda found: found.change.gain,
            figure=True,
            width=96,
        ),
    ]


def _figure_columns() -> list[Column[Compared]]:
    return [
        Column(translate("Rules", "What"), lambda found: figure_words(found.name), width=190),
        Column(
            translate("Rules", "Before"),
            lambda found: hours_text(found.before),
            lambda found: found.before,
            figure=True,
            width=84,
        ),
        Column(
            translate("Rules", "After"),
            lambda found: hours_text(found.after),
            lambda found: found.after,
            figure=True,
            width=84,
        ),
        Column(
            translate("Rules", "Change"),
            lambda found: signed_hours(found.after - found.before),
            lambda found: found.after - found.before,
            figure=True,
            width=84,
        ),
    ]
