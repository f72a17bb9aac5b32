"""1:N: everybody's first picture is enrolled, the others search; a search with its own person taken out is a
stranger's, so that small sites have strangers too."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from faceclock.app.comparing_material import Flags, Material, View
from faceclock.app.gate import Measure, measure
from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.face import FloatArray
from faceclock.matching.calibration import threshold_for_identification
from faceclock.matching.impostors import Integers
from faceclock.matching.paired import misses_at_fpir, share_by_round
from faceclock.matching.statistics import is_measurable
from faceclock.settings.model import Recognition

RATES = (0.01, 0.001)
_BLOCK = 512
_NOBODY = -1.0
Tables = tuple[CalibrationTable | None, CalibrationTable | None]


@dataclass(frozen=True, eq=False)
class Searches:
    """Of ``people`` (m,): the similarity of the own picture (``mates``, -1 without one), and of the best and
    second best other person. ``enrolled`` is the size of the gallery."""

    people: Integers
    mates: FloatArray
    best: FloatArray
    second: FloatArray
    enrolled: int

    @property
    def has_mate(self) -> Flags:
        return np.asarray(self.mates > _NOBODY)


@dataclass(frozen=True)
class Change:
    """Of a person's ``tries``, how many each pack misses."""

    person: str
    tries: int
    current: int
    candidate: int


def identification(
    material: Material, counts: Integers, tables: Tables, wanted: Recognition
) -> Iterator[Measure]:
    """Rank 1, FNIR at fixed FPIR, and what each pack's own threshold does, also by group."""
    if len(material.names) < 3 or not material.with_two:
        return
    both = [search(material, view) for view in (material.current, material.candidate)]
    found = [_searches_with_mates(searches) for searches in both]
    first = [share_by_round(counts, item.people, item.mates > item.best) for item in found]
    yield measure(material, "rank 1", *first, higher_is_better=True)
    for rate in RATES:
        if is_measurable(rate, len(both[0].people)):
            missed = [
                misses_at_fpir(counts, item.people, _rank_one(item), every.people, every.best, rate)
                for item, every in zip(found, both, strict=True)
            ]
            yield measure(material, f"FNIR at FPIR {rate}", *missed)
    if tables[0] is not None and tables[1] is not None:
        yield from _at_own_threshold(material, counts, both, (tables[0], tables[1]), wanted)


def search(material: Material, view: View) -> Searches:
    """Everybody's first picture against one another, and everybody's others against those."""
    _, firsts = np.unique(material.people, return_index=True)
    several = np.bincount(material.people)[material.people] > 1
    is_first = np.zeros(len(material.people), bool)
    is_first[firsts] = True
    probes = np.flatnonzero(~(is_first & several))  # a single picture searches as a stranger would
    gallery = view.vectors[firsts]
    mates, best, second = (np.empty(len(probes), np.float32) for _ in range(3))
    for start in range(0, len(probes), _BLOCK):
        rows = probes[start : start + _BLOCK]
        scores = view.vectors[rows] @ gallery.T
        own = np.arange(len(rows)), material.people[rows]
        here = slice(start, start + len(rows))
        mates[here] = np.where(several[rows], np.maximum(scores[own], _NOBODY + 1e-3), _NOBODY)
        scores[own] = _NOBODY
        top = np.partition(scores, -2, axis=1)[:, -2:]
        second[here], best[here] = top[:, 0], top[:, 1]
    return Searches(material.people[probes], mates, best, second, len(firsts))


def _searches_with_mates(every: Searches) -> Searches:
    kept = every.has_mate
    return Searches(
        every.people[kept], every.mates[kept], every.best[kept], every.second[kept], every.enrolled
    )


def _rank_one(searches: Searches) -> FloatArray:
    """The mate's similarity where the mate comes first, else that of nobody."""
    return np.where(searches.mates > searches.best, searches.mates, np.float32(_NOBODY))


def _at_own_threshold(
    material: Material,
    counts: Integers,
    both: list[Searches],
    tables: tuple[CalibrationTable, CalibrationTable],
    wanted: Recognition,
) -> Iterator[Measure]:
    groups = ["", *sorted({material.groups.get(name, "") for name in material.names} - {""})]
    known = np.array([material.groups.get(name, "") for name in material.names])
    limits = [
        threshold_for_identification(table, item.enrolled, wanted.fpir, wanted.fmr).value
        for item, table in zip(both, tables, strict=True)
    ]
    for group in groups:
        members = known == group if group else np.ones(len(known), bool)
        for name, told in (("FNIR", _missed), ("FPIR", _let_in)):
            shares = []
            for item, limit in zip(both, limits, strict=True):
                people, errors = told(item, limit, wanted.margin)
                of_group = members[people]
                shares.append(share_by_round(counts, people[of_group], errors[of_group]))
            title = f"{name} at the pack's own threshold"
            yield measure(material, title, *shares, group=group, people=int(members.sum()))


def changed_people(material: Material, tables: Tables, wanted: Recognition) -> list[Change]:
    """Whom one pack misses more often than the other, each at its own threshold; who gets worse comes first."""
    known = [table for table in tables if table is not None]
    if len(known) < 2 or len(material.names) < 3 or not material.with_two:
        return []
    missed = []
    for view, table in zip((material.current, material.candidate), known, strict=True):
        searches = search(material, view)
        limit = threshold_for_identification(table, searches.enrolled, wanted.fpir, wanted.fmr).value
        people, errors = _missed(searches, limit, wanted.margin)
        missed.append(np.bincount(people, weights=errors, minlength=len(material.names)).astype(int))
    tries = np.bincount(people, minlength=len(material.names))
    changes = [
        Change(name, int(tries[index]), int(missed[0][index]), int(missed[1][index]))
        for index, name in enumerate(material.names)
        if missed[0][index] != missed[1][index]
    ]
    return sorted(changes, key=lambda change: change.current - change.candidate)


def _missed(every: Searches, limit: float, margin: float) -> tuple[Integers, Flags]:
    searches = _searches_with_mates(every)
    lead = searches.mates - searches.best
    return searches.people, np.asarray((searches.mates < limit) | (lead < margin) | (lead <= 0))


def _let_in(every: Searches, limit: float, margin: float) -> tuple[Integers, Flags]:
    return every.people, np.asarray((every.best >= limit) & (every.best - every.second >= margin))
