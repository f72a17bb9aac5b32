"""The month and the day of one person, and everybody's month, as the console shows them."""

from datetime import date, datetime

import pytest
from hours_company import END, OCTOBER, company, october, punch, session_of, worked

from faceclock.app.console.attendance import HoursService
from faceclock.app.console.attendance_marks import DayMark
from faceclock.app.console.attendance_overview import Open, OverviewService
from faceclock.app.console.attendance_timeline import Stretch
from faceclock.domain.attendance import Step
from faceclock.domain.errors import InputProblem
from faceclock.domain.punch import Direction
from faceclock.domain.roles import Role


@pytest.fixture
def site(tmp_path):
    yield from company(tmp_path / "data")


@pytest.fixture
def session(site):
    return session_of(site, "Hanna")


@pytest.fixture
def hours(site, session):
    return HoursService(session, site)


def test_people_are_found_by_name_those_on_the_roll_first(hours):
    assert [(person.id, person.active) for person in hours.people()] == [
        ("E1", True),
        ("E2", True),
        ("E3", True),
        ("E4", False),
    ]


def test_a_month_says_of_each_day_what_weighs_most(hours):
    month = hours.month("E2", OCTOBER)
    marks = {day.day.day: day.mark for day in month.days}
    assert len(marks) == 31
    assert [marks[day] for day in (1, 2, 3, 4, 6)] == [
        DayMark.UNAPPROVED,
        DayMark.MISSING,
        DayMark.HOLIDAY,
        DayMark.WEEKEND,
        DayMark.ABSENT,
    ]
    assert month.worked == 8 * 60 + 48 and month.planned == 23 * 480 and month.credited == 480


def test_leave_counts_as_planned(hours):
    month = hours.month("E1", OCTOBER)
    assert month.days[5].mark is DayMark.LEAVE and month.days[5].label == "Vacation"
    assert (month.worked, month.credited) == (960, 3 * 480) and month.counted == 5 * 480


def test_a_month_to_come_shows_the_plan(hours):
    month = hours.month("E1", date(2099, 1, 1))
    assert all(day.result is None for day in month.days)
    assert (month.days[0].shifts, month.days[0].planned, month.days[2].mark) == (
        ("day",),
        480,
        DayMark.WEEKEND,
    )


def test_a_night_reaches_over_midnight_and_names_its_punches(hours):
    day = hours.day("E3", october(6))
    assert day.result.worked == 8 * 60 + 44 and day.shifts == ("night",)
    line = day.timeline
    assert (line.end - line.start).total_seconds() == 10 * 3600
    assert [each.kind for each in line.planned] == [Stretch.WINDOW, Stretch.SHIFT]
    [work] = line.worked
    assert work.kind is Stretch.WORK and work.end.day == 7
    assert [(each.direction, each.counted) for each in day.punches] == [
        (Direction.IN, True),
        (Direction.OUT, True),
    ]
    assert Step.PAIR in {step.step for step in day.result.trace}


@pytest.mark.parametrize(("role", "score"), [(Role.HR, None), (Role.ADMINISTRATOR, 0.71)])
def test_scores_are_for_those_who_look_after_recognition(site, role, score):
    day = HoursService(session_of(site, "Ida", role), site).day("E1", october(1))
    assert {punch.similarity for punch in day.punches} == {score}


def test_grace_and_a_duplicate_are_on_the_day(hours, site):
    punch(site, "E1", datetime(2025, 10, 2, 8, 0, 30), Direction.IN)
    day = hours.day("E1", october(2))
    assert [each.kind for each in day.timeline.planned] == [Stretch.WINDOW, Stretch.SHIFT, Stretch.GRACE]
    assert [each.duplicate for each in day.punches] == [False, True, False]


def test_a_day_without_anything_has_no_line(hours):
    day = hours.day("E1", october(4))
    assert day.timeline is None and day.punches == () and day.result.worked == 0


def test_nobody_is_refused(hours):
    with pytest.raises(InputProblem, match="Nobody has the ID"):
        hours.month("E9", OCTOBER)


def test_a_punch_from_elsewhere_is_noticed(hours, site):
    before = hours.facts_seen()
    assert hours.facts_seen() == before
    worked(site, "E1", 8, datetime(2025, 1, 1, 8).time(), datetime(2025, 1, 1, 16).time())
    assert hours.facts_seen() != before


def test_everybodys_month_names_what_is_to_be_settled(site, session):
    told = []
    found = OverviewService(session, site).overview(OCTOBER, END, progress=lambda *each: told.append(each))
    assert [row.person.id for row in found.rows] == ["E3", "E1", "E2"]
    assert len(found.rows[0].cells) == 31 and found.rows[1].cells[0].minutes == 480
    assert [(each.what, each.person.id, each.day.day, each.minutes) for each in found.to_settle] == [
        (Open.MISSING, "E2", 2, 1),
        (Open.UNAPPROVED, "E2", 1, 48),
        (Open.UNAPPROVED, "E3", 6, 44),
    ]
    assert told[-1] == (4, 4)


def test_how_many_wait_is_known_before(site, session):
    service = OverviewService(session, site)
    assert service.waiting(OCTOBER, END) == 4
    service.overview(OCTOBER, END)
    assert service.waiting(OCTOBER, END) == 0
    assert service.waiting(date(2099, 1, 1), date(2099, 1, 31)) == 0


def test_a_team_alone(site, session):
    service = OverviewService(session, site)
    assert service.teams() == ["nights", "office"]
    assert [row.person.id for row in service.overview(OCTOBER, END, "office").rows] == ["E1", "E2"]
    with pytest.raises(InputProblem, match="There is no team"):
        service.overview(OCTOBER, END, "kitchen")
