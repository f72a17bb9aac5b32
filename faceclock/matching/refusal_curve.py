"""How often one of the people on the roll is refused, by threshold (FNIR, ISO/IEC 19795-1)."""

import numpy as np

from faceclock.domain.face import FloatArray
from faceclock.matching.curves import GRID, Curve, Floats
from faceclock.matching.impostors import Integers
from faceclock.matching.paired import draw_people
from faceclock.matching.site_scores import SiteScores
from faceclock.matching.statistics import rule_of_three

FEWEST_PEOPLE = 5
ROUNDS = 300


def refusal_curve(scores: SiteScores, margin: float, seed: int = 0) -> Curve | None:
    """Each template is searched among the person's others and everybody else's: refused below the threshold, or
    without the margin to the next person. The interval is a bootstrap over people, or the rule of three.

    None where fewer than FEWEST_PEOPLE people have two templates.
    """
    known = np.isfinite(scores.mates)
    reached = np.where(scores.mates >= scores.others + margin, scores.mates, -1.0)[known]
    _, person = np.unique(scores.searchers[known], return_inverse=True)
    people = int(person.max()) + 1 if len(person) else 0
    if people < FEWEST_PEOPLE:
        return None
    refused, searches = _by_person(reached, person, people), np.bincount(person).astype(np.float64)
    draws = draw_people(people, seed, ROUNDS).astype(np.float64)
    rates = (draws @ refused) / (draws @ searches)[:, None]
    low, high = np.percentile(rates[1:], [2.5, 97.5], axis=0)
    value = rates[0]
    return Curve(value, np.minimum(low, value), np.where(value > 0, high, rule_of_three(people)))


def _by_person(reached: FloatArray, person: Integers, people: int) -> Floats:
    """How many searches of each person are refused at each threshold, (people, g)."""
    fails_from = np.searchsorted(GRID, reached, side="right")  # the first threshold above what was reached
    counts = np.zeros((people, len(GRID) + 1))
    np.add.at(counts, (person, fails_from), 1.0)
    return np.cumsum(counts[:, :-1], axis=1)
