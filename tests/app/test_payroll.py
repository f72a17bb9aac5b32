"""Payroll files from a month of punches, read back as a payroll program would."""

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from faceclock.app.attendance.payroll import export_payroll
from faceclock.app.attendance.payroll_mapping import (
    Line,
    Number,
    PayrollColumn,
    PayrollMapping,
    Target,
    fields_of,
)
from faceclock.app.site import Site, open_site
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.domain.rulebook import (
    Assignment,
    Leave,
    LeavePart,
    LeaveType,
    OvertimeClass,
    OvertimeRules,
    OwnDay,
    RuleSet,
    ShiftType,
)
from faceclock.settings.model import Settings
from faceclock.settings.model import Site as Place
from faceclock.storage.adjustments import Adjustment, Adjustments
from faceclock.storage.audit import Audit
from faceclock.storage.book import Book
from faceclock.storage.instants import utc_now
from faceclock.storage.periods import Period, Periods

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
PLAIN = PayrollMapping(
    number=Number.MINUTES,
    column=tuple(
        PayrollColumn(header=name, field=name)
        for name in (
            "employee_id",
            "name",
            "period",
            "worked",
            "regular",
            "overtime",
            "credited",
            "adjusted",
            "paid",
        )
    ),
)
WAGES = PayrollMapping(
    line=Line.WAGE_TYPE,
    decimal=",",
    column=(
        PayrollColumn("Nr", "employee_id"),
        PayrollColumn("Lohnart", "wage_type"),
        PayrollColumn("Std", "minutes"),
        PayrollColumn("Faktor", "multiplier"),
        PayrollColumn("Mandant", value="1001"),
    ),
    wage_type={
        "regular": "1000",
        "overtime": "1100",
        "credited.holiday": "1300",
        "credited": "1200",
        "adjusted": "1000",
    },
)
Read = Callable[..., list[dict[str, str]]]


@pytest.fixture
def site(tmp_path: Path):
    with open_site(tmp_path / "data") as opened:
        opened.settings = Settings(site=Place(zone="Europe/Berlin"))
        joined = datetime(2026, 1, 1, tzinfo=UTC)
        opened.employees.add(Employee("1", "=cmd|' /C calc'!A1", "Lager"), at=joined)
        opened.employees.add(Employee("2", "Björn 张", "Büro"), at=joined)
        for kind, entry in (
            ("rules", RuleSet(overtime=OvertimeRules(day=OvertimeClass(multiplier=1.25)))),
            ("shift", ShiftType("day", time(8), time(16), check_out_after=180)),
            ("assignment", Assignment("all", FIRST, shift="day")),
            ("holiday", OwnDay(date(2026, 10, 5), "Own day")),
            ("leave_type", LeaveType("vac", "Urlaub")),
            ("leave_type", LeaveType("sick")),
            ("leave_type", LeaveType("unpaid", paid=False)),
            ("leave", Leave("l1", "2", "vac", date(2026, 10, 6), date(2026, 10, 6))),
            ("leave", Leave("l2", "2", "vac", date(2026, 10, 7), date(2026, 10, 7), LeavePart.FIRST_HALF)),
            ("leave", Leave("l3", "2", "sick", date(2026, 10, 7), date(2026, 10, 7), LeavePart.SECOND_HALF)),
            ("leave", Leave("l4", "2", "unpaid", date(2026, 10, 8), date(2026, 10, 8))),
        ):
            Book(opened.database).put(kind, entry, by="hr")
        work(opened, "1", "2026-10-01", 8, 16)
        work(opened, "1", "2026-10-02", 8, 18)
        Adjustments(opened.database).add(
            Adjustment(uuid7(), "1", FIRST, date(2026, 9, 30), -30, "x", "a", "b", utc_now(), "hr")
        )
        yield opened


def work(site: Site, employee_id: str, day: str, *hours: int) -> None:
    for hour, direction in zip(hours, (Direction.IN, Direction.OUT), strict=True):
        at = datetime.fromisoformat(f"{day}T{hour:02d}:00+02:00")
        site.punches.add(Punch(uuid7(), employee_id, at, "Europe/Berlin", direction, Method.FACE, "door"))


@pytest.fixture
def read(site: Site, tmp_path: Path) -> Read:
    """Export a draft and read it back."""

    def export(mapping: PayrollMapping) -> list[dict[str, str]]:
        file = tmp_path / "pay.csv"
        export_payroll(site, mapping, FIRST, LAST, file, draft=True)
        with file.open(encoding=mapping.encoding.codec, newline="") as stream:
            return list(csv.DictReader(stream, delimiter=mapping.delimiter))

    return export


def test_one_line_an_employee_has_the_sums(read: Read) -> None:
    first, second = read(PLAIN)
    assert {name: first[name] for name in ("worked", "regular", "overtime", "credited", "adjusted")} == {
        "worked": "1080",
        "regular": "960",
        "overtime": "120",
        "credited": "480",
        "adjusted": "-30",
    }
    assert int(first["paid"]) == 960 + 120 + 480 - 30
    assert (second["credited"], second["period"]) == ("1440", "2026-10")  # holiday, vacation, two half days


def test_fault_36_a_name_that_would_be_a_formula_is_inert(read: Read) -> None:
    assert read(PLAIN)[0]["name"].startswith("'=")


def test_one_line_a_wage_type_tells_classes_and_leave_apart(read: Read) -> None:
    rows = [tuple(row.values()) for row in read(WAGES)]
    assert rows == [
        ("1", "1000", "15,50", "1", "1001"),
        ("1", "1100", "2,00", "1,25", "1001"),
        ("1", "1300", "8,00", "1", "1001"),
        ("2", "1300", "8,00", "1", "1001"),
        ("2", "1200", "16,00", "1", "1001"),
    ]


def test_leave_types_are_told_apart_by_code(read: Read) -> None:
    columns = tuple(PayrollColumn(field=f"credited.{kind}") for kind in ("holiday", "vac", "sick", "unpaid"))
    row = read(PayrollMapping(number=Number.CLOCK, column=columns))[1]
    assert list(row.values()) == ["8:00", "12:00", "4:00", "0:00"]


def test_minutes_without_a_wage_type_are_refused_or_left_out_on_purpose(site: Site, read: Read) -> None:
    types = {kind: code for kind, code in WAGES.wage_type.items() if kind != "overtime"}
    with pytest.raises(InputProblem, match=r'add "overtime.day" = "..." under'):
        read(PayrollMapping(line=Line.WAGE_TYPE, column=WAGES.column, wage_type=types))
    left_out = PayrollMapping(line=Line.WAGE_TYPE, column=WAGES.column, wage_type={**types, "overtime": ""})
    assert [row["Lohnart"] for row in read(left_out)] == ["1000", "1300", "1300", "1200"]


def test_one_line_a_day(read: Read) -> None:
    names = ("employee_id", "day", "shift", "status", "worked", "late", "adjusted")
    mapping = PayrollMapping(
        line=Line.DAY,
        date_format="%d.%m.%Y",
        number=Number.CLOCK,
        column=tuple(PayrollColumn(field=name) for name in names),
    )
    rows = [tuple(row.values()) for row in read(mapping)]
    assert rows[0] == ("1", "01.10.2026", "day", "present", "8:00", "0:00", "-0:30")
    assert rows[1] == ("1", "02.10.2026", "day", "present", "10:00", "0:00", "0:00")


def carried(site: Site, employee_id: str, day: date) -> None:
    booked = Adjustment(uuid7(), employee_id, day, date(2026, 9, 30), 45, "x", "a", "b", utc_now(), "hr")
    Adjustments(site.database).add(booked)


@pytest.mark.parametrize("line", list(Line))
def test_minutes_carried_over_are_paid_to_who_is_gone(site: Site, read: Read, line: Line) -> None:
    site.employees.add(Employee("3", "Dora"), at=datetime(2026, 1, 1, tzinfo=UTC))
    carried(site, "3", date(2026, 10, 9))
    site.employees.remove("3")
    column = "minutes" if line is Line.WAGE_TYPE else "adjusted"
    types = WAGES.wage_type if line is Line.WAGE_TYPE else {}
    columns = (PayrollColumn(field="employee_id"), PayrollColumn(field=column))
    rows = read(PayrollMapping(line=line, number=Number.MINUTES, column=columns, wage_type=types))
    assert rows[-1] == {"employee_id": "3", column: "45"}


def test_minutes_carried_over_to_a_day_to_come_have_their_line(site: Site, tmp_path: Path) -> None:
    day = date(2190, 1, 2)
    carried(site, "2", day)
    columns = tuple(PayrollColumn(field=name) for name in ("employee_id", "day", "status", "adjusted"))
    mapping = PayrollMapping(line=Line.DAY, number=Number.MINUTES, column=columns)
    export_payroll(site, mapping, day.replace(day=1), day, tmp_path / "pay.csv", draft=True)
    lines = (tmp_path / "pay.csv").read_text(encoding="utf-8").splitlines()
    assert lines == ["employee_id;day;status;adjusted", "2;2190-01-02;;45"]


@pytest.mark.parametrize("target", [Target.UTF_8, Target.UTF_8_BOM, Target.GBK])
def test_names_are_written_in_the_encoding(read: Read, target: Target) -> None:
    columns = (PayrollColumn(field="name"),)
    if target is Target.GBK:  # which has no ö
        with pytest.raises(InputProblem, match="gbk has no 'ö'"):
            read(PayrollMapping(encoding=target, column=columns))
        return
    assert read(PayrollMapping(encoding=target, column=columns))[1] == {"name": "Björn 张"}


def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "pay.csv"
    file.write_text("old", encoding="utf-8")
    mapping = PayrollMapping(encoding=Target.LATIN_1, column=(PayrollColumn(field="name"),))
    with pytest.raises(InputProblem, match="latin-1 has no '张'"):
        export_payroll(site, mapping, FIRST, LAST, file, draft=True)
    assert [path.name for path in tmp_path.glob("pay*")] == ["pay.csv"]
    assert file.read_text(encoding="utf-8") == "old"


def test_an_open_period_is_refused_and_a_locked_one_is_audited(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "pay.csv"
    half = Period(uuid7(), FIRST, date(2026, 10, 15), True, utc_now(), "hr", "", (0, 0, 0))
    Periods(site.database).add(half)
    with pytest.raises(InputProblem, match=r"2026-10-16 is not locked.*attendance lock 2026-10 .*--draft"):
        export_payroll(site, PLAIN, FIRST, LAST, file)
    assert not file.exists()
    rest = Period(uuid7(), date(2026, 10, 16), LAST, True, utc_now(), "hr", "", (0, 0, 0))
    Periods(site.database).add(rest)
    done = export_payroll(site, PLAIN, FIRST, LAST, file)
    assert (done.period, done.draft) == ("2026-10", False)
    assert Audit(site.database).about("2026-10")[-1].action == "payroll.export"


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (PayrollMapping(), "column: there is none"),
        (PayrollMapping(delimiter=";;", column=PLAIN.column), "delimiter"),
        (PayrollMapping(decimal="x", column=PLAIN.column), "decimal"),
        (PayrollMapping(places=9, column=PLAIN.column), "places"),
        (PayrollMapping(line=Line.WAGE_TYPE, column=WAGES.column), "wage_type"),
        (PayrollMapping(column=(PayrollColumn(field="day"),)), "column 1: there is no field 'day'"),
        (PayrollMapping(column=(PayrollColumn(field="name", value="x"),)), "column 1: has a field and"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why(
    site: Site, tmp_path: Path, mapping: PayrollMapping, said: str
) -> None:
    with pytest.raises(InputProblem, match=said):
        export_payroll(site, mapping, FIRST, LAST, tmp_path / "pay.csv", draft=True)


@pytest.mark.parametrize("line", list(Line))
def test_every_field_that_is_named_can_be_written(read: Read, line: Line) -> None:
    columns = tuple(PayrollColumn(field=name) for name in fields_of(line))
    types = dict(WAGES.wage_type) if line is Line.WAGE_TYPE else {}
    assert len(read(PayrollMapping(line=line, column=columns, wage_type=types))) > 1
