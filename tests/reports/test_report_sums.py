"""What builders make of days, reckoned again in the plainest way."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from report_examples import FIRST, LAST, MadeUpDays, scope_of

from faceclock.domain.attendance import DayKind, DayResult, DayStatus, OvertimePart
from faceclock.domain.errors import InputProblem
from faceclock.reports.carried import Carried
from faceclock.reports.daily import daily
from faceclock.reports.day_charts import hours_by_team, lateness_trend, presence_map
from faceclock.reports.exceptions import OddPunch, What, exceptions
from faceclock.reports.model import GridCell, Term, Totals
from faceclock.reports.month import month
from faceclock.reports.overtime import overtime
from faceclock.reports.tally import Tally

DAYS = list(MadeUpDays(20))


def column(report, key: str) -> list:
    keys = [one.key for one in report.tables[0].columns]
    return [row[keys.index(key)] for row in report.tables[0].rows]


def test_month_adds_up():
    report = month(scope_of(20), DAYS)
    for employee_id, worked, planned, credited, balance in zip(
        *(
            column(report, key)
            for key in (
                "employee_id",
                "worked_minutes",
                "scheduled_minutes",
                "credited_minutes",
                "balance_minutes",
            )
        ),
        strict=True,
    ):
        own = [one for one in DAYS if one.employee_id == employee_id]
        assert worked == sum(one.worked for one in own)
        assert planned == sum(one.scheduled for one in own)
        assert balance == worked + credited - planned
    assert column(report, "late_days") == [
        sum(one.late > 0 for one in DAYS if one.employee_id == employee_id)
        for employee_id in column(report, "employee_id")
    ]


def test_a_grid_cell_is_the_day_and_its_mark():
    days = [
        DayResult(
            "E0000", date(2026, 10, 1), ("D",), DayStatus.PRESENT, DayKind.WORKDAY, worked=480, regular=480
        ),
        DayResult(
            "E0000",
            date(2026, 10, 2),
            ("D",),
            DayStatus.PRESENT,
            DayKind.WORKDAY,
            worked=470,
            regular=470,
            late=10,
        ),
        DayResult("E0000", date(2026, 10, 5), ("D",), DayStatus.ABSENT, DayKind.WORKDAY),
    ]
    row = next(iter(month(scope_of(1), days).tables[0].rows))
    cells = {cell.status.code + cell.mark for cell in row if isinstance(cell, GridCell)}
    assert cells == {"present", "present!", "absentA"}
    assert row[3 + 9] is None  # the tenth: nothing is known


def test_a_month_has_at_most_five_weeks():
    month(scope_of(1, last=FIRST + timedelta(days=34)), [])
    with pytest.raises(InputProblem, match="36"):
        month(scope_of(1, last=FIRST + timedelta(days=35)), [])


def test_carried_minutes_count_and_are_explained():
    carried = [Carried("E0000", FIRST, date(2026, 9, 30), -25, "gate clock")]
    plain, adjusted = month(scope_of(1), DAYS[:31]), month(scope_of(1), DAYS[:31], carried)
    assert column(adjusted, "balance_minutes")[0] == column(plain, "balance_minutes")[0] - 25
    assert any("-0:25 for 2026-09-30, gate clock" in note for note in adjusted.notes)
    [sheet] = adjusted.timesheets
    assert sheet.notes


def test_rows_can_be_read_again():
    report = daily(scope_of(20), MadeUpDays(20))
    assert list(report.tables[0].rows) == list(report.tables[0].rows)
    assert len(list(report.tables[0].rows)) == len(DAYS)


def test_overtime_is_paid_by_its_factor():
    day = DayResult(
        "E0000",
        FIRST,
        (),
        DayStatus.PRESENT,
        DayKind.WORKDAY,
        worked=600,
        regular=450,
        overtime=(OvertimePart("day", 1.5, 61, 20, 9), OvertimePart("week-2", 2.0, 60)),
    )
    rows = [
        [cell.code if isinstance(cell, Term) else cell for cell in row]
        for row in overtime(scope_of(1), [day]).tables[0].rows
    ]
    assert [row[3:] for row in rows] == [
        ["day", 1.5, 90, 61, 20, 9, 91.5],
        ["week-2", 2.0, 60, 60, 0, 0, 120.0],
    ]


def test_exceptions_name_every_one_of_them():
    at = datetime(2026, 10, 5, 6, tzinfo=UTC)
    odd = [OddPunch(what, "E0000", at) for what in (What.LOCKED, What.CLOCK_BACK, What.SYSTEM_PUNCH)]
    report = exceptions(scope_of(20), DAYS, odd, suppressed=7)
    found = Counter(term.code for term in column(report, "exception"))
    assert found["late"] == sum(one.late > 0 for one in DAYS)
    assert found["early"] == sum(one.early > 0 for one in DAYS)
    assert found["absent"] == sum(one.status is DayStatus.ABSENT for one in DAYS)
    assert found["missing-punch"] == sum(one.missing > 0 for one in DAYS)
    assert (
        found["unapproved"]
        == found["capped"]
        == sum(part.unapproved > 0 for one in DAYS for part in one.overtime)
    )
    assert found["locked"] == found["clock-back"] == found["system-punch"] == 1
    assert any("7 duplicate" in note for note in report.notes)


def test_the_balance_of_rounding_is_each_persons():
    rows = [row for row in exceptions(scope_of(20), DAYS).tables[0].rows if row[0].code == "rounding"]
    expected = Counter()
    for one in DAYS:
        expected[one.employee_id] += one.rounding_seconds
    assert {row[2]: row[6] for row in rows} == {
        who: round(seconds / 60, 1) for who, seconds in expected.items() if seconds
    }
    assert any(row[6] < 0 for row in rows)


def test_totals_are_taken_as_rows_go_by():
    table = daily(scope_of(20), DAYS).tables[0]
    totals = Totals(table)
    for row in table.rows:
        totals.add(row)
    at = [one.key for one in table.columns].index("worked_minutes")
    assert totals.sums[at] == sum(one.worked for one in DAYS)


def test_presence_is_what_counting_every_minute_finds():
    scope = scope_of(20)
    tally = Tally.of(scope, DAYS)
    slow: Counter[tuple[int, int]] = Counter()
    for one in DAYS:
        if one.first_in and one.last_out:
            at = one.first_in.astimezone(scope.zone)
            for minute in range((one.last_out - one.first_in) // timedelta(minutes=1)):
                moment = at.replace(tzinfo=None) + timedelta(minutes=minute)
                slow[moment.weekday(), moment.hour] += 1
    days = Counter((FIRST + timedelta(days=number)).weekday() for number in range((LAST - FIRST).days + 1))
    table = tally.presence.average(days)
    for weekday in range(7):
        for hour in range(24):
            assert table[weekday][hour] == pytest.approx(slow[weekday, hour] / 60 / days[weekday])


def test_charts_are_left_out_where_there_is_nothing_to_draw():
    scope = scope_of(1)
    empty = Tally(scope)
    assert presence_map(scope, empty) == lateness_trend(scope, empty) == hours_by_team(scope, empty) == []


def test_a_year_of_lateness_is_drawn_by_week():
    scope = scope_of(1, first=date(2026, 1, 1), last=date(2026, 12, 31))
    [chart] = lateness_trend(scope, Tally.of(scope, DAYS))
    assert chart.title == "Late arrivals a week"


def test_somebody_who_was_removed_keeps_the_number():
    report = daily(scope_of(0), DAYS[:31])
    assert set(column(report, "employee_id")) == {"E0000"}
    assert set(column(report, "name")) == {""}


def test_minutes_carried_over_count_without_any_day():
    """Of who has left, say; in the report's order, in the totals, and with a page."""
    scope = scope_of(6)
    days = [one for one in DAYS if one.employee_id in ("E0000", "E0002", "E0004")]
    carried = [
        Carried(employee_id, FIRST, date(2026, 9, 30), minutes, "gate")
        for employee_id, minutes in (("E0000", 7), ("E0001", -20), ("E0005", 60))
    ]
    report = month(scope, sorted(days, key=lambda one: one.employee_id), carried)
    assert column(report, "employee_id") == ["E0000", "E0001", "E0002", "E0004", "E0005"]
    assert column(report, "adjusted_minutes") == [7, -20, 0, 0, 60]
    assert column(report, "balance_minutes")[1] == -20
    totals = Totals(report.tables[0])
    for row in report.tables[0].rows:
        totals.add(row)
    keys = [one.key for one in report.tables[0].columns]
    assert totals.sums[keys.index("adjusted_minutes")] == 47
    assert report.figures[0].value == "5"
    sheets = list(report.timesheets)
    assert len(sheets) == 5
    assert any("gate" in note for note in sheets[1].notes)
