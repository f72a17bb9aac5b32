"""Who is in, from punches as people make them: the hard mornings of a fire roll."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from faceclock.app.attendance.refreshing import Refresher
from faceclock.app.attendance.report_scope import Filters
from faceclock.app.attendance.reporting import Wanted, make_report
from faceclock.app.attendance.showing import people_of
from faceclock.app.site import Site, open_site
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.rulebook import Assignment, Counting, Pairs, Reading, RuleSet, ShiftType
from faceclock.settings.model import Language
from faceclock.storage.book import Book

BERLIN = ZoneInfo("Europe/Berlin")
LONG_AGO = date(2020, 1, 1)


@dataclass
class Roll:
    """What the report says: ID to status, since, kiosk; the headcount by hour; the notes."""

    here: dict[str, tuple[str, str, str]]
    hours: list[int]
    notes: tuple[str, ...]


def at(text: str) -> datetime:
    """A day of November and the time on the clock, as in "18 07:45"."""
    return datetime.strptime(f"2026-11-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=BERLIN).astimezone(UTC)


@pytest.fixture
def site(data: Path) -> Iterator[Site]:
    (data / "settings.toml").write_text('[site]\nzone = "Europe/Berlin"\n', encoding="utf-8")
    with open_site(data) as opened:
        for number in range(1, 5):
            opened.employees.add(Employee(f"P{number}", f"Person {number}", "a"), at=at("01 08:00"))
        yield opened


Punched = Callable[..., None]


@pytest.fixture
def punched(site: Site) -> Punched:
    def add(who: str, *entries: str, kiosk: str = "door") -> None:
        """Entries such as "18 07:45 in"; without a direction it is not known."""
        for entry in entries:
            day, clock, *direction = entry.split()
            said = Direction(direction[0]) if direction else Direction.UNSPECIFIED
            site.punches.add(
                Punch(uuid7(), who, at(f"{day} {clock}"), "Europe/Berlin", said, Method.FACE, kiosk)
            )

    return add


def roll(site: Site, now: str, day: int = 18, filters: Filters | None = None) -> Roll:
    wanted = Wanted(
        "present",
        date(2026, 11, day),
        date(2026, 11, day),
        filters or Filters(),
        language=Language.ENGLISH,
        now=at(now),
    )
    made, _ = make_report(site, wanted)
    here = {row[1]: (row[3].code, f"{row[4]:%d %H:%M}", row[6]) for row in made.tables[0].rows}
    return Roll(here, [count for _, count in made.tables[1].rows], made.notes)


def rule(site: Site, **counting: object) -> None:
    Book(site.database).put("rules", RuleSet(LONG_AGO, counting=Counting(**counting)), by="test")


@pytest.mark.parametrize("reading", [Reading.PUNCH, Reading.ALTERNATING])
def test_punches_without_direction_over_several_days(site, punched, reading):
    rule(site, direction=reading)
    for day in (16, 17, 18):
        punched("P1", f"{day} 07:45", f"{day} 16:30")
    over = roll(site, "19 09:00")
    assert over.here == {}
    assert over.hours == [0] * 7 + [1] * 10 + [0] * 7
    assert roll(site, "18 10:00").here == {"P1": ("in", "18 07:45", "door")}


def test_who_forgot_to_go_out_and_came_again_is_in(site, punched):
    punched("P2", "17 14:00 in", "18 05:55 in")
    for now in ("18 06:30", "18 13:30"):
        found = roll(site, now)
        assert found.here == {"P2": ("in", "18 05:55", "door")}
        assert found.notes == ()


def test_all_who_came_since_yesterday_and_never_went_out_are_named(site, punched):
    punched("P1", "16 07:00 in")  # the day before that is over
    punched("P3", "17 07:00 in")
    punched("P4", "17 09:00 in", "18 09:30 out")  # was seen going
    punched("P2", "17 06:00 in", "17 14:00 out")
    found = roll(site, "18 10:00")
    assert found.here == {}
    assert len(found.notes) == 1
    assert "(1): Person 3 (P3) 2026-11-17 07:00." in found.notes[0]


def test_a_night_goes_on_over_midnight(site, punched):
    punched("P1", "17 21:50 in", "18 06:10 out", "18 21:55 in")
    assert roll(site, "18 02:00").here == {"P1": ("in", "17 21:50", "door")}
    assert roll(site, "18 02:00").hours == [1, 1, 1]
    assert roll(site, "19 09:00").here == {"P1": ("in", "18 21:55", "door")}  # as of the end of the 18th
    assert roll(site, "19 09:00").hours == [1] * 7 + [0] * 14 + [1] * 3
    assert roll(site, "18 00:00").hours == [1]


def test_breaks_are_told_and_not_counted(site, punched):
    punched("P1", "18 08:00 in", "18 10:00 break-out", "18 11:30 break-in", "18 14:05 break-out")
    assert roll(site, "18 10:30").here == {"P1": ("break", "18 10:00", "door")}
    assert roll(site, "18 12:00").here == {"P1": ("in", "18 08:00", "door")}
    found = roll(site, "18 16:00")
    assert found.here == {"P1": ("break", "18 14:05", "door")}
    assert found.hours[8:] == [1, 1, 0, 1, 1, 1, 1, 0, 0]


def test_two_kiosks(site, punched):
    punched("P1", "18 07:00 in", kiosk="gate")
    punched("P1", "18 12:00 out", kiosk="door")
    punched("P2", "18 07:30 in", kiosk="door")
    punched("P2", "18 10:00 break-out", kiosk="gate")
    assert roll(site, "18 09:00").here == {
        "P1": ("in", "18 07:00", "gate"),
        "P2": ("in", "18 07:30", "door"),
    }
    assert roll(site, "18 13:00").here == {"P2": ("break", "18 10:00", "gate")}


def test_where_hours_go_from_first_to_last_every_punch_tells_who_is_in(site, punched):
    rule(site, pairs=Pairs.FIRST_LAST)
    punched("P1", "18 08:00 in", "18 12:00 out", "18 13:00 in")
    assert roll(site, "18 12:30").here == {}
    assert roll(site, "18 14:00").here == {"P1": ("in", "18 13:00", "door")}


def test_who_was_checked_out_by_the_system_never_went_out(site, punched):
    book = Book(site.database)
    book.put("shift", ShiftType("day", time(8), time(16), auto_out=30, check_out_after=120), by="t")
    book.put("assignment", Assignment("a", LONG_AGO, team="a", shift="day"), by="test")
    punched("P1", "18 07:55 in")
    before = roll(site, "18 20:00")
    refresher = Refresher(site.database, site.settings, lambda: at("18 20:00"))
    refresher.refresh(date(2026, 11, 17), date(2026, 11, 18), people_of(site))
    assert [one.punch.method for one in site.punches.of("P1")] == [Method.FACE, Method.SYSTEM]
    assert roll(site, "18 20:00") == before
    assert "Person 1 (P1)" in before.notes[0]


def test_only_those_meant_are_told(site, punched):
    for who in ("P1", "P2"):
        punched(who, "18 08:00 in")
    punched("P3", "17 07:00 in")
    found = roll(site, "18 10:00", filters=Filters(employee="P2"))
    assert set(found.here) == {"P2"}
    assert found.notes == ()


def test_a_day_to_come_shows_who_is_in_now(site, punched):
    punched("P1", "18 08:00 in")
    found = roll(site, "18 10:00", day=25)
    assert set(found.here) == {"P1"}
    assert found.hours == []
    assert found.notes == ()
