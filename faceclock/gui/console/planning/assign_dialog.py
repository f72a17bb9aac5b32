"""Assigning a pattern, a shift or days off to somebody from a day on, with the first weeks as they would be."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from faceclock.app.attendance.roster_grid import RosterGrid
from faceclock.app.console.planning import Choices, RosterService
from faceclock.domain.rulebook import Assignment
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.hues import ShiftHues
from faceclock.gui.console.planning.list_dialog import Told
from faceclock.gui.console.planning.roster_model import NOTHING, RosterModel
from faceclock.gui.console.planning.roster_view import RosterView
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

_PAUSE_MS = 250


class AssignDialog(Dialog):
    """Whom, what, from when to when, where."""

    def __init__(self, desk: Desk, parent: QWidget | None, told: Told) -> None:
        heading = translate("Assign", "Assign a roster")
        super().__init__(desk, parent, heading, translate("Assign", "Assign"))
        self._told, self._service = told, desk.service(RosterService)
        self.setMinimumSize(860, 560)
        self.who, self.what, self.site = QComboBox(), QComboBox(), QComboBox()
        for box in (self.who, self.what):
            box.setMaxVisibleItems(16)
            box.setMinimumContentsLength(16)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        monday = date.today() + timedelta(days=7 - date.today().weekday())
        self.first, self.last = DateField(monday), DateField(monday + timedelta(days=27))
        self.ends = QCheckBox(translate("Assign", "It &ends on the day under To; else it goes on and on"))
        self.last.setEnabled(False)
        self.ends.toggled.connect(self.last.setEnabled)
        self.model = RosterModel(desk.locale, desk.palette)
        self.preview = RosterView(self.model, desk.palette)
        self.preview.setAccessibleName(translate("Assign", "The first weeks"))
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.action.setEnabled(False)
        desk.tasks.run(self, self._service.choices, self._show_choices, self._fail)

    def wanted(self) -> Assignment:
        """As the fields have it."""
        kind, name = self.who.currentData()
        sort, code = self.what.currentData()
        return Assignment(
            "",
            self.first.day,
            self.last.day if self.ends.isChecked() else None,
            employee=name if kind == "person" else "",
            team=name if kind == "team" else "",
            pattern=code if sort == "pattern" else "",
            shift=code if sort == "shift" else "",
            off=sort == "off",
            site=self.site.currentData(),
        )

    def submit(self) -> None:
        made = self.wanted()
        self.run(lambda: self._service.assign(made), self._told)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for number, (text, field) in enumerate(
            (
                (translate("Assign", "&Who"), self.who),
                (translate("Assign", "Wor&ks"), self.what),
                (translate("Assign", "&From"), self.first),
                (translate("Assign", "&To"), self.last),
                (translate("Assign", "&Site"), self.site),
            )
        ):
            form = Form()
            form.add(text, field)
            grid.addWidget(form, 0, number, Qt.AlignmentFlag.AlignTop)
        self.site.setMinimumWidth(120)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 2)
        self.body.addLayout(grid)
        self.body.addWidget(self.ends)
        self.body.addWidget(label(translate("Assign", "The first weeks would be"), "subheading"))
        self.body.addWidget(self.preview, 1)
        note = translate(
            "Assign", "A person's own roster goes before the team's, the team's before everybody's."
        )
        self.body.addWidget(label(note, "small", wrap=True))

    def _show_choices(self, choices: Choices) -> None:
        self.who.addItem(translate("Assign", "Everybody"), ("", ""))
        for team in choices.teams:
            self.who.addItem(translate("Assign", "Team {team}").format(team=team), ("team", team))
        for person in choices.people:
            self.who.addItem(f"{person.name} ({person.id})", ("person", person.id))
        for pattern in choices.patterns:
            words = translate("Assign", "Pattern {code}").format(code=pattern.name or pattern.code)
            self.what.addItem(words, ("pattern", pattern.code))
        for shift in choices.shifts:
            words = translate("Assign", "{code} every day").format(code=shift)
            self.what.addItem(words, ("shift", shift))
        self.what.addItem(translate("Assign", "Days off"), ("off", ""))
        self.site.addItem(translate("Assign", "as before"), "")
        for place in choices.sites:
            self.site.addItem(place, place)
        self._listen()
        self._look()

    def _listen(self) -> None:
        for box in (self.who, self.what, self.site):
            box.currentIndexChanged.connect(lambda _: self._pause.start())
        for field in (self.first, self.last):
            field.dateChanged.connect(lambda _: self._pause.start())
        self.ends.toggled.connect(lambda _: self._pause.start())

    def _look(self) -> None:
        made = self.wanted()
        self.action.setEnabled(False)
        self.desk.tasks.run(
            self, lambda: self._service.preview(made), self._show, self._refuse, key="preview"
        )

    def _show(self, grid: RosterGrid) -> None:
        self.complain("")
        self.action.setEnabled(True)
        self.preview.cells.hues = ShiftHues(grid.shifts, self.desk.palette)
        self.model.show_grid(grid)

    def _refuse(self, error: Exception) -> None:
        self.model.show_grid(NOTHING)
        self._fail(error)
        self.action.setEnabled(False)
