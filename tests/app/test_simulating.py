"""A month of punches replayed under other rules, and the rules published."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from faceclock.app.attendance.publishing import publish
from faceclock.app.attendance.rule_files import RuleFile
from faceclock.app.attendance.showing import days_of
from faceclock.app.attendance.simulating import ChangedBook, Simulation, changed_book, simulate
from faceclock.app.site import Site, open_site
from faceclock.attendance.documents import from_toml, to_toml
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.rulebook import Assignment, OvertimeClass, OvertimeRules, RuleSet, ShiftType
from faceclock.settings.model import Settings
from faceclock.settings.model import Site as Place
from faceclock.storage.attendance_days import AttendanceDays
from faceclock.storage.book import Book
from faceclock.storage.periods import Period, Periods

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
DAY = ShiftType("day", time(8), time(16), check_out_after=180)

DOUBLE = "[[rules]]\n[rules.overtime.day]\nmultiplier = 2.0\n"
GRACE = '[[shift]]\ncode = "day"\nstart = "08:00"\nend = "16:00"\ncheck_out_after = 180\ngrace_late = 15\n'
BREAKS = GRACE + "[shift.counting.breaks]\nautomatic = [{ after = 360, take = 30 }]\n"


@pytest.fixture
def site(tmp_path: Path):
    """On three days: 1 as planned, 2 ten minutes late, 3 two hours longer."""
    with open_site(tmp_path / "data") as opened:
        opened.settings = Settings(site=Place(zone="Europe/Berlin"))
        for number in "123":
            opened.employees.add(Employee(number, f"Person {number}"), at=datetime(2026, 1, 1, tzinfo=UTC))
        book = Book(opened.database)
        rules = RuleSet(overtime=OvertimeRules(day=OvertimeClass(multiplier=1.5)))
        days = Assignment("all", date(2026, 10, 5), date(2026, 10, 7), shift="day")
        for kind, entry in (("rules", rules), ("shift", DAY), ("assignment", days)):
            book.put(kind, entry, by="hr")
        for day in ("05", "06", "07"):
            for number, comes, goes in (
                ("1", "08:00", "16:00"),
                ("2", "08:10", "16:00"),
                ("3", "08:00", "18:00"),
            ):
                punch(opened, number, f"2026-10-{day}T{comes}", Direction.IN)
                punch(opened, number, f"2026-10-{day}T{goes}", Direction.OUT)
        yield opened


def punch(site: Site, employee_id: str, local: str, direction: Direction) -> None:
    at = datetime.fromisoformat(f"{local}+02:00")
    site.punches.add(Punch(uuid7(), employee_id, at, "Europe/Berlin", direction, Method.FACE, "door"))


def lock(site: Site, first: date, last: date) -> None:
    Periods(site.database).add(Period(uuid7(), first, last, True, NOW, "hr", "", (0, 0, 0)))


def book_in(site: Site, text: str) -> ChangedBook:
    return changed_book(site, RuleFile("rules.toml", text, from_toml(text, "rules.toml")))


def tried(site: Site, text: str) -> tuple[ChangedBook, Simulation]:
    books = book_in(site, text)
    return books, simulate(site, books, FIRST, LAST, now=lambda: NOW)


def changes(done: Simulation) -> dict[str, dict[str, int]]:
    return {
        person.id: {
            name: change.after[name] - change.before[name]
            for name in change.after.keys() | change.before.keys()
            if change.after[name] != change.before[name]
        }
        for person, change in done.changes
    }


def test_another_multiplier_changes_what_minutes_count_and_not_the_minutes(site: Site) -> None:
    _, done = tried(site, DOUBLE)
    assert changes(done) == {"3": {"weighted": 3 * 60}}
    ((_, change),) = done.changes
    assert (change.gain, change.days, done.people) == (180, 3, 3)


def test_a_longer_grace_takes_lateness_away(site: Site) -> None:
    assert changes(tried(site, GRACE)[1]) == {"2": {"late": -30}}


def test_an_automatic_break_is_taken_from_everybody(site: Site) -> None:
    _, done = tried(site, BREAKS)
    found = changes(done)
    assert found["1"] == {"worked": -90, "regular": -90, "paid": -90, "weighted": -90}
    assert done.after["worked"] - done.before["worked"] == sum(each["worked"] for each in found.values())
    assert [change.gain for _, change in done.changes] == [-90, -90, -90]


def test_the_book_as_it_is_changes_nothing(site: Site) -> None:
    _, done = tried(site, to_toml(Book(site.database).current()))
    assert (done.changes, done.before) == ([], done.after)
    assert done.before["worked"] == 3 * (480 + 470 + 600)


def test_a_table_replaces_the_whole_table(site: Site) -> None:
    books, done = tried(
        site, '[[assignment]]\nid = "one"\nfirst = 2026-10-05\nemployee = "1"\nshift = "day"\n'
    )
    assert books.tables == ("assignment",)
    assert {"2", "3"} <= changes(done).keys()


def test_nothing_is_stored(site: Site) -> None:
    held = Book(site.database).current()
    tried(site, BREAKS)
    assert Book(site.database).current() == held
    assert AttendanceDays(site.database).reaches() == {}


def test_locked_days_are_replayed_too(site: Site) -> None:
    list(days_of(site, FIRST, LAST))
    lock(site, FIRST, LAST)
    assert changes(tried(site, GRACE)[1]) == {"2": {"late": -30}}


def test_check_outs_by_the_system_are_made_as_the_changed_shift_says(site: Site) -> None:
    punch(site, "1", "2026-10-08T08:00", Direction.IN)
    longer = Assignment("all", date(2026, 10, 5), date(2026, 10, 8), shift="day")
    Book(site.database).put("assignment", longer, by="hr")
    _, done = tried(site, GRACE + "auto_out = 30\n")
    assert changes(done)["1"]["worked"] == 510


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no table"),
        ("[[rules]]\nweek_begin = 3\n", "line 2.*no key"),
        ('[[shift]]\ncode = "day"\nstart = "08:00"\nend = "08:99"\n', "line 4"),
        ('[[shift]]\ncode = "late"\nstart = "08:00"\nend = "16:00"\n', "day"),  # the roster names it
    ],
)
def test_a_document_that_cannot_be_worked_by_is_refused_with_its_lines(
    site: Site, text: str, said: str
) -> None:
    with pytest.raises(InputProblem, match=said):
        tried(site, text)


def test_days_to_come_cannot_be_replayed(site: Site) -> None:
    books = book_in(site, GRACE)
    with pytest.raises(InputProblem, match="has not come yet"):
        simulate(site, books, date(2026, 12, 1), date(2026, 12, 31), now=lambda: NOW)


def test_what_is_published_holds_from_its_day_on(site: Site) -> None:
    books, _ = tried(site, GRACE)
    published = publish(site, books, date(2026, 10, 7), LAST)
    assert [key_of("shift", entry) for entry in published] == ["day@2026-10-07"]
    late = [day.late for day in days_of(site, date(2026, 10, 5), date(2026, 10, 7), ["2"])]
    assert late == [10, 10, 0]
    assert publish(site, book_in(site, GRACE), date(2026, 10, 8), LAST) == []


def test_nothing_is_published_into_a_locked_period(site: Site) -> None:
    lock(site, FIRST, LAST)
    books = book_in(site, GRACE)
    for day in (FIRST - timedelta(days=1), LAST):
        with pytest.raises(InputProblem, match="publish from 2026-11-01 on"):
            publish(site, books, day, LAST)
    assert len(publish(site, books, date(2026, 11, 1), LAST)) == 1


def test_a_later_version_is_not_overtaken(site: Site) -> None:
    Book(site.database).put("rules", RuleSet(valid_from=date(2027, 1, 1)), by="hr")
    books = book_in(site, DOUBLE)
    with pytest.raises(InputProblem, match="later version of the rules, from 2027-01-01"):
        publish(site, books, date(2026, 12, 1), LAST)


def test_tables_without_a_date_are_not_published(site: Site) -> None:
    books = book_in(site, '[[leave_type]]\ncode = "vac"\n')
    with pytest.raises(InputProblem, match="leave_type was changed too"):
        publish(site, books, date(2026, 12, 1), LAST)
    everything = to_toml(Book(site.database).current()) + '\n[[leave_type]]\ncode = "vac"\n'
    assert isinstance(book_in(site, everything), ChangedBook)
