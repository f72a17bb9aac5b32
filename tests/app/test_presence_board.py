"""A board that is kept up says what a first look says, whatever happened in between."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faceclock.app.attendance.presence_board import PresenceBoard
from faceclock.app.site import Site, open_site
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.rulebook import Assignment, ShiftType
from faceclock.reports.presence import Whereabouts
from faceclock.storage.book import Book

BERLIN = ZoneInfo("Europe/Berlin")
MIDNIGHT = datetime(2025, 11, 18, tzinfo=BERLIN).astimezone(UTC)


@pytest.fixture
def site(tmp_path: Path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.toml").write_text('[site]\nzone = "Europe/Berlin"\n', encoding="utf-8")
    with open_site(folder) as opened:
        book = Book(opened.database)
        book.put("shift", ShiftType("day", time(8), time(16)), by="t")
        book.put("assignment", Assignment("a", date(2020, 1, 1), team="a", shift="day"), by="t")
        for number in range(4):
            opened.employees.add(Employee(f"P{number}", f"Person {number}", "a"), at=MIDNIGHT)
        yield opened


def punch(site: Site, who: str, at: datetime, direction: Direction) -> str:
    made = Punch(uuid7(), who, at, "Europe/Berlin", direction, Method.FACE, "door")
    site.punches.add(made)
    return made.id


def where(board: PresenceBoard, now: datetime) -> dict[str, tuple[object, ...]]:
    found = {one.employee_id: (one.whereabouts, one.since, *one.stays, one.forgot) for one in board.look(now)}
    return {who: told for who, told in found.items() if told != (Whereabouts.OUT, None, None)}


EVENTS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(Direction),
        st.integers(-10, 90),  # minutes by which the punch's clock is ahead
        st.integers(1, 300),  # minutes until the next event
        st.sampled_from(["", "void", "look", "move", "leave"]),
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EVENTS)
def test_it_says_what_a_first_look_says(site, events):
    board, now = PresenceBoard(site), MIDNIGHT + timedelta(hours=6)
    for number, direction, ahead, later, beside in events:
        who = f"P{number}"
        made = punch(site, who, now + timedelta(minutes=ahead), direction)
        if beside == "void":
            site.clock.undo(made, by="door", reason="undone")
        elif beside == "move":
            site.employees.update(Employee(who, "Moved", "b"))
        elif beside == "leave":
            site.employees.update(Employee(who, "Left", "a", active=False))
        elif beside == "look":
            assert where(board, now) == where(PresenceBoard(site), now)
        now += timedelta(minutes=later)
    assert where(board, now) == where(PresenceBoard(site), now)


def test_a_check_in_that_nothing_closes_lapses_without_a_punch(site):
    punch(site, "P1", MIDNIGHT + timedelta(hours=8), Direction.IN)
    board = PresenceBoard(site)
    assert where(board, MIDNIGHT + timedelta(hours=12))["P1"][0] is Whereabouts.IN
    assert where(board, MIDNIGHT + timedelta(hours=22))["P1"][0] is Whereabouts.OUT


def test_a_look_that_is_cancelled_goes_on_later(site):
    for number in range(4):
        punch(site, f"P{number}", MIDNIGHT + timedelta(hours=8), Direction.IN)
    board, noon = PresenceBoard(site), MIDNIGHT + timedelta(hours=12)

    def cancel(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        board.look(noon, cancel)
    punch(site, "P0", noon, Direction.OUT)
    later = noon + timedelta(minutes=1)
    assert where(board, later) == where(PresenceBoard(site), later)
    assert len(board.look(later)) == 4
