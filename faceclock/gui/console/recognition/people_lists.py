"""Who would be refused, and who looks like whom, at the threshold that the slider shows."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from faceclock.app.threshold_people import Advice, Person
from faceclock.app.threshold_study import LookAlike, Study
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.recognition.figures import similarity
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

R = TypeVar("R")


class PeopleLists(Card):
    """Both tables lead to the person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._threshold = desk, 0.0
        self.alike = RowsModel[LookAlike](self._alike_columns())
        self.refused = RowsModel[Person](self._refused_columns())
        self.alike_note, self.refused_note = label("", "small", wrap=True), label("", "small", wrap=True)
        self.tables: dict[str, Table] = {}
        self.body.setSpacing(6)
        names = translate("Recognition", "Look-alikes"), translate("Recognition", "Would be refused now")
        self._add(names[0], self.alike_note, self.alike, "look_alikes", lambda pair: pair.first.employee_id)
        self._add(names[1], self.refused_note, self.refused, "would_be_refused", lambda one: one.employee_id)
        self.body.addStretch(1)

    def show_at(self, study: Study, threshold: float) -> None:
        self._threshold = threshold
        alike, refused = study.alike(threshold), study.refused_people(threshold)
        self.alike.set_rows(alike)
        self.refused.set_rows(refused)
        self.alike_note.setText(
            translate("Recognition", "These pairs need a larger margin or a PIN")
            if alike
            else translate("Recognition", "No two people are so alike that the kiosk would mix them up.")
        )
        self.refused_note.setText(self._refused_words(study, len(refused)))

    def _refused_words(self, study: Study, refused: int) -> str:
        unknown = sum(one.reached is None for one in study.people)
        parts = (
            []
            if refused or unknown == len(study.people)
            else [translate("Recognition", "Everybody usually reaches this.")]
        )
        if unknown:
            words = translate(
                "Recognition", "Of {people} nothing is known yet: one picture and no check-ins."
            )
            parts.append(words.format(people=unknown))
        return " ".join(parts)

    def _add(
        self, name: str, note: QWidget, model: RowsModel[R], key: str, person: Callable[[R], str]
    ) -> None:
        table = Table(self._desk, model, f"recognition_{key}", name)
        self.tables[key] = table
        table.horizontalHeader().hide()
        table.horizontalHeader().setStretchLastSection(False)
        stretched = 2 if model is self.refused else 0
        table.horizontalHeader().setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setMinimumHeight(CONSOLE.row)
        model.modelReset.connect(lambda: self._fit(table, len(model.rows)))
        table.chosen.connect(lambda index: self._desk.go("people", person(model.row(index))))
        self.body.addWidget(label(name, "heading"))
        self.body.addWidget(note)
        self.body.addWidget(table, 20)

    def _fit(self, table: QWidget, rows: int) -> None:
        """No higher than what it holds, so that the second table stands close beneath the first."""
        table.setVisible(rows > 0)
        table.setMaximumHeight(rows * CONSOLE.row + 4)

    def _alike_columns(self) -> list[Column[LookAlike]]:
        return [
            Column(
                translate("Recognition", "People"),
                lambda pair: f"{pair.first.name} · {pair.second.name}",
                width=130,
            ),
            Column(
                translate("Recognition", "Similarity"),
                lambda pair: similarity(pair.similarity, self._desk.locale),
                sort=lambda pair: pair.similarity,
                figure=True,
                width=66,
            ),
            Column(translate("Recognition", "Why"), self._why, pill=self._tone, width=100),
        ]

    def _refused_columns(self) -> list[Column[Person]]:
        return [
            Column(translate("Recognition", "Name"), lambda one: one.name, width=110),
            Column(
                translate("Recognition", "Similarity"),
                lambda one: similarity(one.reached or 0.0, self._desk.locale),
                sort=lambda one: one.reached or 0.0,
                figure=True,
                width=66,
            ),
            Column(translate("Recognition", "What helps"), lambda one: advice_words(one.advice), width=100),
        ]

    def _why(self, pair: LookAlike) -> str:
        if pair.twice:
            return translate("Recognition", "one person?")
        if pair.similarity >= self._threshold:
            return translate("Recognition", "alike")
        return translate("Recognition", "margin")

    def _tone(self, pair: LookAlike) -> str:
        return "bad" if pair.twice or pair.similarity >= self._threshold else "warn"


def advice_words(advice: Advice) -> str:
    return {
        Advice.MORE_PICTURES: translate("Recognition", "add pictures"),
        Advice.TODAY_S_LOOK: translate("Recognition", "add a picture as they look now"),
        Advice.ENROL_ANEW: translate("Recognition", "enrol again"),
    }[advice]
