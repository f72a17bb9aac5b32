"""Closing months and the file for payroll, and punches of other systems, by the console."""

import csv
from pathlib import Path

import pytest
from hours_company import END, OCTOBER, company, october, session_of

from faceclock.app.attendance.import_format import Columns, PunchFileFormat
from faceclock.app.console.attendance_corrections import CorrectionService
from faceclock.app.console.attendance_import import PunchImportService
from faceclock.app.console.attendance_overview import Open
from faceclock.app.console.attendance_periods import Layout, PeriodService
from faceclock.domain.errors import EnvironmentProblem, InputProblem, NotAllowed
from faceclock.domain.roles import Role

TABLE = "Nr;Zeit;Art\nE1;2025-10-08 08:00;kommt\nE1;2025-10-08 16:00;geht\nE77;2025-10-08 16:00;geht\n"
COLUMNS = PunchFileFormat(columns=Columns(employee="Nr", at="Zeit", direction="Art"))


@pytest.fixture
def site(tmp_path):
    yield from company(tmp_path / "data")


@pytest.fixture
def periods(site):
    return PeriodService(session_of(site, "Hanna"), site)


@pytest.fixture
def importing(site):
    return PunchImportService(session_of(site, "Ida"), site)


@pytest.fixture
def table(tmp_path) -> Path:
    (tmp_path / "old.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path / "old.csv"


def test_a_month_is_closed_with_a_reason_and_opened_again(periods):
    assert periods.months()[-1].first == OCTOBER and not periods.months()[0].over
    with pytest.raises(InputProblem, match="reason"):
        periods.lock(OCTOBER, END, " ")
    with pytest.raises(InputProblem, match="exchange"):
        periods.lock(END, OCTOBER, "paid")
    told = []
    closed = periods.lock(OCTOBER, END, "paid", lambda *each: told.append(each))
    assert closed.by == "Hanna" and told
    periods.unlock(OCTOBER, END, "one is missing")
    assert [(each.locked, each.reason) for each in periods.history()] == [
        (False, "one is missing"),
        (True, "paid"),
    ]


def test_what_stands_open_is_told_before(periods):
    assert {each.what for each in periods.standing(OCTOBER, END).to_settle} == {Open.MISSING, Open.UNAPPROVED}


def test_an_auditor_sees_and_locks_nothing(site):
    periods = PeriodService(session_of(site, "Aud", Role.AUDITOR), site)
    assert periods.history() == []
    with pytest.raises(NotAllowed):
        periods.lock(OCTOBER, END, "paid")


@pytest.mark.parametrize(("layout", "lines"), [(Layout.PERSON, 3), (Layout.DAY, 93)])
def test_payroll_is_written_of_closed_months(periods, tmp_path, layout, lines):
    file = tmp_path / "october.csv"
    with pytest.raises(InputProblem, match="is not locked"):
        periods.export(OCTOBER, END, layout, file)
    assert periods.export(OCTOBER, END, layout, file, draft=True).draft
    periods.lock(OCTOBER, END, "paid")
    done = periods.export(OCTOBER, END, layout, file)
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert done.people == 3 and lines >= done.lines == len(rows)
    assert {row["name"] for row in rows} == {"Ana", "Ben", "陈思远"}


def test_payroll_by_ones_own_mapping_and_into_a_folder_that_is_there(periods, tmp_path):
    mapping = tmp_path / "own.toml"
    mapping.write_text('[[column]]\nheader = "Nr"\nfield = "employee_id"\n', encoding="utf-8")
    done = periods.export(OCTOBER, END, mapping, tmp_path / "own.csv", draft=True)
    assert Path(done.file).read_text("utf-8").splitlines()[0] == "Nr"
    with pytest.raises(EnvironmentProblem, match="There is no folder"):
        periods.export(OCTOBER, END, Layout.PERSON, tmp_path / "gone" / "x.csv", draft=True)


def test_another_systems_table_is_tried_before_it_is_stored(importing, table, site):
    assert importing.glimpse(table).headings == ("Nr", "Zeit", "Art")
    before = len(site.punches.all())
    tried = importing.preview(table, COLUMNS)
    assert (tried.added, tried.refused, tried.dry_run) == (2, 1, True)
    assert importing.run(table, COLUMNS, skip_bad=False).added == 0
    assert len(site.punches.all()) == before
    assert importing.run(table, COLUMNS, skip_bad=True).added == 2
    assert importing.run(table, COLUMNS, skip_bad=True).already == 2
    assert len(site.punches.all()) == before + 2


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"no table at all\n"])
def test_what_is_no_table_is_refused(importing, tmp_path, content):
    file = tmp_path / "odd.csv"
    file.write_bytes(content)
    with pytest.raises(InputProblem):
        importing.glimpse(file)
    with pytest.raises(InputProblem, match="no file"):
        importing.glimpse(tmp_path)


def test_corrections_of_an_imported_person(site, importing, table):
    importing.run(table, COLUMNS, skip_bad=True)
    correct = CorrectionService(session_of(site, "Olga", Role.OWNER), site)
    correct.approve_overtime("E1", october(8), 30)
