"""What days add up to, by the kinds that payroll tells apart. All are minutes unless said otherwise."""

from collections import Counter
from collections.abc import Iterable, Mapping

from faceclock.domain.attendance import DayKind, DayResult, DayStatus
from faceclock.domain.rulebook import LeaveKind, LeaveType

Paid = tuple[str, float]  # a kind of minutes that is paid, and what it counts by


class Amounts:
    """Sums over days. ``paid`` has every paid minute once, by kind and multiplier; ``sums`` the other figures."""

    def __init__(self, leave_types: Iterable[LeaveType]) -> None:
        self._leave_types = {kind.name or kind.code: kind for kind in leave_types}
        self.paid: Counter[Paid] = Counter()
        self.sums: Counter[str] = Counter()

    def add(self, day: DayResult) -> None:
        self.paid["regular", 1.0] += day.regular
        for part in day.overtime:
            self.paid[f"overtime.{part.name}", part.multiplier] += part.minutes
            self.sums["overtime_unpaid"] += part.unapproved + part.capped
        for kind, minutes in self._credited(day).items():
            self.paid[f"credited.{kind}", 1.0] += minutes
        self.sums.update(_figures(day))

    def adjust(self, minutes: int) -> None:
        self.paid["adjusted", 1.0] += minutes

    @property
    def nothing(self) -> bool:
        return not any(self.paid.values()) and not any(self.sums.values())

    def minutes(self, name: str) -> int:
        """One of the fields of minutes or counts; 0 for a class or type that did not occur."""
        if name in self.sums:
            return self.sums[name]
        if name == "paid":
            return self.paid.total()
        if name == "overtime_weighted":
            return weighted(self._under("overtime"))
        return sum(self._under(name).values())

    def _under(self, name: str) -> dict[Paid, int]:
        """Of "overtime" all classes, of "overtime.day" that one."""
        return {
            paid: minutes
            for paid, minutes in self.paid.items()
            if paid[0] == name or paid[0].startswith(f"{name}.")
        }

    def _credited(self, day: DayResult) -> Mapping[str, int]:
        """By leave type, a public holiday under "holiday". Of two half days of paid leave each has its half."""
        if not day.credited:
            return {}
        if day.kind is DayKind.HOLIDAY:
            return {"holiday": day.credited}
        kinds = [kind for kind in self._types_in(day.label) if kind.paid or kind.kind is LeaveKind.DUTY]
        if not kinds:
            return {day.label: day.credited}
        shares = Counter[str]()
        for index, kind in enumerate(kinds):
            shares[kind.code] += (day.credited + index) // len(kinds)
        return shares

    def _types_in(self, label: str) -> list[LeaveType]:
        names = [label] if label in self._leave_types else label.split(", ")
        return [self._leave_types[name] for name in names if name in self._leave_types]


def _figures(day: DayResult) -> dict[str, int]:
    return {
        "scheduled": day.scheduled,
        "worked": day.worked,
        "break": day.break_minutes,
        "unpaid": day.unpaid,
        "late": day.late,
        "early": day.early,
        "missing": day.missing,
        "days_worked": int(day.worked > 0),
        "days_absent": int(day.status is DayStatus.ABSENT),
    }


def weighted(paid: Mapping[Paid, int]) -> int:
    """Each minute by its multiplier, rounded to whole ones at the end."""
    return round(sum(minutes * multiplier for (_, multiplier), minutes in paid.items()))
