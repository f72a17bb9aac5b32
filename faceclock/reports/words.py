"""The reader's language: words, dates, and terms with their tone."""

import locale
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache

from faceclock.domain.attendance import DayStatus
from faceclock.reports import words_en, words_zh
from faceclock.reports.model import Clock, Term, Tone
from faceclock.settings.model import Language

_TABLES: Mapping[Language, Mapping[str, str]] = {
    Language.ENGLISH: words_en.WORDS,
    Language.CHINESE: words_zh.WORDS,
}
_TONES = {
    DayStatus.PRESENT: Tone.OK,
    DayStatus.HALF_DAY: Tone.WARN,
    DayStatus.ABSENT: Tone.BAD,
    DayStatus.MISSING_PUNCH: Tone.WARN,
    DayStatus.LEAVE: Tone.PLAIN,
    DayStatus.ON_DUTY: Tone.PLAIN,
}
_DAY = timedelta(days=1)


def resolve(wanted: Language) -> Language:
    """The language that "system" stands for: Chinese where the system speaks it, else English."""
    if wanted is not Language.SYSTEM:
        return wanted
    spoken = locale.getlocale()[0] or ""
    return Language.CHINESE if spoken.startswith(("zh", "Chinese")) else Language.ENGLISH


class Words:
    """One language's table. ``words("key", blank=...)`` fills in the blanks."""

    def __init__(self, language: Language) -> None:
        self.language = resolve(language)
        self._table = _TABLES[self.language]
        self._weekdays = self._table["weekdays"].split()
        self._months = self._table["months"].split()
        self.status = cache(self._status)
        self.day_in_row = cache(self._day_in_row)

    def __call__(self, key: str, **blanks: object) -> str:
        return self._table[key].format(**blanks) if blanks else self._table[key]

    def term(self, group: str, code: str, tone: Tone = Tone.PLAIN) -> Term:
        """The word of a code; the code itself where there is none."""
        return Term(code, self._table.get(f"{group}.{code}", code), tone)

    def _status(self, status: DayStatus) -> Term:
        return self.term("status", status.value, _TONES.get(status, Tone.MUTED))

    def overtime_class(self, name: str) -> Term:
        """A class's name; weekly tiers are numbered from the second on (``week-2``)."""
        _, _, tier = name.partition("week-")
        return Term(name, self("class.tier", number=tier)) if tier.isdigit() else self.term("class", name)

    def weekday(self, day: date) -> str:
        return self._weekdays[day.weekday()]

    def day(self, day: date) -> str:
        """A day in full, as in a heading."""
        return self("date.day", weekday=self.weekday(day), day=day.day, month=self._month(day), year=day.year)

    def _day_in_row(self, day: date) -> str:
        return self("date.row", iso=day.isoformat(), weekday=self.weekday(day))

    def period(self, first: date, last: date) -> str:
        """A whole month by its name, else from day to day."""
        if first == last:
            return self.day(first)
        if first.day == 1 and (last + _DAY).day == 1 and (first.year, first.month) == (last.year, last.month):
            return self("date.month", month=self._month(first), year=first.year)
        return self("date.period", first=self.day(first), last=self.day(last))

    def _month(self, day: date) -> str:
        return self._months[day.month - 1]


def hours(minutes: float) -> str:
    """Minutes as h:mm, whole and signed where negative: 484 is "8:04"."""
    whole = round(minutes)
    sign, left = ("-", -whole) if whole < 0 else ("", whole)
    return f"{sign}{left // 60}:{left % 60:02d}"


def signed(minutes: float) -> str:
    return hours(minutes) if round(minutes) <= 0 else f"+{hours(minutes)}"


def share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "0 %"


def moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def time_of_day(clock: Clock) -> str:
    text = f"{clock.at:%H:%M}"
    return f"{text} {clock.days:+d}" if clock.days else text
