"""A made-up company over six weeks with a clock change: its sums agree, and whatever arrives when comes to the same."""

from datetime import UTC, date, datetime
from itertools import pairwise
from random import Random

import pytest
from attendance.checks import counted, sums_agree
from attendance.company import Company, Person, company

from faceclock.attendance.affected import affected_days
from faceclock.attendance.engine import changed_by, day_stage, reckon, settle, span_needed
from faceclock.attendance.plan import Plan, Plans
from faceclock.domain.attendance import DayResult, DayStatus, Stamp

FIRST, LAST = date(2026, 3, 2), date(2026, 4, 12)
LONG_AFTER = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def staff() -> Company:
    return company(5, 24, FIRST, LAST)


@pytest.fixture(scope="module")
def plans(staff: Company) -> Plans:
    return Plans(staff.book, staff.holidays, staff.zone)


def days_of(person: Person, staff: Company, plans: Plans) -> list[DayResult]:
    plan = plans.of(person.id, person.team)
    return reckon(person.id, staff.stamps[person.id], plan, FIRST, LAST, LONG_AFTER)


def test_the_same_seed_makes_the_same_company(staff: Company) -> None:
    assert company(5, 24, FIRST, LAST) == staff != company(6, 24, FIRST, LAST)


def test_all_sums_agree_and_no_minute_is_counted_twice(staff: Company, plans: Plans) -> None:
    for person in staff.people:
        minutes = []
        for day in days_of(person, staff, plans):
            sums_agree(day)
            minutes += counted(day)
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(minutes)))


def test_most_days_are_as_they_were_lived(staff: Company, plans: Plans) -> None:
    """The facts are mostly clean: nine rostered days of ten are present, on leave or a holiday, or miss a punch."""
    found = [day for person in staff.people for day in days_of(person, staff, plans) if day.scheduled]
    absent = [day for day in found if day.status is DayStatus.ABSENT]
    missing = [day for day in found if day.status is DayStatus.MISSING_PUNCH]
    assert len(absent) < 0.05 * len(found)
    assert 0.02 * len(found) < len(missing) < 0.15 * len(found)


@pytest.mark.parametrize("team", ["office", "red", "nights", "split", "helpers"])
def test_punches_that_arrive_one_by_one_in_any_order_come_to_the_same(
    staff: Company, plans: Plans, team: str
) -> None:
    person = next(person for person in staff.people if person.team == team)
    plan = plans.of(person.id, person.team)
    start, _ = span_needed(plan, FIRST, LAST)
    days = {day.day: day for day in day_stage(person.id, [], plan, start, LAST, LONG_AFTER)}
    arrived: list[Stamp] = []
    for stamp in Random(1).sample(staff.stamps[person.id], len(staff.stamps[person.id])):
        arrived.append(stamp)
        _refresh(days, person, arrived, plan, stamp.at)
    settled = [day for day in settle([days[day] for day in sorted(days)], plan) if day.day >= FIRST]
    assert settled == days_of(person, staff, plans)


def _refresh(days: dict[date, DayResult], person: Person, arrived: list[Stamp], plan: Plan, at: int) -> None:
    span = affected_days(arrived, plan, at)
    assert span is not None
    for day in day_stage(person.id, arrived, plan, *span, LONG_AFTER):
        if day.day in days:
            days[day.day] = day


def test_a_change_reaches_no_further_than_it_is_said_to(staff: Company, plans: Plans) -> None:
    """Each third punch of somebody whose month is capped, voided for itself: only the days that are named differ."""
    person = staff.people[0]
    plan = plans.of(person.id, person.team)
    stamps, before = staff.stamps[person.id], days_of(person, staff, plans)
    assert any(part.capped for day in before for part in day.overtime)
    for place in range(0, len(stamps), 3):
        voided = [*stamps[:place], stamps[place]._replace(voided=True), *stamps[place + 1 :]]
        span = affected_days(voided, plan, stamps[place].at)
        assert span is not None
        first, last = changed_by(plan, *span)
        after = reckon(person.id, voided, plan, FIRST, LAST, LONG_AFTER)
        differing = [was.day for was, is_now in zip(before, after, strict=True) if was != is_now]
        assert all(first <= day <= last for day in differing)
