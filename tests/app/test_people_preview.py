"""What an import would do, and that it then does just that."""

from dataclasses import replace

import pytest
from consenting import agree

from faceclock.app.import_report import ImportReport
from faceclock.app.lookalikes import resembling
from faceclock.app.people_preview import import_planned, preview_people
from faceclock.app.site import open_site
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee

FACES = frozenset({Purpose.RECOGNITION})


def quiet(done: int, total: int) -> None:
    pass


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data", "starter") as site:
        site.employees.add(Employee("1001", "Old Name", "Office", active=False))
        yield site


@pytest.fixture
def table(tmp_path, photos):
    rows = [
        f"1001,Ada,,{photos['1001'][0]}",
        f"1002,Grace,Lab,{photos['1002'][0]}",
        "1003,Linus,Lab,gone.jpg",
        ",x,,",
    ]
    file = tmp_path / "people.csv"
    file.write_text("id,name,team,photo\n" + "\n".join(rows), encoding="utf-8")
    return file


def test_a_preview_says_what_would_come_and_writes_nothing(site, table):
    preview = preview_people(site, table)
    assert (preview.new, preview.photos, len(preview.people)) == (2, 2, 3)
    ada = preview.people[0]
    assert ada.changes and ada.before.name == "Old Name" and ada.employee == Employee("1001", "Ada", "Office")
    assert [refusal.source for refusal in preview.refused] == ["people.csv:5"]
    assert [(one.source, "gone.jpg" in one.reason) for one in preview.missing] == [("people.csv:4", True)]
    assert site.employees.count() == 1


def test_the_import_does_what_was_shown(site, table):
    report = import_planned(site, preview_people(site, table), FACES, quiet, ImportReport())
    assert (report.added, report.updated, len(report.refused)) == (1, 1, 2)
    assert site.employees.require("1001") == Employee("1001", "Ada", "Office")
    assert len(site.templates.of("1002")) == 1


def test_fault_37_without_their_consent_people_come_without_a_face(site, table):
    report = import_planned(site, preview_people(site, table), frozenset(), quiet, ImportReport())
    assert (report.added, report.updated) == (2, 1)
    assert not site.templates.count_by_person()


def test_a_folder_is_people_by_their_folders(site, photos):
    preview = preview_people(site, photos["1001"][0].parent.parent)
    assert len(preview.people) == len(photos) and preview.photos == 2 * len(photos)


def test_what_is_no_source_is_one_sentence(site, photos, tmp_path):
    with pytest.raises(InputProblem, match="is one picture"):
        preview_people(site, photos["1001"][0])
    with pytest.raises(InputProblem, match="holds no people"):
        preview_people(site, photos["1001"][0].parent)
    with pytest.raises(InputProblem, match="does not exist"):
        preview_people(site, tmp_path / "nothing.csv")
    (tmp_path / "zip.csv").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(InputProblem, match="UTF-8"):
        preview_people(site, tmp_path / "zip.csv")


def test_the_nearest_faces_are_found_without_the_networks(data):
    with open_site(data, "starter") as site:
        found = resembling(site, "1001")
        assert len(found) == 3 and found[0].similarity >= found[1].similarity
        assert "1001" not in {one.employee_id for one in found} and "pack" not in vars(site)
        site.employees.add(Employee("9", "Twin of nobody"))
        assert resembling(site, "9") == []
        agree(site.database, "9")
        site.templates.add(replace(site.templates.of("1001")[0], id="copy", employee_id="9"))
        twin = resembling(site, "9")[0]
        assert twin.employee_id == "1001" and twin.close and twin.similarity == pytest.approx(1)
