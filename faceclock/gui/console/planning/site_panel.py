"""Places of work: their time zones and whose public holidays they have."""

from collections.abc import Callable, Hashable
from functools import partial

from faceclock.app.console.planning_holidays import HolidayService
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import Workplace
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.list_panel import ListPanel
from faceclock.gui.console.planning.site_dialog import SiteDialog
from faceclock.gui.console.widgets.buttons import button, escaped
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.rows import Column
from faceclock.gui.language import translate


class SitePanel(ListPanel):
    def __init__(self, desk: Desk) -> None:
        self._service = desk.service(HolidayService)
        may = desk.may(Right.PLAN)
        words = translate("Sites", "Add the first site")
        empty = EmptyState(
            "globe",
            translate("Sites", "No sites yet"),
            translate("Sites", "A site has a time zone and public holidays. Rosters say who works there."),
            desk.palette,
            button(words, lambda: self._edit(None), kind="primary") if may else None,
        )
        super().__init__(desk, _columns(), "sites", translate("Sites", "Sites"), empty)
        note = translate("Sites", "Where people work, with the time zone and public holidays of the place.")
        self.tools.addWidget(label(note, "muted", wrap=True), 1)
        if may:
            self._add_buttons()
            self.table.chosen.connect(lambda _: self._edit_chosen())

    def read(self) -> Callable[[], list[Workplace]]:
        return self._service.sites

    def key_of(self, found: Workplace) -> Hashable:
        return found.code

    def _add_buttons(self) -> None:
        self.change = button(translate("Sites", "C&hange"), self._edit_chosen)
        self.removing = button(translate("Sites", "&Remove"), self._ask, kind="danger")
        self.add = button(
            translate("Sites", "A&dd a site"),
            lambda: self._edit(None),
            kind="primary",
            icon="plus",
            palette=self.desk.palette,
        )
        for part in (self.for_chosen(self.change), self.for_chosen(self.removing), self.undo, self.add):
            self.tools.addWidget(part)

    def _edit(self, found: Workplace | None) -> None:
        SiteDialog(self.desk, self, self.changed, found).open()

    def _edit_chosen(self) -> None:
        for found in self.chosen()[:1]:
            self._edit(found)

    def _ask(self) -> None:
        for found in self.chosen()[:1]:
            name = found.name or found.code
            heading = translate("Sites", "Remove the site {name}?").format(name=name)
            sentence = translate("Sites", "Its holidays and zone are not known then. You can undo this.")
            action = translate("Sites", "Remove {name}").format(name=escaped(name))
            then = partial(self.act, partial(self._service.remove_site, found.code))
            ask(self.desk, self, heading, sentence, action, then, danger=True)


def _columns() -> list[Column[Workplace]]:
    none = translate("Sites", "none")
    return [
        Column(translate("Sites", "Code"), lambda found: found.code, width=140),
        Column(translate("Sites", "Name"), lambda found: found.name, width=220),
        Column(translate("Sites", "Time zone"), lambda found: found.zone, width=220),
        Column(
            translate("Sites", "Public holidays of"),
            lambda found: " ".join(filter(None, (found.country, found.subdivision))) or none,
            width=180,
        ),
    ]
