"""What a site's own templates and check-ins say of each threshold: all that the threshold page shows.

Everything is computed once; whoever moves a slider only reads.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faceclock.app.site import Site
from faceclock.app.threshold_people import Person, members, typical
from faceclock.app.thresholds import threshold_in_force
from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.errors import PackProblem
from faceclock.domain.people import Template
from faceclock.domain.thresholds import ThresholdChoice
from faceclock.matching.calibration import require, same_identity
from faceclock.matching.curves import Curve
from faceclock.matching.proposing import Wish, propose
from faceclock.matching.refusal_curve import refusal_curve
from faceclock.matching.site_scores import SiteScores, score_site
from faceclock.matching.statistics import Rate
from faceclock.matching.stranger_curve import StrangerCurve, stranger_curve
from faceclock.storage.thresholds import Thresholds
from faceclock.vision.packs.manifest import Manifest, contract_of, pack_digest, read_manifest

MOST_CHECK_INS = 20_000
GROWN = 1.10  # so many times the people that a threshold was chosen for, and it is proposed anew
DEFAULT_MONTHS, DEFAULT_TRIES = 24, 20.0  # strangers: about one on each working day
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class LookAlike:
    """Two people and their most similar templates. ``twice``: as alike as pictures of one person are."""

    first: Person
    second: Person
    similarity: float
    twice: bool


@dataclass(frozen=True, eq=False)
class Study:
    """``strangers``, ``own`` and ``check_ins`` are similarities, ascending: of left-out people to the best other one,
    of left-out templates to the person's others, and of the newest check-ins. ``mistaken`` are those of left-out
    templates to somebody whom they resemble more than their own person, by the margin. ``in_force`` decides now,
    ``chosen`` is the last choice, ``floor`` the loosest calibrated threshold. ``looked_at`` people were probes.
    """

    pack: str
    digest: str
    calibration: CalibrationTable
    margin: float
    people: tuple[Person, ...]
    templates: int
    looked_at: int
    strangers: Scores
    own: Scores
    check_ins: Scores
    mistaken: Scores
    let_in: StrangerCurve
    refused: Curve | None
    look_alikes: tuple[LookAlike, ...]
    in_force: float
    floor: float
    chosen: ThresholdChoice | None

    @property
    def wish(self) -> Wish:
        """What was wished at the last choice, for the people that there are now."""
        basis = self.chosen.basis if self.chosen else {}
        months, tries = basis.get("months") or DEFAULT_MONTHS, basis.get("tries") or DEFAULT_TRIES
        return Wish(int(months), max(1, len(self.people)), float(tries))

    @property
    def grown_from(self) -> int | None:
        """How many people the choice in force was made for, where there are now 10 % more."""
        if self.chosen is None or self.chosen.similarity is None:
            return None
        before = int(self.chosen.basis.get("people") or 0)
        return before if len(self.people) >= GROWN * before > 0 else None

    def proposal(self, wish: Wish) -> float | None:
        """The threshold that keeps the wish; None where none does."""
        return propose(self.let_in, wish, self.floor)

    def refusal_rate(self, threshold: float) -> Rate | None:
        return self.refused.at(threshold) if self.refused else None

    def check_ins_below(self, threshold: float) -> int:
        """How many of the check-ins, all of them accepted when they were made, would now be refused."""
        return int(np.searchsorted(self.check_ins, threshold, side="left"))

    def mistaken_above(self, threshold: float) -> int:
        """How many of the ``own`` templates would be taken for somebody else."""
        return len(self.mistaken) - int(np.searchsorted(self.mistaken, threshold, side="left"))

    def refused_people(self, threshold: float) -> list[Person]:
        """Those who usually stay below, the lowest first."""
        below = [one for one in self.people if one.reached is not None and one.reached < threshold]
        return sorted(below, key=lambda one: one.reached or 0.0)

    def alike(self, threshold: float) -> list[LookAlike]:
        """Pairs at or above ``threshold`` less the margin: the kiosk may decide for neither of the two."""
        return [pair for pair in self.look_alikes if pair.similarity >= threshold - self.margin]

    def basis(self, threshold: float, wish: Wish) -> dict[str, str | int | float | bool | None]:
        """What is expected of a threshold, to be kept beside it."""
        rate, refused = self.let_in.for_people(wish.people).at(threshold), self.refusal_rate(threshold)
        return {
            "people": len(self.people),
            "templates": self.templates,
            "check_ins": len(self.check_ins),
            "months": wish.months,
            "for_people": wish.people,
            "tries": wish.tries,
            "proposed": self.proposal(wish),
            "fpir": rate.value,
            "fpir_high": rate.high,
            "fnir": refused.value if refused else None,
        }


def study(site: Site) -> Study:
    """Raises PackProblem where there is no calibrated pack, StorageProblem."""
    manifest = manifest_of(site)
    table = require(manifest.calibration, manifest.name)
    digest, floor, margin = pack_digest(manifest), same_identity(table), site.settings.recognition.margin
    contract = contract_of(manifest)
    templates = site.templates.all_for(contract)
    vectors, owners, ids = _matrix(templates, contract.dimension)
    scores = score_site(vectors, owners, floor - margin)
    check_ins = site.punches.similarities(digest, MOST_CHECK_INS)
    names = {employee.id: employee.name for employee in site.employees.all()}
    people = members(ids, names, scores, owners, check_ins)
    return Study(
        manifest.name,
        digest,
        table,
        margin,
        people,
        len(templates),
        len(np.unique(scores.searchers)),
        np.sort(scores.others[np.isfinite(scores.others)]),
        np.sort(scores.mates[np.isfinite(scores.mates)]),
        np.sort(np.array([similarity for _, similarity in check_ins], np.float32)),
        np.sort(scores.others[np.isfinite(scores.mates) & (scores.others >= scores.mates + margin)]),
        stranger_curve(scores, table, margin),
        refusal_curve(scores, margin),
        _look_alikes(people, scores),
        threshold_in_force(site.database, digest, table, len(templates), site.settings.recognition),
        floor,
        Thresholds(site.database).current(digest),
    )


def study_state(site: Site) -> tuple[object, ...]:
    """Another one when templates, the pack, its calibration, a choice or the settings changed; check-ins do not count.

    Raises PackProblem where there is no pack.
    """
    manifest = manifest_of(site)
    digest = pack_digest(manifest)
    return (
        digest,
        manifest.calibration,
        site.settings.recognition,
        site.templates.state(contract_of(manifest)),
        Thresholds(site.database).state(digest),
    )


def manifest_of(site: Site) -> Manifest:
    """Of the pack in use. Raises PackProblem where there is none."""
    if site.pack_folder is None:
        raise PackProblem(site.pack_fault)
    return read_manifest(site.pack_folder)


def _matrix(
    templates: list[Template], dimension: int
) -> tuple[NDArray[np.float32], NDArray[np.int64], list[str]]:
    """Vectors, the number of each row's person, and the people's IDs in the order of their numbers."""
    if not templates:
        return np.empty((0, dimension), np.float32), np.empty(0, np.int64), []
    found, owners = np.unique([template.employee_id for template in templates], return_inverse=True)
    order = np.argsort(owners, kind="stable")
    vectors = np.stack([templates[place].embedding.vector for place in order])
    return vectors, owners[order].astype(np.int64), [str(one) for one in found]


def _look_alikes(people: tuple[Person, ...], scores: SiteScores) -> tuple[LookAlike, ...]:
    like_oneself = typical(scores.mates)
    return tuple(
        LookAlike(people[a], people[b], float(similarity), bool(similarity >= like_oneself))
        for (a, b), similarity in zip(scores.close.tolist(), scores.closeness, strict=True)
    )
