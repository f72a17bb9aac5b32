"""Which heads are kept at enrolment, and what can be done with them, on the demo's people and the shipped pack."""

from pathlib import Path

import numpy as np
import pytest
from consenting import FACE
from promotion_examples import EVERYTHING, STARTER, make_site, set_setting

from faceclock.app.comparing_material import KeptPictures
from faceclock.app.consents import describe_consents, give, withdraw
from faceclock.app.enrolment import enroll
from faceclock.app.enrolment_pictures import consented_pictures, find_again, head_of, open_picture
from faceclock.app.evaluation_images import ImageSet
from faceclock.app.listing import list_people
from faceclock.app.site import open_site
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.face import Face
from faceclock.domain.people import Employee
from faceclock.storage.enrolment_pictures import EnrolmentPictures

CLARA = Employee("1001", "Clara Novak")


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def site(data):
    with open_site(data, str(STARTER)) as opened:
        yield opened


def kept(site):
    return EnrolmentPictures(site.database).count_by_person()


def test_nothing_is_kept_unless_the_site_wants_it(site, photos):
    enroll(site, CLARA, photos["1001"], EVERYTHING)
    assert kept(site) == {}
    assert describe_consents(site.database, "1001")["pictures"] is True


def test_nothing_is_kept_unless_the_person_agrees(data, photos):
    set_setting(data, "enrolment.keep_pictures", "true")
    with open_site(data, str(STARTER)) as site:
        enroll(site, CLARA, photos["1001"], FACE)
        enroll(site, CLARA, photos["1001"], FACE | {Purpose.TRAINING})
        assert kept(site) == {}
        give(site.database, "1001", [Purpose.PICTURES])
        assert kept(site) == {}
        enroll(site, CLARA, photos["1001"], FACE)
        assert kept(site) == {"1001": 2}
        assert len(site.templates.of("1001")) == 2
        withdraw(site.database, "1001", [Purpose.PICTURES])
        assert kept(site) == {}
        assert len(site.templates.of("1001")) == 2


def test_a_kept_head_gives_nearly_the_template_that_it_was_kept_with(data, photos):
    make_site(data, photos)
    with open_site(data, str(STARTER)) as site:
        pack = site.photo_pack
        templates = {t.source: t for number in photos for t in site.templates.of(number)}
        for picture in EnrolmentPictures(site.database).all():
            image = open_picture(picture)
            assert image.shape[0] == image.shape[1] <= 256
            face = find_again(pack.detector.detect(image), picture)
            assert face is not None
            again = pack.recogniser.embed(image, face)
            assert again.similarity(templates[picture.source].embedding) > 0.9


def test_only_who_agreed_to_training_is_handed_out(data, photos):
    make_site(data, photos, silent=["1002"])
    with open_site(data, str(STARTER)) as site:
        withdraw(site.database, "1003", [Purpose.TRAINING])
        people = [picture.employee_id for picture in consented_pictures(site.database)]
        assert people == [number for number in photos if number not in ("1002", "1003") for _ in range(2)]
        listed = {row["employee_id"]: (row["pictures"], row["agrees"]) for row in list_people(site)}
        assert listed["1001"] == (2, ["recognition", "pictures", "training"])
        assert listed["1002"] == (0, ["recognition"])
        assert listed["1003"] == (2, ["recognition", "pictures"])


def test_the_studio_sees_what_a_comparison_sees_under_the_same_names(data, photos):
    make_site(data, photos, silent=["1002"])
    images = ImageSet(Path(f"site:{data}"))
    with open_site(data, str(STARTER)) as site:
        assert images.keys == sorted(KeptPictures(site.database).keys)
        assert {key.person for key in images.keys} == set(photos) - {"1002"}
        [(_, image)] = images.read(images.keys[:1])
        [(_, same)] = KeptPictures(site.database).read(images.keys[:1])
        assert np.array_equal(image, same)
        withdraw(site.database, "1001", [Purpose.PICTURES])
    assert "1001" not in {key.person for key in ImageSet(Path(f"site:{data}")).keys}


def test_consents_are_recorded_once_and_told_with_their_words(site, photos):
    enroll(site, CLARA, photos["1001"], EVERYTHING)
    give(site.database, "1001", EVERYTHING)
    withdraw(site.database, "1001", [Purpose.TRAINING], form="works agreement 3")
    told = describe_consents(site.database, "1001")
    assert [(item["purpose"], item["given"]) for item in told["history"]][-1] == ("training", False)
    assert told["history"][-1]["text"] == "works agreement 3"
    assert len(told["history"]) == 4
    with pytest.raises(InputProblem, match="Nobody has the ID 9"):
        describe_consents(site.database, "9")


def test_a_head_at_the_pictures_edge_is_shifted_inside():
    image = np.zeros((400, 300, 3), np.uint8)
    landmarks = np.array([[10, 20], [40, 20], [25, 40], [12, 60], [38, 60]], np.float32)
    head, inside = head_of(image, Face((0, 0, 60, 80), 0.9, landmarks))
    assert head.shape == (160, 160, 3)
    assert np.array_equal(inside, landmarks)
    wide = Face((100, 100, 300, 290), 0.9, landmarks + 100)
    large, points = head_of(np.zeros((1200, 1200, 3), np.uint8), wide)
    assert large.shape == (256, 256, 3)
    assert np.linalg.norm(points[1] - points[0]) == pytest.approx(30 * 256 / 600)
