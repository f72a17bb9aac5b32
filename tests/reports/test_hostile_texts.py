"""Names and teams that would be formulas, markup, paths or places of format strings, in every report of every form."""

import csv
import io
import json
import re
from collections import Counter

import pytest
import report_examples
from openpyxl import load_workbook
from pypdf import PdfReader
from report_examples import MadeUpDays, scope_of
from test_html_reports import page_of

from faceclock.domain.errors import EnvironmentProblem
from faceclock.reports.csv_format import write_csv
from faceclock.reports.daily import daily
from faceclock.reports.exceptions import exceptions
from faceclock.reports.font_files import find_fonts
from faceclock.reports.json_format import write_json
from faceclock.reports.month import month
from faceclock.reports.overtime import overtime
from faceclock.reports.pdf_format import write_pdf
from faceclock.reports.xlsx_format import write_xlsx

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|'x'!A0",
    "+1+1",
    "-1+1",
    "＝1+1",
    '"quoted", "and; more"',
    "Robert'); DROP TABLE employees;--",
    "../../etc/passwd",
    "\\\\server\\share",
    "<script>alert(1)</script>",
    "<img src=file:///etc/passwd onerror=alert(1)>",
    "&lt;b&gt;&#61;1",
    "[red]x[/red] {0.__class__} %s%n ${x}",
    "[]:*?/\\",
)
COUNT = len(HOSTILE)
HARMLESS = tuple(f"Person {number} {'x' * 40}" for number in range(COUNT))
BUILDERS = pytest.mark.parametrize("build", [daily, month, overtime, exceptions])
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
OUR_FORMULAS = re.compile(r"=(SUM|SUBTOTAL)\([A-Z0-9:,$]+\)")


def report_of(build, names, monkeypatch):
    monkeypatch.setattr(report_examples, "NAMES", names)
    monkeypatch.setattr(report_examples, "TEAMS", names[:5])
    scope = scope_of(COUNT)
    return build(scope, list(MadeUpDays(COUNT))), scope


def is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


@BUILDERS
def test_fault_36_no_cell_of_a_csv_is_run(build, monkeypatch) -> None:
    report, scope = report_of(build, HOSTILE, monkeypatch)
    stream = io.BytesIO()
    write_csv(report, scope.words, stream)
    rows = list(csv.reader(io.StringIO(stream.getvalue().decode(), newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(STARTS_FORMULA) and not is_number(cell)]
    assert any("DROP TABLE" in cell for cell in cells) and len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("build", [month, exceptions])
def test_fault_36_no_cell_of_a_workbook_is_run_but_our_sums(build, monkeypatch) -> None:
    report, scope = report_of(build, HOSTILE, monkeypatch)
    stream = io.BytesIO()
    write_xlsx(report, scope.words, stream)
    book = load_workbook(stream)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert not [text for text in formulas if not OUR_FORMULAS.fullmatch(text)]
    assert not any(cell.hyperlink for cell in cells)
    assert any("DROP TABLE" in str(cell.value) for cell in cells)


@BUILDERS
def test_fault_36_a_page_has_the_elements_that_it_has_with_harmless_names(build, monkeypatch) -> None:
    plain = page_of(*report_of(build, HARMLESS, monkeypatch))
    page = page_of(*report_of(build, HOSTILE, monkeypatch))
    assert Counter(page.tags) == Counter(plain.tags)
    assert {name for name, _ in page.attributes} == {name for name, _ in plain.attributes}
    assert any(HOSTILE[9] in text for text in page.texts)


@BUILDERS
def test_fault_36_json_says_what_was_given(build, monkeypatch) -> None:
    report, _ = report_of(build, HOSTILE, monkeypatch)
    stream = io.BytesIO()
    write_json(report, stream)
    text = stream.getvalue().decode()
    json.loads(text)
    assert json.dumps(HOSTILE[8], ensure_ascii=False) in text


def test_fault_36_a_pdf_runs_and_opens_nothing(monkeypatch) -> None:
    try:
        fonts = find_fonts()
    except EnvironmentProblem as error:
        pytest.skip(f"needs a font with Chinese letters: {error}")
    report, scope = report_of(overtime, HOSTILE, monkeypatch)
    stream = io.BytesIO()
    write_pdf(report, scope.words, stream, fonts)
    reader = PdfReader(stream)
    root = reader.trailer["/Root"].get_object()
    assert not {"/AA", "/Names", "/AcroForm"} & set(root)
    assert root["/OpenAction"][1] == "/FitH", "a place to begin at, and no action"
    assert not [page for page in reader.pages if page.get("/Annots") or page.get("/AA")]
    assert "DROP TABLE" in "".join(page.extract_text().replace("\0", "") for page in reader.pages)
