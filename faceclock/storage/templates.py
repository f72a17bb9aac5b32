"""Enrolled vectors, each beside the contract that made it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.errors import EmbeddingProblem, InputProblem
from faceclock.domain.face import FloatArray
from faceclock.domain.people import Template
from faceclock.storage.audit import Audit
from faceclock.storage.consents import Consents
from faceclock.storage.database import Database, Value
from faceclock.storage.employees import Employees
from faceclock.storage.instants import from_micros, to_micros
from faceclock.storage.sealed_rows import Sealer

_LITTLE_ENDIAN = np.dtype("<f4")
_UNIT_TOLERANCE = 1e-3


@dataclass(frozen=True)
class Loaded:
    """Templates that can be compared, and the IDs of those that can not be: changed, swapped, or no unit vectors."""

    templates: list[Template]
    damaged: list[str]


class Templates:
    """The templates table; the vectors in it are sealed. Methods that read or write any raise KeyProblem where the
    site's key cannot be had."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._employees = Employees(database)
        self._consents = Consents(database)
        self._audit = Audit(database)
        self._sealer = Sealer(database)

    def add(self, template: Template, *, by: str = "system") -> None:
        """Raises InputProblem for an unknown employee and for one without consent to recognition, EmbeddingProblem for
        an unusable vector."""
        vector = _checked(template.embedding)
        contract = template.embedding.contract
        row: dict[str, Value] = {
            "id": template.id,
            "employee_id": template.employee_id,
            "dimension": contract.dimension,
            "pack": contract.pack,
            "pack_digest": contract.digest,
            "source": template.source,
            "created_at": to_micros(template.created_at),
            "quality": template.quality,
        }
        detail = {"template": template.id, "pack": contract.pack, "source": template.source}
        with self._database.transaction():
            self._employees.require(template.employee_id)
            self._consents.require_recognition(template.employee_id)
            row["sealed"] = self._sealer.seal("templates", row, vector.astype(_LITTLE_ENDIAN).tobytes())
            self._database.insert("templates", row)
            self._audit.record(
                "template.add", template.employee_id, actor=by, at=template.created_at, detail=detail
            )

    def remove(self, template_id: str, *, by: str = "system", at: datetime | None = None) -> None:
        """Delete one vector for good. Raises InputProblem when there is none of this ID."""
        with self._database.transaction():
            found = self._database.rows("SELECT employee_id FROM templates WHERE id = ?", (template_id,))
            if not found:
                raise InputProblem(f"There is no template {template_id}; it may have been removed already.")
            self._database.execute("DELETE FROM templates WHERE id = ?", (template_id,))
            detail = {"template": template_id}
            self._audit.record("template.remove", found[0]["employee_id"], actor=by, at=at, detail=detail)

    def of(self, employee_id: str) -> list[Template]:
        """All templates of one person, of every pack, oldest first; damaged ones are left out."""
        rows = self._database.rows(
            "SELECT * FROM templates WHERE employee_id = ? ORDER BY created_at, id", (employee_id,)
        )
        vectors = self._sealer.open_all("templates", rows)
        return [
            _template(row, _contract(row), _vector(vector))
            for row, vector in zip(rows, vectors, strict=True)
            if vector is not None
        ]

    def all_for(self, contract: EmbeddingContract, *, gone: bool = False) -> list[Template]:
        """Every active person's comparable templates of this contract, by person; with ``gone`` also those of people
        who left."""
        return self.load(contract, gone=gone).templates

    def load(self, contract: EmbeddingContract, *, gone: bool = False) -> Loaded:
        """The same, with those that are damaged (their seal is broken, not finite, not of unit length): they must
        never match."""
        rows = self._database.rows(
            "SELECT t.id, t.employee_id, t.sealed, t.dimension, t.pack_digest, t.source, t.created_at, t.quality "
            "FROM templates AS t JOIN employees AS e ON e.id = t.employee_id AND (e.active OR ?) "
            "WHERE t.pack_digest = ? AND t.dimension = ?",
            (gone, contract.digest, contract.dimension),
        )
        # Sorted here, because SQLite's sorter would carry the vectors along.
        rows.sort(key=lambda row: (row["employee_id"], row["created_at"], row["id"]))
        nothing = bytes(contract.dimension * _LITTLE_ENDIAN.itemsize)  # is of no length, and so not sound
        blob = b"".join(vector or nothing for vector in self._sealer.open_all("templates", rows))
        matrix = _vector(blob).reshape(len(rows), contract.dimension)
        sound = _are_unit(matrix)
        return Loaded(
            [
                _template(row, contract, vector)
                for row, vector, good in zip(rows, matrix, sound, strict=True)
                if good
            ],
            [row["id"] for row, good in zip(rows, sound, strict=True) if not good],
        )

    def state(self, contract: EmbeddingContract) -> tuple[int, int, str]:
        """Another one whenever active people's templates of this contract are others; takes milliseconds for
        10,000. While another pack's are made of the same people, it stays."""
        row = self._database.rows(
            "SELECT count(*) AS n, coalesce(sum(t.rowid), 0) AS places, coalesce(max(t.id), '') AS newest "
            "FROM templates AS t JOIN employees AS e ON e.id = t.employee_id AND e.active "
            "WHERE t.pack_digest = ?",
            (contract.digest,),
        )[0]
        return row["n"], row["places"], row["newest"]

    def counts(self) -> Counter[EmbeddingContract]:
        """How many templates there are of each contract."""
        rows = self._database.rows(
            "SELECT pack, pack_digest, dimension, count(*) AS n FROM templates "
            "GROUP BY pack, pack_digest, dimension"
        )
        return Counter({_contract(row): row["n"] for row in rows})

    def count_by_person(self) -> Counter[str]:
        """How many templates, of any pack, each ID has."""
        rows = self._database.rows("SELECT employee_id, count(*) AS n FROM templates GROUP BY employee_id")
        return Counter({row["employee_id"]: row["n"] for row in rows})

    def set_aside(self, contract: EmbeddingContract) -> list[str]:
        """IDs of the people who have templates, but none of this contract: they must be enrolled again."""
        rows = self._database.rows(
            "SELECT DISTINCT employee_id FROM templates WHERE employee_id NOT IN "
            "(SELECT employee_id FROM templates WHERE pack_digest = ? AND dimension = ?) "
            "ORDER BY employee_id",
            (contract.digest, contract.dimension),
        )
        return [row["employee_id"] for row in rows]


def _checked(embedding: Embedding) -> FloatArray:
    vector = embedding.vector
    if vector.shape != (embedding.contract.dimension,) or not bool(_are_unit(vector[np.newaxis])[0]):
        raise EmbeddingProblem("The embedding is not a unit vector of its pack's size; it is not stored.")
    return vector


def _are_unit(matrix: FloatArray) -> NDArray[np.bool_]:
    """Per row of (n, d): of length 1. NaN and infinity compare false."""
    with np.errstate(over="ignore", invalid="ignore"):
        squares = np.einsum("nd,nd->n", matrix, matrix)
        return np.asarray(np.abs(squares - 1.0) < _UNIT_TOLERANCE)


def _contract(row: dict[str, Any]) -> EmbeddingContract:
    return EmbeddingContract(row["pack"], row["pack_digest"], row["dimension"])


def _vector(stored: bytes) -> FloatArray:
    return np.frombuffer(stored, _LITTLE_ENDIAN).astype(np.float32, copy=False)


def _template(row: dict[str, Any], contract: EmbeddingContract, vector: FloatArray) -> Template:
    embedding = Embedding(vector, contract)
    at = from_micros(row["created_at"])
    return Template(row["id"], row["employee_id"], embedding, row["source"], at, row["quality"])
