"""What stands in each report of a small company."""

import io
import json
from datetime import UTC, date, datetime, time, timedelta

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from report_company import BERLIN, OCTOBER, punch, rows_of, worked

from faceclock.app.attendance.report_scope import Filters
from faceclock.app.attendance.reporting import Wanted, make_report
from faceclock.domain.errors import EnvironmentProblem
from faceclock.domain.punch import Direction
from faceclock.domain.rulebook import Leave, OvertimeApproval, Workplace
from faceclock.reports.font_files import find_fonts
from faceclock.settings.model import Language
from faceclock.storage.book import Book


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
