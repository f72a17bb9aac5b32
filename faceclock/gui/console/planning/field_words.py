"""What each field of a shift and of the company's rules is called, and what it does."""

from typing import NamedTuple

from faceclock.gui.console.planning.field_words_overtime import overtime_words
from faceclock.gui.language import translate


class FieldWords(NamedTuple):
    title: str
    hint: str = ""


def field_words() -> dict[str, FieldWords]:
    """By class and field, such as "ShiftType.grace_late"."""
    found = {**_shift(), **_company(), **_counting(), **overtime_words()}
    return {key: FieldWords(*words) for key, words in found.items()}


def _shift() -> dict[str, tuple[str, str]]:
    return {
        "ShiftType.code": (
            translate("Fields", "Short code"),
            translate("Fields", "One word; it stands in the roster's cells."),
        ),
        "ShiftType.name": (translate("Fields", "Name"), ""),
        "ShiftType.start": (translate("Fields", "Begins"), ""),
        "ShiftType.end": (
            translate("Fields", "Ends"),
            translate("Fields", "At or before the beginning: on the next day."),
        ),
        "ShiftType.grace_late": (
            translate("Fields", "So much later is not late"),
            translate("Fields", "Who comes later still is late from the beginning on."),
        ),
        "ShiftType.grace_early": (translate("Fields", "So much earlier is not early"), ""),
        "ShiftType.check_in_before": (
            translate("Fields", "Check-in opens before the beginning"),
            translate("Fields", "Earlier punches belong to no shift or to the one before."),
        ),
        "ShiftType.check_out_after": (
            translate("Fields", "Check-out closes after the end"),
            translate("Fields", "Later punches belong to no shift or to the next one."),
        ),
        "ShiftType.absent_below": (
            translate("Fields", "Absent below"),
            translate("Fields", "Who worked less was absent; 0 switches it off."),
        ),
        "ShiftType.half_day_below": (
            translate("Fields", "Half a day below"),
            translate("Fields", "Who worked less was there half a day; 0 switches it off."),
        ),
        "ShiftType.before": (translate("Fields", "Time before the shift"), ""),
        "ShiftType.after": (translate("Fields", "Time after the shift"), ""),
        "ShiftType.daily_minutes": (
            translate("Fields", "Normal hours of the day"),
            translate(
                "Fields", "Overtime of the day begins beyond them. Not ticked: the shift less its break."
            ),
        ),
        "ShiftType.auto_out": (
            translate("Fields", "Check out who forgot to, after the end"),
            translate("Fields", "Stored as a punch of the system and shown as such."),
        ),
        "ShiftType.flexible": (
            translate("Fields", "Flexible hours with core time"),
            translate(
                "Fields", "People come and go freely within the shift, but are there in the core time."
            ),
        ),
        "Flexible.core_start": (translate("Fields", "Core time begins"), ""),
        "Flexible.core_end": (translate("Fields", "Core time ends"), ""),
        "Flexible.total": (translate("Fields", "Hours that a day owes"), ""),
    }


def _company() -> dict[str, tuple[str, str]]:
    return {
        "RuleSet.duplicate_minutes": (
            translate("Fields", "A second punch within"),
            translate("Fields", "It is kept and shown, and counts for nothing."),
        ),
        "RuleSet.min_off": (
            translate("Fields", "Time off that begins a new shift"),
            translate("Fields", "For work without a roster."),
        ),
        "RuleSet.day_of": (
            translate("Fields", "Work over midnight belongs to"),
            translate("Fields", "For work without a roster."),
        ),
        "RuleSet.week_start": (translate("Fields", "The week begins on"), ""),
        "RuleSet.weekend": (translate("Fields", "Weekend"), ""),
        "RuleSet.daily_minutes": (
            translate("Fields", "Normal hours of a day without a shift"),
            translate("Fields", "Not ticked: no limit, and no overtime of the day there."),
        ),
    }


def _counting() -> dict[str, tuple[str, str]]:
    return {
        "Counting.direction": (translate("Fields", "In or out is"), ""),
        "Counting.pairs": (translate("Fields", "What is counted"), ""),
        "Counting.min_span": (
            translate("Fields", "Shorter stays count for nothing"),
            translate("Fields", "0 counts every minute."),
        ),
        "Counting.max_span": (
            translate("Fields", "Longer stays are a missing punch"),
            translate("Fields", "Somebody forgot to check out."),
        ),
        "Breaks.punched": (translate("Fields", "Breaks that are punched are"), ""),
        "Breaks.automatic": (
            translate("Fields", "Breaks that are taken off"),
            translate("Fields", "Less what was punched as a break."),
        ),
        "RoundingRules.first_in": (
            translate("Fields", "Round the first check-in"),
            translate("Fields", "Late is judged on the real time."),
        ),
        "RoundingRules.last_out": (translate("Fields", "Round the last check-out"), ""),
        "RoundingRules.worked": (translate("Fields", "Round the day's sum"), ""),
    }
