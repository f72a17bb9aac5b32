"""The same punches under two rule books: who would gain, who would lose."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from faceclock.attendance.clock import micros_of
from faceclock.attendance.engine import automatic_outs, reckon, span_needed
from faceclock.attendance.plan import Plan
from faceclock.domain.attendance import DayResult, Stamp
from faceclock.domain.punch import Direction, Method

# Minutes by figure: worked, regular, credited, late, early, overtime.CLASS as paid, overtime_unpaid, and these two.
Figures = Counter[str]
PAID, WEIGHTED = "paid", "weighted"


@dataclass(frozen=True)
class Change:
    """One person some of whose days come out otherwise: the sums under both books, and on how many ``days``."""

    employee_id: str
    before: Figures
    after: Figures
    days: int

    @property
    def gain(self) -> int:
        """Minutes more that are paid, or where these are as many, that are counted by multipliers; below 0: less."""
        paid = self.after[PAID] - self.before[PAID]
        return paid or self.after[WEIGHTED] - self.before[WEIGHTED]


def replay(
    employee_id: str, stamps: Sequence[Stamp], plan: Plan, first: date, last: date, now: datetime
) -> list[Figures]:
    """The figures of each day first..last. ``stamps`` are those that play a part; check-outs by the system are left
    aside and made anew, as the plan says."""
    own = [stamp for stamp in stamps if stamp.method is not Method.SYSTEM or stamp.voided]
    made = _system_outs(employee_id, own, plan, first, last, now)
    return [
        figures_of(day) for day in reckon(employee_id, [*own, *made], plan, first, last, now, trace=False)
    ]


def _system_outs(
    employee_id: str, stamps: Sequence[Stamp], plan: Plan, first: date, last: date, now: datetime
) -> list[Stamp]:
    there = {stamp.at for stamp in stamps}
    due = automatic_outs(employee_id, stamps, plan, *span_needed(plan, first, last), now)
    instants = [micros for micros in map(micros_of, due) if micros not in there]
    return [Stamp(f"system-{micros}", micros, Direction.OUT, Method.SYSTEM) for micros in instants]


def figures_of(day: DayResult) -> Figures:
    """Without those that are 0."""
    overtime = {f"overtime.{part.name}": part.minutes for part in day.overtime}
    weighted = sum(part.minutes * part.multiplier for part in day.overtime)
    base = day.regular + day.credited
    found = {
        "worked": day.worked,
        "regular": day.regular,
        **overtime,
        "overtime_unpaid": sum(part.unapproved + part.capped for part in day.overtime),
        "credited": day.credited,
        "late": day.late,
        "early": day.early,
        PAID: base + sum(overtime.values()),
        WEIGHTED: base + round(weighted),
    }
    return Counter({name: minutes for name, minutes in found.items() if minutes})


def compared(employee_id: str, before: Sequence[Figures], after: Sequence[Figures]) -> Change:
    """Both have the same days."""
    days = sum(was != becomes for was, becomes in zip(before, after, strict=True))
    return Change(employee_id, total(before), total(after), days)


def total(figures: Sequence[Figures]) -> Figures:
    found = Figures()
    for each in figures:
        found.update(each)
    return found
