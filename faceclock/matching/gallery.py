"""The enrolled templates: one contiguous matrix, searched exactly while somebody else is being enrolled."""

from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np

from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.errors import EmbeddingProblem
from faceclock.domain.face import FloatArray
from faceclock.domain.matching import Match
from faceclock.domain.people import Template
from faceclock.matching.compact import LARGEST_DIMENSION, CompactIndex
from faceclock.matching.growing import Growing
from faceclock.matching.snapshot import IntArray, Snapshot, check_rows, find

PROBES_AT_ONCE = 16
COMPACT_FROM = 32_768  # templates; measured, see docs/accuracy.md


class Gallery:
    """Templates of one contract, several a person.

    A reader takes the published snapshot once and works on it without a lock; a writer adds rows that no
    snapshot covers yet and then publishes a longer one. Writers exclude each other. From ``compact_from``
    templates on an 8-bit copy takes the first look at each search.
    """

    def __init__(self, contract: EmbeddingContract, compact_from: int = COMPACT_FROM) -> None:
        self.contract = contract
        self._compact_from = compact_from
        self._write = Lock()
        self._codes: dict[str, int] = {}
        self._names: list[str] = []
        self._vectors = Growing((contract.dimension,), np.float32)
        self._owners = Growing((), np.int32)
        self._compact: CompactIndex | None = None
        self._publish()

    @classmethod
    def build(cls, contract: EmbeddingContract, templates: Iterable[Template]) -> "Gallery":
        """A gallery of all ``templates``. Raises EmbeddingProblem for one of another contract."""
        gallery, wanted = cls(contract), list(templates)
        for template in wanted:
            gallery._refuse_foreign(template)
        if wanted:
            rows = np.stack([template.embedding.vector for template in wanted])
            gallery.add_rows(rows, [template.employee_id for template in wanted])
        return gallery

    def __len__(self) -> int:
        """Number of templates."""
        return len(self._now)

    @property
    def rows(self) -> tuple[FloatArray, IntArray, Sequence[str]]:
        """For reading only: vectors (n, d), the owner of each (n,), and the ids that owners index."""
        now = self._now
        return now.vectors, now.owners, now.names

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of the people with a template, in order of first enrolment."""
        now = self._now
        return tuple(now.names[code] for code in np.unique(now.owners))

    def add(self, template: Template) -> None:
        """Enrol one template. Raises EmbeddingProblem for another contract's or an unusable vector."""
        self._refuse_foreign(template)
        self.add_rows(template.embedding.vector[None], [template.employee_id])

    def add_rows(self, vectors: FloatArray, employee_ids: Sequence[str]) -> None:
        """Enrol many unit rows (k, d) of this contract at once. Raises EmbeddingProblem for a bad row."""
        rows = check_rows(vectors, self.contract.dimension)
        if len(rows) != len(employee_ids):
            raise EmbeddingProblem(f"{len(rows)} embeddings cannot be enrolled for {len(employee_ids)} ids.")
        with self._write:
            self._vectors.append(rows)
            self._owners.append(np.array([self._code(one) for one in employee_ids], np.int32))
            self._make_compact(rows)
            self._publish()

    def reserve(self, templates: int) -> None:
        """Make room for a known number of templates, so that filling a large gallery copies nothing."""
        with self._write:
            self._vectors.reserve(templates)
            self._owners.reserve(templates)

    def remove_person(self, employee_id: str) -> int:
        """Forget all templates of a person; returns how many there were. No copy of their rows is kept."""
        with self._write:
            keep = self._now.owners != self._codes.get(employee_id, -1)
            removed = len(keep) - int(keep.sum())
            if removed:
                self._vectors.keep(keep)
                self._owners.keep(keep)
                if self._compact is not None:
                    self._compact.keep(keep)
                self._publish()
            return removed

    def search(self, vector: FloatArray) -> Match | None:
        """The best person and the best other person for a unit probe (d,); None for an empty gallery.

        Exact: the same people as in float64, ties to whoever was enrolled first. Raises EmbeddingProblem for
        a probe that is not a finite unit vector of d values.
        """
        return self.search_many(np.asarray(vector)[None])[0]

    def search_many(self, probes: FloatArray) -> list[Match | None]:
        """`search` of every row of ``probes`` (m, d), all on one state of the gallery."""
        now = self._now
        rows = check_rows(probes, self.contract.dimension)
        if not len(now):
            return [None] * len(rows)
        blocks = (rows[i : i + PROBES_AT_ONCE] for i in range(0, len(rows), PROBES_AT_ONCE))
        return [match for block in blocks for match in find(now, block)]

    def nearest(self, vector: FloatArray, count: int) -> list[tuple[str, float]]:
        """The ``count`` best people for a unit probe (d,) with their similarities, best first. Raises
        EmbeddingProblem as `search` does."""
        now = self._now
        row = check_rows(np.asarray(vector)[None], self.contract.dimension)[0]
        best = np.full(len(now.names), -np.inf, np.float32)
        np.maximum.at(best, now.owners, now.vectors @ row)
        order = np.argsort(-best, kind="stable")[:count]
        return [(now.names[code], float(best[code])) for code in order if np.isfinite(best[code])]

    def _refuse_foreign(self, template: Template) -> None:
        made_by = template.embedding.contract
        if made_by.digest != self.contract.digest or template.embedding.vector.shape != (made_by.dimension,):
            raise EmbeddingProblem(
                f"The template of employee {template.employee_id} was made by pack {made_by.pack}; "
                f"enrol again with {self.contract.pack}."
            )

    def _make_compact(self, rows: FloatArray) -> None:
        if self._compact is not None:
            self._compact.append(rows)
        elif len(self._vectors) >= self._compact_from and self.contract.dimension <= LARGEST_DIMENSION:
            self._compact = CompactIndex(self.contract.dimension)
            self._compact.append(self._vectors.view)

    def _publish(self) -> None:
        compact = self._compact.view if self._compact is not None else None
        self._now = Snapshot(self._vectors.view, self._owners.view, self._names, compact)

    def _code(self, employee_id: str) -> int:
        code = self._codes.setdefault(employee_id, len(self._names))
        if code == len(self._names):
            self._names.append(employee_id)
        return code
