"""Enrolling from the console: guided shots of rendered heads that turn, real nets, a real database."""

from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
import pytest
from guided_person import GuidedPerson, Studio, colleague
from live_sessions import astronaut, found, starter

from faceclock.app.consents import Agreement
from faceclock.app.console.camera import Judged
from faceclock.app.console.enrolling import EnrolmentService
from faceclock.app.console.enrolling_draft import GUIDED, Draft, Ending, Shot
from faceclock.app.console.enrolling_guide import STEADY, ShotGuide
from faceclock.app.console.logins import Logins
from faceclock.app.site import open_site
from faceclock.app.stepping import build_step
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import ImageProblem, InputProblem
from faceclock.domain.face import Face, Image
from faceclock.domain.people import Employee
from faceclock.domain.reasons import Reason
from faceclock.pipeline.head import Angles
from faceclock.pipeline.outcome import Identified
from faceclock.settings.change import change_setting
from faceclock.settings.paths import shipped_packs_folder
from faceclock.storage.audit import Audit
from faceclock.storage.consents import Consents
from faceclock.storage.enrolment_pictures import EnrolmentPictures
from faceclock.storage.signatures import Signatures
from faceclock.vision.quality.pose import Pose

EILEEN, DANIEL = Employee("7", "Eileen Collins", "Flight"), Employee("8", "Daniel Roth", "Sales")
AGREED = Agreement(frozenset({Purpose.RECOGNITION}), EILEEN.name, "en", b"\x89PNG drawn")


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data", str(shipped_packs_folder() / "starter")) as site:
        yield site


@pytest.fixture
def service(site) -> EnrolmentService:
    return EnrolmentService(Logins(site).make_owner("Olga", "correct horse"), site)


@pytest.fixture(scope="module")
def studio() -> Studio:
    """A person who stands there for all tests of this file."""
    return Studio(GuidedPerson())


@cache
def front_of(picture: Callable[[], Image]) -> Judged:
    return Studio(GuidedPerson(picture())).shot(Shot.FRONT)


def front(service, person: Employee, picture: Callable[[], Image] = astronaut) -> Draft:
    return service.take(service.check_person(person), Shot.FRONT, front_of(picture))


def enrol(service, person: Employee, picture: Callable[[], Image] = astronaut) -> None:
    agreement = Agreement(AGREED.purposes, person.name)
    service.finish(front(service, person, picture), Ending(agreement))


def test_five_poses_are_taken_stored_and_recognised_at_the_kiosk(site, service, studio):
    draft = studio.take_all(service, service.check_person(EILEEN), (*GUIDED, Shot.GLASSES))
    assert service.compare(draft).resembling == ()
    done = service.finish(draft, Ending(AGREED, pin="4711"))
    assert (done.templates, done.pin) == (6, True)
    templates = site.templates.of("7")
    assert [item.source for item in templates] == [shot.source for shot in (*GUIDED, Shot.GLASSES)]
    assert all(item.quality > 40 for item in templates)
    assert site.portraits.get("7") and site.pins.hash_of("7")
    [consent] = Consents(site.database).of("7")
    assert (
        consent.actor == "Olga" and Signatures(site.database).of("7")[consent.id].picture == b"\x89PNG drawn"
    )
    assert {entry.actor for entry in Audit(site.database).newest() if entry.subject == "7"} == {"Olga"}
    step, outcomes = build_step(site), []
    for _ in range(5):
        outcomes += step.process(studio.person.frame(Shot.FRONT)).outcomes
    assert [one.employee_id for one in outcomes if isinstance(one, Identified)] == ["7"]


def test_fault_37_nothing_of_a_face_is_stored_without_consent(site, service):
    draft = front(service, EILEEN)
    for agreement in (None, Agreement(frozenset({Purpose.PICTURES}), EILEEN.name)):
        with pytest.raises(InputProblem, match="has not agreed"):
            service.finish(draft, Ending(agreement))
    with pytest.raises(InputProblem, match="not the person's"):
        service.finish(draft, Ending(Agreement(AGREED.purposes, "Somebody Else")))
    assert not site.employees.all() and not Consents(site.database).of("7")


def test_somebody_else_before_the_camera_is_refused(service):
    draft = front(service, EILEEN)
    other = front_of(colleague)
    with pytest.raises(ImageProblem, match="one person at a time"):
        service.take(draft, Shot.LEFT, other)
    with pytest.raises(ImageProblem, match="no face"):
        service.take(draft, Shot.LEFT, Judged(other.frame))


def test_fault_30_a_face_that_is_enrolled_already_waits_for_a_decision(site, service):
    enrol(service, EILEEN)
    twin = Employee("9", "Eileen's twin")
    draft, agreement = front(service, twin), Agreement(AGREED.purposes, twin.name)
    [found] = service.compare(draft).resembling
    assert (found.employee, found.same) == (EILEEN, True) and found.portrait
    with pytest.raises(InputProblem, match="is enrolled as Eileen Collins"):
        service.finish(draft, Ending(agreement))
    service.finish(draft, Ending(agreement, others=frozenset({"7"})))
    [entry] = [entry for entry in Audit(site.database).newest() if entry.action == "face.lookalike"]
    assert (entry.subject, entry.detail["resembles"], entry.actor) == ("9", "7", "Olga")


def test_somebody_who_left_is_found_again(site, service):
    enrol(service, EILEEN)
    site.employees.update(Employee("7", EILEEN.name, EILEEN.team, active=False))
    [found] = service.compare(front(service, Employee("9", "E. Collins"))).resembling
    assert found.same and not found.employee.active


def test_the_same_person_gets_the_pictures_and_keeps_the_consent(site, service):
    enrol(service, EILEEN)
    before = site.templates.of("7")
    draft = service.adopt(front(service, Employee("9", "E. Collins")), "7")
    assert service.begin("7").agreed and service.begin("7").earlier == 1
    service.finish(draft, Ending())
    [template] = site.templates.of("7")  # a new picture of a shot takes the place of the old one
    assert template.id != before[0].id and site.employees.get("9") is None


def test_earlier_templates_go_when_that_is_wished(site, service, studio):
    enrol(service, EILEEN)
    draft = service.take(service.adopt(Draft(EILEEN), "7"), Shot.LEFT, studio.shot(Shot.LEFT))
    service.finish(draft, Ending())
    assert len(site.templates.of("7")) == 2
    service.finish(draft, Ending(replace=True))
    assert [item.source for item in site.templates.of("7")] == ["camera:left"]


def test_pictures_of_another_person_than_the_one_on_the_roll_are_noticed(service):
    enrol(service, EILEEN)
    enrol(service, DANIEL, colleague)
    findings = service.compare(service.adopt(front(service, Employee("9", "X"), colleague), "7"))
    assert findings.stranger and [item.employee.id for item in findings.resembling] == ["8"]


def test_heads_are_kept_of_who_allowed_it(site, service):
    site.settings = change_setting(site.settings, "enrolment.keep_pictures", "true")
    enrol(service, DANIEL, colleague)
    agreed = Agreement(frozenset({Purpose.RECOGNITION, Purpose.PICTURES}), EILEEN.name)
    service.finish(front(service, EILEEN), Ending(agreed))
    kept = EnrolmentPictures(site.database)
    assert kept.sources_of("7") == {Shot.FRONT.source} and not kept.sources_of("8")


def test_a_pin_is_enough_and_neither_is_not(site, service):
    draft = service.check_person(EILEEN)
    with pytest.raises(InputProblem, match="neither a picture nor a PIN"):
        service.finish(draft, Ending())
    with pytest.raises(InputProblem, match="everybody tries first"):
        service.finish(draft, Ending(pin="1234"))
    service.finish(draft, Ending(pin="4711"))
    assert site.employees.require("7") == EILEEN and not site.templates.of("7")
    assert not Consents(site.database).of("7")


def test_photographs_serve_as_well(service, tmp_path):
    photo, other = tmp_path / "eileen.png", tmp_path / "daniel.png"
    cv2.imwrite(str(photo), astronaut())
    cv2.imwrite(str(other), colleague())
    (tmp_path / "notes.txt").write_text("no picture")
    files = [photo, photo, other, tmp_path / "notes.txt", tmp_path / "missing.jpg"]
    answer = service.take_photographs(service.check_person(EILEEN), files)
    assert [item.source[:6] for item in answer.draft.taken] == ["photo:"]
    assert [
        word in str(said) for word, said in zip(["daniel", "notes", "missing"], answer.refused, strict=True)
    ] == [True] * 3


def test_of_a_folder_its_pictures_are_taken(service, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    for number in range(22):
        cv2.imwrite(str(tmp_path / f"{number:02}.png"), astronaut()[number:])
    answer = service.take_photographs(service.check_person(EILEEN), [folder, tmp_path])
    assert len(answer.draft.taken) == 19
    assert ["first 20" in str(answer.refused[0]), "empty" in str(answer.refused[1])] == [True, True]


def test_the_front_becomes_the_portrait_also_when_it_is_taken_again(service, studio):
    draft = studio.take_all(service, service.check_person(EILEEN), (Shot.LEFT, Shot.FRONT))
    again = service.take(draft, Shot.FRONT, front_of(astronaut))
    assert [item.source for item in again.taken] == ["camera:front", "camera:left"]
    assert again.taken[0] is not draft.taken[0]


def test_a_number_that_was_taken_meanwhile_stores_nothing(site, service):
    draft = front(service, EILEEN)
    site.employees.add(Employee("7", "Quicker"))
    with pytest.raises(InputProblem, match="already taken"):
        service.finish(draft, Ending(AGREED))
    assert not site.templates.of("7") and not Consents(site.database).of("7")
    with pytest.raises(InputProblem, match="already taken"):
        service.check_person(EILEEN)


def test_the_next_number_is_proposed(site, service):
    assert service.begin().number == "1001"
    for number in ("0007", "0041", "X9"):
        site.employees.add(Employee(number, "Somebody", "Crew"))
    start = service.begin()
    assert (start.number, start.teams) == ("0042", ("Crew",))


@pytest.fixture
def judged():
    """Frames of a real face; their quality and angles are made up."""
    frame, face = GuidedPerson().frame(Shot.FRONT), found(starter(), astronaut())

    def make(
        turned: Angles | None, quality: float = 50, *reasons: Reason, yaw: float = 0, shift: float = 0
    ) -> Judged:
        moved = Face(face.box, face.score, face.landmarks + np.float32(shift))
        return Judged(frame, (moved,), moved, reasons, quality, {}, Pose(yaw, 0, 0), turned)

    return make


def test_a_shot_waits_for_its_pose_and_keeps_the_best_frame(judged):
    guide = ShotGuide(Shot.LEFT)
    assert guide.see(judged(Angles(7, 0))).share == pytest.approx(0.5)
    assert guide.see(judged(Angles(-20, 0))).share == 0
    assert guide.see(judged(Angles(20, 15))).best is None  # up and aside is neither
    assert guide.see(judged(Angles(20, 0), 90, Reason.BLURRED)).best is None
    taken = [guide.see(judged(Angles(20, 0), quality)).best for quality in (40, 80, 60, 50)]
    assert taken[:3] == [None] * 3 and taken[3].quality == 80
    assert ShotGuide(Shot.UP).take(judged(None)).best.quality == 50
    assert ShotGuide(Shot.UP).take(judged(None, 50, Reason.BLURRED)).best is None


def test_who_looks_straight_keeps_still_for_a_moment(judged):
    guide = ShotGuide(Shot.FRONT)
    for bad in (judged(None, yaw=20), judged(None, 50, Reason.BLURRED), judged(None, shift=40)):
        for _ in range(STEADY - 1):
            assert guide.see(judged(None)).best is None
        assert guide.see(bad).best is None
    shots = [guide.see(judged(None, 50 + number, shift=40)) for number in range(STEADY)]
    assert shots[-2].straight and shots[-2].best.quality == 54  # the one that had moved was the first
    assert not shots[-3].straight


def test_a_head_that_was_lost_looks_straight_again(judged):
    guide = ShotGuide(Shot.UP)
    seen = [guide.see(judged(None)) for _ in range(STEADY)]
    assert all(one.lost and one.best is None for one in seen)
    assert [one.straight for one in seen] == [False] * (STEADY - 1) + [True]
