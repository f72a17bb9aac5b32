"""Each step of a reckoning as a sentence for whoever asks why, in the time of the site."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from faceclock.app.attendance.sentence_words import PHRASES
from faceclock.domain.attendance import Step, TraceStep
from faceclock.settings.model import Language


class Teller:
    """Tells steps of one day at a place; ``language`` is English or Chinese."""

    def __init__(self, day: date, zone: ZoneInfo, language: Language = Language.ENGLISH) -> None:
        self._day, self._zone = day, zone
        self._language, self._words = language, PHRASES[language]

    def sentence(self, step: TraceStep) -> str:
        """Local times; those of another day have their date."""
        of_sum = step.step is Step.ROUNDED and step.at is None
        return self._words.steps["rounded-sum" if of_sum else step.step.value].format(**self._blanks(step))

    def clock(self, at: datetime | None) -> str:
        """Seconds are shown where there are any, because lateness looks at them."""
        if at is None:
            return "?"
        local = at.astimezone(self._zone)
        time = f"{local:%H:%M:%S}" if local.second or local.microsecond else f"{local:%H:%M}"
        return (
            time if local.date() == self._day else self._words.other_day.format(time=time, day=local.date())
        )

    def _blanks(self, step: TraceStep) -> dict[str, str]:
        words, minutes = self._words, step.minutes or 0
        name, _, multiplier = step.detail.partition(" ")
        at, until = self.clock(step.at), self.clock(step.until)
        spoken = spoken_minutes(abs(minutes), self._language)
        return {
            "at": at,
            "until": until,
            "span": words.span.format(start=at, end=until),
            "minutes": spoken,
            "signed": f"{'+' if minutes > 0 else '-'}{spoken}",
            "kind": words.kind.format(
                direction=words.directions.get(name, name), method=words.methods.get(multiplier, multiplier)
            ),
            "direction": words.directions.get(step.detail, step.detail),
            "outside": words.outside.get(step.detail, step.detail),
            "class_": _class(words.classes, name),
            "times": words.times.format(multiplier=multiplier) if multiplier else "",
            "verdict": words.verdicts.get(step.detail, words.verdicts["half-day"]),
            "detail": step.detail,
        }


def _class(words: Mapping[str, str], name: str) -> str:
    """Tiers of the week are numbered from the second on (``week-2``)."""
    return words.get(name, words["week"] if name.startswith("week-") else name)


def spoken_minutes(minutes: int, language: Language = Language.ENGLISH) -> str:
    """45 is "45 min", 462 "7 h 42 min"."""
    words = PHRASES[language]
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words.minutes.format(minutes=rest)
    return (words.both if rest else words.hours).format(hours=hours, minutes=rest)
