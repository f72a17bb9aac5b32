"""The columns of both models' measures, and of the people who change."""

from faceclock.app.console.training_comparison import Changed, Row
from faceclock.app.gate import Verdict
from faceclock.gui.console.training.words import (
    difference_words,
    measure_words,
    set_words,
    share_words,
    verdict_words,
)
from faceclock.gui.console.widgets.rows import Column
from faceclock.gui.language import translate


def measure_columns() -> list[Column[Row]]:
    return [
        Column(translate("Training", "Measure"), lambda row: measure_words(row.name), width=300),
        Column(translate("Training", "Of"), lambda row: set_words(row.set, row.group), width=120),
        Column(
            translate("Training", "Old"),
            lambda row: share_words(row.current),
            lambda row: row.current or 0.0,
            figure=True,
            width=85,
        ),
        Column(
            translate("Training", "New"),
            lambda row: share_words(row.candidate),
            lambda row: row.candidate or 0.0,
            figure=True,
            width=85,
        ),
        Column(
            translate("Training", "Difference (95 %)"),
            difference_words,
            lambda row: row.difference or 0.0,
            figure=True,
            width=235,
        ),
        Column(
            translate("Training", "Verdict"),
            lambda row: verdict_words(row.verdict)[0],
            pill=lambda row: verdict_words(row.verdict)[1],
            width=140,
        ),
    ]


def change_columns() -> list[Column[Changed]]:
    return [
        Column(translate("Training", "Name"), lambda one: one.name, person=True, width=240),
        Column(
            translate("Training", "Missed before"),
            lambda one: f"{one.current} / {one.tries}",
            lambda one: one.current,
            figure=True,
            width=110,
        ),
        Column(
            translate("Training", "Missed after"),
            lambda one: f"{one.candidate} / {one.tries}",
            lambda one: one.candidate,
            figure=True,
            width=110,
        ),
        Column(
            translate("Training", "Verdict"),
            lambda one: verdict_words(_change(one))[0],
            pill=lambda one: verdict_words(_change(one))[1],
            width=140,
        ),
    ]


def _change(one: Changed) -> Verdict:
    return Verdict.WORSE if one.candidate > one.current else Verdict.BETTER
