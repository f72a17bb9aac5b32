"""Fault 37: without a standing consent nothing of a face is stored, and what is there goes when it is withdrawn."""

import pytest
from consenting import FACE, as_before_consents
from promotion_examples import STARTER, forced

from faceclock.app.consents import give, withdraw
from faceclock.app.doctor import examine
from faceclock.app.enrolment import enroll
from faceclock.app.notices import notices
from faceclock.app.people_import import import_people
from faceclock.app.roll import LiveRoll
from faceclock.app.site import open_site
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.storage.enrolment_pictures import EnrolmentPictures
from faceclock.storage.people_overview import PeopleOverview

CLARA = Employee("1001", "Clara Novak")


def held(site, employee_id):
    counts = PeopleOverview(site.database).held_of(employee_id)
    return {what: counts[what] for what in ("templates", "portrait", "pictures", "keys")}


def test_fault_37_without_consent_nobody_is_enrolled_and_nothing_is_stored(tmp_path, photos):
    with open_site(tmp_path / "data", str(STARTER)) as site:
        with pytest.raises(InputProblem, match=r"has not agreed .* add --recognition"):
            enroll(site, CLARA, photos["1001"])
        with pytest.raises(InputProblem, match=rf"recorded: {len(photos)} .* add --recognition"):
            import_people(site, photos["1001"][0].parent.parent)
        assert site.employees.all() == [] and held(site, "1001")["templates"] == 0


def test_fault_37_a_consent_on_record_is_enough_and_names_its_words(tmp_path, photos):
    with open_site(tmp_path / "data", str(STARTER)) as site:
        site.employees.add(CLARA)
        give(site.database, "1001", FACE, "works agreement 3")
        assert enroll(site, CLARA, photos["1001"]).updated == 1
        assert held(site, "1001")["templates"] == 2


def test_fault_37_a_withdrawn_consent_takes_the_face_with_its_key_and_refuses_a_new_one(data, photos):
    with open_site(data, "starter") as site:
        assert all(held(site, "1001").values())
        withdraw(site.database, "1001", FACE)
        assert not any(held(site, "1001").values())
        with pytest.raises(InputProblem, match="has not agreed"):
            enroll(site, CLARA, photos["1001"])
        assert not any(held(site, "1001").values())


def test_fault_37_a_running_kiosk_knows_nobody_whose_consent_was_withdrawn_a_moment_ago(data):
    with open_site(data, "starter") as kiosk, open_site(data, "starter") as console:
        roll = LiveRoll(kiosk)
        seen = kiosk.templates.of("1001")[0].embedding
        assert roll.identify(seen).employee_id == "1001"
        withdraw(console.database, "1001", FACE)
        assert roll.identify(seen).employee_id != "1001"
        assert "1001" not in roll._matcher.gallery.people


def test_fault_37_another_pack_makes_no_template_of_who_never_agreed(data, variant):
    with open_site(data) as site:
        as_before_consents(site.database)
        give(site.database, "1001", frozenset(Purpose))
    answer = forced(data, variant)
    assert answer["made"] == 2
    reasons = {item["employee_id"]: item["reason"] for item in answer["come_again"]}
    assert "no consent to recognition is recorded" in reasons.values() and "1001" not in reasons


def test_faces_of_before_consents_are_used_and_told_of_until_it_is_settled(data):
    with open_site(data) as site:
        as_before_consents(site.database)
        assert site.templates.count_by_person()["1002"] == 2
        [told] = notices(site)
        assert "without a recorded consent: 7 (" in told and "--no-recognition" in told
        withdraw(site.database, "1002", FACE)
        assert not any(held(site, "1002").values())
        for person in site.employees.all()[2:]:
            give(site.database, person.id, FACE)
        assert PeopleOverview(site.database).unasked() == ["1001"]
        assert EnrolmentPictures(site.database).count_by_person()["1001"] == 2
    [check] = [check for check in examine(data) if check.name == "consents"]
    assert not check.ok and not check.essential and "1001" in check.detail
