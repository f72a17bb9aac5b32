"""PDF as pypdf reads it: text, pages, fonts. Tests that need a font with Chinese skip where there is none."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PageObject, PdfReader
from report_examples import FIRST, LONG_NAME, MadeUpDays, people, scope_of

from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.domain.people import Employee
from faceclock.reports import font_files
from faceclock.reports.audit import audit
from faceclock.reports.carried import Carried
from faceclock.reports.daily import daily
from faceclock.reports.exceptions import exceptions
from faceclock.reports.font_files import FontFile, Fonts, find_fonts, letters_of
from faceclock.reports.month import month
from faceclock.reports.overtime import overtime
from faceclock.reports.pdf_format import write_pdf
from faceclock.settings.model import Language


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    try:
        return find_fonts()
    except EnvironmentProblem as error:
        pytest.skip(f"needs a font with Chinese letters: {error}")


def written(report, scope, fonts) -> tuple[PdfReader, list[str]]:
    stream = io.BytesIO()
    said = write_pdf(report, scope.words, stream, fonts)
    return PdfReader(stream), said


def page_text(page: PageObject) -> str:
    """pypdf gives both bytes of each letter where the font has an encoding of its own."""
    return page.extract_text().replace("\0", "")


def text_of(reader: PdfReader) -> str:
    return "\n".join(map(page_text, reader.pages))


def test_a_month_has_an_overview_a_grid_and_a_page_for_each(fonts):
    scope, days = scope_of(3), list(MadeUpDays(3))
    reader, said = written(month(scope, days), scope, fonts)
    assert said == []
    assert len(reader.pages) == 5
    first, _, *sheets = (page_text(page) for page in reader.pages)
    assert "Monthly timesheet" in first
    assert "Who is here when" in first
    for number, sheet in enumerate(sheets, start=3):
        assert f"{number} / 5" in sheet
        assert "Signature of the employee" in sheet
        assert "2026-10-31 Sat" in sheet
    assert sum("陈思远" in sheet for sheet in sheets) == 1
    worked = sum(one.worked for one in days if one.employee_id == "E0001")
    assert f"{worked // 60}:{worked % 60:02d}" in next(sheet for sheet in sheets if "陈思远" in sheet)


def test_the_heading_stands_on_every_page_of_a_table(fonts):
    scope = scope_of(6)
    reader, _ = written(daily(scope, MadeUpDays(6)), scope, fonts)
    assert len(reader.pages) > 3
    for page in reader.pages:
        assert "Planned" in page_text(page)
        assert page.mediabox.width > page.mediabox.height


@pytest.mark.parametrize("count", range(193, 203, 3))
def test_no_sum_stands_alone_on_a_page(fonts, count):
    """Whatever the number of rows; and days' sums that would be too small to read are whole hours."""
    scope = scope_of(count)
    report = replace(month(scope, MadeUpDays(count)), timesheets=())
    pages = [page_text(page) for page in written(report, scope, fonts)[0].pages]
    sums = [page for page in pages if "Sum" in page]
    assert sums
    assert all("Person" in page for page in sums)
    assert any("(continued)" in page for page in pages)
    assert "Total" in sums[-1]
    assert re.search(r"\d{3} h", sums[-1])


def test_fonts_are_embedded_and_hold_only_what_is_used(fonts):
    scope = scope_of(2, Language.CHINESE)
    stream = io.BytesIO()
    write_pdf(daily(scope, MadeUpDays(2)), scope.words, stream, fonts)
    assert len(stream.getvalue()) < 400_000
    used = PdfReader(stream).pages[0]["/Resources"]["/Font"]
    for font in used.values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & descriptor.keys()
        assert "+" in font.get_object()["/BaseFont"]
    assert "每日考勤明细" in text_of(PdfReader(stream))


def test_charts_are_vectors(fonts):
    scope = scope_of(2)
    reader, _ = written(month(scope, MadeUpDays(2)), scope, fonts)
    assert not [image for page in reader.pages for image in page.images]


@pytest.mark.parametrize("build", [month, daily, overtime, exceptions, lambda scope, _: audit(scope, [])])
def test_nobody_makes_one_page(fonts, build):
    scope = scope_of(0)
    reader, _ = written(build(scope, []), scope, fonts)
    assert len(reader.pages) == 1
    assert "1 / 1" in text_of(reader)


def test_a_long_name_is_whole_on_its_own_page_and_shortened_in_the_grid(fonts):
    scope = scope_of(5)
    reader, _ = written(month(scope, MadeUpDays(5)), scope, fonts)
    grid = page_text(reader.pages[1])
    assert LONG_NAME not in grid
    assert "Wolfe" in grid
    assert "..." in grid
    assert LONG_NAME in text_of(reader)


def test_letters_that_no_font_has_stand_as_a_sign_and_are_told(fonts):
    scope = scope_of(1)
    strange = {"E0000": Employee("E0000", "Ana \U00010330 \U0001f9d1", "")}
    scope = replace(scope, people=strange)
    alone = replace(fonts, others=())
    reader, said = written(month(scope, MadeUpDays(1)), scope, alone)
    assert "U+10330 U+1F9D1" in said[0]
    assert fonts.name in said[0]
    assert any(f"Ana {sign}" in text_of(reader) for sign in "□?")
    assert "U+10330" in text_of(reader)


def test_another_font_steps_in_for_letters_of_other_scripts(fonts):
    latin = find_fonts("DejaVu Sans") if _has("DejaVu Sans") else pytest.skip("needs DejaVu Sans")
    scope = replace(scope_of(1), people={"E0000": Employee("E0000", "陈思远 Chen", "")})
    reader, said = written(month(scope, MadeUpDays(1)), scope, replace(latin, others=(fonts.regular,)))
    assert said == []
    assert "陈思远" in text_of(reader)


def _has(name: str) -> bool:
    try:
        return bool(find_fonts(name))
    except InputProblem:
        return False


def test_a_timesheet_that_is_full_is_signed_on_a_page_of_its_own(fonts):
    scope = scope_of(1)
    carried = [
        Carried("E0000", scope.first, scope.first, 5 + number, "a reason that is long enough to matter " * 5)
        for number in range(40)
    ]
    reader, _ = written(month(scope, MadeUpDays(1), carried), scope, fonts)
    assert text_of(reader).count("Signature of the manager") == 1
    assert "Signature of the manager" in page_text(reader.pages[-1])


def test_three_hundred_people_have_as_many_pages(fonts):
    scope = scope_of(60)
    reader, _ = written(month(scope, MadeUpDays(60)), scope, fonts)
    texts = [page_text(page) for page in reader.pages]
    assert sum("Signature of the employee" in text for text in texts) == 60
    assert all(one.id in "".join(texts) for one in people(60).values())


@pytest.mark.slow
def test_more_than_a_thousand_pages_are_counted(fonts):
    scope = scope_of(1000, last=FIRST)
    reader, _ = written(month(scope, MadeUpDays(1000, last=FIRST)), scope, fonts)
    count = len(reader.pages)
    assert count > 1000
    assert f"{count} / {count}" in page_text(reader.pages[-1])


def test_a_font_is_found_by_file_and_by_family(fonts, tmp_path):
    assert find_fonts(str(fonts.regular.path)).regular.path == fonts.regular.path
    assert find_fonts(fonts.name.upper()).name == fonts.name
    with pytest.raises(InputProblem, match=r"reports\.font"):
        find_fonts("No Such Font")
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")
    with pytest.raises(InputProblem, match=r"reports\.font"):
        find_fonts(str(broken))
    with pytest.raises(InputProblem, match=r"reports\.font"):
        find_fonts(str(tmp_path / "absent.ttf"))


def test_a_machine_without_fonts_says_what_to_install(monkeypatch):
    monkeypatch.setattr(font_files, "_files", dict)
    with pytest.raises(EnvironmentProblem, match="fonts-noto-cjk"):
        find_fonts()
    with pytest.raises(EnvironmentProblem, match=r"reports\.font"):
        find_fonts(chinese=False)


def test_english_makes_do_with_a_font_without_chinese(monkeypatch):
    files = font_files._files()
    if "dejavusans.ttf" not in files:
        pytest.skip("needs DejaVu Sans")
    only = {"dejavusans.ttf": files["dejavusans.ttf"]}
    monkeypatch.setattr(font_files, "_files", lambda: only)
    assert find_fonts(chinese=False).name == "DejaVu Sans"
    with pytest.raises(EnvironmentProblem):
        find_fonts(chinese=True)


def test_the_simplified_face_of_a_collection_is_taken(fonts):
    if not fonts.regular.path.name.startswith("NotoSansCJK-Regular"):
        pytest.skip("needs the collection NotoSansCJK-Regular.ttc")
    assert fonts.regular.number == 2
    assert ord("骨") in letters_of(FontFile(fonts.regular.path, fonts.regular.number))
