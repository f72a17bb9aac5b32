"""Whoever has a number and a PIN and no face is as good as everybody else: on the roll and at the kiosk."""

import pytest

from faceclock.app.console.dashboard_reading import overview_of
from faceclock.app.doctor import examine
from faceclock.app.enrolment import Candidate, enroll_all
from faceclock.app.kiosk import Kiosk
from faceclock.app.listing import list_people
from faceclock.app.notices import notices
from faceclock.app.people_import import import_people
from faceclock.app.site import open_site
from faceclock.domain.people import Employee
from faceclock.domain.punch import Method
from faceclock.storage.instants import utc_now


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data", "starter") as opened:
        yield opened


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(
        "id,name,team,photo,pin\n8,Ada,Lab,,482913\n9,Grace,Lab,,1234\n10,Linus,Lab,,\n", encoding="utf-8"
    )
    return file


def test_a_table_brings_people_with_a_pin_alone(site, table):
    report = import_people(site, table)
    assert (report.added, report.unable) == (2, ["10"])
    assert [refusal.source for refusal in report.refused] == ["people.csv:3"]  # 1234 is too easy
    assert "482913" not in table.with_name("data").joinpath("faceclock.sqlite3").read_bytes().decode(
        "latin-1"
    )
    assert {row["employee_id"]: row["pin"] for row in list_people(site)} == {"8": True, "10": False}
    assert site.clock.pin_punch("8", "482913").punch.method is Method.PIN


def test_nothing_calls_the_missing_face_a_defect(site, table):
    import_people(site, table)
    site.employees.remove("10")
    assert notices(site) == [] and site.templates.set_aside(site.pack.contract) == []
    overview = overview_of(site, utc_now())
    assert (overview.roll, overview.enrolled) == (1, 1)
    [consents] = [check for check in examine(site.data) if check.name == "consents"]
    assert consents.ok


def test_a_pin_is_the_same_punch_with_the_same_prediction_as_a_face(site):
    enroll_all(site, [Candidate(Employee(number, "Ada"), [], pin="482913") for number in ("8", "9")])
    told, kiosk = [], Kiosk(site, "demo")
    kiosk.listen(lambda result: None, told.append)
    kiosk.pin_punch("8", "482913")
    by_face, [by_pin] = site.clock.record("9"), told
    assert dict(by_pin.prediction.shares) == pytest.approx(dict(by_face.prediction.shares), abs=0.01)
    assert by_pin.punch.direction is by_face.punch.direction
    assert {one.punch.method for one in site.punches.newest(2)} == {Method.FACE, Method.PIN}
