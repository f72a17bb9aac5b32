"""CSV that any reader takes apart again, and no spreadsheet runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_examples import MadeUpDays, scope_of

from faceclock.reports.csv_format import inert, write_csv
from faceclock.reports.daily import daily
from faceclock.reports.model import Column, Kind, Report, Table
from faceclock.reports.month import month
from faceclock.settings.model import Language


def written(report: Report, scope, **options) -> list[list[str]]:
    stream = io.BytesIO()
    write_csv(report, scope.words, stream, **options)
    return list(csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+49 30",
        "-5",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\n=1",
        "  =1",
        '=HYPERLINK("http://e.org")',
        "＝1",
        "－x",
    ],
)
def test_fault_36_what_begins_a_formula_is_made_inert(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Maria", "a=b", "5-3", "'=1", "陈思远", "O'Neill", " x"])
def test_other_text_stays(text):
    assert inert(text) == text


@given(st.text(max_size=40))
def test_fault_36_no_text_begins_a_formula_afterwards(text):
    assert (
        not inert(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    )


def one_table(rows) -> Report:
    columns = (Column("name", "=Name"), Column("balance", "Balance", Kind.BALANCE))
    scope = scope_of(0)
    table = Table("t", "T", columns, rows)
    return Report("t", "T", "", "", scope.first, scope.last, scope.made_at, "", (table,))


def test_negative_numbers_stay_numbers_and_negative_texts_do_not():
    rows = written(one_table([("-5", -5), ("=2", 2.5)]), scope_of(0))
    assert rows == [["'=Name", "Balance (min)"], ["'-5", "-5"], ["'=2", "2.5"]]


# A lone carriage return is kept inside quotes, which Python's reader gives back as it was.
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=8))
def test_texts_come_back(texts):
    rows = written(one_table([(text, 0) for text in texts]), scope_of(0))
    assert [row[0] for row in rows[1:]] == [inert(text) for text in texts]


def test_the_mark_of_utf8_is_there_when_asked_for():
    stream, scope = io.BytesIO(), scope_of(1)
    write_csv(daily(scope, MadeUpDays(1)), scope.words, stream, bom=True)
    assert stream.getvalue().startswith(b"\xef\xbb\xbfID,Name")
    stream = io.BytesIO()
    write_csv(daily(scope, MadeUpDays(1)), scope.words, stream)
    assert stream.getvalue().startswith(b"ID,Name")
    assert b"\r\n" in stream.getvalue()


def test_daily_holds_minutes_and_local_times():
    scope = scope_of(4)
    [heading, *rows] = written(daily(scope, MadeUpDays(4)), scope)
    assert len(rows) == 4 * 31
    results = {(one.employee_id, one.day.isoformat()): one for one in MadeUpDays(4)}
    at = heading.index("Worked (min)")
    for row in rows:
        result = results[row[0], row[3]]
        assert int(row[at]) == result.worked
        came = result.first_in
        assert row[6] == (came.astimezone(scope.zone).strftime("%Y-%m-%d %H:%M") if came else "")


def test_month_has_a_column_for_each_day_in_both_languages():
    for language, marked in ((Language.ENGLISH, "2026-10-03 (min)"), (Language.CHINESE, "2026-10-03(分钟)")):
        scope = scope_of(3, language)
        [heading, *rows] = written(month(scope, MadeUpDays(3)), scope)
        assert marked in heading
        assert len({len(row) for row in (heading, *rows)}) == 1
        assert len(rows) == 3
        assert len(set(heading)) == len(heading)


def test_fault_36_formulas_in_names_are_inert_in_a_real_report():
    scope = scope_of(12)
    names = [row[1] for row in written(month(scope, MadeUpDays(12)), scope)]
    assert '\'=HYPERLINK("http://example.org")' in names


def test_nobody_makes_a_heading_alone():
    scope = scope_of(0)
    assert len(written(month(scope, MadeUpDays(0)), scope)) == 1
