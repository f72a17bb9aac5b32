"""Workbooks as openpyxl reads them, and as LibreOffice reckons them anew."""

import errno
import io
import shutil
import subprocess
from datetime import datetime, time, timedelta

import pytest
from openpyxl import load_workbook
from report_examples import MadeUpDays, scope_of

from faceclock.domain.errors import InputProblem
from faceclock.reports import xlsx_format
from faceclock.reports.daily import daily
from faceclock.reports.month import month
from faceclock.reports.overtime import overtime
from faceclock.reports.xlsx_format import write_xlsx
from faceclock.settings.model import Language

HEADING = 3  # openpyxl counts from one


def written(report, scope):
    stream = io.BytesIO()
    write_xlsx(report, scope.words, stream)
    stream.seek(0)
    return stream


def minutes(value) -> int:
    """A duration as openpyxl gives it."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    return round((value or timedelta()) / timedelta(minutes=1))


def headings(sheet) -> list[str]:
    return [cell.value for cell in sheet[HEADING]]


def test_days_times_and_durations_are_real():
    scope, days = scope_of(4), list(MadeUpDays(4))
    sheet = load_workbook(written(daily(scope, days), scope))["Daily attendance"]
    columns = {title: index for index, title in enumerate(headings(sheet))}
    rows = list(sheet.iter_rows(min_row=HEADING + 1, max_row=HEADING + len(days), values_only=True))
    for row, result in zip(rows, days, strict=True):
        assert row[columns["Day"]] == datetime.combine(result.day, time())
        assert minutes(row[columns["Worked"]]) == result.worked
        came = result.first_in and result.first_in.astimezone(scope.zone).replace(tzinfo=None)
        assert row[columns["In"]] == came


def test_totals_have_room():
    """Where a number is wider than its column, spreadsheets show ###."""
    scope = scope_of(150)
    sheet = load_workbook(written(month(scope, MadeUpDays(150)), scope)).worksheets[0]
    total = sheet[HEADING + 151][headings(sheet).index("1 T")]
    width = sheet.column_dimensions[total.column_letter].width
    assert width >= len("1000:00") + 1


def test_the_heading_is_frozen_and_can_be_filtered():
    scope = scope_of(4)
    sheet = load_workbook(written(month(scope, MadeUpDays(4)), scope)).worksheets[0]
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:AT7"
    assert sheet.print_title_rows == "$3:$3"


def test_sums_are_formulas_with_their_values_beside_them():
    scope, days = scope_of(7), list(MadeUpDays(7))
    stream = written(month(scope, days), scope)
    formulas, values = (
        load_workbook(stream).worksheets[0],
        load_workbook(stream, data_only=True).worksheets[0],
    )
    at = headings(formulas).index("Worked") + 1
    last = HEADING + 7
    assert formulas.cell(HEADING + 1, at).value == "=SUM(D4:AH4)"
    assert formulas.cell(last + 1, at).value == f"=SUBTOTAL(9,AI4:AI{last})"
    assert minutes(values.cell(last + 1, at).value) == sum(one.worked for one in days)
    for row in range(HEADING + 1, last + 1):
        worked = sum(one.worked for one in days if one.employee_id == values.cell(row, 3).value)
        assert minutes(values.cell(row, at).value) == worked


def test_fault_36_a_name_like_a_formula_is_text():
    scope = scope_of(12)
    sheet = load_workbook(written(month(scope, MadeUpDays(12)), scope)).worksheets[0]
    [cell] = [cell for cell in sheet["B"] if str(cell.value).startswith("=HYPERLINK")]
    assert cell.data_type in ("s", "inlineStr")


def test_too_many_rows_are_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(xlsx_format, "_MOST_ROWS", 20)
    scope = scope_of(1)
    with pytest.raises(InputProblem, match="shorter period"):
        written(daily(scope, MadeUpDays(1)), scope)


class FullDisk(io.BytesIO):
    def write(self, content):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_an_error_of_files():
    scope = scope_of(1)
    with pytest.raises(OSError, match="No space left") as raised:
        write_xlsx(month(scope, MadeUpDays(1)), scope.words, FullDisk())
    assert raised.value.errno == errno.ENOSPC


def test_nobody_makes_a_sheet_that_says_so():
    scope = scope_of(0, Language.CHINESE)
    sheet = load_workbook(written(month(scope, []), scope)).worksheets[0]
    assert sheet.cell(HEADING + 1, 1).value == "本期间没有记录。"


@pytest.mark.slow
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
@pytest.mark.parametrize("build", [month, daily, overtime])
def test_libreoffice_reckons_the_same(tmp_path, build, language):
    """Its own recalculation is converted back to XLSX, whose cached values are then LibreOffice's."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice (soffice)")
    scope = scope_of(6, language)
    ours = tmp_path / "ours.xlsx"
    ours.write_bytes(written(build(scope, list(MadeUpDays(6))), scope).getvalue())
    command = [
        *(office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
        *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "theirs"), str(ours)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    formulas = load_workbook(ours).worksheets[0]
    left, right = (
        load_workbook(path, data_only=True).worksheets[0]
        for path in (ours, tmp_path / "theirs" / "ours.xlsx")
    )
    compared = 0
    for row in formulas.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                reckoned, kept = right[cell.coordinate].value, left[cell.coordinate].value
                assert as_number(reckoned) == pytest.approx(as_number(kept), abs=1e-6), cell.coordinate
                compared += 1
    assert compared >= 4


def as_number(value) -> float:
    if isinstance(value, time):
        return minutes(value) / 1440
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    assert not isinstance(value, str), value
    return float(value or 0)
