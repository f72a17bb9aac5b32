"""The cells of a payroll file, line by line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from faceclock.app.attendance.payroll_amounts import Amounts, Paid, weighted
from faceclock.app.attendance.payroll_mapping import (
    COUNT_FIELDS,
    Line,
    Number,
    PayrollColumn,
    PayrollMapping,
)
from faceclock.app.attendance.periods import span_text
from faceclock.domain.attendance import DayResult
from faceclock.domain.errors import InputProblem
from faceclock.domain.rulebook import LeaveType
from faceclock.reports.csv_format import inert
from faceclock.storage.adjustments import Adjustment

Value = str | int | float | date


@dataclass(frozen=True)
class PayrollPerson:
    """One person's days of the period, and what was booked into them from closed ones."""

    employee_id: str
    name: str
    team: str
    days: Sequence[DayResult]
    adjustments: Sequence[Adjustment] = ()


class PayrollLines:
    """``leave_types`` by which credited minutes are told apart."""

    def __init__(
        self, mapping: PayrollMapping, first: date, last: date, leave_types: Sequence[LeaveType]
    ) -> None:
        self._mapping = mapping
        self._leave_types = leave_types
        self._period: dict[str, Value] = {"period": span_text(first, last), "first": first, "last": last}

    def headings(self) -> list[str]:
        return [inert(column.header or column.field) for column in self._mapping.column]

    def of(self, person: PayrollPerson) -> Iterator[list[str]]:
        """Raises InputProblem for minutes that no wage type is named for."""
        for values, amounts in self._lines(person):
            fixed = self._period | values
            yield [self._cell(column, fixed, amounts) for column in self._mapping.column]

    def _lines(self, person: PayrollPerson) -> Iterator[tuple[dict[str, Value], Amounts]]:
        who: dict[str, Value] = {
            "employee_id": person.employee_id,
            "name": person.name,
            "team": person.team,
        }
        match self._mapping.line:
            case Line.DAY:
                yield from ((who | about, amounts) for about, amounts in self._by_day(person))
            case Line.WAGE_TYPE:
                amounts = self._sum(person.days, person.adjustments)
                yield from ((who | about, amounts) for about in self._by_wage_type(amounts.paid))
            case _:
                amounts = self._sum(person.days, person.adjustments)
                if self._mapping.empty or not amounts.nothing:
                    yield who, amounts

    def _by_day(self, person: PayrollPerson) -> Iterator[tuple[dict[str, Value], Amounts]]:
        booked: defaultdict[date, list[Adjustment]] = defaultdict(list)
        for adjustment in person.adjustments:
            booked[adjustment.day].append(adjustment)
        days = {day.day: day for day in person.days}
        for date_ in sorted({*days, *booked}):
            day = days.get(date_)
            amounts = self._sum([day] if day else [], booked[date_])
            if self._mapping.empty or not amounts.nothing:
                yield _about_day(date_, day), amounts

    def _by_wage_type(self, paid: Mapping[Paid, int]) -> Iterator[dict[str, Value]]:
        """Kinds with one code and multiplier make one line, in the order of the mapping."""
        codes: defaultdict[tuple[str, float], dict[Paid, int]] = defaultdict(dict)
        for (kind, multiplier), minutes in paid.items():
            if minutes and (code := self._code(kind)):
                codes[code, multiplier][kind, multiplier] = minutes
        order = list(self._mapping.wage_type.values())
        for code, multiplier in sorted(codes, key=lambda found: (order.index(found[0]), found[1])):
            held = codes[code, multiplier]
            yield {
                "wage_type": code,
                "kind": "+".join(kind for kind, _ in held),
                "multiplier": multiplier,
                "minutes": sum(held.values()),
                "weighted": weighted(held),
            }

    def _code(self, kind: str) -> str:
        """Of "overtime.day" itself, else of "overtime"."""
        codes = self._mapping.wage_type
        for name in (kind, kind.partition(".")[0]):
            if name in codes:
                return codes[name]
        raise InputProblem(
            f"There are minutes of {kind}, and the mapping names no wage type for them; add "
            f'"{kind}" = "..." under [wage_type], or "" to leave them out.'
        )

    def _sum(self, days: Iterable[DayResult], adjustments: Iterable[Adjustment]) -> Amounts:
        amounts = Amounts(self._leave_types)
        for day in days:
            amounts.add(day)
        for adjustment in adjustments:
            amounts.adjust(adjustment.minutes)
        return amounts

    def _cell(self, column: PayrollColumn, fixed: Mapping[str, Value], amounts: Amounts) -> str:
        if not column.field:
            return inert(column.value)
        if column.field not in fixed:
            minutes = amounts.minutes(column.field)
            return str(minutes) if column.field in COUNT_FIELDS else self._number(minutes, column.number)
        value = fixed[column.field]
        if isinstance(value, int):
            return self._number(value, column.number)
        if isinstance(value, float):
            return f"{value:g}".replace(".", self._mapping.decimal)
        if isinstance(value, date):
            return value.strftime(self._mapping.date_format)
        return inert(value)

    def _number(self, minutes: int, number: Number | None) -> str:
        match number or self._mapping.number:
            case Number.MINUTES:
                return str(minutes)
            case Number.CLOCK:
                return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"
            case _:
                return f"{minutes / 60:.{self._mapping.places}f}".replace(".", self._mapping.decimal)


def _about_day(date_: date, day: DayResult | None) -> dict[str, Value]:
    """A day that was not computed may still have minutes carried over."""
    return {
        "day": date_,
        "shift": "+".join(day.shifts) if day else "",
        "status": day.status.value if day else "",
        "label": day.label if day else "",
        "site": day.site if day else "",
    }
