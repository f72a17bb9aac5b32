"""Each step of a reckoning as a sentence for whoever asks why, in the time of the site."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from faceclock.domain.attendance import DayStatus, Step, TraceStep

_DIRECTIONS = {
    "in": "check-in",
    "out": "check-out",
    "break-out": "beginning of a break",
    "break-in": "end of a break",
    "unspecified": "punch without direction",
}
_METHODS = {
    "face": "by face",
    "pin": "by PIN",
    "manual": "added by hand",
    "import": "imported",
    "system": "made by the program, because nobody checked out",
}
_OUTSIDE = {
    "worked": "outside the shift, it counts as work",
    "overtime": "outside the shift, it is overtime of the day",
    "unpaid": "outside the shift, it is not paid",
}
_CLASSES = {
    "holiday": "holidays",
    "weekend": "weekends",
    "rest-day": "rest days",
    "day": "the day",
    "week": "the week",
    "week-over": "the week",
}


class Teller:
    """Tells steps of one day at a place."""

    def __init__(self, day: date, zone: ZoneInfo) -> None:
        self._day = day
        self._zone = zone
        self._tell: Mapping[Step, Callable[[TraceStep], str]] = {
            Step.PUNCH: lambda step: f"{self._at(step)} {self._kind(step)}.",
            Step.CORRECTED: lambda step: (
                f"{self._at(step)} was made as {_of(_DIRECTIONS, step)} and corrected."
            ),
            Step.VOIDED: lambda step: f"{self._at(step)} was voided and counts for nothing.",
            Step.DUPLICATE: lambda step: f"{self._at(step)} repeats the punch of {self._until(step)}.",
            Step.SHIFT: lambda step: f"Shift {step.detail}, {self._span(step)}.",
            Step.NO_SHIFT: lambda step: f"{self._span(step)} lies in no shift of the roster.",
            Step.MOVED: lambda step: (
                f"{self._at(step)} belongs to this shift though it lay in that of {step.detail}."
            ),
            Step.DIVIDED: lambda step: (
                f"Work went on through {step.detail}: both are divided at {self._at(step)}."
            ),
            Step.PAIR: lambda step: f"{self._span(step)}: {_minutes(step)} at work.",
            Step.READ_AS: lambda step: (
                f"{self._at(step)} is read as {_of(_DIRECTIONS, step)}, which is what can follow."
            ),
            Step.REPEATED: lambda step: f"{self._at(step)} says again what was so already; it is left out.",
            Step.MISSING: self._missing,
            Step.TOO_LONG: lambda step: (
                f"{self._span(step)} is longer than a shift may be: a punch is missing."
            ),
            Step.TOO_SHORT: lambda step: f"{self._span(step)} is too short to count ({_minutes(step)}).",
            Step.BREAK: lambda step: f"{self._span(step)}: {_minutes(step)} of break.",
            Step.AUTOMATIC_BREAK: lambda step: (
                f"{_minutes(step)} are taken off as the break that the rules ask for."
            ),
            Step.ROUNDED: self._rounded,
            Step.OUTSIDE: lambda step: f"{self._span(step)}: {_minutes(step)} {_of(_OUTSIDE, step)}.",
            Step.LATE: lambda step: (
                f"Came at {self._at(step)}, {_minutes(step)} after {self._until(step)}: late."
            ),
            Step.EARLY: lambda step: (
                f"Left at {self._at(step)}, {_minutes(step)} before {self._until(step)}: early."
            ),
            Step.THRESHOLD: self._threshold,
            Step.HOLIDAY: lambda step: f"Holiday, {step.detail}: {_minutes(step)} are credited.",
            Step.LEAVE: lambda step: f"Leave, {step.detail}: {_minutes(step)} of the plan.",
            Step.ON_DUTY: lambda step: f"On duty elsewhere, {step.detail}: {_minutes(step)} are credited.",
            Step.CREDITED: lambda step: f"{_minutes(step)} are credited: {step.detail}.",
            Step.OVERTIME: _overtime,
            Step.BELOW_MINIMUM: lambda step: (
                f"{_minutes(step)} are too few to be overtime of {_class(step)}."
            ),
            Step.CAPPED: lambda step: (
                f"{_minutes(step)} are above what is paid as overtime of {_class(step)}."
            ),
            Step.UNAPPROVED: lambda step: f"{_minutes(step)} of overtime were not approved and are not paid.",
            Step.LOCKED: lambda step: f"The day is locked: {step.detail}.",
            Step.AFTER_LOCK: lambda step: (
                f"{self._at(step)} {self._kind(step)}, came when the day was locked and counts for nothing."
            ),
            Step.ADJUSTED: lambda step: f"{_signed(step)} booked into this day: {step.detail}.",
        }

    def sentence(self, step: TraceStep) -> str:
        """Local times; those of another day have their date."""
        return self._tell[step.step](step)

    def _at(self, step: TraceStep) -> str:
        return self._clock(step.at)

    def _until(self, step: TraceStep) -> str:
        return self._clock(step.until)

    def _span(self, step: TraceStep) -> str:
        return f"{self._at(step)} to {self._until(step)}"

    def _clock(self, at: datetime | None) -> str:
        """Seconds are shown where there are any, because lateness looks at them."""
        if at is None:
            return "?"
        local = at.astimezone(self._zone)
        time = f"{local:%H:%M:%S}" if local.second or local.microsecond else f"{local:%H:%M}"
        return time if local.date() == self._day else f"{time} on {local.date()}"

    def _kind(self, step: TraceStep) -> str:
        direction, _, method = step.detail.partition(" ")
        return f"{_DIRECTIONS.get(direction, direction)}, {_METHODS.get(method, method)}"

    def _missing(self, step: TraceStep) -> str:
        return f"To {self._at(step)} the {_of(_DIRECTIONS, step)} is missing; no minute counts without it."

    def _rounded(self, step: TraceStep) -> str:
        if step.at is None:
            return f"The sum is rounded by {_signed(step)}."
        return f"{self._at(step)} is rounded to {self._until(step)}."

    def _threshold(self, step: TraceStep) -> str:
        verdict = "absent" if step.detail == DayStatus.ABSENT else "half a day"
        return f"Fewer than {_minutes(step)} were worked, which is {verdict}."


def _overtime(step: TraceStep) -> str:
    name, _, multiplier = step.detail.partition(" ")
    times = f", times {multiplier}" if multiplier else ""
    return f"{_minutes(step)} are overtime of {_CLASSES.get(name, name)}{times}."


def _class(step: TraceStep) -> str:
    name = step.detail
    return _CLASSES.get(name, "the week" if name.startswith("week-") else name)


def _of(words: Mapping[str, str], step: TraceStep) -> str:
    return words.get(step.detail, step.detail)


def _minutes(step: TraceStep) -> str:
    """270 is "4 h 30 min"."""
    return spoken_minutes(step.minutes or 0)


def spoken_minutes(minutes: int) -> str:
    """45 is "45 min", 462 "7 h 42 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def _signed(step: TraceStep) -> str:
    minutes = step.minutes or 0
    return f"{'+' if minutes > 0 else '-'}{spoken_minutes(abs(minutes))}"
