"""The heads that templates were made of, where the site keeps them and the person agreed.

The picture and its landmarks lie in one column, so that both are sealed together.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from faceclock.domain.consent import Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.face import FloatArray
from faceclock.storage.audit import Audit
from faceclock.storage.consents import Consents
from faceclock.storage.database import Database
from faceclock.storage.instants import from_micros, to_micros
from faceclock.storage.sealed_rows import Sealer

_LANDMARKS = np.dtype("<f4")
LANDMARK_BYTES = 5 * 2 * _LANDMARKS.itemsize


@dataclass(frozen=True, eq=False)
class EnrolmentPicture:
    """``source`` is that of the templates made of it, of every pack; ``template_id`` was the first of them.

    ``landmarks`` (5, 2) are pixels of the picture in ``jpeg``, which is empty where the seal was broken: no more of a
    picture than one that cannot be decoded.
    """

    id: str
    employee_id: str
    template_id: str
    source: str
    jpeg: bytes
    landmarks: FloatArray
    created_at: datetime


class EnrolmentPictures:
    """The enrolment_pictures table. A removed person's go with the person. Methods that read or write any raise
    KeyProblem where the site's key cannot be had."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._consents = Consents(database)
        self._audit = Audit(database)
        self._sealer = Sealer(database)

    def add(self, picture: EnrolmentPicture, *, by: str = "system") -> None:
        """Store one; the same source of a person again changes nothing. Raises InputProblem without consent."""
        with self._database.transaction():
            self._consents.require_recognition(picture.employee_id)
            if not self._consents.stands(picture.employee_id, Purpose.PICTURES):
                raise InputProblem(
                    f"The person with the ID {picture.employee_id} did not agree that pictures are kept; "
                    "record the consent first."
                )
            if picture.source in self.sources_of(picture.employee_id):
                return
            row = _row(picture)
            row["sealed"] = self._sealer.seal("enrolment_pictures", row, _content(picture))
            self._database.insert("enrolment_pictures", row)
            detail = {"picture": picture.id, "source": picture.source}
            self._audit.record(
                "picture.add", picture.employee_id, actor=by, at=picture.created_at, detail=detail
            )

    def sources_of(self, employee_id: str) -> frozenset[str]:
        """From what photographs of a person a head is kept."""
        rows = self._database.rows(
            "SELECT source FROM enrolment_pictures WHERE employee_id = ?", (employee_id,)
        )
        return frozenset(row["source"] for row in rows)

    def ids(self) -> list[tuple[str, str]]:
        """(employee ID, picture ID) of all, in an order that never changes."""
        rows = self._database.rows("SELECT employee_id, id FROM enrolment_pictures ORDER BY employee_id, id")
        return [(row["employee_id"], row["id"]) for row in rows]

    def get(self, picture_id: str) -> EnrolmentPicture | None:
        """None where it was deleted meanwhile."""
        rows = self._database.rows("SELECT * FROM enrolment_pictures WHERE id = ?", (picture_id,))
        return self._picture(rows[0]) if rows else None

    def all(self) -> Iterator[EnrolmentPicture]:
        """One after another, by person; only one is held in memory."""
        for _, picture_id in self.ids():
            picture = self.get(picture_id)
            if picture is not None:
                yield picture

    def of(self, employee_id: str) -> list[EnrolmentPicture]:
        """All of one person, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM enrolment_pictures WHERE employee_id = ? ORDER BY created_at, id", (employee_id,)
        )
        return [self._picture(row) for row in rows]

    def without_template(self, pack_digest: str) -> list[tuple[str, str]]:
        """(employee ID, picture ID) of those that this pack has made no template of yet."""
        rows = self._database.rows(
            "SELECT p.employee_id, p.id FROM enrolment_pictures AS p WHERE NOT EXISTS "
            "(SELECT 1 FROM templates AS t WHERE t.employee_id = p.employee_id "
            "AND t.source = p.source AND t.pack_digest = ?) ORDER BY p.employee_id, p.id",
            (pack_digest,),
        )
        return [(row["employee_id"], row["id"]) for row in rows]

    def count_by_person(self) -> Counter[str]:
        rows = self._database.rows(
            "SELECT employee_id, count(*) AS n FROM enrolment_pictures GROUP BY employee_id"
        )
        return Counter({row["employee_id"]: row["n"] for row in rows})

    def _picture(self, row: dict[str, Any]) -> EnrolmentPicture:
        [opened] = self._sealer.open_all("enrolment_pictures", [row])
        content = opened or bytes(LANDMARK_BYTES)
        landmarks = np.frombuffer(content[:LANDMARK_BYTES], _LANDMARKS).astype(np.float32).reshape(5, 2)
        return EnrolmentPicture(
            id=row["id"],
            employee_id=row["employee_id"],
            template_id=row["template_id"],
            source=row["source"],
            jpeg=content[LANDMARK_BYTES:],
            landmarks=landmarks,
            created_at=from_micros(row["created_at"]),
        )


def _row(picture: EnrolmentPicture) -> dict[str, str | int | bytes | None]:
    return {
        "id": picture.id,
        "employee_id": picture.employee_id,
        "template_id": picture.template_id,
        "source": picture.source,
        "created_at": to_micros(picture.created_at),
    }


def _content(picture: EnrolmentPicture) -> bytes:
    return np.asarray(picture.landmarks, _LANDMARKS).reshape(5, 2).tobytes() + picture.jpeg
