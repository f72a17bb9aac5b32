"""What reports say of odd punches and of minutes that were carried over."""

import json
from datetime import UTC, date, datetime, time

from report_company import OCTOBER, adjusted, punch, rows_of

from faceclock.app.attendance.periods import lock
from faceclock.domain.punch import Direction
from faceclock.domain.rulebook import Assignment, ShiftType, Workplace
from faceclock.storage.book import Book


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
