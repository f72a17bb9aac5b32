"""Versions of shifts, told and previewed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from faceclock.app.announcing import Json, instant
from faceclock.attendance.checking.shifts import length_of
from faceclock.attendance.clock_changes import ChangedShift, changed_shifts
from faceclock.domain.rulebook import BEGINNING, Rounding, RoundingMode, ShiftType


def version_at(shifts: Iterable[ShiftType], code: str, valid_from: date | None) -> ShiftType | None:
    """The version of a shift that begins on a day, or that holds then; the newest where no day is given."""
    found = sorted((each for each in shifts if each.code == code), key=lambda each: each.valid_from)
    held = [each for each in found if valid_from is None or each.valid_from <= valid_from]
    return held[-1] if held else None


def describe_shift(shift: ShiftType) -> Sequence[object]:
    """Code, name, from, start, end, hours, grace, breaks, rounding."""
    counting = shift.counting
    steps = ", ".join(f"{step.take} min after {step.after / 60:g} h" for step in counting.breaks.automatic)
    rounding = [
        f"{name} {_rounding(each)}"
        for name, each in (
            ("in", counting.rounding.first_in),
            ("out", counting.rounding.last_out),
            ("sum", counting.rounding.worked),
        )
        if each.mode is not RoundingMode.NONE
    ]
    return (
        shift.code,
        shift.name,
        "" if shift.valid_from == BEGINNING else shift.valid_from.isoformat(),
        f"{shift.start:%H:%M}",
        f"{shift.end:%H:%M}",
        f"{length_of(shift) / 60:g}",
        f"{shift.grace_late}/{shift.grace_early}",
        steps,
        ", ".join(rounding),
    )


def clock_changes(shifts: Iterable[ShiftType], zone: ZoneInfo, year: int) -> Iterator[Json]:
    """How long each shift is on the days of a year on which clocks are changed within it."""
    found = sorted(shifts, key=lambda each: (each.code, each.valid_from))
    for index, shift in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) and found[index + 1].code == shift.code else None
        for night in changed_shifts(shift, zone, year):
            if (shift.valid_from <= night.day or _is_first(found, index)) and (
                after is None or night.day < after.valid_from
            ):
                yield _as_json(shift, night, zone)


def _is_first(shifts: Sequence[ShiftType], index: int) -> bool:
    return index == 0 or shifts[index - 1].code != shifts[index].code


def _as_json(shift: ShiftType, night: ChangedShift, zone: ZoneInfo) -> Json:
    return {
        "shift": shift.code,
        "date": night.day.isoformat(),
        "zone": zone.key,
        "changed_at": instant(night.change.at),
        "clocks": night.change.minutes,
        "start": instant(night.start),
        "end": instant(night.end),
        "local_start": f"{night.start.astimezone(zone):%Y-%m-%d %H:%M}",
        "local_end": f"{night.end.astimezone(zone):%Y-%m-%d %H:%M}",
        "planned_minutes": night.planned,
        "minutes": night.elapsed,
    }


def _rounding(rounding: Rounding) -> str:
    return f"{rounding.mode.value} {rounding.unit}"
