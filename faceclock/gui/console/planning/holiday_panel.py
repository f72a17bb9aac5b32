"""Holidays of a year: the country's, and the company's own days."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox

from faceclock.app.console.planning_holidays import HolidayRow, HolidayService, Source
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import OwnDay, Workplace
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.holiday_dialog import HolidayDialog
from faceclock.gui.console.planning.list_panel import ListPanel
from faceclock.gui.console.planning.roster_words import full_day_text
from faceclock.gui.console.planning.year_step import YearStep
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.rows import Column
from faceclock.gui.language import translate

Found = tuple[list[HolidayRow], list[Workplace]]


class HolidayPanel(ListPanel):
    def __init__(self, desk: Desk) -> None:
        self._service = desk.service(HolidayService)
        empty = EmptyState(
            "calendar",
            translate("Holidays", "No holidays yet"),
            translate(
                "Holidays",
                "Give a site its country, and its public holidays stand here. Add your own days, too.",
            ),
            desk.palette,
        )
        super().__init__(desk, _columns(desk), "holidays", translate("Holidays", "Holidays"), empty)
        self._sites: list[Workplace] = []
        self.years, self.site = YearStep(desk.palette), QComboBox()
        self.site.setMinimumWidth(140)
        self.site.setAccessibleName(translate("Holidays", "Site"))
        self.site.addItem(translate("Holidays", "All sites"), "")
        self.tools.addWidget(self.years)
        self.tools.addWidget(self.site)
        self.tools.addStretch(1)
        if desk.may(Right.PLAN):
            self._add_buttons()
        self.years.turned.connect(self.refresh)
        self.site.currentIndexChanged.connect(lambda _: self.refresh())

    def read(self) -> Callable[[], Found]:
        year, site = self.years.year, self.site.currentData() or ""
        return lambda: (self._service.year(year, site), self._service.sites())

    def key_of(self, found: HolidayRow) -> Hashable:
        return found.day, found.site

    def show_rows(self, found: Found) -> None:
        rows, sites = found
        self._show_sites(sites)
        super().show_rows(rows)

    def _show_sites(self, sites: list[Workplace]) -> None:
        if sites == self._sites:
            return
        self._sites, chosen = sites, self.site.currentData()
        self.site.blockSignals(True)
        self.site.clear()
        self.site.addItem(translate("Holidays", "All sites"), "")
        for place in sites:
            self.site.addItem(place.name or place.code, place.code)
        self.site.setCurrentIndex(max(0, self.site.findData(chosen)))
        self.site.blockSignals(False)

    def _add_buttons(self) -> None:
        self.working = button(translate("Holidays", "Make it a &working day"), self._take_away)
        self.restore = button(translate("Holidays", "As the &calendar has it"), self._restore)
        self.add = button(
            translate("Holidays", "A&dd a day"),
            self._add,
            kind="primary",
            icon="plus",
            palette=self.desk.palette,
        )
        for part in (
            self.for_chosen(self.working, lambda found: found.source is Source.PUBLIC),
            self.for_chosen(self.restore, lambda found: found.source is not Source.PUBLIC),
            self.undo,
            self.add,
        ):
            self.tools.addWidget(part)

    def _add(self) -> None:
        HolidayDialog(self.desk, self, self.changed, self._sites, self.years.year).open()

    def _take_away(self) -> None:
        for found in self.chosen():
            self.act(partial(self._service.save, OwnDay(found.day, found.name, found.site, off=False)))

    def _restore(self) -> None:
        for found in self.chosen():
            self.act(partial(self._service.restore, found.day, found.site))


def _columns(desk: Desk) -> Sequence[Column[HolidayRow]]:
    everywhere = translate("Holidays", "everywhere")
    words = {
        Source.PUBLIC: translate("Holidays", "public holiday"),
        Source.OWN: translate("Holidays", "own day"),
        Source.WORKING_DAY: translate("Holidays", "working day"),
    }
    tones = {Source.PUBLIC: "info", Source.OWN: "ok", Source.WORKING_DAY: "warn"}
    return [
        Column(
            translate("Holidays", "Day"),
            lambda found: full_day_text(found.day, desk.locale),
            lambda found: found.day,
            width=160,
        ),
        Column(translate("Holidays", "Name"), lambda found: found.name, width=300),
        Column(translate("Holidays", "Site"), lambda found: found.site or everywhere, width=140),
        Column(
            translate("Holidays", "Kind"),
            lambda found: words[found.source],
            pill=lambda found: tones[found.source],
            width=180,
        ),
    ]
