"""1:1: pairs of pictures, and all comparisons of strangers."""

from collections.abc import Iterator

import numpy as np

from faceclock.app.comparing_material import Flags, Material, View
from faceclock.app.evaluation_pairs import Pair, PairList, balanced_folds
from faceclock.app.evaluation_verification import answered_right
from faceclock.app.gate import Measure, measure
from faceclock.domain.face import FloatArray
from faceclock.matching.impostors import ImpostorTail, Integers, impostor_tail
from faceclock.matching.paired import Floats, misses_at_fmr, share_of_pairs_by_round
from faceclock.matching.statistics import is_measurable

FMR = 1e-3
_TAIL = 5 * FMR  # rounds that draw the people of the most similar strangers twice look this deep
_PAIRS_A_PERSON = 6
_DET_FROM, _DET_TO, _DET_POINTS = 1e-6, 0.1, 30
_WORST = -1.0


def verification(material: Material, counts: Integers) -> Iterator[Measure]:
    """Accuracy by LFW's protocol on the listed pairs (else on drawn ones), and FNMR at FMR 1e-3."""
    pairs = material.pairs or draw_pairs(material)
    if {pair.genuine for pair in pairs.pairs} == {True, False}:
        right = [_right(material, view, pairs, counts) for view in (material.current, material.candidate)]
        yield measure(material, "verification accuracy", *right, higher_is_better=True)
    first, second = _genuine(material)
    if not len(first) or len(material.names) < 2:
        return
    people = material.people[first]
    views = (material.current, material.candidate)
    tails = [_tail(material, view) for view in views]
    if is_measurable(FMR, tails[0].total):
        missed = [
            misses_at_fmr(counts, people, _cosines(view, first, second), tail, FMR)
            for view, tail in zip(views, tails, strict=True)
        ]
        yield measure(material, f"FNMR at FMR {FMR}", *missed)


def det(material: Material) -> dict[str, list[tuple[float, float]]]:
    """Both packs' (FMR, FNMR) over all pairs, by the view's name: from a single stranger's pair on. None where
    nobody has two pictures or everybody is one person."""
    first, second = _genuine(material)
    if not len(first) or len(material.names) < 2:
        return {}
    views = {"current": material.current, "candidate": material.candidate}
    return {name: _det_of(material, view, first, second) for name, view in views.items()}


def _det_of(material: Material, view: View, first: Integers, second: Integers) -> list[tuple[float, float]]:
    tail = impostor_tail(view.vectors, material.people, _DET_TO, lambda done, total: None)
    genuine = np.sort(_cosines(view, first, second))
    lowest = max(1 / tail.total, _DET_FROM)
    points = []
    for fmr in np.geomspace(lowest, max(lowest, _DET_TO), _DET_POINTS):
        limit = tail.scores[
            min(int(fmr * tail.total), len(tail.scores) - 1)
        ]  # accepted is what lies above it
        missed = int(np.searchsorted(genuine, limit, side="right")) / len(genuine)
        points.append((float(fmr), missed))
    return points


def draw_pairs(material: Material, seed: int = 0) -> PairList:
    """Some pairs of each person, and as many of strangers."""
    first, second = _genuine(material)
    random = np.random.default_rng(seed)
    order = random.permutation(len(first))
    taken = np.zeros(len(material.names), np.int64)
    genuine = []
    for index in order:
        person = material.people[first[index]]
        if taken[person] < _PAIRS_A_PERSON:
            taken[person] += 1
            genuine.append((int(first[index]), int(second[index])))
    drawn = random.integers(0, len(material.keys), (4 * len(genuine), 2))
    strangers = [(a, b) for a, b in drawn.tolist() if material.people[a] != material.people[b]]
    rows = [*sorted(genuine), *sorted(strangers[: len(genuine)])]
    pairs = tuple(Pair(material.keys[a], material.keys[b], line) for line, (a, b) in enumerate(rows, start=1))
    return PairList(pairs, balanced_folds(pairs), declared=False)


def _right(material: Material, view: View, listed: PairList, counts: Integers) -> Floats:
    row = {key: index for index, key in enumerate(material.keys)}
    first, second = (
        np.array([row[getattr(pair, side)] for pair in listed.pairs]) for side in ("first", "second")
    )
    genuine = np.array([pair.genuine for pair in listed.pairs])
    usable: Flags = view.found[first] & view.found[second]
    scores = np.where(usable, _cosines(view, first, second), _WORST).astype(np.float64)
    right = answered_right(scores, genuine, usable, np.array(listed.folds))
    return share_of_pairs_by_round(counts, material.people[first], material.people[second], right)


def _genuine(material: Material) -> tuple[Integers, Integers]:
    """Row pairs of one person each."""
    first: list[int] = []
    second: list[int] = []
    for person in range(len(material.names)):
        rows = np.flatnonzero(material.people == person)
        one, other = np.triu_indices(len(rows), 1)
        first.extend(rows[one])
        second.extend(rows[other])
    return np.array(first, np.int64), np.array(second, np.int64)


def _tail(material: Material, view: View) -> ImpostorTail:
    return impostor_tail(view.vectors, material.people, _TAIL, lambda done, total: None)


def _cosines(view: View, first: Integers, second: Integers) -> FloatArray:
    return np.asarray(np.einsum("nd,nd->n", view.vectors[first], view.vectors[second]), np.float32)
