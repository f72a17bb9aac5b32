"""A place of work, made or changed."""

from zoneinfo import available_timezones

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from faceclock.app.console.planning_holidays import HolidayService
from faceclock.app.zone import zone_of
from faceclock.domain.rulebook import Workplace
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.list_dialog import Told
from faceclock.gui.console.planning.searching import make_searchable
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form
from faceclock.gui.language import translate


class SiteDialog(Dialog):
    """``found`` None makes a new one, in the zone of the company."""

    def __init__(self, desk: Desk, parent: QWidget | None, told: Told, found: Workplace | None) -> None:
        heading = translate("Sites", "Change site") if found else translate("Sites", "Add a site")
        super().__init__(desk, parent, heading, translate("Sites", "Save"))
        self._told, self._service = told, desk.service(HolidayService)
        self._shown = found or Workplace("", zone_of(desk.site.settings))
        self._parts: dict[str, tuple[str, ...]] = {}
        self.code, self.name = QLineEdit(self._shown.code), QLineEdit(self._shown.name)
        for field in (self.code, self.name):
            field.setMaxLength(60)
        self.code.setEnabled(found is None)
        self.zone, self.country, self.part = QComboBox(), QComboBox(), QComboBox()
        self.zone.addItems(sorted(available_timezones()))
        form = Form()
        form.add(
            translate("Sites", "Short &code"), self.code, translate("Sites", "One word, such as berlin.")
        )
        form.add(translate("Sites", "&Name"), self.name)
        form.add(translate("Sites", "Time &zone"), self.zone)
        make_searchable(self.zone, self.zone.accessibleName())
        self.zone.setEditText(self._shown.zone)
        form.add(translate("Sites", "&Public holidays of"), self.country)
        make_searchable(self.country, self.country.accessibleName())
        form.add(translate("Sites", "&State or region"), self.part)
        self.body.addWidget(form)
        self.country.currentIndexChanged.connect(lambda _: self._show_parts())
        desk.tasks.run(self, self._service.countries, self._show_countries, self._fail)

    def submit(self) -> None:
        made = Workplace(
            self.code.text().strip(),
            self.zone.currentText().strip(),
            self.name.text().strip(),
            self._country(),
            self.part.currentData() or "",
        )
        self.run(lambda: self._service.save_site(made), self._told)

    def _show_countries(self, found: dict[str, tuple[str, ...]]) -> None:
        self._parts = found
        named = sorted((_country_name(code), code) for code in found)
        self.country.addItem(translate("Sites", "none"), "")
        for name, code in named:
            self.country.addItem(f"{name} ({code})", code)
        self.country.setCurrentIndex(max(0, self.country.findData(self._shown.country)))
        self._show_parts()
        self.part.setCurrentIndex(max(0, self.part.findData(self._shown.subdivision)))

    def _country(self) -> str:
        """The code of what is chosen, or was typed and found."""
        number = self.country.findText(self.country.currentText())
        return self.country.itemData(number) if number >= 0 else ""

    def _show_parts(self) -> None:
        parts = self._parts.get(self._country(), ())
        self.part.clear()
        self.part.addItem(translate("Sites", "the whole country"), "")
        for code in parts:
            self.part.addItem(code, code)
        self.part.setEnabled(bool(parts))


def _country_name(code: str) -> str:
    """The country's name in English and in its own language, as far as they are known."""
    territory = QLocale.codeToTerritory(code)
    if territory is QLocale.Country.AnyCountry:
        return code
    names = (
        QLocale.territoryToString(territory),
        QLocale(QLocale.Language.AnyLanguage, territory).nativeTerritoryName(),
    )
    return " · ".join(dict.fromkeys(name for name in names if name))
