"""Cases whose minutes were reckoned by hand from the definition of attendance, one test each."""

from collections import Counter
from datetime import timedelta

import pytest
from attendance.worked_case import EMPLOYEE, Case, every_case

from faceclock.attendance.engine import automatic_outs, reckon
from faceclock.attendance.plan import Plans
from faceclock.domain.attendance import DayResult, Step

CASES = every_case()
WEEK = timedelta(days=7)
PARAGRAPHS = (
    "Facts",
    "Duplicate punches",
    "Which shift a punch belongs to",
    "Without a roster",
    "Pairing",
    "Status",
    "Rounding",
    "Breaks",
    "Overtime",
    "Schedules",
)


def days_of(case: Case) -> list[DayResult]:
    plan = Plans(case.book, case.public, case.zone).of(EMPLOYEE, case.team)
    first, last = case.expected[0].day, case.expected[-1].day
    return reckon(EMPLOYEE, case.stamps, plan, first, last, case.as_of)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.paragraph}: {case.name}")
def test_worked_case(case: Case) -> None:
    results = days_of(case)
    expected = {one.day: one for one in case.expected}
    different = {
        f"{result.day} {name}": pair
        for result in results
        if result.day in expected
        for name, pair in expected[result.day].against(result).items()
    }
    assert different == {}, "(expected, got)"
    for result in results:
        if result.day not in expected:  # a day that the case passes over came to nothing
            assert (result.worked, result.span, result.missing, result.overtime) == (0, 0, 0, ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.paragraph}: {case.name}")
def test_its_sums_agree_and_its_trace_names_every_punch(case: Case) -> None:
    results = days_of(case)
    for day in results:
        assert day.worked + day.break_minutes + day.unpaid == day.span
        assert (
            day.regular + sum(part.minutes + part.unapproved + part.capped for part in day.overtime)
            == day.worked
        )
    first, last = results[0].day, results[-1].day
    plan = Plans(case.book, case.public, case.zone).of(EMPLOYEE, case.team)
    around = reckon(EMPLOYEE, case.stamps, plan, first - WEEK, last + WEEK, case.as_of)
    named = {step.punch for day in around for step in day.trace}
    assert {stamp.id for stamp in case.stamps} - named == set()


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.automatic is not None], ids=lambda case: case.name
)
def test_automatic_check_outs(case: Case) -> None:
    plan = Plans(case.book, case.public, case.zone).of(EMPLOYEE, case.team)
    first, last = case.expected[0].day, case.expected[-1].day
    assert tuple(automatic_outs(EMPLOYEE, case.stamps, plan, first, last, case.as_of)) == case.automatic


def test_every_paragraph_has_its_cases() -> None:
    counts = Counter(case.paragraph for case in CASES)
    assert set(counts) == set(PARAGRAPHS)
    assert len(CASES) >= 150
    assert len({(case.paragraph, case.name) for case in CASES}) == len(CASES)


def test_the_reader_knows_every_step_that_a_case_shows() -> None:
    shown = {step for case in CASES for one in case.expected for step in one.shows}
    assert shown <= set(Step)
