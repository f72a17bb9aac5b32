"""Corrections by the console: who says yes, what is refused, and several at once."""

from datetime import datetime, time

import pytest
from hours_company import PASSWORD, company, october, session_of

from faceclock.app.attendance.periods import lock
from faceclock.app.console.attendance import HoursService
from faceclock.app.console.attendance_approval import Approver
from faceclock.app.console.attendance_bulk import MOST, BulkService, SamePunch
from faceclock.app.console.attendance_corrections import CorrectionService
from faceclock.domain.attendance import DayStatus
from faceclock.domain.errors import InputProblem, LoginRefused, NotAllowed, SeveralProblems
from faceclock.domain.punch import Direction
from faceclock.domain.roles import Role

IN, OUT = Direction.IN, Direction.OUT
BEN_GOES = datetime(2025, 10, 2, 16)


@pytest.fixture
def site(tmp_path):
    yield from company(tmp_path / "data")


@pytest.fixture
def session(site):
    return session_of(site, "Hanna")


@pytest.fixture
def correct(site, session):
    return CorrectionService(session, site)


@pytest.fixture
def bulk(site, session):
    return BulkService(session, site)


@pytest.fixture
def hours(site, session):
    return HoursService(session, site)


@pytest.fixture
def four_eyes(site):
    site.settings = site.settings.model_copy(
        update={"attendance": site.settings.attendance.model_copy(update={"four_eyes": True})}
    )


def test_a_missing_punch_is_added_with_who_and_why(correct, hours):
    correct.add("E2", BEN_GOES, OUT, "forgot to go")
    day = hours.day("E2", october(2))
    assert day.result.worked == 480 and day.result.missing == 0
    [fact] = day.punches[1].corrections
    assert (fact.reason, fact.by, fact.requested_by, fact.approved_by) == (
        "forgot to go",
        "Hanna",
        "Hanna",
        "Hanna",
    )


def test_a_punch_is_turned_and_voided_and_stays(correct, hours):
    first = hours.day("E2", october(2)).punches[0]
    correct.change_direction(first.id, OUT, "wrong button")
    assert hours.day("E2", october(2)).punches[0].direction is OUT
    correct.void(first.id, "was not there")
    [seen] = hours.day("E2", october(2)).punches
    assert (seen.made, seen.voided, seen.counted) == (IN, True, False)
    assert hours.day("E2", october(2)).result.status is DayStatus.ABSENT


@pytest.mark.parametrize("reason", ["", "  "])
def test_no_correction_without_a_reason(correct, reason):
    with pytest.raises(InputProblem, match="Say why"):
        correct.add("E2", BEN_GOES, OUT, reason)


def test_overtime_is_approved_and_then_paid(correct, hours):
    assert hours.day("E2", october(1)).unapproved == 48
    correct.approve_overtime("E2", october(1), None)
    assert hours.day("E2", october(1)).unapproved == 0


def test_a_locked_day_gets_its_minutes_on_another(site, correct, hours):
    lock(site, october(1), october(1), "paid")
    with pytest.raises(InputProblem, match="lies in the locked period"):
        correct.add("E1", datetime(2025, 10, 1, 12), OUT, "left at noon")
    with pytest.raises(InputProblem, match="is locked; open"):
        correct.approve_overtime("E2", october(1), None)
    correct.adjust("E1", october(2), -240, october(1), "left at noon")
    [booked] = hours.day("E1", october(2)).adjustments
    assert booked.minutes == -240 and hours.day("E1", october(1)).booked_elsewhere == (booked,)
    assert hours.day("E1", october(1)).locked is not None
    assert hours.month("E1", october(1)).adjusted == -240


def test_four_eyes_take_a_second_person_who_may(site, correct, hours, four_eyes):
    for name, role in (("Ida", Role.HR), ("Theo", Role.ADMINISTRATOR)):
        session_of(site, name, role)
    assert correct.four_eyes()
    add = ("E2", BEN_GOES, OUT, "forgot")
    with pytest.raises(InputProblem, match="second person must confirm"):
        correct.add(*add)
    with pytest.raises(InputProblem, match="somebody else"):
        correct.add(*add, Approver("hanna", PASSWORD))
    with pytest.raises(NotAllowed, match="Theo may not confirm"):
        correct.add(*add, Approver("Theo", PASSWORD))
    with pytest.raises(LoginRefused):
        correct.add(*add, Approver("Ida", "wrong"))
    assert len(hours.day("E2", october(2)).punches) == 1
    correct.add(*add, Approver("Ida", PASSWORD))
    [fact] = hours.day("E2", october(2)).punches[1].corrections
    assert (fact.by, fact.approved_by) == ("Hanna", "Ida")


def test_a_password_is_never_shown():
    assert PASSWORD not in repr(Approver("Ida", PASSWORD))


def test_the_same_punch_for_many_is_shown_before_it_is_made(bulk, hours):
    wanted = SamePunch(("E1", "E2"), (october(2), october(3)), time(16, 30), OUT)
    told = [
        (each.person.id, each.day.day, each.minutes_before, each.minutes_after)
        for each in bulk.preview(wanted)
    ]
    assert told == [("E1", 2, 480, 480), ("E1", 3, 0, 0), ("E2", 2, 0, 510), ("E2", 3, 0, 0)]
    assert hours.day("E2", october(2)).result.missing == 1
    assert bulk.make(SamePunch(("E2",), (october(2),), time(16, 30), OUT), "door was out of order") == 1
    assert hours.day("E2", october(2)).result.worked == 510


def test_only_days_with_a_shift_get_one(bulk, hours):
    """3 October is a holiday, the 4th and 5th a weekend, and Ana has leave on the 6th and 7th."""
    days = tuple(october(day) for day in range(3, 9))
    wanted = SamePunch(("E1", "E2"), days, time(8), IN, planned=True)
    assert [(each.person.id, each.day.day) for each in bulk.preview(wanted)] == [
        ("E1", 8),
        ("E2", 6),
        ("E2", 7),
        ("E2", 8),
    ]
    assert bulk.make(wanted, "door was out of order") == 4
    assert hours.day("E1", october(6)).punches == ()


def test_all_or_none_are_made(site, bulk, hours):
    lock(site, october(1), october(1), "paid")
    wanted = SamePunch(("E1", "E2"), (october(1), october(2)), time(18), OUT)
    refused = [each for each in bulk.preview(wanted) if each.refused]
    assert [(each.person.id, each.day.day) for each in refused] == [("E1", 1), ("E2", 1)]
    with pytest.raises(SeveralProblems, match=r"E1, 2025-10-01: .*locked period") as problems:
        bulk.make(wanted, "door was out of order")
    assert len(problems.value.problems) == 2
    assert len(hours.day("E2", october(2)).punches) == 1


def test_stopped_in_the_middle_none_is_made(bulk, hours):
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        bulk.make(SamePunch(("E1", "E2"), (october(8),), time(8), IN), "why not", progress=stop)
    assert hours.day("E1", october(8)).punches == ()


def test_nobody_and_too_many_are_refused(bulk):
    with pytest.raises(InputProblem, match="at least one"):
        bulk.preview(SamePunch((), (october(1),), time(8), IN))
    with pytest.raises(InputProblem, match="more than 2000"):
        bulk.make(SamePunch(("E1",) * (MOST + 1), (october(1),), time(8), IN), "why not")
