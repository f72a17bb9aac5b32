"""What the cells of the roster say."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, QLocale

from faceclock.app.attendance.roster_grid import RosterCell, RosterRow
from faceclock.domain.attendance import DayKind
from faceclock.domain.rulebook import ShiftType, shift_codes
from faceclock.gui.language import translate


def day_text(day: date, locale: QLocale, pattern: str = "") -> str:
    """In the reader's language; without a ``pattern`` weekday, day and month."""
    wanted = pattern or translate("Roster", "ddd d MMM")
    return locale.toString(QDate(day.year, day.month, day.day), wanted)


def full_day_text(day: date, locale: QLocale) -> str:
    """With the year."""
    return day_text(day, locale, translate("Roster", "ddd d MMM yyyy"))


def cell_text(cell: RosterCell) -> str:
    """The few characters in a cell: the shift's code, else what the day is."""
    if cell.work:
        return cell.work
    if cell.holiday:
        return translate("Roster", "Holiday")
    return translate("Roster", "Off") if cell.off else ""


def times_of(work: str, shifts: Mapping[str, ShiftType]) -> str:
    """Such as 06:00–14:00; of several shifts all of them."""
    known = [shifts[code] for code in shift_codes(work) if code in shifts]
    return " + ".join(f"{shift.start:%H:%M}–{shift.end:%H:%M}" for shift in known)


def cell_sentence(
    row: RosterRow,
    day: date,
    cell: RosterCell,
    shifts: Mapping[str, ShiftType],
    locale: QLocale,
    locked: bool,
) -> str:
    """All that is known of a cell, for its tooltip and for those who hear it."""
    parts = [f"{row.name or row.id}, {day_text(day, locale)}", _work(cell, shifts)]
    if cell.holiday:
        parts.append(translate("Roster", "Holiday: {name}").format(name=cell.holiday))
    if cell.leave:
        parts.append(translate("Roster", "Away: {leave}").format(leave=cell.leave))
    if cell.own:
        parts.append(translate("Roster", "Planned for this person"))
    elif cell.work or cell.off:
        parts.append(translate("Roster", "From the team's or everybody's roster"))
    if locked:
        parts.append(translate("Roster", "Locked"))
    return "\n".join(parts)


def _work(cell: RosterCell, shifts: Mapping[str, ShiftType]) -> str:
    if cell.work:
        return f"{cell.work}  {times_of(cell.work, shifts)}"
    if cell.off:
        return translate("Roster", "Day off")
    if cell.kind is DayKind.WEEKEND:
        return translate("Roster", "Weekend, nothing planned")
    return translate("Roster", "Nothing planned")
