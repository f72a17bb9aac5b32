"""The enrolled templates: one contiguous matrix, searched exactly while somebody else is being enrolled."""

from collections.abc import Iterable, Iterator
from threading import Lock

import numpy as np

from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.errors import EmbeddingProblem
from faceclock.domain.face import FloatArray
from faceclock.domain.matching import Match
from faceclock.domain.people import Template
from faceclock.matching.snapshot import Snapshot, answer, check_probe, possible_rows, product_error

FIRST_CAPACITY = 64
PROBES_AT_ONCE = 64


class Gallery:
    """Templates of one contract, several a person.

    A reader takes the published snapshot once and works on it without a lock; a writer fills rows that no
    snapshot covers yet and then publishes a longer one. Writers exclude each other.
    """

    def __init__(self, contract: EmbeddingContract) -> None:
        self.contract = contract
        self._write = Lock()
        self._codes: dict[str, int] = {}
        self._names: list[str] = []
        self._vectors: FloatArray = np.empty((FIRST_CAPACITY, contract.dimension), np.float32)
        self._owners = np.empty(FIRST_CAPACITY, np.int32)
        self._now = Snapshot(self._vectors[:0], self._owners[:0], self._names)

    @classmethod
    def build(cls, contract: EmbeddingContract, templates: Iterable[Template]) -> "Gallery":
        """A gallery of all ``templates``. Raises EmbeddingProblem for one of another contract."""
        gallery = cls(contract)
        for template in templates:
            gallery.add(template)
        return gallery

    def __len__(self) -> int:
        """Number of templates."""
        return len(self._now)

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of the people with a template, in order of enrolment."""
        now = self._now
        return tuple(now.names[code] for code in np.unique(now.owners))

    def add(self, template: Template) -> None:
        """Enrol one template. Raises EmbeddingProblem for another contract's or an unusable vector."""
        if template.embedding.contract.digest != self.contract.digest:
            raise EmbeddingProblem(
                f"The template of employee {template.employee_id} was made by pack "
                f"{template.embedding.contract.pack}; enrol again with {self.contract.pack}."
            )
        vector = check_probe(template.embedding.vector, self.contract.dimension)
        with self._write:
            self._append(vector[None], [template.employee_id])

    def add_rows(self, vectors: FloatArray, employee_ids: list[str]) -> None:
        """Enrol many unit rows (k, d) of this contract at once. Raises EmbeddingProblem for a bad row."""
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        if rows.shape != (len(employee_ids), self.contract.dimension):
            raise EmbeddingProblem(
                f"{len(employee_ids)} people cannot be enrolled from rows of shape {rows.shape}."
            )
        for row in rows:
            check_probe(row, self.contract.dimension)
        with self._write:
            self._append(rows, employee_ids)

    def remove_person(self, employee_id: str) -> int:
        """Forget all templates of a person; returns how many there were. Their rows are not kept anywhere."""
        with self._write:
            code = self._codes.get(employee_id, -1)
            keep = self._now.owners != code
            removed = len(keep) - int(keep.sum())
            if removed:
                self._vectors, self._owners = self._now.vectors[keep], self._now.owners[keep]
                self._publish(len(self._owners))
            return removed

    def search(self, vector: FloatArray) -> Match | None:
        """The best person and the best other person for a unit probe (d,); None for an empty gallery.

        Exact: the same people as in float64, ties to whoever was enrolled first. Raises EmbeddingProblem for
        a probe that is not a finite unit vector of d values.
        """
        probe = check_probe(vector, self.contract.dimension)
        return next(self._matches(self._now, probe[None]))

    def search_many(self, probes: FloatArray) -> list[Match | None]:
        """`search` of every row of ``probes`` (m, d), in blocks, all on one state of the gallery."""
        now = self._now
        checked = np.stack([check_probe(probe, self.contract.dimension) for probe in probes])
        blocks = (checked[i : i + PROBES_AT_ONCE] for i in range(0, len(checked), PROBES_AT_ONCE))
        return [match for block in blocks for match in self._matches(now, block)]

    def _matches(self, now: Snapshot, probes: FloatArray) -> Iterator[Match | None]:
        if not len(now):
            yield from [None] * len(probes)
            return
        slack = product_error(self.contract.dimension)
        for probe, scores in zip(probes, probes @ now.vectors.T, strict=True):
            yield answer(now, possible_rows(scores, now.owners, slack), probe)

    def _append(self, rows: FloatArray, employee_ids: list[str]) -> None:
        start, end = len(self._now), len(self._now) + len(rows)
        self._make_room(end)
        self._vectors[start:end] = rows
        self._owners[start:end] = [self._code(one) for one in employee_ids]
        self._publish(end)

    def _make_room(self, needed: int) -> None:
        """Grow into new arrays; snapshots already handed out keep the old ones."""
        if needed <= len(self._owners):
            return
        capacity = max(needed, 2 * len(self._owners), FIRST_CAPACITY)
        vectors = np.empty((capacity, self.contract.dimension), np.float32)
        owners = np.empty(capacity, np.int32)
        vectors[: len(self._now)], owners[: len(self._now)] = self._now.vectors, self._now.owners
        self._vectors, self._owners = vectors, owners

    def _publish(self, length: int) -> None:
        self._now = Snapshot(self._vectors[:length], self._owners[:length], self._names)

    def _code(self, employee_id: str) -> int:
        code = self._codes.setdefault(employee_id, len(self._names))
        if code == len(self._names):
            self._names.append(employee_id)
        return code
