"""What the page People asks for, on real people with real faces."""

import zipfile
from datetime import date, timedelta

import pytest

from faceclock.app.console.logins import Logins
from faceclock.app.console.people import PeopleService
from faceclock.app.console.people_changes import PeopleChanges
from faceclock.app.console.people_importing import PeopleImports
from faceclock.app.console.people_papers import PeoplePapers
from faceclock.app.import_report import ImportReport, Refusal
from faceclock.app.site import open_site
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.storage.audit import Audit


@pytest.fixture
def site(data):
    with open_site(data, "starter") as site:
        yield site


@pytest.fixture
def owner(site):
    return Logins(site).make_owner("Olga", "correct horse")


@pytest.fixture
def people(owner, site):
    return PeopleService(owner, site)


@pytest.fixture
def changes(owner, site):
    return PeopleChanges(owner, site)


def test_the_roll_is_read_again_only_when_people_changed(people, changes, site):
    roll = people.roll()
    assert len(roll.people) == 7 and roll.teams == ("Demo",)
    assert roll.people[0].person.usable == 2
    site.clock.punch("1001")
    assert people.roll(roll.number) is None
    changes.set_active("1001", False)
    again = people.roll(roll.number)
    assert again is not None and not again.people[0].person.active


def test_a_person_is_told_whole(people, changes, site):
    site.clock.punch("1001")
    changes.set_pin("1001", "4711")
    person = people.person("1001")
    assert person.employee.name == "Person 1001" and person.dates.pin_set_at and person.portrait
    assert [template.usable for template in person.templates] == [True, True] and person.pictures == 2
    assert {line.consent.purpose for line in person.consents} == set(Purpose)
    assert [punch.counted for punch in person.punches] == [True]
    assert people.resembling("1001")[0][0].startswith("Person 1")


def test_who_was_deleted_elsewhere_is_said(people, owner, site):
    PeoplePapers(owner, site).remove("1001", "person 1001")
    with pytest.raises(InputProblem, match="deleted it"):
        people.person("1001")


def test_people_come_move_and_leave_by_the_account(people, changes, site):
    changes.add(Employee("7", "Zoë 🦒 محمد", "Lab"), pin="4711")
    assert (
        changes.change("7", "Zoë Brown", "Demo", (date.today() - timedelta(days=3)).isoformat()).people == 1
    )
    assert changes.move(["7", "1001"], "Office ").people == 2
    assert changes.rename_team("Office", "Bureau").people == 2
    assert site.employees.require("7") == Employee("7", "Zoë Brown", "Bureau")
    assert {row.actor for row in Audit(site.database).about("7")} == {"Olga"}


def test_a_taken_number_and_an_easy_pin_add_nobody(changes, site):
    with pytest.raises(InputProblem, match="already taken"):
        changes.add(Employee("1001", "Eve"))
    with pytest.raises(InputProblem):
        changes.add(Employee("7", "Eve"), pin="1111")
    with pytest.raises(InputProblem, match="longer than"):
        changes.add(Employee("7", "E" * 10_000))
    assert site.employees.get("7") is None


def test_templates_and_consents_go_one_by_one(people, changes):
    templates = people.person("1001").templates
    changes.remove_template(templates[0].id)
    assert [line.id for line in people.person("1001").templates] == [templates[1].id]
    changes.withdraw("1001", Purpose.PICTURES)
    assert people.person("1001").pictures == 0


def test_deleting_asks_for_the_persons_own_name(owner, site, tmp_path):
    papers = PeoplePapers(owner, site)
    for typed in ("", "Person 1002", "1002", "Person"):
        with pytest.raises(InputProblem, match="nothing was deleted"):
            papers.remove("1001", typed)
    assert papers.export("1001", tmp_path / "all.zip") > 10
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.testzip() is None
    receipt = papers.remove("1001", " PERSON  1001")
    papers.save_receipt(receipt, tmp_path / "receipt.json")
    assert receipt.by == "Olga" and site.employees.get("1001") is None


def test_an_import_is_looked_at_then_done_and_its_refusals_kept(owner, site, photos, tmp_path):
    imports, report = PeopleImports(owner, site), ImportReport()
    table = tmp_path / "new.csv"
    table.write_text(f"id,name,photo\n8,Hal,{photos['1007'][0]}\n9,Ivy,nothing.jpg\n", encoding="utf-8")
    preview = imports.preview(table)
    imports.carry_out(preview, frozenset({Purpose.RECOGNITION}), lambda done, total: None, report)
    assert (report.added, len(report.refused)) == (1, 1)
    imports.save_refusals([*report.refused, Refusal("=cmd", "+1")], tmp_path / "refused.csv")
    assert "'=cmd" in (tmp_path / "refused.csv").read_text("utf-8-sig")
    actors = {row.actor for row in Audit(site.database).about("8")}
    assert actors == {"Olga"}
