"""Which steps of a reckoning answer which question, as lines to show."""

from collections.abc import Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from faceclock.app.attendance.sentences import Teller
from faceclock.app.console.attendance_views import DayPunch, PersonDay, PersonMonth
from faceclock.domain.attendance import Step, TraceStep
from faceclock.gui.console.attendance.figures import About
from faceclock.gui.console.attendance.words import direction_word, short_day, signed_minutes, step_word
from faceclock.gui.language import translate
from faceclock.settings.model import Language

_ANSWERS = {
    About.OVERTIME: {
        Step.SHIFT,
        Step.NO_SHIFT,
        Step.PAIR,
        Step.OUTSIDE,
        Step.OVERTIME,
        Step.BELOW_MINIMUM,
        Step.CAPPED,
        Step.UNAPPROVED,
    },
    About.BREAK: {Step.PAIR, Step.BREAK, Step.AUTOMATIC_BREAK},
    About.LATE: {Step.SHIFT, Step.LATE, Step.LEAVE},
    About.EARLY: {Step.SHIFT, Step.EARLY, Step.LEAVE},
}


class Reason(NamedTuple):
    """``what`` happened in a word, in a sentence, and by which punch."""

    what: str
    sentence: str
    evidence: str = ""


def reasons_of(
    day: PersonDay, month: PersonMonth | None, about: About, language: Language, locale: QLocale
) -> list[Reason]:
    """In the order of the reckoning; of the month's rounding, day by day."""
    if about is About.ROUNDING:
        return list(_rounding(month, locale)) if month else []
    if day.result is None:
        return []
    teller = Teller(day.day, ZoneInfo(day.zone), language)
    wanted = _ANSWERS.get(about)
    punches = {punch.id: punch for punch in day.punches}
    steps = [step for step in day.result.trace if wanted is None or step.step in wanted]
    return [_reason(step, teller, punches.get(step.punch)) for step in steps]


def _reason(step: TraceStep, teller: Teller, punch: DayPunch | None) -> Reason:
    word = step_word(step.step)
    if step.step is Step.PUNCH and punch is not None:
        return Reason(direction_word(punch.direction), teller.sentence(step), evidence_of(punch))
    return Reason(word, teller.sentence(step))


def evidence_of(punch: DayPunch) -> str:
    """The score of a face and where it was seen."""
    parts = [punch.kiosk]
    if punch.similarity is not None and punch.threshold is not None:
        score = translate("Attendance", "similarity {score}, {threshold} needed")
        parts.insert(0, score.format(score=f"{punch.similarity:.2f}", threshold=f"{punch.threshold:.2f}"))
    return " · ".join(part for part in parts if part)


def _rounding(month: PersonMonth, locale: QLocale) -> Iterator[Reason]:
    for each in month.days:
        if each.result is not None and each.result.rounding_seconds:
            yield Reason(short_day(locale, each.day), signed_minutes(each.result.rounding_seconds))
