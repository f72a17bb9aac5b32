"""Promotion on the demo's people, from the shipped pack to variants of it."""

import cv2
import numpy as np
import pytest
from consenting import FACE
from promotion_examples import (
    REASON,
    SILENT,
    agree,
    audited,
    forced,
    make_variant,
    pack_in_use,
    quiet,
    set_setting,
    whom,
)

from faceclock.app.enrolment import enroll
from faceclock.app.looking import identify_photo
from faceclock.app.notices import notices
from faceclock.app.pack_history import PROMOTED
from faceclock.app.promotion import promote, rollback
from faceclock.app.roll import LiveRoll
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem, PackProblem, StorageProblem
from faceclock.domain.people import Employee
from faceclock.settings.file import load_settings
from faceclock.settings.paths import packs_folder, settings_file
from faceclock.storage.enrolment_pictures import LANDMARK_BYTES
from faceclock.storage.exclusive import exclusively
from faceclock.storage.sealed_rows import Sealer

GREY = cv2.imencode(".jpg", np.full((200, 200, 3), 128, np.uint8))[1].tobytes()


def test_fault_25_a_promotion_makes_templates_and_tells_who_must_come_again(data, variant, photos):
    answer = forced(data, variant)
    assert (answer["pack"], answer["previous"], answer["made"], answer["people"]) == (
        "variant",
        "starter",
        12,
        6,
    )
    assert [(item["employee_id"], item["reason"]) for item in answer["come_again"]] == [
        (SILENT, "no picture is kept")
    ]
    assert pack_in_use(data) == "variant"
    assert (packs_folder(data) / "variant" / "pack.toml").is_file()
    assert {number: whom(data, files[0]) for number, files in photos.items() if number != SILENT} == {
        number: number for number in photos if number != SILENT
    }
    assert whom(data, photos[SILENT][0]) is None
    with open_site(data) as site:
        assert len(site.templates.of("1001")) == 4
    [told] = audited(data, PROMOTED)
    assert (told["forced"], told["verdict"], told["from_name"]) == (REASON, "not compared", "starter")
    assert len(told["from_digest"]) == len(told["to_digest"]) == 64


def test_fault_25_under_another_pack_nobody_is_compared_and_all_are_asked_to_come_again(
    data, variant, photos
):
    [photo, _] = photos["1001"]
    with open_site(data, str(variant)) as site:
        answer = identify_photo(site, photo)
        assert (answer["employee_id"], answer["reason"]) == (None, "empty_gallery")
        assert len(site.templates.of("1001")) == 2, "they wait for the pack that made them"
        [told] = notices(site)
    assert (
        told.startswith(f"{len(photos)} people were enrolled with another model pack (1001, ")
        and "enrol them again" in told
    )
    assert whom(data, photo) == "1001"


def test_what_was_not_compared_is_refused_and_nothing_is_changed(data, variant):
    with pytest.raises(InputProblem, match=r"not compared with starter .*train compare .*--force REASON"):
        promote(data, str(variant), None, "", quiet)
    assert pack_in_use(data) == "starter"
    assert not packs_folder(data).exists()


@pytest.mark.parametrize("reason", ["", "  "])
def test_force_needs_a_reason(data, variant, reason):
    with pytest.raises(InputProblem, match="reason in words"):
        promote(data, str(variant), reason, "", quiet)


def test_one_at_a_time(data, variant):
    with exclusively(data / "promotion.lock", "busy"):
        for job in (lambda: forced(data, variant), lambda: rollback(data, quiet)):
            with pytest.raises(StorageProblem, match="Another promotion or rollback is under way"):
                job()
    assert pack_in_use(data) == "starter"


def test_a_research_only_pack_needs_its_sentence(data, tmp_path):
    research = make_variant(tmp_path, "research", commercial_use=False)
    with pytest.raises(PackProblem, match="--accept"):
        forced(data, research)
    answer = promote(
        data, str(research), REASON, "I accept that research is for non-commercial research only", quiet
    )
    assert (packs_folder(data) / answer["pack"] / "licence-acceptance.toml").is_file()


def test_a_running_kiosk_keeps_its_pack_and_is_not_disturbed(data, variant, photos):
    with open_site(data) as site:
        roll = LiveRoll(site)
        matcher = roll._matcher
        forced(data, variant)
        [template] = site.templates.of("1001")[:1]
        assert roll.identify(template.embedding).employee_id == "1001"
        assert roll._matcher is matcher
        with open_site(data, "starter") as other:
            enroll(other, Employee("2001", "New"), photos[SILENT], FACE)
        roll.identify(template.embedding)
        assert "2001" in roll._matcher.gallery.people


def test_the_settings_of_others_survive_a_switch(data, variant):
    set_setting(data, "site.company", "Acme")
    forced(data, variant)
    settings = load_settings(settings_file(data))
    assert (settings.site.company, settings.recognition.pack) == ("Acme", "variant")


def test_a_face_that_the_new_pack_does_not_find_is_told(data, variant):
    with open_site(data) as site, site.database.transaction():
        kept = site.database.rows("SELECT * FROM enrolment_pictures WHERE employee_id IN ('1002', '1003')")
        for row in kept:
            grey = Sealer(site.database).seal("enrolment_pictures", row, bytes(LANDMARK_BYTES) + GREY)
            content = grey if row["employee_id"] == "1002" else grey[:60]
            site.database.execute(
                "UPDATE enrolment_pictures SET sealed = ? WHERE id = ?", (content, row["id"])
            )
        agree(site, SILENT)
    answer = forced(data, variant)
    told = {item["employee_id"]: item["reason"] for item in answer["come_again"]}
    no_face = "the pack finds no face in the kept pictures"
    assert told == {"1002": no_face, "1003": no_face, SILENT: "no picture is kept"}
