"""Who it is: number, name, team, and whether with a face."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QRadioButton

from faceclock.app.console.enrolling_draft import Draft
from faceclock.domain.people import Employee
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.enrolment.progress import Progress, Step
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

_LONGEST = 200


class PersonStep(Step):
    """Of somebody on the roll it only shows who that is."""

    def __init__(self, desk: Desk, progress: Progress) -> None:
        super().__init__(desk, progress)
        known, start = progress.draft.known, progress.start
        self.name, self.number, self.team = QLineEdit(), QLineEdit(), QComboBox()
        form = Form()
        form.add(translate("Enrolment", "Full na&me"), self.name)
        form.add(
            translate("Enrolment", "N&umber"),
            self.number,
            translate("Enrolment", "Their own number, for checking in with a PIN. It never changes."),
        )
        form.add(translate("Enrolment", "&Team"), self.team)
        self.team.setEditable(True)
        self.team.addItems(["", *start.teams])
        for field in (self.name, self.number):
            field.setMaxLength(_LONGEST)
            field.setEnabled(not known)
            field.textChanged.connect(self.changed)
        self.team.setEnabled(not known)
        self._show(progress.employee)
        card = Card()
        card.body.addWidget(form)
        self.body.addWidget(card)
        self._add_ways()
        self.body.addStretch(1)

    @property
    def ready(self) -> bool:
        return bool(self.name.text().strip() and self.number.text().strip())

    def enter(self) -> None:
        (self.without_face if self.progress.pin_only else self.with_face).setChecked(True)
        (self.with_face if self.progress.draft.known else self.name).setFocus()

    def submit(self, go_on: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        if self.progress.draft.known:
            go_on()
            return
        wanted = Employee(
            self.number.text().strip(),
            " ".join(self.name.text().split()),
            " ".join(self.team.currentText().split()),
        )
        check = partial(self.service.check_person, wanted)
        self.desk.tasks.run(self, check, lambda draft: self._take_over(draft, go_on), failed, key="person")

    def _take_over(self, draft: Draft, go_on: Callable[[], None]) -> None:
        """Pictures that were taken stay; a consent was signed by a name."""
        if draft.employee.name != self.progress.employee.name:
            self.progress.agreement = None
        self.progress.draft = replace(draft, taken=self.progress.draft.taken)
        go_on()

    def _show(self, employee: Employee) -> None:
        self.name.setText(employee.name)
        self.number.setText(employee.id)
        self.team.setCurrentText(employee.team)

    def _add_ways(self) -> None:
        self.body.addWidget(label(translate("Enrolment", "How this person checks in"), "subheading"))
        self.with_face = QRadioButton(translate("Enrolment", "With the &face, and a PIN if you like"))
        self.without_face = QRadioButton(translate("Enrolment", "Without a face: number and &PIN only"))
        for way in (self.with_face, self.without_face):
            self.body.addWidget(way)
            way.toggled.connect(self._choose_way)

    def _choose_way(self) -> None:
        self.progress.pin_only = self.without_face.isChecked()
        self.changed.emit()
