"""An import goes on past bad rows, tells people apart, and says what it kept when the disk fails."""

import shutil

import pytest
from consenting import FACE

from faceclock.app.enrolment import enroll
from faceclock.app.import_report import ImportReport
from faceclock.app.people_import import import_people
from faceclock.domain.errors import InputProblem, StorageProblem
from faceclock.domain.people import Employee

pytestmark = pytest.mark.shared

BAD_ROWS = ["6,Nul\0Name,,", f"3,{'x' * 201},,", '4,"New\nline",,', "5,Ada,,nul\0.jpg"]


def test_rows_that_cannot_be_stored_are_listed_and_the_rest_is_stored(site, stills, tmp_path):
    table = tmp_path / "people.csv"
    rows = ["id,name,team,photo", *BAD_ROWS, f"6,Joe Biden,,{stills / 'biden.jpg'}", "7,Pin Only,,"]
    table.write_bytes("\n".join(rows).encode())
    report = import_people(site, table, agrees=FACE)
    assert report.added == 2
    assert [item.source for item in report.refused][:3] == [f"people.csv:{line}" for line in (2, 3, 4)]
    assert [employee.id for employee in site.employees.all()] == ["6", "7"]


def test_a_folder_whose_name_cannot_be_stored_is_listed(site, stills, tmp_path):
    people = tmp_path / "people"
    for name in ("A\nB", "Joe_Biden"):
        (people / name).mkdir(parents=True)
        shutil.copy(stills / "biden.jpg", people / name)
    (people / "Empty").mkdir()
    report = import_people(site, people, agrees=FACE)
    assert report.added == 1
    assert {item.source for item in report.refused} == {str(people / "A\nB"), str(people / "Empty")}


def test_a_picture_of_somebody_else_is_refused(site, stills):
    report = enroll(site, Employee("1", "Barack Obama"), [stills / "obama.jpg", stills / "biden.jpg"], FACE)
    assert [item.source for item in report.refused] == [str(stills / "biden.jpg")]
    assert "does not look like" in report.refused[0].reason
    assert len(site.templates.of("1")) == 1


def test_a_later_picture_of_somebody_else_is_refused(site, stills):
    enroll(site, Employee("1", "Barack Obama"), [stills / "obama.jpg"], FACE)
    with pytest.raises(InputProblem, match="does not look like"):
        enroll(site, Employee("1", "Barack Obama"), [stills / "biden.jpg"], FACE)


def test_fault_03_a_disk_that_fills_up_says_what_was_kept(site, tmp_path):
    table = tmp_path / "people.csv"
    table.write_text("id,name\n" + "".join(f"{i},{'x' * 190}\n" for i in range(2000)), encoding="utf-8")
    pages = site.database.rows("PRAGMA page_count")[0]["page_count"]
    site.database.execute(f"PRAGMA max_page_count = {pages + 20}")
    report = ImportReport()
    with pytest.raises(StorageProblem, match=r"stopped after \d+ people added .* is full") as stopped:
        import_people(site, table, report=report)
    assert report.added == site.employees.count() > 0
    assert f"{report.added} people added" in str(stopped.value)
