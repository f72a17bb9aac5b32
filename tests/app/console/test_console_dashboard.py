"""The dashboard's figures, from real punches, hours, backups and packs."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from faceclock.app.console.dashboard import DashboardService
from faceclock.app.console.dashboard_views import Arrivals
from faceclock.app.console.logins import Logins
from faceclock.app.demo import open_demo_site
from faceclock.app.site import Site, open_site
from faceclock.domain.errors import SessionOver
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.report_schedule import ReportOrder
from faceclock.domain.rulebook import Assignment, ShiftType
from faceclock.storage.book import Book
from faceclock.storage.report_schedules import ReportSchedules

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2025-11-{text}").replace(tzinfo=BERLIN).astimezone(UTC)


NOON = at("18 12:00")


@pytest.fixture
def site(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text('[site]\nzone = "Europe/Berlin"\n', encoding="utf-8")
    with open_site(data) as opened:
        yield opened


@pytest.fixture
def dashboard(site: Site) -> DashboardService:
    return DashboardService(Logins(site).make_owner("Olga", "correct horse"), site)


@pytest.fixture
def company(site: Site) -> Site:
    """Four people with a shift from 8 to 16, and one without."""
    book = Book(site.database)
    book.put("shift", ShiftType("day", time(8), time(16), grace_late=5), by="t")
    book.put("assignment", Assignment("a", date(2020, 1, 1), team="a", shift="day"), by="t")
    for number in range(5):
        team = "a" if number < 4 else "b"
        site.employees.add(Employee(f"P{number}", f"Person {number}", team), at=at("01 08:00"))
    return site


def punch(site: Site, who: str, when: str, direction: Direction = Direction.IN) -> None:
    site.punches.add(Punch(uuid7(), who, at(when), "Europe/Berlin", direction, Method.FACE, "kiosk-1"))


def test_a_new_site_has_nothing_and_says_so(dashboard):
    view = dashboard.overview(NOON)
    assert (view.roll, view.expected, view.late, view.missing, view.check_ins) == (0, 0, 0, 0, ())
    assert view.kiosk.last_backup is None and view.kiosk.last_seen is None and view.kiosk.problems == ()
    assert view.kiosk.disk_free > 0 < view.kiosk.database_size
    presence = dashboard.presence(NOON)
    assert (presence.here, presence.arrivals) == (0, ())
    assert dashboard.wrong_accepts() is None


def test_a_morning(company, dashboard):
    punch(company, "P3", "17 08:00")  # and forgot to go
    punch(company, "P0", "18 07:55")
    punch(company, "P1", "18 08:12")
    punch(company, "P2", "18 08:20")
    punch(company, "P2", "18 11:00", Direction.OUT)
    assert dashboard.overview(NOON).behind == 5
    dashboard.catch_up(now=NOON)
    view = dashboard.overview(NOON)
    assert (view.behind, view.roll, view.expected) == (0, 5, 4)
    assert (view.late, view.late_median) == (2, 16)
    assert view.missing == 1
    assert [(one.employee_id, one.direction, one.late) for one in view.check_ins[:3]] == [
        ("P2", Direction.OUT, 0),
        ("P2", Direction.IN, 20),
        ("P1", Direction.IN, 12),
    ]
    assert f"{view.check_ins[0].at:%H:%M}" == "11:00"
    presence = dashboard.presence(NOON)
    assert presence.here == 2
    assert presence.arrivals == (Arrivals(time(7, 30), 1), Arrivals(time(8), 2))


def test_a_punch_is_seen_at_the_next_look(company, dashboard):
    dashboard.catch_up(now=NOON)
    assert dashboard.presence(NOON).here == 0
    punch(company, "P1", "18 12:01")
    later = NOON + timedelta(minutes=2)
    assert dashboard.overview(later).behind == 1
    dashboard.catch_up(now=later)
    view = dashboard.overview(later)
    assert (view.behind, view.late, dashboard.presence(later).here) == (0, 1, 1)


def test_at_midnight_a_new_day_begins(company, dashboard):
    punch(company, "P1", "18 08:30")
    punch(company, "P1", "18 16:00", Direction.OUT)
    dashboard.catch_up(now=at("18 23:59"))
    assert dashboard.overview(at("18 23:59")).late == 1
    dashboard.catch_up(now=at("19 00:00"))
    view = dashboard.overview(at("19 00:00"))
    assert (view.day, view.late, view.behind) == (date(2025, 11, 19), 0, 0)
    assert dashboard.presence(at("19 00:00")).arrivals == ()


def test_who_comes_back_from_lunch_does_not_arrive_again(company, dashboard):
    for when, direction in (("08:00", Direction.IN), ("11:00", Direction.OUT), ("11:45", Direction.IN)):
        punch(company, "P0", f"18 {when}", direction)
    assert dashboard.presence(NOON).arrivals == (Arrivals(time(8), 1),)


def test_what_failed_by_itself_is_told(site, dashboard):
    schedules = ReportSchedules(site.database)
    schedule_id = schedules.add(ReportOrder("daily", ("csv",), "/gone"), NOON, by="Olga")
    schedules.done(schedule_id, NOON, "The folder /gone is not there.", NOON, NOON)
    assert dashboard.overview(NOON).kiosk.problems == ("The folder /gone is not there.",)


def test_nobody_looks_on_when_the_session_is_over(company, dashboard):
    punch(company, "P1", "18 08:30")
    dashboard.session.end()
    with pytest.raises(SessionOver):
        dashboard.presence(NOON)


def test_wrong_accepts_have_an_interval(tmp_path):
    with open_demo_site(tmp_path / "demo") as site:
        dashboard = DashboardService(Logins(site).make_owner("Olga", "correct horse"), site)
        found = dashboard.wrong_accepts()
        assert found is not None and found.people > 0
        assert 0 < found.low <= found.months <= found.high
        assert dashboard.wrong_accepts() == found
