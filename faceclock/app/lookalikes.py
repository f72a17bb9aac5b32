"""Whom somebody's face resembles, as the pack in use sees it."""

from dataclasses import dataclass

import numpy as np

from faceclock.app.comparing import current_contender
from faceclock.app.site import Site
from faceclock.app.thresholds import chosen_similarity
from faceclock.domain.face import FloatArray
from faceclock.domain.people import Template
from faceclock.matching.calibration import require, threshold_for_identification
from faceclock.vision.packs.manifest import contract_of

_BLOCK = 4096  # templates compared at once


@dataclass(frozen=True)
class Resemblance:
    """The highest similarity of any two templates. ``close``: above the threshold, so that the kiosk may decide for
    neither of the two."""

    employee_id: str
    similarity: float
    threshold: float

    @property
    def close(self) -> bool:
        return self.similarity >= self.threshold


def resembling(site: Site, employee_id: str, most: int = 3) -> list[Resemblance]:
    """The ``most`` active people whose faces are nearest, nearest first; nobody where the person has no template of
    the pack in use. No network is loaded. Raises InputProblem for a number that nobody has, PackProblem without a
    pack or its calibration."""
    site.employees.require(employee_id)
    manifest = current_contender(site).manifest
    contract = contract_of(manifest)
    table = require(manifest.calibration, manifest.name)
    own = [
        item for item in site.templates.of(employee_id) if item.embedding.contract.digest == contract.digest
    ]
    others = [item for item in site.templates.all_for(contract) if item.employee_id != employee_id]
    if not own or not others:
        return []
    wanted = site.settings.recognition
    usual = threshold_for_identification(table, len(others), wanted.fpir, wanted.fmr).value
    threshold = chosen_similarity(site.database, contract.digest, table) or usual
    best: dict[str, float] = {}
    for template, similarity in zip(others, _nearest(own, others), strict=True):
        best[template.employee_id] = max(best.get(template.employee_id, -1.0), similarity)
    ranked = sorted(best.items(), key=lambda found: -found[1])[:most]
    return [Resemblance(other, similarity, threshold) for other, similarity in ranked]


def _nearest(own: list[Template], others: list[Template]) -> list[float]:
    """Of each of ``others`` the highest cosine similarity to any of ``own``; all are of unit length."""
    probes: FloatArray = np.stack([item.embedding.vector for item in own])
    found: list[float] = []
    for start in range(0, len(others), _BLOCK):
        block = np.stack([item.embedding.vector for item in others[start : start + _BLOCK]])
        found.extend((block @ probes.T).max(axis=1).tolist())
    return found
