"""Both languages say the same things, and every code has its word."""

import string
from datetime import date

import pytest

from faceclock.domain.attendance import DayStatus
from faceclock.reports import words_en, words_zh
from faceclock.reports.exceptions import What
from faceclock.reports.words import Words, hours, resolve, share, signed
from faceclock.settings.model import Language

ENGLISH, CHINESE = Words(Language.ENGLISH), Words(Language.CHINESE)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_tables_have_the_same_keys_and_blanks():
    assert words_en.WORDS.keys() == words_zh.WORDS.keys()
    differing = [key for key in words_en.WORDS if blanks(words_en.WORDS[key]) != blanks(words_zh.WORDS[key])]
    assert differing == []


def test_lists_have_their_lengths():
    for words in (ENGLISH, CHINESE):
        assert len(words("weekdays").split()) == len(words("weekdays.short").split()) == 7
        assert len(words("months").split()) == 12


@pytest.mark.parametrize("words", [ENGLISH, CHINESE])
def test_every_code_has_a_word(words):
    for status in DayStatus:
        assert words.status(status).word
        assert f"mark.{status.value}" in words_en.WORDS
    for what in What:
        assert f"exception.{what.value}" in words_en.WORDS
    for name in ("holiday", "weekend", "rest-day", "day", "week", "week-2", "week-over"):
        assert words.overtime_class(name).code == name
    assert words.overtime_class("week-3").word in ("week, tier 3", "周加班第3档")


def test_words_do_not_fall_back_to_english():
    same = [key for key in words_en.WORDS if words_en.WORDS[key] == words_zh.WORDS[key]]
    assert all(key.startswith(("mark.", "page", "date.row")) for key in same), same


@pytest.mark.parametrize(
    ("first", "last", "english", "chinese"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "October 2026", "2026年10月"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024", "2024年2月"),
        (date(2026, 10, 5), date(2026, 10, 5), "Mon 5 October 2026", "2026年10月5日 周一"),
        (
            date(2026, 10, 1),
            date(2026, 10, 30),
            "Thu 1 October 2026 – Fri 30 October 2026",
            "2026年10月1日 周四 至 2026年10月30日 周五",
        ),
    ],
)
def test_a_period_in_words(first, last, english, chinese):
    assert ENGLISH.period(first, last) == english
    assert CHINESE.period(first, last) == chinese


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0:00"), (484, "8:04"), (-5, "-0:05"), (146250, "2437:30"), (22.5, "0:22")]
)
def test_hours(minutes, text):
    assert hours(minutes) == text


def test_signs_and_shares():
    assert signed(5) == "+0:05"
    assert signed(-65) == "-1:05"
    assert signed(0) == "0:00"
    assert share(1, 3) == "33 %"
    assert share(0, 0) == "0 %"


def test_the_systems_language(monkeypatch):
    for name, language in (
        ("zh_CN", Language.CHINESE),
        ("Chinese (Simplified)_China", Language.CHINESE),
        ("de_DE", Language.ENGLISH),
        (None, Language.ENGLISH),
    ):
        monkeypatch.setattr("locale.getlocale", lambda name=name: (name, "UTF-8"))
        assert resolve(Language.SYSTEM) is language
    assert resolve(Language.CHINESE) is Language.CHINESE
