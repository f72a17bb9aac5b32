"""The study of a site's own people: who is refused, who is alike, and a wish that grows with the headcount."""

from datetime import UTC, datetime

import numpy as np
import pytest
from consenting import put_on_roll

from faceclock.app.site import open_site
from faceclock.app.threshold_people import Advice
from faceclock.app.threshold_report import describe, wish_of
from faceclock.app.threshold_study import study
from faceclock.app.thresholds import choose_similarity
from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import PackProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.domain.punch import Direction, Evidence, Method, Punch

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data", need_pack=True) as opened:
        yield opened


def enrol(site, number, templates=4, spread=0.4, like=None, seed=None):
    """Somebody of made-up vectors; ``like`` pulls them towards another one's seed."""
    contract = site.pack.contract
    random = np.random.default_rng(number if seed is None else seed)
    centre = random.normal(size=contract.dimension)
    if like is not None:
        centre = 0.3 * centre + np.random.default_rng(like).normal(size=contract.dimension)
    put_on_roll(site.database, Employee(f"{number:03d}", f"Person {number}"))
    for _ in range(templates):
        vector = centre + spread * random.normal(size=contract.dimension)
        unit = (vector / np.linalg.norm(vector)).astype(np.float32)
        site.templates.add(Template(uuid7(), f"{number:03d}", Embedding(unit, contract), "test", NOW))


def check_in(site, number, similarity):
    evidence = Evidence(similarity, 0.5, 0.1, site.pack.contract.digest, 3)
    site.punches.add(
        Punch(
            id=uuid7(),
            employee_id=f"{number:03d}",
            at=NOW,
            zone="UTC",
            direction=Direction.IN,
            method=Method.FACE,
            kiosk="kiosk-1",
            evidence=evidence,
        )
    )


def test_an_empty_site_is_told_by_the_calibration_alone(site):
    found = study(site)
    assert (found.people, found.let_in.measured_to, found.refused) == ((), None, None)
    assert found.proposal(found.wish) is not None
    describe(found, found.wish)


def test_look_alikes_and_who_is_there_twice(site):
    for number in range(1, 9):
        enrol(site, number)
    enrol(site, 20, like=1)
    enrol(site, 30, seed=2)
    pairs = {(pair.first.name, pair.second.name): pair for pair in study(site).alike(0.5)}
    assert set(pairs) == {("Person 1", "Person 20"), ("Person 2", "Person 30")}
    assert pairs["Person 2", "Person 30"].twice


def test_whoever_stays_below_is_listed_with_what_helps(site):
    for number in range(1, 7):
        enrol(site, number)
    enrol(site, 7, spread=1.6)
    enrol(site, 8, templates=2, spread=1.6)
    enrol(site, 9, templates=1)
    for similarity in (0.41, 0.45, 0.44):
        check_in(site, 1, similarity)
    found = study(site)
    assert {one.name: one.advice for one in found.refused_people(0.5)} == {
        "Person 1": Advice.TODAY_S_LOOK,
        "Person 7": Advice.ENROL_ANEW,
        "Person 8": Advice.MORE_PICTURES,
    }
    assert found.check_ins_below(0.445) == 2
    assert next(one for one in found.people if one.name == "Person 9").reached is None


def test_what_somebody_took_back_is_no_check_in(site):
    enrol(site, 1)
    check_in(site, 1, 0.7)
    site.clock.undo(site.punches.newest(1)[0].punch.id, by="kiosk", reason="undone")
    assert len(study(site).check_ins) == 0


def test_who_resembles_another_more_than_themselves_is_counted(site):
    for number in range(1, 7):
        enrol(site, number)
    before = study(site)
    put_on_roll(site.database, Employee("050", "Person 50"))
    wrong = site.templates.of("001")[0].embedding
    site.templates.add(Template(uuid7(), "050", wrong, "a wrong name", NOW))
    enrol_more(site, "050")
    assert (before.mistaken_above(0.5), study(site).mistaken_above(0.5)) == (0, 2)  # it, and its double


def enrol_more(site, employee_id):
    other = np.random.default_rng(77).normal(size=site.pack.contract.dimension)
    unit = (other / np.linalg.norm(other)).astype(np.float32)
    site.templates.add(Template(uuid7(), employee_id, Embedding(unit, site.pack.contract), "test", NOW))


def test_a_wish_is_kept_at_the_last_choice_and_asked_again_when_a_tenth_more_came(site):
    for number in range(1, 11):
        enrol(site, number)
    found = study(site)
    wish = wish_of(found, months=12, people=40, tries=5.0)
    choose_similarity(site.database, found.digest, found.calibration, 0.6, "test", found.basis(0.6, wish))
    again = study(site)
    assert (again.wish.months, again.wish.tries, again.wish.people) == (12, 5.0, 10)
    assert (again.in_force, again.grown_from) == (0.6, None)
    enrol(site, 11)
    assert study(site).grown_from == 10


def test_more_people_ask_for_a_higher_threshold(site):
    for number in range(1, 4):
        enrol(site, number)
    found = study(site)
    few, many = (found.proposal(wish_of(found, 24, people, 20.0)) for people in (3, 300))
    assert few is not None and many is not None and few < many


def test_a_site_without_a_pack_says_so(site):
    site.pack_folder, site.pack_fault = None, "There is no pack."
    with pytest.raises(PackProblem, match="There is no pack"):
        study(site)
