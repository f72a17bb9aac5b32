"""Comparison, promotion and rollback on the demo's people, with the shipped pack and variants of it."""

import json
import shutil
from hashlib import sha256

import pytest
from promotion_examples import (
    BOTH,
    STARTER,
    agree,
    make_run,
    make_site,
    make_variant,
    photographs,
    set_setting,
)

from faceclock.app.comparing import compare, current_contender
from faceclock.app.comparing_report import read_report, report_file, write_report
from faceclock.app.comparing_sets import Sets, read_groups
from faceclock.app.contenders import contender_of, find_contender, name_hash
from faceclock.app.enrolment import enroll
from faceclock.app.looking import identify_photo
from faceclock.app.pack_history import PROMOTED, ROLLED_BACK, Use, record, to_undo
from faceclock.app.pack_placing import place
from faceclock.app.pack_switching import pin, use_of
from faceclock.app.promotion import promote, rollback
from faceclock.app.reembedding import must_come_again, reembed
from faceclock.app.roll import LiveRoll
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem, PackProblem, StorageProblem
from faceclock.domain.people import Employee
from faceclock.settings.file import load_settings
from faceclock.settings.paths import packs_folder, settings_file
from faceclock.storage.audit import Audit
from faceclock.storage.exclusive import exclusively

SILENT = "1007"  # agreed to nothing: no picture of theirs is kept
REASON = "a trial on the demo"


def quiet(done, total):
    pass


@pytest.fixture(scope="module")
def photos(tmp_path_factory):
    return photographs(tmp_path_factory.mktemp("photographs"))


@pytest.fixture(scope="module")
def enrolled(photos, tmp_path_factory):
    data = tmp_path_factory.mktemp("enrolled") / "data"
    make_site(data, photos, silent=[SILENT])
    return data


@pytest.fixture(scope="module")
def variant(tmp_path_factory):
    return make_variant(tmp_path_factory.mktemp("packs"))


@pytest.fixture
def data(enrolled, tmp_path):
    shutil.copytree(enrolled, tmp_path / "data")
    return tmp_path / "data"


def pack_in_use(data):
    with open_site(data) as site:
        return current_contender(site).manifest.name


def whom(data, photo):
    with open_site(data) as site:
        return identify_photo(site, photo)["employee_id"]


def audited(data, action):
    with open_site(data) as site:
        return [
            entry.detail for entry in Audit(site.database).about("recognition.pack") if entry.action == action
        ]


def forced(data, pack):
    return promote(data, str(pack), REASON, "", quiet)


def test_a_promotion_makes_templates_and_tells_who_must_come_again(data, variant, photos):
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


def test_what_was_not_compared_is_refused_and_nothing_is_changed(data, variant):
    with pytest.raises(InputProblem, match=r"not compared with starter .*train compare .*--force REASON"):
        promote(data, str(variant), None, "", quiet)
    assert pack_in_use(data) == "starter"
    assert not packs_folder(data).exists()


@pytest.mark.parametrize("reason", ["", "  "])
def test_force_needs_a_reason(data, variant, reason):
    with pytest.raises(InputProblem, match="reason in words"):
        promote(data, str(variant), reason, "", quiet)


def test_an_uncalibrated_pack_cannot_be_forced(data, tmp_path):
    raw = make_variant(tmp_path, "raw", calibration=None)
    with pytest.raises(PackProblem, match="raw has no calibration"):
        forced(data, raw)
    with open_site(data) as site, pytest.raises(PackProblem, match="raw has no calibration"):
        compare(site, contender_of(raw), current_contender(site), Sets(), quiet)


def test_the_pack_in_use_and_a_damaged_one_are_refused(data, tmp_path):
    with pytest.raises(InputProblem, match="starter is the pack in use already"):
        forced(data, "starter")
    damaged = make_variant(tmp_path, "damaged")
    with (damaged / "recogniser.onnx").open("r+b") as stream:
        stream.seek(1000)
        stream.write(b"\0" * 50)
    with pytest.raises(PackProblem, match="wrong sha256"):
        forced(data, damaged)
    with pytest.raises(PackProblem, match="There is no model pack 'nothing'"):
        forced(data, "nothing")
    assert pack_in_use(data) == "starter"


def test_a_runs_pack_by_the_runs_name(data):
    make_run(data, "spring")
    assert forced(data, "spring")["pack"] == "variant"
    assert pack_in_use(data) == "variant"


@pytest.mark.parametrize("state", ["failed", "cancelled", "running"])
def test_a_run_that_is_not_finished(data, state):
    make_run(data, "spring", state)
    told = "stopped" if state == "running" else state
    with pytest.raises(InputProblem, match=f"spring is {told} and not done.*train resume spring"):
        forced(data, "spring")


def test_a_run_without_a_pack_or_with_two(data):
    run = make_run(data, "spring")
    make_variant(run / "pack", "second")
    with pytest.raises(InputProblem, match="made second, variant; name a pack's folder"):
        find_contender(data, "spring")
    shutil.rmtree(run / "pack")
    with pytest.raises(InputProblem, match="made none"):
        find_contender(data, "spring")


def test_one_at_a_time(data, variant):
    with exclusively(data / "promotion.lock", "busy"):
        for job in (lambda: forced(data, variant), lambda: rollback(data, quiet)):
            with pytest.raises(StorageProblem, match="Another promotion or rollback is under way"):
                job()
    assert pack_in_use(data) == "starter"


def test_rollback_uses_the_templates_of_before_and_makes_those_that_lack(data, variant, photos, tmp_path):
    forced(data, variant)
    with open_site(data) as site:
        enroll(site, Employee("2001", "New, with picture"), photos[SILENT], BOTH)
    set_setting(data, "enrolment.keep_pictures", "false")
    answer = rollback(data, quiet)
    assert (answer["pack"], answer["previous"], answer["made"]) == ("starter", "variant", 2)
    assert answer["come_again"] == []
    assert pack_in_use(data) == "starter"
    assert whom(data, photos["1001"][0]) == "1001"
    with open_site(data) as site:
        assert len(site.templates.of("2001")) == 4
    [told] = audited(data, ROLLED_BACK)
    assert (told["from_name"], told["to_name"]) == ("variant", "starter")


def test_who_was_enrolled_since_without_a_picture_must_come_again_after_a_rollback(data, variant, photos):
    forced(data, variant)
    with open_site(data) as site:
        enroll(site, Employee("2001", "New"), photos[SILENT])
        site.employees.add(Employee("2002", "By number and PIN"))
        site.employees.update(Employee("1001", "Left", active=False))
    answer = rollback(data, quiet)
    assert [item["employee_id"] for item in answer["come_again"]] == ["2001"]


def test_two_promotions_are_rolled_back_one_by_one_and_then_nothing_is_left(data, variant, tmp_path):
    second = make_variant(tmp_path, "second", mean=125.0)
    with pytest.raises(
        InputProblem, match=r"nothing to roll back: the pack in use, starter, was not promoted"
    ):
        rollback(data, quiet)
    forced(data, variant)
    forced(data, second)
    assert [rollback(data, quiet)["pack"] for _ in range(2)] == ["variant", "starter"]
    with pytest.raises(InputProblem, match="nothing to roll back"):
        rollback(data, quiet)
    assert forced(data, "second")["made"] == 0
    assert rollback(data, quiet)["pack"] == "starter"


def test_an_earlier_pack_that_is_gone_is_named(data, variant, tmp_path):
    second = make_variant(tmp_path, "second", mean=125.0)
    forced(data, variant)
    forced(data, second)
    shutil.rmtree(packs_folder(data) / "variant")
    with pytest.raises(PackProblem, match="earlier pack variant is no longer installed as it was"):
        rollback(data, quiet)
    assert pack_in_use(data) == "second"


def test_a_name_that_means_another_pack_is_not_taken(data, tmp_path):
    namesake = make_variant(tmp_path, "starter", mean=120.0)
    answer = forced(data, namesake)
    assert answer["pack"].startswith("starter-")
    assert pack_in_use(data) == answer["pack"]
    assert rollback(data, quiet)["pack"] == "starter"


def test_a_research_only_pack_needs_its_sentence(data, tmp_path):
    research = make_variant(tmp_path, "research", commercial_use=False)
    with pytest.raises(PackProblem, match="--accept"):
        forced(data, research)
    answer = promote(
        data, str(research), REASON, "I accept that research is for non-commercial research only", quiet
    )
    assert (packs_folder(data) / answer["pack"] / "licence-acceptance.toml").is_file()


def test_a_pack_that_nobody_named_stays_in_use_while_another_is_brought_in(data, variant):
    """The first pack found is meant by an empty setting, and the new one would be found first."""
    with open_site(data) as site:
        left = use_of(site)[1]
        assert left.setting == ""
        left = pin(site, left)
        place(data, contender_of(variant))
    assert (left.setting, pack_in_use(data)) == ("starter", "starter")
    assert forced(data, "variant")["previous"] == "starter"
    assert rollback(data, quiet)["setting"] == "starter"


def test_a_promotion_that_was_cut_off_goes_on_and_is_rolled_back_once(data, variant, photos):
    with open_site(data, str(variant)) as site:  # some people were done, and nothing was switched
        pack, told = site.photo_pack, []
        reembed(site, pack, lambda done, total: told.append((done, total)))
        assert told == [(2 * n, 12) for n in range(1, 7)]
        assert [person.employee_id for person in must_come_again(site, pack, set())] == [SILENT]
    assert pack_in_use(data) == "starter"
    assert whom(data, photos["1001"][0]) == "1001"
    assert forced(data, variant)["made"] == 0
    assert rollback(data, quiet)["pack"] == "starter"


def test_what_was_noted_and_never_switched_does_not_count(data):
    starter, other = (
        Use(name, digit * 64, name, f"/packs/{name}") for name, digit in (("a", "1"), ("b", "2"))
    )
    with open_site(data) as site:
        database = site.database
        record(database, PROMOTED, starter, other, {})
        assert to_undo(database, starter.digest) is None
        number, before = to_undo(database, other.digest)
        assert before == starter
        record(database, ROLLED_BACK, other, starter, {}, undoes=number)
        assert to_undo(database, starter.digest) is None
        assert to_undo(database, other.digest) == (number, starter)  # the rollback was cut off: it goes on


def test_a_running_kiosk_keeps_its_pack_and_is_not_disturbed(data, variant, photos):
    with open_site(data) as site:
        roll = LiveRoll(site)
        matcher = roll._matcher
        forced(data, variant)
        [template] = site.templates.of("1001")[:1]
        assert roll.identify(template.embedding).employee_id == "1001"
        assert roll._matcher is matcher
        with open_site(data, "starter") as other:
            enroll(other, Employee("2001", "New"), photos[SILENT])
        roll.identify(template.embedding)
        assert "2001" in roll._matcher.gallery.people


def test_a_comparison_is_kept_and_believed_only_for_these_two_packs(data, variant, photos, tmp_path):
    with open_site(data) as site:
        current, candidate = current_contender(site), contender_of(variant)
        report = compare(site, candidate, current, Sets(), quiet)
        assert report["sets"]["site"]["people_with_two"] == 6
        assert report["sets"]["public"]["people"] == 0
        assert (report["verdict"], report["passed"]) == ("too few", False)
        assert {item["set"] for item in report["measures"]} == {"site"}
        assert len(report["warnings"]) == 2
        kept = read_report(data, candidate, current)
        assert kept["measures"] == report["measures"]
        assert report["report"] == str(report_file(data, candidate, current))
        other = contender_of(make_variant(tmp_path, "variant", mean=110.0))
        compare(site, candidate, other, Sets(), quiet)
        assert read_report(data, candidate, current) == kept
        assert read_report(data, candidate, other)["current"]["digest"] == other.digest
        assert read_report(data, other, candidate) is None
        with pytest.raises(InputProblem, match="starter is the pack in use"):
            compare(site, current, current, Sets(), quiet)
    with pytest.raises(InputProblem, match=r"site set holds 6 people .* 10 are needed to tell"):
        promote(data, str(variant), None, "", quiet)
    write_report(
        report_file(data, candidate, current), {**kept, "reasons": [], "passed": True, "verdict": "same"}
    )
    answer = promote(data, str(variant), None, "", quiet)
    assert answer["forced"] is None
    [told] = audited(data, PROMOTED)
    assert told["verdict"] == "same"
    assert any(key.startswith("site: rank 1") for key in told)


def test_the_report_of_a_run_lies_beside_it_and_a_calibration_anew_outdates_it(data):
    run = make_run(data, "spring")
    (run / "trained_on.txt").write_text("\n".join([name_hash("1001"), name_hash("1002")]))
    with open_site(data) as site:
        candidate = find_contender(data, "spring")
        report = compare(site, candidate, current_contender(site), Sets(), quiet)
        assert json.loads((run / "comparison.json").read_text())["verdict"] == report["verdict"]
        assert report["candidate"]["run"] == "spring"
        assert report["sets"]["site"]["people_left_out_as_trained_on"] == 2
        assert report["sets"]["site"]["people"] == 4
        assert len(report["warnings"]) == 1
        assert read_report(data, candidate, current_contender(site)) is not None
    manifest = run / "pack" / "variant" / "pack.toml"
    manifest.write_text(manifest.read_text().replace("2041615", "2041616"))
    with open_site(data) as site:
        assert read_report(data, find_contender(data, "spring"), current_contender(site)) is None
    answer = forced(data, "spring")
    copied = packs_folder(data) / answer["pack"] / "trained_on.txt"
    assert sha256(b"1001").hexdigest() in copied.read_text()


def test_folders_a_list_of_pairs_and_groups(data, variant, photos, tmp_path):
    people = photos["1001"][0].parent.parent
    pairs = tmp_path / "pairs.txt"
    rows = [f"{number} 1 2" for number in photos] + ["1001 1 1002 1", "1003 1 1004 2", "1005 2 1006 1"]
    pairs.write_text("\n".join(rows))
    table = tmp_path / "groups.csv"
    table.write_text("person,group\n1001,a\n1002,a\n1003,b\n")
    sets = Sets(people, people, pairs, table)
    with open_site(data) as site:
        report = compare(site, contender_of(variant), current_contender(site), sets, quiet)
        assert report["sets"]["public"]["people"] == report["sets"]["site"]["people"] == 7
        assert {item["group"] for item in report["measures"]} == {"", "a", "b"}
        pairs.write_text("1001 1 7\n")
        with pytest.raises(InputProblem, match="names 1001_0007, which is not among the pictures"):
            compare(site, contender_of(variant), current_contender(site), sets, quiet)
    table.write_text("name;team\n")
    with pytest.raises(InputProblem, match="must be person,group"):
        read_groups(table)
    with pytest.raises(InputProblem, match="cannot be read"):
        read_groups(tmp_path / "none.csv")


def test_a_face_that_the_new_pack_does_not_find_is_told(data, variant):
    with open_site(data) as site, site.database.transaction():
        blank = site.database.rows("SELECT content FROM enrolment_pictures WHERE employee_id = '1002'")
        grey = blank[0]["content"][:40] + _grey()
        site.database.execute("UPDATE enrolment_pictures SET content = ? WHERE employee_id = '1002'", (grey,))
        site.database.execute(
            "UPDATE enrolment_pictures SET content = ? WHERE employee_id = '1003'", (grey[:60],)
        )
        agree(site, SILENT)
    answer = forced(data, variant)
    told = {item["employee_id"]: item["reason"] for item in answer["come_again"]}
    no_face = "the pack finds no face in the kept pictures"
    assert told == {"1002": no_face, "1003": no_face, SILENT: "no picture is kept"}


def test_the_settings_of_others_survive_a_switch(data, variant):
    set_setting(data, "site.company", "Acme")
    forced(data, variant)
    settings = load_settings(settings_file(data))
    assert (settings.site.company, settings.recognition.pack) == ("Acme", "variant")


def test_the_example_packs_differ(variant):
    assert contender_of(variant).digest != contender_of(STARTER).digest


def _grey():
    import cv2
    import numpy as np

    return cv2.imencode(".jpg", np.full((200, 200, 3), 128, np.uint8))[1].tobytes()
