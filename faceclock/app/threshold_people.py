"""Who is refused at a threshold, and what helps them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

import numpy as np
from numpy.typing import NDArray

from faceclock.matching.impostors import Integers
from faceclock.matching.site_scores import SiteScores

FEW_TEMPLATES = 3
FEWEST_CHECK_INS = 3
NEVER_ALIKE = 2.0  # above every similarity


class Advice(StrEnum):
    """What would let somebody be recognised."""

    MORE_PICTURES = auto()  # there are few
    TODAY_S_LOOK = auto()  # the pictures fit each other, and not the check-ins: glasses, a beard
    ENROL_ANEW = auto()  # the pictures do not fit each other


@dataclass(frozen=True)
class Person:
    """``reached`` is the similarity that they usually reach: in the middle of their check-ins, or before the third one
    their best template among the others; None where they have one template and no check-ins."""

    employee_id: str
    name: str
    templates: int
    check_ins: int
    reached: float | None
    advice: Advice


def members(
    ids: Sequence[str],
    names: Mapping[str, str],
    scores: SiteScores,
    owners: Integers,
    check_ins: Sequence[tuple[str, float]],
) -> tuple[Person, ...]:
    """Everybody with a template, in the order of ``ids``."""
    counts = np.bincount(owners, minlength=len(ids))
    best = np.full(len(ids), -np.inf, np.float32)
    np.maximum.at(best, scores.searchers, scores.mates)
    seen: defaultdict[str, list[float]] = defaultdict(list)
    for employee_id, similarity in check_ins:
        seen[employee_id].append(similarity)
    return tuple(
        _person(one, names.get(one, one), int(count), float(mate), seen[one])
        for one, count, mate in zip(ids, counts, best, strict=True)
    )


def typical(mates: NDArray[np.float32]) -> float:
    """The similarity that three of four templates reach to another one of the same person."""
    known = mates[np.isfinite(mates)]
    return float(np.percentile(known, 25)) if len(known) else NEVER_ALIKE


def _person(employee_id: str, name: str, templates: int, mate: float, seen: list[float]) -> Person:
    known = len(seen) >= FEWEST_CHECK_INS
    reached = float(np.median(seen)) if known else mate if np.isfinite(mate) else None
    return Person(employee_id, name, templates, len(seen), reached, _advice(templates, mate, reached, known))


def _advice(templates: int, mate: float, reached: float | None, known: bool) -> Advice:
    if templates < FEW_TEMPLATES:
        return Advice.MORE_PICTURES
    if known and reached is not None and mate > reached:
        return Advice.TODAY_S_LOOK
    return Advice.ENROL_ANEW
