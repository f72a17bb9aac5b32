"""The columns of the people who can be learnt, and of doubtful names."""

from faceclock.app.training_data import Learnable
from faceclock.app.training_suspects import Suspect
from faceclock.gui.console.widgets.rows import Column
from faceclock.gui.language import translate


def people_columns() -> list[Column[Learnable]]:
    yes, no = translate("Training", "agreed"), translate("Training", "not agreed")
    return [
        Column(translate("Training", "Name"), lambda one: one.name, person=True, width=170),
        Column(
            translate("Training", "Training"),
            lambda one: yes if one.agreed else no,
            pill=lambda one: "ok" if one.agreed else "quiet",
            width=105,
        ),
        Column(
            translate("Training", "Kept pictures"),
            lambda one: str(one.pictures),
            lambda one: one.pictures,
            figure=True,
            width=110,
        ),
        Column(
            translate("Training", "Poor"),
            lambda one: str(one.poor) if one.poor else "",
            lambda one: one.poor,
            figure=True,
            width=50,
        ),
    ]


def suspect_columns() -> list[Column[Suspect]]:
    return [
        Column(translate("Training", "A picture of"), lambda one: one.name, width=140),
        Column(translate("Training", "looks more like"), lambda one: one.other, width=140),
        Column(
            translate("Training", "Likeness"),
            lambda one: f"{one.similarity:.2f} > {one.own:.2f}",
            lambda one: one.similarity - one.own,
            figure=True,
            width=110,
        ),
    ]
