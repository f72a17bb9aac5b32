"""1:N search: enrol some people, then search their other pictures and strangers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from faceclock.app.evaluation_images import Embedded, ImageSet, Key, Progress, embed_all
from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.errors import InputProblem
from faceclock.domain.matching import Match, Threshold
from faceclock.matching.calibration import threshold_for_identification
from faceclock.matching.decision import decide
from faceclock.matching.gallery import Gallery
from faceclock.matching.statistics import (
    UNMEASURABLE,
    Rate,
    bootstrap_rate,
    is_measurable,
    threshold_at_fmr,
    wilson,
)
from faceclock.settings.model import Recognition
from faceclock.vision.packs.loading import Pack

Json = dict[str, object]
Scores = NDArray[np.float64]
RATES = (0.01, 0.001)


@dataclass(frozen=True)
class Roles:
    """``gallery``: one picture a person; ``probes``: their others; ``strangers``: of people with only one."""

    gallery: tuple[Key, ...]
    probes: tuple[Key, ...]
    strangers: tuple[Key, ...]

    @property
    def all(self) -> set[Key]:
        return {*self.gallery, *self.probes, *self.strangers}


@dataclass(frozen=True, eq=False)
class Searches:
    """Matches of probes and strangers, None where no face was found, in the order of `Roles`."""

    roles: Roles
    enrolled: int
    probes: list[Match | None]
    strangers: list[Match | None]


@dataclass(frozen=True)
class Decided:
    """Who each probe and each stranger was taken for."""

    threshold: Threshold
    probes: tuple[str | None, ...]
    strangers: tuple[str | None, ...]


def evaluate_identification(
    pack: Pack,
    images: Path,
    gallery: int | None,
    seed: int,
    progress: Progress,
    *,
    recognition: Recognition | None = None,
) -> Json:
    """FNIR at fixed FPIR, and both at the threshold that the product would use; None enrols everybody.

    Raises InputProblem when there are fewer people with two pictures than asked for, or no stranger.
    """
    start = perf_counter()
    source = ImageSet(images)
    roles = choose_roles(source.keys, gallery, seed)
    embedded = embed_all(pack, source, roles.all, progress)
    searches = search_all(roles, embedded, pack.contract)
    result = rates_of(searches, pack.calibration, recognition or Recognition())
    return {
        **result,
        "no_face": len(embedded.no_face),
        "pack": pack.manifest.name,
        "digest": pack.contract.digest,
        "seconds": round(perf_counter() - start, 3),
    }


def choose_roles(keys: Iterable[Key], gallery: int | None, seed: int) -> Roles:
    """Draw ``gallery`` people by ``seed`` from those with two or more pictures."""
    people = [list(pictures) for _, pictures in groupby(sorted(keys), key=lambda key: key.person)]
    known = [pictures for pictures in people if len(pictures) > 1]
    strangers = tuple(pictures[0] for pictures in people if len(pictures) == 1)
    wanted = len(known) if gallery is None else gallery
    if not 1 <= wanted <= len(known) or not strangers:
        raise InputProblem(
            f"There are {len(known)} people with two or more pictures and {len(strangers)} with one; "
            "identification needs enough of the first to enrol and some of the second as strangers."
        )
    drawn = sorted(np.random.default_rng(seed).permutation(len(known))[:wanted])
    chosen = [known[i] for i in drawn]
    probes = tuple(picture for pictures in chosen for picture in pictures[1:])
    return Roles(tuple(pictures[0] for pictures in chosen), probes, strangers)


def search_all(roles: Roles, embedded: Embedded, contract: EmbeddingContract) -> Searches:
    row = {key: i for i, key in enumerate(embedded.keys)}
    enrolled = [key for key in roles.gallery if key in row]
    gallery = Gallery(contract)
    gallery.add_rows(embedded.vectors[[row[key] for key in enrolled]], [key.person for key in enrolled])

    def search(keys: Sequence[Key]) -> list[Match | None]:
        found = [key for key in keys if key in row]
        probes = embedded.vectors[[row[key] for key in found]]
        matches = dict(zip(found, gallery.search_many(probes), strict=True))
        return [matches.get(key) for key in keys]

    return Searches(roles, len(gallery), search(roles.probes), search(roles.strangers))


def rates_of(searches: Searches, table: CalibrationTable | None, recognition: Recognition) -> Json:
    """Rates with 95 % intervals: Wilson for strangers (one picture each), bootstrap by person for probes."""
    mates = _mate_scores(searches)
    strangers = np.array([match.similarity if match else -1.0 for match in searches.strangers])
    not_first = by_person(searches.roles.probes, mates == -1)
    return {
        "gallery": len(searches.roles.gallery),
        "enrolled": searches.enrolled,
        "probes": len(searches.probes),
        "strangers": len(searches.strangers),
        "rank1": 1 - not_first.value,
        "rank1_interval": [1 - not_first.high, 1 - not_first.low],
        "fnir_at_fpir": {str(rate): _fnir(searches.roles.probes, mates, strangers, rate) for rate in RATES},
        "at_default": _at_default(searches, table, recognition),
    }


def _fnir(probes: Sequence[Key], mates: Scores, strangers: Scores, rate: float) -> Json:
    if not is_measurable(rate, len(strangers)):
        return dict(UNMEASURABLE)
    limit = threshold_at_fmr(strangers, rate)
    return {**by_person(probes, mates < limit).as_json(), "threshold": limit, "measurable": True}


def decide_all(searches: Searches, table: CalibrationTable, recognition: Recognition) -> Decided:
    """The product's own decisions, margin included."""
    threshold = threshold_for_identification(table, searches.enrolled, recognition.fpir, recognition.fmr)
    probes, strangers = (
        tuple(decide(match, threshold, recognition.margin).employee_id for match in matches)
        for matches in (searches.probes, searches.strangers)
    )
    return Decided(threshold, probes, strangers)


def _at_default(searches: Searches, table: CalibrationTable | None, recognition: Recognition) -> Json | None:
    """What the product would have done; None for a pack that was never calibrated."""
    if table is None:
        return None
    decided = decide_all(searches, table, recognition)
    keys = searches.roles.probes
    missed = np.array([who != key.person for who, key in zip(decided.probes, keys, strict=True)])
    wrong = np.array([who not in (None, key.person) for who, key in zip(decided.probes, keys, strict=True)])
    return {
        "threshold": decided.threshold.value,
        "calibrated_fmr": decided.threshold.fmr,
        "extrapolated": decided.threshold.extrapolated,
        "margin": recognition.margin,
        "fpir": wilson(sum(who is not None for who in decided.strangers), len(decided.strangers)).as_json(),
        "fnir": by_person(keys, missed).as_json(),
        "wrong_person": by_person(keys, wrong).as_json(),
    }


def _mate_scores(searches: Searches) -> Scores:
    """The similarity of probes whose best match is themselves; -1 for others and where no face was found."""
    pairs = zip(searches.roles.probes, searches.probes, strict=True)
    return np.array([m.similarity if m and m.employee_id == key.person else -1.0 for key, m in pairs])


def by_person(keys: Sequence[Key], errors: NDArray[np.bool_]) -> Rate:
    """A share whose trials of one person depend on each other."""
    _, person = np.unique([key.person for key in keys], return_inverse=True)
    trials = np.bincount(person)
    return bootstrap_rate(np.bincount(person, weights=errors).astype(np.int64), trials)
