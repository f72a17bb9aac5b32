"""A day that the company adds to its holidays."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from faceclock.app.console.planning_holidays import HolidayService
from faceclock.domain.rulebook import OwnDay, Workplace
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.list_dialog import Told
from faceclock.gui.console.widgets.dates import DateField
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.language import translate


class HolidayDialog(Dialog):
    def __init__(
        self, desk: Desk, parent: QWidget | None, told: Told, sites: Sequence[Workplace], year: int
    ) -> None:
        heading = translate("Holidays", "Add a day of your own")
        super().__init__(desk, parent, heading, translate("Holidays", "Add"))
        self._told, self._service = told, desk.service(HolidayService)
        today = date.today()
        self.day = DateField(today if today.year == year else date(year, 1, 1))
        self.name, self.site = QLineEdit(), QComboBox()
        self.name.setMaxLength(100)
        self.site.addItem(translate("Holidays", "everywhere"), "")
        for place in sites:
            self.site.addItem(place.name or place.code, place.code)
        form = Form()
        form.add(translate("Holidays", "&Day"), self.day)
        form.add(translate("Holidays", "&Name"), self.name, translate("Holidays", "Such as Company day."))
        form.add(translate("Holidays", "&Where"), self.site)
        self.body.addWidget(form)

    def submit(self) -> None:
        made = OwnDay(self.day.day, self.name.text().strip(), self.site.currentData())
        self.run(lambda: self._service.save(made), self._told)
