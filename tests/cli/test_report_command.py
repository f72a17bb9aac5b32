"""``report`` on a small company whose hours can be told by heart."""

import csv
import errno
import io
import json
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from faceclock.app.attendance.periods import lock
from faceclock.app.attendance.report_scope import Filters
from faceclock.app.attendance.reporting import KINDS, Wanted, make_report, write
from faceclock.app.site import Site, open_site
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.rulebook import (
    Assignment,
    Leave,
    OvertimeApproval,
    OvertimeClass,
    OvertimeRules,
    RuleSet,
    ShiftType,
    Workplace,
)
from faceclock.reports.font_files import find_fonts
from faceclock.reports.writing import Format
from faceclock.settings.model import Language, Reports
from faceclock.storage.adjustments import Adjustment, Adjustments
from faceclock.storage.book import Book

BERLIN = ZoneInfo("Europe/Berlin")
OCTOBER = ("--month", "2026-10")
ALWAYS = date(2020, 1, 1)


def punch(site: Site, who: str, at: datetime, direction: Direction, **more: object) -> None:
    moment = at.replace(tzinfo=BERLIN).astimezone(UTC)
    site.punches.add(Punch(uuid7(), who, moment, "Europe/Berlin", direction, Method.FACE, "door", **more))


def worked(site: Site, who: str, day: int, start: time, end: time) -> None:
    punch(site, who, datetime.combine(date(2026, 10, day), start), Direction.IN)
    punch(site, who, datetime.combine(date(2026, 10, day), end), Direction.OUT)


@pytest.fixture
def company(data: Path) -> Iterator[Site]:
    """Ana works 8 h on time, Ben comes 12 minutes late and stays an hour longer, 陈 never comes; Dora has left."""
    with open_site(data) as site:
        book = Book(site.database)
        book.put("site", Workplace("main", "Europe/Berlin"), by="test")
        book.put("rules", RuleSet(overtime=OvertimeRules(day=OvertimeClass(1.5))), by="test")
        book.put("shift", ShiftType("day", time(8), time(16)), by="test")
        for team in ("office", "store"):
            book.put("assignment", Assignment(team, ALWAYS, team=team, shift="day", site="main"), by="test")
        for employee in (
            Employee("E1", "Ana", "office"),
            Employee("E2", "=Ben", "store"),
            Employee("E3", "陈思远", "store"),
            Employee("E4", "Dora", "store", active=False),
        ):
            site.employees.add(employee, at=datetime(2026, 9, 1, tzinfo=UTC))
        worked(site, "E1", 1, time(8), time(16))
        worked(site, "E1", 2, time(8), time(16))
        worked(site, "E2", 1, time(8, 12), time(17))
        yield site


@pytest.fixture
def report(run, company, tmp_path):
    """Run the command into a file; its bytes."""

    def made(*arguments: str) -> bytes:
        target = tmp_path / "out"
        result = run("report", *arguments, "-o", target)
        assert result.exit_code == 0, result.stderr
        return target.read_bytes()

    return made


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_daily_in_csv(report):
    rows = rows_of(report("daily", "--format", "csv", "--day", "2026-10-01", "--language", "en"))
    told = [
        (row["ID"], row["Status"], row["Worked (min)"], row["Late (min)"], row["Overtime (min)"])
        for row in rows
    ]
    assert told == [
        ("E1", "present", "480", "0", "0"),
        ("E2", "present", "528", "12", "48"),
        ("E3", "absent", "0", "0", "0"),
    ]
    assert rows[1]["Name"] == "'=Ben"
    assert rows[1]["In"] == "2026-10-01 08:12"


def test_month_in_json(report):
    document = json.loads(report("month", "--format", "json", *OCTOBER))
    people = {row["employee_id"]: row for row in document["rows"]}
    assert list(people) == ["E1", "E2", "E3"]  # by team, then name
    assert people["E1"]["worked_minutes"] == 960
    assert people["E1"]["2026-10-02"] == {"worked_minutes": 480, "status": "present"}
    assert people["E2"]["late_days"] == 1
    assert document["totals"]["worked_minutes"] == 960 + 528


def test_who_has_left_appears_where_there_was_work(report, company):
    worked(company, "E4", 5, time(8), time(16))
    rows = rows_of(report("month", "--format", "csv", *OCTOBER, "--language", "en"))
    assert {row["ID"] for row in rows} == {"E1", "E2", "E3", "E4"}


def test_overtime_in_xlsx(report, tmp_path):
    report("overtime", "--format", "xlsx", *OCTOBER, "--language", "en")
    (tmp_path / "out").rename(tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    [row] = sheet.iter_rows(min_row=4, max_row=4, values_only=True)
    assert row[:5] == ("E2", "=Ben", "store", "day", 1.5)
    assert row[9] == timedelta(hours=1, minutes=12)


def test_month_in_pdf(report):
    try:
        find_fonts()
    except EnvironmentProblem as error:
        pytest.skip(str(error))
    reader = PdfReader(io.BytesIO(report("month", "--format", "pdf", *OCTOBER, "--language", "zh_CN")))
    assert len(reader.pages) == 2 + 3


def test_exceptions_name_what_came_too_late_and_odd_punches(report, company):
    october = (date(2026, 10, 1), date(2026, 10, 31))
    punch(company, "E1", datetime(2026, 10, 6, 8), Direction.IN, clock_back=True)
    punch(company, "E1", datetime(2026, 10, 6, 8, 0, 30), Direction.IN, suppressed=True)
    lock(company, *october, "paid", now=lambda: datetime(2026, 11, 5, tzinfo=UTC))
    punch(company, "E1", datetime(2026, 10, 7, 8), Direction.IN)
    document = json.loads(report("exceptions", "--format", "json", *OCTOBER, "--employee", "E1"))
    found = {(row["exception"], row["date"]) for row in document["rows"]}
    assert {("locked", "2026-10-07"), ("clock-back", "2026-10-06")} <= found
    assert ("locked", "2026-10-06") not in found
    assert any("1 duplicate" in note for note in document["notes"])


def adjusted(site: Site, who: str, minutes: int, for_day: date) -> None:
    """Booked into 2 October."""
    Adjustments(site.database).add(
        Adjustment(
            uuid7(), who, date(2026, 10, 2), for_day, minutes, "gate clock", "", "", datetime.now(UTC), "hr"
        )
    )


def test_carried_minutes_stand_in_the_month(report, company):
    adjusted(company, "E1", -15, date(2026, 9, 30))
    document = json.loads(report("month", "--format", "json", *OCTOBER, "--team", "office"))
    assert document["rows"][0]["adjusted_minutes"] == -15
    assert any("gate clock" in note for note in document["notes"])


def test_carried_minutes_of_who_has_left_stand_in_the_month(report, company):
    adjusted(company, "E4", 60, date(2026, 9, 30))
    document = json.loads(report("month", "--format", "json", *OCTOBER))
    people = {row["employee_id"]: row["adjusted_minutes"] for row in document["rows"]}
    assert people == {"E1": 0, "E2": 0, "E4": 60, "E3": 0}
    assert document["totals"]["adjusted_minutes"] == 60
    rows = rows_of(report("month", "--format", "csv", *OCTOBER, "--language", "en"))
    assert [row["ID"] for row in rows] == ["E1", "E2", "E4", "E3"]
    page = report("month", "--format", "html", *OCTOBER).decode()
    assert page.count("Dora") >= 2  # a row and a note


def test_carried_minutes_pass_the_filters_of_the_report(report, company):
    book = Book(company.database)
    book.put("site", Workplace("south", "Europe/Berlin"), by="test")
    book.put("shift", ShiftType("late", time(14), time(22)), by="test")
    september = date(2026, 9, 28)
    moved = Assignment("ben", september, date(2026, 9, 30), employee="E2", shift="late", site="south")
    book.put("assignment", moved, by="test")
    adjusted(company, "E1", -15, date(2026, 9, 30))
    adjusted(company, "E2", 20, date(2026, 9, 30))

    def told(*arguments: str) -> tuple[dict[str, int], int]:
        document = json.loads(report("month", "--format", "json", *OCTOBER, *arguments))
        rows = {row["employee_id"]: row["adjusted_minutes"] for row in document["rows"]}
        return {who: minutes for who, minutes in rows.items() if minutes}, len(document["notes"]) - 2

    assert told() == ({"E1": -15, "E2": 20}, 2)
    for narrowed in (("--site", "south"), ("--shift", "late"), ("--team", "store"), ("--employee", "E2")):
        assert told(*narrowed) == ({"E2": 20}, 1), narrowed
    for narrowed in (("--site", "main"), ("--shift", "day"), ("--employee", "E1")):
        assert told(*narrowed) == ({"E1": -15}, 1), narrowed
    assert told("--employee", "E3") == ({}, 0)


def test_present_is_of_the_moment(company):
    noon = datetime(2026, 10, 8, 12, tzinfo=BERLIN)
    punch(company, "E1", datetime(2026, 10, 8, 7, 58), Direction.IN)
    punch(company, "E2", datetime(2026, 10, 8, 9), Direction.IN)
    punch(company, "E2", datetime(2026, 10, 8, 11, 30), Direction.OUT)
    wanted = Wanted("present", date(2026, 10, 8), date(2026, 10, 8), now=noon.astimezone(UTC))
    made, _ = make_report(company, wanted)
    assert [row[1] for row in made.tables[0].rows] == ["E1"]
    assert [figure.value for figure in made.figures] == ["1", "0", "2"]
    evening = Wanted("present", date(2026, 10, 8), date(2026, 10, 8), now=datetime(2026, 10, 20, tzinfo=UTC))
    made, _ = make_report(company, evening)
    assert "2026-10-09 00:00" in made.subtitle


def test_audit_is_narrowed_by_person(report, company):
    today = f"{datetime.now(BERLIN):%Y-%m-%d}"
    document = json.loads(
        report("audit", "--format", "json", "--from", "2026-09-01", "--to", today, "--employee", "E3")
    )
    assert {row["subject"] for row in document["rows"]} == {"E3"}
    assert [row["action"] for row in document["rows"]] == ["employee.add"]


def test_audit_of_a_person_has_what_the_rule_book_says_of_them(report, company):
    book, tomorrow = Book(company.database), date(2026, 10, 2)
    book.put("approval", OvertimeApproval("E2", tomorrow, 30), by="test")
    book.put("leave", Leave("l1", "E2", "annual", tomorrow, tomorrow), by="test")
    book.put("leave", Leave("l2", "E3", "annual", tomorrow, tomorrow), by="test")
    book.take_back("leave", "l1", by="test")
    days = ("--from", "2026-09-01", "--to", f"{datetime.now(BERLIN):%Y-%m-%d}")

    def told(*narrowed: str) -> set[tuple[str, str]]:
        document = json.loads(report("audit", "--format", "json", *days, *narrowed))
        return {
            (row["action"], row["subject"]) for row in document["rows"] if row["action"].startswith("book")
        }

    own = {
        ("book.set", "approval E2/2026-10-02"),
        ("book.set", "leave l1"),
        ("book.take_back", "leave l1"),
    }
    assert told("--employee", "E2") == own
    assert told("--employee", "E1") == set()
    assert told("--team", "store") == own | {("book.set", "leave l2"), ("book.set", "assignment store")}
    assert told("--team", "office") == {("book.set", "assignment office")}
    assert len(told()) > len(own) + 3


def test_filters(report):
    for arguments, ids in (
        (("--team", "store"), {"E2", "E3"}),
        (("--employee", "E1"), {"E1"}),
        (("--site", "main"), {"E1", "E2", "E3"}),
        (("--shift", "day"), {"E1", "E2", "E3"}),
    ):
        document = json.loads(report("daily", "--format", "json", "--day", "2026-10-01", *arguments))
        assert {row["employee_id"] for row in document["rows"]} == ids, arguments
        assert arguments[1] in document["subtitle"]


def test_a_site_without_days_has_nobody_in(company):
    Book(company.database).put("site", Workplace("moon", "UTC"), by="test")
    punch(company, "E1", datetime(2026, 10, 8, 7, 58), Direction.IN)
    noon = datetime(2026, 10, 8, 12, tzinfo=BERLIN).astimezone(UTC)
    for site, count in (("main", 1), ("moon", 0)):
        wanted = Wanted("present", date(2026, 10, 8), date(2026, 10, 8), Filters(site=site), now=noon)
        assert len(list(make_report(company, wanted)[0].tables[0].rows)) == count


def test_a_program_is_told_what_was_written(run, company, tmp_path):
    result = run("report", "daily", "--day", "2026-10-01", "-o", tmp_path / "x.csv", "--json")
    assert json.loads(result.stdout) == {"written": str(tmp_path / "x.csv"), "notes": []}


def test_a_full_disk_is_told_in_a_sentence(company, tmp_path, monkeypatch):
    """Every format meets the same error; what stood there stays."""

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    for form in (Format.CSV, Format.XLSX, Format.JSON, Format.HTML):
        target = tmp_path / f"r.{form}"
        target.write_text("old")
        with pytest.raises(EnvironmentProblem, match="No space left"):
            write(company, Wanted("daily", date(2026, 10, 1), date(2026, 10, 1)), form, target)
        assert target.read_text() == "old"


def test_text_goes_to_the_screen(run, company):
    result = run("report", "daily", "--day", "2026-10-01", "--language", "en", "-o", "-")
    assert result.stdout.startswith("ID,Name,Team")
    result = run("report", "daily", "--day", "2026-10-01", "--json")
    assert json.loads(result.stdout)["report"] == "daily"
    result = run("report", "daily", "--day", "2026-10-01", "--format", "html")
    assert result.stdout.startswith("<!DOCTYPE html>")


def test_the_format_is_what_the_file_ends_in(run, company, tmp_path):
    for kind, begins in (("csv", b"\xef\xbb\xbf"), ("json", b"{"), ("html", b"<!DOCTYPE"), ("xlsx", b"PK")):
        target = tmp_path / f"report.{kind.upper()}"
        result = run("report", "daily", "--day", "2026-10-01", "--bom", "-o", target)
        assert result.exit_code == 0, result.stderr
        assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "html"])
def test_every_report_is_written_for_a_site_without_anything(run, tmp_path, kind, form):
    result = run("report", kind, "--day", "2026-10-01", "-o", tmp_path / f"empty.{form}")
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("weekly",), "choose one of daily"),
        (("daily", "--format", "doc"), "'doc' is no format"),
        (("daily", "-o", "report"), "--format"),
        (("daily", "--format", "pdf"), "goes to a file"),
        (("daily", "--month", "2026-13"), "'2026-13' is no month"),
        (("daily", "--day", "31.12.2026"), "is no day"),
        (("daily", "--from", "2026-10-05", "--to", "2026-10-01"), "exchange the two days"),
        (("daily", "--month", "2026-10", "--day", "2026-10-01"), "Give one period"),
        (("month", "--from", "2026-01-01", "--to", "2026-12-31"), "at most 35 days"),
        (("daily", "--team", "sales"), "There is no team sales; known are office, store."),
        (("daily", "--site", "moon"), "There is no site moon; known are main."),
        (("daily", "--shift", "x"), "There is no shift x; known are day."),
        (("daily", "--employee", "E9"), "There is no employee E9"),
        (("audit", "--shift", "day"), "no sites and shifts"),
        (("daily", "--language", "fr"), "choose en or zh_CN"),
        (("daily", "--from", "0001-01-01"), "years 1971"),
    ],
)
def test_bad_input_is_one_sentence(run, company, tmp_path, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    result = run("report", *arguments)
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_target_that_cannot_be_written_is_told_and_nothing_is_left(run, company, tmp_path):
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    result = run("report", "daily", "--day", "2026-10-01", "-o", folder)
    assert result.exit_code == 1
    assert "is no file" in result.stderr
    (tmp_path / "file").touch()
    result = run("report", "daily", "--day", "2026-10-01", "-o", tmp_path / "file" / "x.csv")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert list(tmp_path.glob("*.new")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_or_device_is_not_replaced_by_a_file(run, company, tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    result = run("report", "daily", "--day", "2026-10-01", "-o", pipe)
    assert result.exit_code == 1
    assert pipe.is_fifo()


def test_a_report_that_fails_leaves_the_old_file(company, tmp_path, monkeypatch):
    target = tmp_path / "month.xlsx"
    target.write_bytes(b"the old one")
    monkeypatch.setattr("faceclock.reports.xlsx_format._MOST_ROWS", 10)
    wanted = Wanted("daily", date(2026, 10, 1), date(2026, 10, 31), language=Language.ENGLISH)
    with pytest.raises(InputProblem):
        write(company, wanted, Format.XLSX, target)
    assert target.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".new"] == []


def test_a_month_without_entries_says_where_the_log_has_some(run, company, tmp_path):
    for form in ("csv", "html"):
        target = tmp_path / f"audit.{form}"
        result = run("report", "audit", "--month", "2001-02", "--language", "en", "-o", target)
        assert result.exit_code == 0
        assert "the whole log goes from Tue 1 September 2026 to" in result.stderr
    assert "the whole log goes from Tue 1 September 2026" in target.read_text()


def test_what_cannot_be_written_is_told_before_anything_is_computed(company, tmp_path):
    def too_late(done: int, total: int) -> None:
        raise AssertionError("days were computed")

    wanted = Wanted("daily", date(2026, 10, 1), date(2026, 10, 2))
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        write(company, wanted, Format.CSV, tmp_path / "file" / "x.csv", progress=too_late)
    company.settings = company.settings.model_copy(update={"reports": Reports(font="No Such Font")})
    with pytest.raises(InputProblem, match="No Such Font"):
        write(company, wanted, Format.PDF, tmp_path / "x.pdf", progress=too_late)
    assert not (tmp_path / "x.pdf").exists()


def test_the_settings_choose_the_font(run, company, tmp_path):
    assert run("settings", "set", "reports.font", "No Such Font").exit_code == 0
    result = run("report", "daily", "--day", "2026-10-01", "-o", tmp_path / "x.pdf")
    assert result.exit_code == 1
    assert "No Such Font" in result.stderr


def test_days_are_read_again_without_keeping_them(company, monkeypatch):
    wanted = Wanted("daily", date(2026, 10, 1), date(2026, 10, 2), language=Language.ENGLISH)
    kept, _ = make_report(company, wanted)
    monkeypatch.setattr("faceclock.app.attendance.report_days._KEPT", 0)
    monkeypatch.setattr("faceclock.app.attendance.report_days._CHUNK", 1)
    read, _ = make_report(company, wanted)
    assert list(read.tables[0].rows) == list(kept.tables[0].rows)
    assert kept.figures == read.figures


def test_future_days_are_empty_in_the_grid(company):
    tomorrow = datetime.now(BERLIN).date() + timedelta(days=1)
    made, _ = make_report(company, Wanted("month", tomorrow, tomorrow, language=Language.ENGLISH))
    assert list(made.tables[0].rows) == []
