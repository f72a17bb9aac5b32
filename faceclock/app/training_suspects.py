"""Pictures that may stand under a wrong name, and people who may have two, by the templates of the pack in use."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from faceclock.app.site import Site
from faceclock.domain.face import FloatArray
from faceclock.matching.gallery import Gallery
from faceclock.matching.snapshot import IntArray

_BLOCK = 512
_NOBODY = -1.0


@dataclass(frozen=True)
class Suspect:
    """A template of one person that is more like somebody else's (``similarity``) than like any other of the
    person's own (``own``)."""

    employee_id: str
    name: str
    other_id: str
    other: str
    similarity: float
    own: float


def suspects(site: Site) -> list[Suspect]:
    """The most striking first. Only active people with two templates or more can be judged.

    Raises PackProblem for a damaged pack; without one nobody is suspected.
    """
    if site.pack_folder is None:
        return []
    contract = site.photo_pack.contract
    vectors, owners, ids = Gallery.build(contract, site.templates.all_for(contract)).rows
    names = {person.id: person.name for person in site.employees.all()}
    found = [
        Suspect(ids[owner], names.get(ids[owner], ""), ids[other], names.get(ids[other], ""), similarity, own)
        for owner, other, similarity, own in _confused(vectors, owners)
    ]
    return sorted(found, key=lambda suspect: suspect.own - suspect.similarity)


def _confused(vectors: FloatArray, owners: IntArray) -> Iterator[tuple[int, int, float, float]]:
    """(owner, other owner, similarity, own) of each row (n, d) whose nearest other row is somebody else's."""
    for start in range(0, len(vectors), _BLOCK):
        rows = np.arange(start, min(start + _BLOCK, len(vectors)))
        scores = vectors[rows] @ vectors.T
        scores[rows - start, rows] = _NOBODY
        same = owners[rows, None] == owners[None, :]
        own = np.where(same, scores, _NOBODY).max(axis=1)
        others = np.where(same, _NOBODY, scores)
        nearest = others.argmax(axis=1)
        best = others[rows - start, nearest]
        for row in np.flatnonzero((own > _NOBODY) & (best > own)):
            yield int(owners[rows[row]]), int(owners[nearest[row]]), float(best[row]), float(own[row])
