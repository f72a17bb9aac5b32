"""Leave of a year: who is away, when, and of which type."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox

from faceclock.app.console.planning_leave import LeaveRow, LeaveService, LeaveYear
from faceclock.domain.roles import Right
from faceclock.domain.rulebook import LeavePart
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.planning.enum_words import enum_words
from faceclock.gui.console.planning.hues import ShiftHues
from faceclock.gui.console.planning.leave_dialog import LeaveDialog
from faceclock.gui.console.planning.leave_types import LeaveTypeList
from faceclock.gui.console.planning.leave_year import LeaveYearView
from faceclock.gui.console.planning.list_panel import ListPanel
from faceclock.gui.console.planning.roster_words import full_day_text
from faceclock.gui.console.planning.year_step import YearStep
from faceclock.gui.console.widgets.buttons import button, escaped
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.widgets.empty import EmptyState
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.console.widgets.layouts import clear, row
from faceclock.gui.console.widgets.rows import Column
from faceclock.gui.console.widgets.search import SearchField
from faceclock.gui.language import translate


class LeavePanel(ListPanel):
    """As a list, or as bars over the year; what is chosen in one is chosen in the other."""

    def __init__(self, desk: Desk) -> None:
        self._service = desk.service(LeaveService)
        may = desk.may(Right.PLAN)
        adding = button(translate("Leave", "Add the first leave"), self._add, kind="primary") if may else None
        empty = EmptyState(
            "sun",
            translate("Leave", "Nobody is away"),
            translate("Leave", "Here will be vacation, illness and business trips of the year."),
            desk.palette,
            adding,
        )
        name = translate("Leave", "Leave")
        super().__init__(desk, _columns(desk), "leave", name, empty)
        self._all = LeaveYear(0, (), ())
        self.bars = LeaveYearView(desk)
        card = Card()
        card.body.setContentsMargins(8, 8, 8, 8)
        card.body.addWidget(self.bars)
        self.legend = row(spacing=8)
        card.body.addLayout(self.legend)
        self._stack.insertWidget(0, card)
        self.years, self.shape = YearStep(desk.palette), QComboBox()
        self.shape.addItems([translate("Leave", "As a year"), translate("Leave", "As a list")])
        self.shape.setAccessibleName(translate("Leave", "Show leave as a year or as a list"))
        self.search = SearchField(translate("Leave", "Search people"), desk.palette)
        self.search.setMinimumWidth(100)
        self._add_tools(may)
        self.years.turned.connect(self.refresh)
        self.shape.currentIndexChanged.connect(lambda _: self._narrow())
        self.search.wanted.connect(lambda _: self._narrow())
        self.bars.chosen.connect(self._choose)
        self.bars.opened.connect(self._edit)
        self.table.chosen.connect(lambda _: self._edit_chosen())

    def read(self) -> Callable[[], LeaveYear]:
        year = self.years.year
        return lambda: self._service.year(year)

    def key_of(self, found: LeaveRow) -> Hashable:
        return found.leave.id or found.request

    def show_rows(self, found: LeaveYear) -> None:
        self._all = found
        self._narrow()

    def _narrow(self) -> None:
        text = self.search.text().strip().casefold()
        rows = [
            each
            for each in self._all.rows
            if text in each.name.casefold() or text in each.leave.employee.casefold()
        ]
        super().show_rows(rows)
        self.bars.show_year(self._all.year, rows, [kind.code for kind in self._all.types])
        self._show_legend()
        if self._all.rows:
            self._stack.setCurrentIndex(self.shape.currentIndex())
        else:
            self._stack.setCurrentIndex(2)

    def _show_legend(self) -> None:
        """The colour of each type; a narrow bar has its first letter alone."""
        clear(self.legend)
        hues = ShiftHues((kind.code for kind in self._all.types), self.desk.palette)
        for kind in self._all.types:
            hue, named = hues.of(kind.code), label(kind.name or kind.code, "small")
            named.setStyleSheet(
                f"color: {hue.ink}; background: {hue.soft}; padding: 3px 8px; border-radius: 6px;"
            )
            self.legend.addWidget(named)
        self.legend.addStretch(1)

    def _choose(self, found: LeaveRow) -> None:
        for number, each in enumerate(self.model.rows):
            if self.key_of(each) == self.key_of(found):
                self.table.selectRow(number)

    def _add_tools(self, may: bool) -> None:
        self.tools.addWidget(self.years)
        self.tools.addWidget(self.shape)
        self.tools.addWidget(self.search, 1)
        if not may:
            return
        self.grant = button(translate("Leave", "A&pprove"), partial(self._decide, self._service.grant))
        self.refuse = button(translate("Leave", "&Refuse"), partial(self._decide, self._service.refuse))
        self.change = button(translate("Leave", "C&hange"), self._edit_chosen)
        self.back = button(translate("Leave", "&Take back"), self._ask_back, kind="danger")
        self.types = button(translate("Leave", "T&ypes"), self._open_types)
        self.add = button(
            translate("Leave", "A&dd leave"),
            self._add,
            kind="primary",
            icon="plus",
            palette=self.desk.palette,
        )
        for part in (
            self.for_chosen(self.grant),
            self.for_chosen(self.refuse),
            self.for_chosen(self.change),
            self.for_chosen(self.back),
            self.undo,
            self.types,
            self.add,
        ):
            self.tools.addWidget(part)

    def enable(self) -> None:
        """A request is approved or refused, leave is changed or taken back."""
        super().enable()
        if self.desk.may(Right.PLAN):
            asked = any(found.request for found in self.chosen())
            for part in (self.grant, self.refuse):
                part.setVisible(asked)
            for part in (self.change, self.back):
                part.setVisible(not asked)

    def _decide(self, decide: Callable[[str], None]) -> None:
        for found in self.chosen()[:1]:
            work = partial(decide, found.request)
            self.desk.tasks.run(self, work, lambda _: self.refresh())

    def _open_types(self) -> None:
        LeaveTypeList(self.desk, self, self.changed).open()

    def _add(self) -> None:
        LeaveDialog(self.desk, self, self.changed).open()

    def _edit_chosen(self) -> None:
        for found in self.chosen()[:1]:
            self._edit(found)

    def _edit(self, found: LeaveRow) -> None:
        if self.desk.may(Right.PLAN) and not found.request:
            LeaveDialog(self.desk, self, self.changed, found).open()

    def _ask_back(self) -> None:
        for found in self.chosen()[:1]:
            who = found.name or found.leave.employee
            words = translate(
                "Leave", "{type} of {name}, {first} to {last}, will count no longer. You can undo this."
            )
            sentence = words.format(type=found.type, name=who, first=found.leave.first, last=found.leave.last)
            heading = translate("Leave", "Take leave back?")
            action = translate("Leave", "Take back leave of {name}").format(name=escaped(who))
            then = partial(self.act, partial(self._service.take_back, found.leave))
            ask(self.desk, self, heading, sentence, action, then, danger=True)


def _columns(desk: Desk) -> Sequence[Column[LeaveRow]]:
    parts = enum_words(LeavePart)
    waiting, approved = translate("Leave", "waits"), translate("Leave", "approved")
    return [
        Column(
            translate("Leave", "Person"),
            lambda found: found.name or found.leave.employee,
            person=True,
            width=180,
        ),
        Column(translate("Leave", "Type"), lambda found: found.type, width=112),
        Column(
            translate("Leave", "From"),
            lambda found: full_day_text(found.leave.first, desk.locale),
            lambda found: found.leave.first,
            width=172,
        ),
        Column(
            translate("Leave", "To"),
            lambda found: full_day_text(found.leave.last, desk.locale),
            lambda found: found.leave.last,
            width=172,
        ),
        Column(translate("Leave", "Part"), lambda found: parts[found.leave.part], width=130),
        Column(
            translate("Leave", "State"),
            lambda found: waiting if found.request else approved,
            pill=lambda found: "warn" if found.request else "ok",
            width=100,
        ),
        Column(translate("Leave", "Approved by"), lambda found: found.leave.approved_by, width=90),
    ]
