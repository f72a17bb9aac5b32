"""Rosters, rules and hours on the command line: set, shown, exported, refused."""

import json
from datetime import UTC, datetime

import pytest

from faceclock.app.site import open_site
from faceclock.domain.people import Employee

RULES = """
[[shift]]
code = "day"
start = 08:00:00
end = 16:30:00

[[assignment]]
id = "a"
first = 2026-10-01
employee = "7"
shift = "day"
"""


@pytest.fixture
def site(data):
    data.mkdir()
    (data / "settings.toml").write_text('[site]\nzone = "Europe/Berlin"\n', encoding="utf-8")
    with open_site(data) as opened:
        opened.employees.add(Employee("7", "Anna", "red"), at=datetime(2026, 9, 1, tzinfo=UTC))
    return data


@pytest.fixture
def ok(run, site):
    """Run a command that must succeed; what it printed, or what the JSON says."""

    def start(*arguments):
        result = run(*arguments)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout) if "--json" in arguments else result.stdout

    return start


@pytest.fixture
def refused(run, site):
    """Run a command that must fail with exit code 1; what it said."""

    def start(*arguments):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        return result.stderr

    return start


@pytest.fixture
def rostered(ok):
    ok("shift", "set", "day", "--start", "08:00", "--end", "16:30", "--break", "360:30", "--grace-late", "5")
    ok("roster", "assign", "7", "--shift", "day", "--from", "2026-10-01")
    for at, direction in (("2026-10-05T08:07", "in"), ("2026-10-05T16:45", "out")):
        ok("correct", "add", "7", at, direction, "--reason", "the reader was dark")
    return ok


def test_leave_is_asked_for_and_granted_or_refused(rostered, run):
    rostered("leave", "define", "vac")
    for day in ("2026-10-20", "2026-10-21"):
        rostered("leave", "ask", "7", "vac", day)
    first, second = (json.loads(run("leave", "requests", "--json").stdout)[place]["id"] for place in (0, 1))
    assert "is granted" in rostered("leave", "grant", first)
    assert "is refused" in rostered("leave", "refuse", second)
    assert "No request waits" in run("leave", "requests").stdout
    assert "does not wait any more" in run("leave", "grant", second).stderr
    assert [found["first"] for found in json.loads(run("leave", "list", "--json").stdout)] == ["2026-10-20"]


def test_a_day_and_why(rostered):
    [day] = rostered("attendance", "show", "7", "--from", "2026-10-05", "--to", "2026-10-05", "--json")
    wanted = {"date": "2026-10-05", "shift": "day", "status": "present", "worked_minutes": 488}
    assert wanted.items() <= day.items()
    assert (day["late_minutes"], day["early_minutes"], day["break_minutes"], day["overtime"]) == (
        7,
        0,
        30,
        {},
    )
    assert [step["step"] for step in day["trace"]][:3] == ["punch", "punch", "shift"]
    told = rostered("attendance", "show", "7", "--from", "2026-10-05", "--to", "2026-10-06", "--why")
    assert "Came at 08:07, 7 min after 08:00: late." in told
    assert "2026-10-06, day: absent, worked 0:00 h" in told
    shown = rostered("attendance", "show", "7", "--month", "2026-10")
    assert "8:08" in shown
    assert "Worked: 8:08 h" in shown


def test_locking_keeps_the_hours(rostered, refused):
    locked = rostered("attendance", "lock", "2026-10", "--reason", "paid", "--json")
    assert (locked["period"], locked["from"], locked["to"], locked["locked"]) == (
        "2026-10",
        "2026-10-01",
        "2026-10-31",
        True,
    )
    refusal = refused("correct", "add", "7", "2026-10-06T08:00", "in", "--reason", "x")
    assert "correct adjust" in refusal
    rostered("shift", "set", "day", "--grace-late", "10")
    [day] = rostered("attendance", "show", "7", "--from", "2026-10-05", "--to", "2026-10-05", "--json")
    assert day["late_minutes"] == 7
    assert [period["reason"] for period in rostered("attendance", "periods", "--json")] == ["paid"]
    rostered("attendance", "unlock", "2026-10", "--reason", "a mistake")
    [day] = rostered("attendance", "show", "7", "--from", "2026-10-05", "--to", "2026-10-05", "--json")
    assert day["late_minutes"] == 0
    assert len(rostered("attendance", "periods", "--all", "--json")) == 2
    assert rostered("attendance", "periods").strip() == "No period is locked."


LOCKED = "Locked days stay as they were (2026-10)"


@pytest.mark.parametrize(
    "change",
    [
        ("leave", "add", "7", "vac", "2026-10-20", "2026-11-02"),
        ("holiday", "add", "2026-10-30", "Feast"),
        ("overtime", "approve", "7", "2026-10-29"),
        ("roster", "assign", "7", "--off", "--from", "2026-10-31"),
        ("roster", "remove", "7 2026-10-01"),
        ("shift", "set", "day", "--grace-late", "10"),
        ("rules", "set", "overtime.day.multiplier=3"),
    ],
)
def test_a_change_says_that_locked_days_do_not_follow(rostered, change):
    rostered("leave", "define", "vac")
    assert LOCKED not in rostered("holiday", "add", "2026-10-31", "Day")
    rostered("attendance", "lock", "2026-10", "--reason", "paid")
    told = rostered(*change)
    assert LOCKED in told and "correct adjust" in told and "attendance unlock" in told


def test_a_change_of_open_days_says_nothing_of_locks(rostered, run, tmp_path):
    rostered("attendance", "lock", "2026-10", "--reason", "paid")
    assert "ocked" not in rostered("holiday", "add", "2026-11-01", "All Saints")
    assert "ocked" not in rostered("shift", "set", "day", "--grace-late", "10", "--from", "2026-11-01")
    aside = run("holiday", "add", "2026-10-30", "Feast", "--json")
    assert LOCKED in aside.stderr and json.loads(aside.stdout)
    file = tmp_path / "book.toml"
    file.write_text('[[holiday]]\nday = 2026-10-29\nname = "Day"\n', encoding="utf-8")
    for arguments in (("--dry-run",), ()):
        [notice] = rostered("rules", "import", str(file), *arguments, "--json")["notices"]
        assert LOCKED in notice
    assert rostered("rules", "import", str(file), "--json")["notices"] == []


def test_booked_minutes_stand_beside_the_hours(rostered):
    rostered("attendance", "lock", "2026-10", "--reason", "paid")
    empty = rostered("attendance", "show", "7", "--month", "2026-11")
    assert "Worked: 0:00 h\n" in empty and "booked" not in empty
    book = ("correct", "adjust", "7", "2026-11-02")
    rostered(*book, "480", "--for-day", "2026-10-31", "--reason", "forgot")
    rostered(*book, "-30", "--for-day", "2026-10-30", "--reason", "left early")
    shown = rostered("attendance", "show", "7", "--month", "2026-11")
    assert "booked" in shown and "+7:30" in shown
    assert shown.strip().endswith("Worked: 0:00 h, booked from locked days: +7:30 h")


def test_times_are_those_of_the_persons_place(rostered):
    rostered("roster", "site", "set", "sh", "--zone", "Asia/Shanghai")
    rostered("roster", "assign", "7", "--off", "--from", "2026-10-20", "--site", "sh")
    told = rostered("correct", "add", "7", "2026-10-21T08:00", "in", "--reason", "x")
    assert "in at 2026-10-21 08:00:00 CST" in told
    assert "in 2026-10-21 08:00:00 CST" in rostered("correct", "list", "7")
    assert "2026-10-21 08:00:00 CST" in rostered("punches")
    rostered("attendance", "lock", "2026-09", "--reason", "paid")
    assert " CE" in rostered("attendance", "periods")


def test_an_import_does_not_lose_what_ends_a_locked_night(ok, run, tmp_path):
    ok("shift", "set", "night", "--start", "22:00", "--end", "06:00")
    ok("roster", "assign", "7", "--shift", "night", "--from", "2026-10-01")
    ok("correct", "add", "7", "2026-10-31T22:00", "in", "--reason", "x")
    file = tmp_path / "late.csv"
    lines = [
        "employee_id,at,direction",
        "7,2026-11-01T06:00,out",
        "7,2026-11-01T22:00,in",
        "7,2026-11-02T06:00,out",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    ok("attendance", "lock", "2026-10", "--reason", "paid")
    refusal = run("punches", "import", file)
    assert (refusal.exit_code, refusal.stderr.count("late.csv:")) == (1, 1)
    assert "2026-10-31 lies in the locked period 2026-10; book the minutes" in refusal.stderr
    assert ok("punches", "import", file, "--skip-bad").startswith("2 punches added")
    assert ok("punches", "import", file, "--skip-bad").startswith("0 punches added, 2 were here")


def test_recompute_finds_nothing_other(rostered):
    rostered("attendance", "recompute", "--json")
    assert rostered("attendance", "recompute", "--json") == {"people": 1, "changed_days": 0}
    assert (
        rostered("attendance", "recompute", "--employee", "7", "--from", "2026-10-01", "--json")["people"]
        == 1
    )


REFUSED = [
    (("attendance", "show", "9"), "Nobody has the ID 9"),
    (("attendance", "show", "7", "--from", "2026-10-05", "--to", "2026-10-01"), "before"),
    (("attendance", "show", "7", "--from", "2026-02-30"), "no day"),
    (("attendance", "lock", "2026-13", "--reason", "x"), "no month"),
    (("attendance", "lock", "2026-10-05..2026-10-01", "--reason", "x"), "is before"),
    (("attendance", "lock", "2126-10", "--reason", "x"), "is not over yet"),
    (("attendance", "unlock", "2026-10", "--reason", "x"), "2026-10 is not locked"),
    (("shift", "set", "x", "--start", "08:00"), "There is no shift x yet; give its --start and --end."),
    (("shift", "set", "x", "--start", "8", "--end", "16:00"), "'8' is no time such as 08:00"),
    (("shift", "set", "x", "--start", "08:00", "--end", "24:00"), "'24:00' is no time"),
    (("shift", "set", "x", "--start", "08:00", "--end", "08:00"), "zero hours or 24"),
    (("shift", "set", "x", "--start", "08:00", "--end", "9:00", "--break", "6"), "'6' is not AFTER:TAKE"),
    (
        ("shift", "set", "x", "--start", "08:00", "--end", "9:00", "--set", "foo"),
        "'foo' is not KEY=VALUE",
    ),
    (("shift", "set", "x", "--start", "08:00", "--end", "9:00", "--set", "a.b=1"), "a: is no key"),
    (("shift", "show", "x"), "There is no shift x"),
    (("shift", "remove", "x"), "There is no shift x"),
    (("shift", "clock-changes", "--zone", "Mars"), "There is no time zone 'Mars'"),
    (("roster", "assign", "9", "--off", "--from", "2026-10-01"), "Nobody has the ID 9"),
    (("roster", "assign", "7", "--off"), "Give the first day"),
    (("roster", "assign", "7", "--team", "red", "--off", "--from", "2026-10-01"), "exactly one of"),
    (("roster", "assign", "7", "--from", "2026-10-01"), "nothing is assigned"),
    (("roster", "assign", "7", "--shift", "x", "--from", "2026-10-01"), "there is no shift x"),
    (("roster", "remove", "x"), "There is no assignment x"),
    (("roster", "pattern", "set", "p", "x", "--anchor", "2026-10-01"), "there is no shift x"),
    (("roster", "site", "set", "s", "--zone", "Mars/Base"), "there is no time zone 'Mars/Base'"),
    (("roster", "site", "set", "s", "--zone", "UTC", "--country", "ZZ"), "holidays of ZZ are not known"),
    (("roster", "site", "set", "s", "--zone", "UTC", "--country", "DE", "--subdivision", "ZZ"), "DE, ZZ"),
    (("roster", "show", "7", "--from", "2026-10-05", "--to", "2026-10-01"), "no span"),
    (("holiday", "add", "2026-10-32", "x"), "no day"),
    (("holiday", "remove", "2026-10-01"), "There is no holiday /2026-10-01"),
    (("holiday", "list", "--site", "x"), "There is no site x"),
    (("leave", "add", "7", "flu", "2026-10-01"), "there is no leave type flu"),
    (("leave", "add", "9", "flu", "2026-10-01"), "Nobody has the ID 9"),
    (("leave", "remove", "x"), "There is no leave x"),
    (("overtime", "approve", "9", "2026-10-01"), "Nobody has the ID 9"),
    (("overtime", "approve", "7", "2026-10-01", "--minutes", "-1"), "-1 is not between 0 and 1440"),
    (("overtime", "withdraw", "7", "2026-10-01"), "There is no overtime approval 7/2026-10-01"),
    (("rules", "set", "duplicate_minutes=1000"), "1000 is not between 0 and 999"),
    (("rules", "import", "nowhere.toml"), "nowhere.toml cannot be read"),
]


def test_what_is_refused(refused):
    said = {arguments: refused(*arguments) for arguments, _ in REFUSED}
    assert [
        (arguments, said[arguments]) for arguments, words in REFUSED if words not in said[arguments]
    ] == []


def test_nothing_of_what_is_refused_is_stored(rostered, refused):
    before = rostered("rules", "export")
    refused("roster", "assign", "7", "--shift", "x", "--from", "2026-10-01")
    refused("shift", "remove", "day")
    assert rostered("rules", "export") == before


def test_a_book_goes_out_and_in(rostered, tmp_path):
    rostered("leave", "define", "vacation")
    rostered("leave", "add", "7", "vacation", "2026-10-08", "2026-10-09", "--part", "first-half")
    rostered("overtime", "approve", "7", "2026-10-05", "--minutes", "30")
    rostered("roster", "pattern", "set", "week", "day", "-", "--anchor", "2026-10-05")
    rostered("roster", "site", "set", "main", "--zone", "Europe/Berlin", "--country", "de")
    rostered("holiday", "add", "2026-10-07", "Founders", "--site", "main")
    rostered("rules", "set", "overtime.day.multiplier=1.5", "weekend=[5]", "--from", "2026-10-01")
    file = tmp_path / "book.toml"
    rostered("rules", "export", "-o", file)
    assert rostered("rules", "export").strip() == file.read_text(encoding="utf-8").strip()
    again = rostered("rules", "import", "--replace", file, "--json")
    assert (again["set"], again["taken_back"]) == (0, 0)
    file.write_text(RULES, encoding="utf-8")
    replaced = rostered("rules", "import", "--replace", file, "--json")
    assert (replaced["set"], replaced["taken_back"]) == (2, 8)


def test_an_import_names_the_lines(refused, ok, tmp_path):
    file = tmp_path / "book.toml"
    file.write_text(
        RULES.replace('shift = "day"', 'shift = "dya"').replace("16:30", "08:00"), encoding="utf-8"
    )
    said = refused("rules", "import", file).splitlines()
    assert said[0].startswith("book.toml, line 5: shift day, end: start and end are both 08:00")
    assert said[1].startswith("book.toml, line 11: assignment a, shift: there is no shift dya")
    assert ok("rules", "export", "--json")["shift"] == []
    file.write_bytes(RULES.encode("utf-16"))
    assert "is not UTF-8" in refused("rules", "check", file)


def test_an_import_may_only_check(ok, tmp_path):
    file = tmp_path / "book.toml"
    file.write_text(RULES, encoding="utf-8-sig")
    assert "can be imported" in ok("rules", "import", "--dry-run", file)
    assert ok("rules", "check", file, "--json") == {"problems": [], "notices": []}
    assert ok("roster", "list").strip() == "Nobody is assigned to anything yet."
    assert ok("rules", "import", file).strip() == "2 set, 0 taken back, 0 as before."
    assert ok("rules", "import", file).strip() == "0 set, 0 taken back, 2 as before."


def test_people_who_are_not_there_yet_are_told_of(ok, tmp_path):
    file = tmp_path / "book.toml"
    file.write_text(RULES.replace('"7"', '"8"'), encoding="utf-8")
    assert "line 10: assignment a, employee: nobody has the ID 8 yet" in ok("rules", "import", file)


def test_versions_of_a_shift(rostered):
    rostered("shift", "set", "day", "--start", "09:00", "--from", "2026-11-01")
    versions = rostered("shift", "list", "--json")
    assert [(found["start"], found["valid_from"]) for found in versions] == [
        ("08:00:00", "1970-01-01"),
        ("09:00:00", "2026-11-01"),
    ]
    assert versions[1]["counting"]["breaks"]["automatic"] == [{"after": 360, "take": 30}]
    rostered("shift", "remove", "day", "--from", "2026-11-01")
    assert len(rostered("shift", "show", "day", "--json")) == 1


def test_the_nights_of_the_clock_changes(ok):
    ok("shift", "set", "night", "--start", "23:00", "--end", "07:30")
    nights = ok("shift", "clock-changes", "--year", "2026", "--zone", "Europe/Berlin", "--json")
    assert [(night["date"], night["planned_minutes"], night["minutes"]) for night in nights] == [
        ("2026-03-28", 510, 450),
        ("2026-10-24", 510, 570),
    ]
    nights = ok("shift", "clock-changes", "--year", "2026", "--zone", "Australia/Lord_Howe", "--json")
    assert [night["minutes"] for night in nights] == [540, 480]
    assert "No clock change of 2026" in ok(
        "shift", "clock-changes", "--year", "2026", "--zone", "Asia/Kolkata"
    )


def test_a_year_is_one_that_calendars_have(run):
    for year in ("10000", "-1"):
        assert run("shift", "clock-changes", "--year", year).exit_code == 2
    for year in ("1", "2200"):
        assert run("shift", "clock-changes", "--year", year).exit_code == 0


def test_what_is_planned(rostered):
    rostered("roster", "site", "set", "main", "--zone", "Europe/Berlin", "--country", "DE")
    rostered("roster", "assign", "--everybody", "--off", "--from", "2026-09-01", "--site", "main")
    rostered("leave", "define", "trip", "--duty", "--name", "Business trip")
    rostered("leave", "add", "7", "trip", "2026-10-02", "--part", "second-half")
    days = rostered("roster", "show", "7", "--from", "2026-10-01", "--to", "2026-10-03", "--json")
    assert [(day["shift"], day["kind"], day["label"]) for day in days] == [
        ("day", "workday", ""),
        ("day", "workday", "Business trip (second-half)"),
        ("day", "holiday", days[2]["holiday"]),
    ]
    rostered("holiday", "add", "2026-10-03", "Work", "--work-day")
    [day] = rostered("roster", "show", "7", "--from", "2026-10-03", "--to", "2026-10-03", "--json")
    assert (day["kind"], day["start"]) == ("workday", "08:00")


def test_holidays_of_a_year(ok):
    ok("roster", "site", "set", "main", "--zone", "Asia/Shanghai", "--country", "CN")
    ok("roster", "site", "set", "other", "--zone", "UTC")
    ok("holiday", "add", "2026-10-01", "Ours", "--site", "main")
    ok("holiday", "add", "2026-01-01", "Everybody's")
    rows = ok("holiday", "list", "--year", "2026", "--json")
    assert {"date": "2026-10-01", "weekday": "Thu", "site": "main", "name": "Ours", "source": "own"} in rows
    assert [row["source"] for row in rows if row["date"] == "2026-01-01"] == ["own"]
    assert {row["site"] for row in ok("holiday", "list", "--year", "2026", "--site", "other", "--json")} == {
        ""
    }
