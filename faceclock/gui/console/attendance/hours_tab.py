"""The hours of one person: the month on the left, the day on the right."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from faceclock.app.console.attendance import HoursService
from faceclock.app.console.attendance_views import DayPunch, Person, PersonDay, PersonMonth
from faceclock.domain.errors import InputProblem, NotAllowed
from faceclock.gui.console.attendance.correction_dialog import CorrectionDialog
from faceclock.gui.console.attendance.day_card import DayCard
from faceclock.gui.console.attendance.month_card import MonthCard
from faceclock.gui.console.attendance.month_model import same_day_of
from faceclock.gui.console.attendance.nobody import nobody_yet
from faceclock.gui.console.attendance.picker import PersonPicker
from faceclock.gui.console.attendance.punch_dialogs import (
    AddPunchDialog,
    AdjustDialog,
    ApproveDialog,
    DirectionDialog,
    VoidDialog,
)
from faceclock.gui.console.desk import Desk
from faceclock.gui.language import translate
from faceclock.gui.tokens import CONSOLE

_LAST = "attendance/person"


class HoursTab(QWidget):
    """``titled`` says whose month is shown. Everything is read again when the database was written to."""

    titled = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._service = desk.service(HoursService)
        self.person: Person | None = None
        self.day = date.today()
        self.month: PersonMonth | None = None
        self.shown: PersonDay | None = None
        self.picker = PersonPicker(desk.palette, self)
        self.month_card = MonthCard(desk, self.picker)
        self.day_card = DayCard(desk, self.ask_turn, self.ask_void)
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()

    def open(self, employee_id: str = "", day: date | None = None) -> None:
        """Show a person's day; without a name whom one looked at last."""
        self.day = day or self.day
        wanted = employee_id or (self.person.id if self.person else str(self.desk.recall(_LAST) or ""))
        self.desk.tasks.run(
            self, self._service.people, lambda people: self._choose(people, wanted), key="people"
        )

    def refresh(self) -> None:
        """What is shown, as it is now."""
        if self.person is None:
            self.open()
        else:
            self._read_month()

    def show_person(self, person: Person) -> None:
        self.person, self.month, self.shown = person, None, None
        self.desk.remember(_LAST, person.id)
        self.picker.show_person(person)
        self._read_month()

    def show_day(self, day: date) -> None:
        """Within the month that is shown, or in another one, which is read first."""
        self.day = day
        if self.month is not None and self.month.first == day.replace(day=1):
            self.month_card.show_month(self.month, day)
            self._read_day()
        else:
            self._read_month()

    def turn_month(self, months: int) -> None:
        first = self.day.replace(day=1)
        other = (first + timedelta(days=31)) if months > 0 else (first - timedelta(days=1))
        self.show_day(same_day_of(other.replace(day=1), self.day))

    def show_today(self) -> None:
        self.show_day(self.month.today if self.month else date.today())

    # Questions

    def ask_add(self) -> None:
        """A punch; on a locked day minutes that are booked into another one."""
        if self.shown is not None and self.shown.locked:
            self.ask_adjust()
        else:
            self._ask(lambda day: AddPunchDialog(self.desk, self, day, self._corrected))

    def ask_adjust(self) -> None:
        today = self.month.today if self.month else date.today()
        self._ask(lambda day: AdjustDialog(self.desk, self, day, today, self._corrected))

    def ask_approve(self) -> None:
        self._ask(lambda day: ApproveDialog(self.desk, self, day, self._corrected))

    def ask_turn(self, punch: DayPunch) -> None:
        self._ask(lambda day: DirectionDialog(self.desk, self, day, punch, self._corrected))

    def ask_void(self, punch: DayPunch) -> None:
        self._ask(lambda day: VoidDialog(self.desk, self, day, punch, self._corrected))

    def _ask(self, make: Callable[[PersonDay], CorrectionDialog]) -> None:
        if self.shown is not None:
            make(self.shown).open()

    def _corrected(self) -> None:
        self.desk.tell(translate("Attendance", "The correction is recorded."))
        self.refresh()

    # Reading

    def _choose(self, people: list[Person], wanted: str) -> None:
        self.picker.show_people(people)
        self._stack.setCurrentIndex(0 if people else 1)
        if not people:
            return
        person = next((each for each in people if each.id == wanted), people[0])
        if person != self.person:
            self.show_person(person)
        else:
            self._read_month()

    def _read_month(self) -> None:
        person, first = self.person, self.day.replace(day=1)
        if person is None:
            return
        self.desk.tasks.run(
            self, lambda: self._service.month(person.id, first), self._show_month, self._lost, key="month"
        )

    def _read_day(self) -> None:
        person, day = self.person, self.day
        if person is not None:
            self.desk.tasks.run(self, lambda: self._service.day(person.id, day), self._show_day, key="day")

    def _show_month(self, month: PersonMonth) -> None:
        self.month = month
        self.month_card.show_month(month, self.day)
        if self.shown is not None and self.shown.person == month.person:
            self.day_card.show_day(self.shown, month)
        self.titled.emit(f"{month.person.told} · {self.month_card.name}")
        self._read_day()

    def _lost(self, error: Exception) -> None:
        """Somebody may have been deleted while they were shown; then it is somebody else's turn."""
        self.desk.tell_problem(error)
        if isinstance(error, InputProblem) and not isinstance(error, NotAllowed):
            self.desk.tasks.run(self, self._service.people, self._look_again, key="people")

    def _look_again(self, people: list[Person]) -> None:
        if self.person is not None and self.person.id not in {each.id for each in people}:
            self.person = None
            self._choose(people, "")

    def _show_day(self, day: PersonDay) -> None:
        self.shown = day
        month = self.month if self.month and self.month.person == day.person else None
        self.day_card.show_day(day, month)

    # Layout

    def _arrange(self) -> None:
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(CONSOLE.gap)
        both.addWidget(self.month_card, 4)
        both.addWidget(self.day_card, 5)
        shown = QWidget()
        shown.setLayout(both)
        self._stack.addWidget(shown)
        self._stack.addWidget(nobody_yet(self.desk))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.picker.picked.connect(self.show_person)
        self.month_card.view.day_wanted.connect(self.show_day)
        self.month_card.view.month_wanted.connect(self.turn_month)
        self.month_card.view.today_wanted.connect(self.show_today)
        self.month_card.month_wanted.connect(self.turn_month)
        self.month_card.today_wanted.connect(self.show_today)
        self.day_card.add_wanted.connect(self.ask_add)
        self.day_card.adjust_wanted.connect(self.ask_adjust)
        self.day_card.approve_wanted.connect(self.ask_approve)
