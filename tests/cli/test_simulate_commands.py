"""``simulate`` and ``payroll export`` as people type them."""

import pytest

from faceclock.app.site import open_site
from faceclock.domain.people import Employee
from faceclock.domain.rulebook import Assignment, ShiftType
from faceclock.storage.book import Book

PUNCHES = "employee_id,at,direction\n7,2026-10-01 08:10,in\n7,2026-10-01 16:00,out\n"
RULES = '[[shift]]\ncode = "day"\nstart = "08:00"\nend = "16:00"\ngrace_late = 15\n'
SPAN = ("--from", "2026-10-01", "--to", "2026-10-31")
MAPPING = '[[column]]\nfield = "employee_id"\n[[column]]\nfield = "worked"\nnumber = "minutes"\n'


@pytest.fixture(autouse=True)
def _month(data, run, tmp_path):
    from datetime import UTC, date, datetime, time

    with open_site(data) as site:
        site.employees.add(Employee("7", "Ann"), at=datetime(2026, 1, 1, tzinfo=UTC))
        book = Book(site.database)
        book.put("shift", ShiftType("day", time(8), time(16)), by="hr")
        book.put("assignment", Assignment("1", date(2026, 10, 1), date(2026, 10, 1), shift="day"), by="hr")
    (tmp_path / "old.csv").write_text(PUNCHES, encoding="utf-8")
    assert run("settings", "set", "site.zone", "Europe/Berlin").exit_code == 0
    assert run("punches", "import", tmp_path / "old.csv").exit_code == 0


@pytest.fixture
def rules(tmp_path):
    file = tmp_path / "rules.toml"
    file.write_text(RULES, encoding="utf-8")
    return file


def test_a_simulation_tells_who_is_touched_and_stores_nothing(run, parsed, rules):
    told = parsed(run("simulate", rules, *SPAN, "--json"))
    assert (told["people"], told["unchanged"], told["gain"], told["lose"]) == (1, 0, 0, 0)
    assert told["sum"] == {"late": {"before": 10, "after": 0, "change": -10}}
    assert told["employees"][0].items() >= {"employee_id": "7", "days": 1, "gain": 0}.items()
    assert parsed(run("simulate", rules, *SPAN, "--json")) == told
    assert "-10" in run("simulate", rules, *SPAN).stdout


def test_published_rules_hold_and_are_no_change_any_more(run, parsed, rules):
    told = parsed(run("simulate", rules, *SPAN, "--publish-from", "2026-10-01", "--json"))
    assert told["published"] == ["shift day@2026-10-01"]
    assert parsed(run("simulate", rules, *SPAN, "--json"))["unchanged"] == 1


def test_days_are_needed_in_their_order(run, rules):
    assert run("simulate", rules).exit_code == 2
    refused = run("simulate", rules, "--from", "2026-10-31", "--to", "2026-10-01")
    assert (refused.exit_code, "lies after" in refused.stderr) == (1, True)


def test_an_open_period_is_exported_as_a_draft_only(run, parsed, tmp_path):
    mapping, out = tmp_path / "payroll.toml", tmp_path / "pay.csv"
    mapping.write_text(MAPPING, encoding="utf-8")
    wanted = ("payroll", "export", "--period", "2026-10", "--mapping", mapping, "-o", out)
    assert "attendance lock 2026-10" in run(*wanted).stderr
    told = parsed(run(*wanted, "--draft", "--json"))
    assert (told["lines"], told["draft"]) == (1, True)
    assert out.read_bytes() == b"employee_id;worked\r\n7;470\r\n"


def test_a_month_is_closed_and_what_comes_late_is_carried_into_the_next(run, parsed, tmp_path):
    mapping, out = tmp_path / "payroll.toml", tmp_path / "pay.csv"
    mapping.write_text(MAPPING + '[[column]]\nfield = "adjusted"\nnumber = "minutes"\n', encoding="utf-8")

    def exported(month):
        wanted = ("payroll", "export", "--period", month, "--mapping", mapping, "-o", out)
        assert run(*wanted).exit_code == 0
        return out.read_text(encoding="utf-8").splitlines()[1:]

    assert run("attendance", "lock", "2026-10", "--reason", "payday").exit_code == 0
    paid = exported("2026-10")
    assert paid == ["7;470;0"]
    late = ("correct", "add", "7", "2026-10-01T07:30", "in", "--reason", "came early")
    refused = run(*late)
    assert refused.exit_code == 1 and "attendance unlock 2026-10" in refused.stderr
    adjust = (
        "correct",
        "adjust",
        "7",
        "2026-11-02",
        "40",
        "--for-day",
        "2026-10-01",
        "--reason",
        "came early",
    )
    assert run(*adjust).exit_code == 0
    assert exported("2026-10") == paid
    assert run("attendance", "lock", "2026-11-01..2026-11-15", "--reason", "payday").exit_code == 0
    assert exported("2026-11-01..2026-11-15") == ["7;0;40"]
    held = run("attendance", "unlock", "2026-10", "--reason", "mistake")
    assert held.exit_code == 1 and "40" in held.stderr  # they would be paid twice
    back = ("7", "2026-11-16", "-40", "--for-day", "2026-10-01", "--reason", "October is opened")
    assert run("correct", "adjust", *back).exit_code == 0
    assert run("attendance", "unlock", "2026-10", "--reason", "mistake").exit_code == 0
    assert run(*late).exit_code == 0
    (day,) = parsed(run("attendance", "show", "7", "--from", "2026-10-01", "--to", "2026-10-01", "--json"))
    assert day["worked_minutes"] == 510


def test_a_file_with_punches_of_a_locked_day_is_refused(run, tmp_path):
    assert run("attendance", "lock", "2026-10", "--reason", "payday").exit_code == 0
    file = tmp_path / "late.csv"
    file.write_text("employee_id,at\n7,2026-10-31 23:59\n7,2026-11-01 00:00\n", encoding="utf-8")
    refused = run("punches", "import", file)
    assert "late.csv:2: 2026-10-31 lies in a locked period" in refused.stderr
    assert run("punches", "import", file, "--skip-bad").exit_code == 0
