"""Verdicts on material whose answers are known, without nets."""

from dataclasses import replace

import numpy as np
import pytest

from faceclock.app.comparing_identification import identification, search
from faceclock.app.comparing_material import Material, View, choose
from faceclock.app.comparing_verification import draw_pairs, verification
from faceclock.app.evaluation_images import Key
from faceclock.app.gate import Verdict, judge, measure
from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.matching.paired import draw_people
from faceclock.settings.model import Recognition

POINTS = CalibrationPoint(1e-3, 0.4, 0.4, 0.4), CalibrationPoint(1e-6, 0.6, 0.6, 0.6)
TABLE = CalibrationTable("made", "2026-01-01", 1000, 20, POINTS)
TABLES = TABLE, TABLE
WANTED = Recognition(fmr=1e-3, margin=0.0)
ENOUGH = {"site": 50, "public": 200}


def view(labels, noise, seed=0, missing=()):
    random = np.random.default_rng(seed)
    centres = np.random.default_rng(99).normal(size=(max(labels) + 1, 32))
    rows = centres[labels] + noise * random.normal(size=(len(labels), 32))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    found = ~np.isin(np.arange(len(labels)), missing)
    return View((rows * found[:, None]).astype(np.float32), found)


def material(noise_of_current, noise_of_candidate, people=60, pictures=3, singles=0, title="site", **views):
    labels = np.concatenate([np.repeat(np.arange(people), pictures), np.arange(people, people + singles)])
    keys = tuple(Key(f"p{label:03d}", f"{row:05d}") for row, label in enumerate(labels))
    names = tuple(f"p{label:03d}" for label in range(people + singles))
    current = views.get("current") or view(labels, noise_of_current)
    candidate = views.get("candidate") or view(labels, noise_of_candidate, seed=1)
    return Material(title, keys, labels, names, current, candidate)


def measures(of):
    counts = draw_people(len(of.names), rounds=300)
    return [*verification(of, counts), *identification(of, counts, TABLES, WANTED)]


def verdicts(of):
    return {(item.name, item.group): item.verdict for item in measures(of)}


def test_a_clearer_pack_is_better_and_a_noisier_one_worse():
    better, worse = material(1.2, 0.6), material(0.6, 1.2)
    assert judge(measures(better), ENOUGH).verdict is Verdict.BETTER
    assert judge(measures(better), ENOUGH).passed
    ruling = judge(measures(worse), ENOUGH)
    assert (ruling.verdict, ruling.passed) == (Verdict.WORSE, False)
    assert any(
        "FNIR at the pack's own threshold on the site set went from" in reason for reason in ruling.reasons
    )


def test_the_same_pack_is_the_same_in_everything():
    one = material(0.8, 0.8)
    same = replace(one, candidate=one.current)
    assert set(verdicts(same).values()) == {Verdict.SAME}
    assert judge(measures(same), ENOUGH).passed


def test_two_packs_of_equal_strength_are_not_told_apart():
    assert judge(measures(material(0.8, 0.8)), ENOUGH).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("people", "said"), [({"site": 9, "public": 100}, "site set holds 9"), ({}, "holds 0")]
)
def test_too_few_people_fail_closed_and_say_how_many_are_needed(people, said):
    ruling = judge(measures(material(1.2, 0.6)), people)
    assert (ruling.verdict, ruling.passed) == (Verdict.TOO_FEW, False)
    assert said in ruling.reasons[0]
    assert "10 are needed" in ruling.reasons[0]


def test_searches_beside_all_similarities():
    of = material(0.9, 0.9, people=12, singles=5)
    found = search(of, of.current)
    gallery = [int(np.flatnonzero(of.people == person)[0]) for person in range(17)]
    scores = of.current.vectors @ of.current.vectors[gallery].T
    expected = []
    for row, person in enumerate(of.people):
        single = person >= 12
        if row in gallery and not single:
            continue
        others = np.sort(np.delete(scores[row], person))[::-1]
        expected.append((-1.0 if single else scores[row, person], others[0], others[1]))
    assert np.allclose(np.c_[found.mates, found.best, found.second], expected, atol=1e-6)
    assert found.enrolled == 17
    assert found.has_mate.sum() == 24


def test_a_picture_without_a_face_is_a_miss_and_never_a_match():
    of = material(0.3, 0.3)
    blind = replace(of, candidate=view(of.people, 0.3, seed=1, missing=range(1, 180, 3)))
    told = {item.name: item for item in measures(blind)}
    assert told["FNIR at the pack's own threshold"].candidate == pytest.approx(0.5)
    assert (
        told["FPIR at the pack's own threshold"].candidate < told["FPIR at the pack's own threshold"].current
    )
    assert told["rank 1"].candidate == pytest.approx(0.5)
    assert told["verification accuracy"].verdict is Verdict.WORSE


def test_a_group_that_suffers_is_seen_behind_a_gain_of_all():
    of = material(1.0, 0.5, people=80)
    suffering = np.flatnonzero(of.people < 15)
    rows = of.candidate.vectors.copy()
    rows[suffering] = view(of.people, 2.5, seed=3).vectors[suffering]
    groups = {name: "small" if index < 15 else "large" for index, name in enumerate(of.names[:75])}
    groups |= {name: "tiny" for name in of.names[75:]}
    hurt = replace(of, candidate=View(rows, of.candidate.found), groups=groups)
    told = verdicts(hurt)
    name = "FNIR at the pack's own threshold"
    assert told[name, "small"] is Verdict.WORSE
    assert told[name, "large"] is Verdict.BETTER
    assert told[name, "tiny"] is Verdict.TOO_FEW
    assert "in group small" in "".join(judge(measures(hurt), ENOUGH).reasons)


def test_rates_that_the_set_is_too_small_for_are_not_told():
    few = {name for name, _ in verdicts(material(0.8, 0.8, people=6, pictures=2))}
    assert "FNMR at FMR 0.001" not in few
    assert "FNIR at FPIR 0.01" not in few
    many = {name for name, _ in verdicts(material(0.8, 0.8, people=60))}
    assert {"FNMR at FMR 0.001", "FNIR at FPIR 0.01"} <= many
    assert "FNIR at FPIR 0.001" not in many


def test_without_a_calibration_of_the_current_pack_the_rest_is_told():
    of = material(0.8, 0.8)
    counts = draw_people(len(of.names), rounds=50)
    names = [item.name for item in identification(of, counts, (None, TABLE), WANTED)]
    assert names == ["rank 1", "FNIR at FPIR 0.01"]


def test_one_picture_a_person_can_only_be_let_in():
    of = material(0.8, 0.8, people=30, pictures=1)
    assert measures(of) == []
    assert of.with_two == 0


def test_drawn_pairs_are_of_both_kinds_and_no_more_than_a_few_a_person():
    of = material(0.8, 0.8, people=20, pictures=6)
    pairs = draw_pairs(of).pairs
    genuine = [pair for pair in pairs if pair.genuine]
    assert len(genuine) == 20 * 6
    assert len(pairs) - len(genuine) == len(genuine)


def test_people_are_drawn_whole_and_those_with_two_pictures_first():
    keys = [Key(f"p{n:02d}", str(i)) for n in range(30) for i in range(1 + 9 * (n % 2))]
    chosen = choose(keys, 20, seed=4)
    people = {key.person for key in chosen}
    assert len(people) == 20
    assert sum(int(person[1:]) % 2 for person in people) == 15
    assert sum(key.person == "p01" for key in chosen) == 8
    assert chosen == choose(keys, 20, seed=4) != choose(keys, 20, seed=5)


def test_a_measure_that_no_round_could_take_says_nothing():
    of = material(0.8, 0.8, people=3)
    nothing = np.full(10, np.nan)
    assert measure(of, "x", nothing, nothing).verdict is Verdict.TOO_FEW
