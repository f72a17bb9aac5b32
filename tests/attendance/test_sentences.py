"""Every step of a trace has a sentence that people understand, in the time of the site."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from faceclock.app.attendance.sentences import Teller, spoken_minutes
from faceclock.domain.attendance import Step, TraceStep
from faceclock.settings.model import Language

TELLER = Teller(date(2026, 3, 28), ZoneInfo("Europe/Berlin"))
IN = datetime(2026, 3, 28, 21, 0, tzinfo=UTC)
OUT = datetime(2026, 3, 29, 4, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (TraceStep(Step.PUNCH, at=IN, detail="in face"), "22:00 check-in, by face."),
        (
            TraceStep(Step.PUNCH, at=OUT, detail="out system"),
            "06:00:30 on 2026-03-29 check-out, made by the program, because nobody checked out.",
        ),
        (TraceStep(Step.CORRECTED, at=IN, detail="out"), "22:00 was made as check-out and corrected."),
        (
            TraceStep(Step.MISSING, at=IN, detail="out"),
            "To 22:00 the check-out is missing; no minute counts without it.",
        ),
        (
            TraceStep(Step.PAIR, at=IN, until=OUT, minutes=420),
            "22:00 to 06:00:30 on 2026-03-29: 7 h at work.",
        ),
        (TraceStep(Step.ROUNDED, minutes=-8, detail="worked"), "The sum is rounded by -8 min."),
        (
            TraceStep(Step.OVERTIME, minutes=75, detail="week 1.5"),
            "1 h 15 min are overtime of the week, times 1.5.",
        ),
        (
            TraceStep(Step.CAPPED, minutes=5, detail="week-2"),
            "5 min are above what is paid as overtime of the week.",
        ),
        (
            TraceStep(Step.THRESHOLD, minutes=240, detail="half-day"),
            "Fewer than 4 h were worked, which is half a day.",
        ),
    ],
)
def test_what_is_said(step, sentence):
    assert TELLER.sentence(step) == sentence


@pytest.mark.parametrize("step", Step)
def test_no_step_is_without_chinese_words(step):
    teller = Teller(date(2026, 3, 28), ZoneInfo("Europe/Berlin"), Language.CHINESE)
    said = teller.sentence(TraceStep(step, at=IN, until=OUT, minutes=90, detail="Kantine"))
    assert said.endswith("。")
    assert not re.search("[A-Za-z]", said.replace("Kantine", "")), "a word was left in English"


@pytest.mark.parametrize("step", Step)
def test_no_step_is_without_words(step):
    said = TELLER.sentence(TraceStep(step, at=IN, until=OUT, minutes=30, detail="day"))
    assert said.endswith(".")
    assert said.strip() == said


def test_minutes_are_spoken():
    assert [spoken_minutes(each) for each in (0, 45, 60, 462)] == ["0 min", "45 min", "1 h", "7 h 42 min"]
