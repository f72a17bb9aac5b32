"""When a report is written, of which days, in which forms and to which folder."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QTimeEdit, QWidget

from faceclock.app.console.reports import ReportService
from faceclock.domain.report_schedule import Days, Every, ReportOrder, Rhythm
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.reports import words
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import column, holding, row
from faceclock.gui.console.widgets.numbers import padded
from faceclock.gui.language import translate


class ScheduleDialog(Dialog):
    """Makes a new schedule of ``order``, or changes the one with the ID ``changing``."""

    def __init__(self, desk: Desk, parent: QWidget | None, order: ReportOrder, changing: str = "") -> None:
        heading = (
            translate("Reports", "Change the schedule")
            if changing
            else translate("Reports", "Schedule a report")
        )
        super().__init__(desk, parent, heading, translate("Reports", "&Save"))
        self._order, self._changing = order, changing
        self.days, self.every, self.on = QComboBox(), QComboBox(), QComboBox()
        self.at = padded(QTimeEdit())
        self.folder = QLineEdit(order.folder)
        self.folder.setMaxLength(1000)
        self.forms = {form: QCheckBox(title) for form, title in words.formats().items()}
        self._fill()
        self.body.addWidget(label(words.what(order), "subheading", wrap=True))
        self.body.addWidget(self._form())

    def submit(self) -> None:
        order, changing, service = self._asked(), self._changing, self.desk.service(ReportService)
        if changing:
            self.run(lambda: service.change_schedule(changing, order))
        else:
            self.run(lambda: service.add_schedule(order))

    def _asked(self) -> ReportOrder:
        at = self.at.time()
        rhythm = Rhythm(
            Every(self.every.currentData()),
            self._order.rhythm.at.replace(hour=at.hour(), minute=at.minute()),
            int(self.on.currentData() or 0),
        )
        return replace(
            self._order,
            formats=tuple(form.value for form, box in self.forms.items() if box.isChecked()),
            folder=self.folder.text().strip(),
            days=Days(self.days.currentData()),
            rhythm=rhythm,
            active=True,
        )

    def _fill(self) -> None:
        rhythm = self._order.rhythm
        for days, title in words.days().items():
            self.days.addItem(title, days.value)
        self.days.setCurrentIndex(self.days.findData(self._order.days.value))
        for every, title in words.rhythms().items():
            self.every.addItem(title, every.value)
        self.every.currentIndexChanged.connect(self._offer_days)
        self.every.setCurrentIndex(self.every.findData(rhythm.every.value))
        self._offer_days()
        self.on.setCurrentIndex(max(0, self.on.findData(rhythm.on)))
        self.every.setAccessibleName(translate("Reports", "How often"))
        self.folder.setAccessibleName(translate("Reports", "Folder"))
        self.on.setAccessibleName(translate("Reports", "On which day"))
        self.at.setDisplayFormat("HH:mm")
        self.at.setTime(QTime(rhythm.at.hour, rhythm.at.minute))
        self.at.setAccessibleName(translate("Reports", "Time"))
        for form, box in self.forms.items():
            box.setChecked(form.value in self._order.formats)

    def _offer_days(self) -> None:
        every = Every(self.every.currentData())
        self.on.clear()
        if every is Every.WEEK:
            for number, name in enumerate(words.weekdays()):
                self.on.addItem(name, number)
        elif every is Every.MONTH:
            for number in range(1, 32):
                self.on.addItem(translate("Reports", "Day {day}").format(day=number), number)
        self.on.setVisible(every is not Every.DAY)

    def _form(self) -> Form:
        made = Form()
        made.add(translate("Reports", "&How often"), _together(self.every, self.on, self.at))
        made.add(
            translate("Reports", "Of &which days"),
            self.days,
            translate("Reports", "Seen from the day on which it is written."),
        )
        choose = button(translate("Reports", "&Choose…"), self._choose_folder)
        made.add(
            translate("Reports", "&Folder"),
            _together(self.folder, choose),
            translate("Reports", "A file of the same name is replaced."),
        )
        made.add_row(label(translate("Reports", "As"), "small"))
        boxes = list(self.forms.values())
        left, right = column(*boxes[:3], spacing=0), column(*boxes[3:], 1, spacing=0)
        made.add_row(holding(row(left, right, 1, spacing=16)))
        return made

    def _choose_folder(self) -> None:
        title = translate("Reports", "Folder for the reports")
        chosen = QFileDialog.getExistingDirectory(self, title, self.folder.text() or str(Path.home()))
        if chosen:
            self.folder.setText(chosen)


def _together(first: QWidget, *others: QWidget) -> QWidget:
    """Side by side, the first one as wide as there is room, and where the label leads."""
    line = row(first, *others, spacing=8)
    line.setStretchFactor(first, 1)
    made = holding(line)
    made.setFocusProxy(first)
    return made
