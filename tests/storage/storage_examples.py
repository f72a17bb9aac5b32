"""Facts to store, for the storage tests."""

from datetime import UTC, datetime, timedelta

import numpy as np

from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.domain.punch import Direction, Evidence, Method, Punch

MONDAY = datetime(2026, 3, 2, 8, 0, 0, 123456, tzinfo=UTC)
ANNA = Employee("1", "Anna Schmidt", "Lager")
CONTRACT = EmbeddingContract("starter", "d" * 64, 4)
OTHER_CONTRACT = EmbeddingContract("trained", "e" * 64, 4)


def template(employee_id: str = "1", contract: EmbeddingContract = CONTRACT, seed: int = 0) -> Template:
    raw = np.random.default_rng(seed).normal(size=contract.dimension).astype(np.float32)
    return Template(uuid7(), employee_id, Embedding.of(raw, contract), "photo", MONDAY, 71.5)


def punch(minutes: float = 0, employee_id: str = "1", direction: Direction = Direction.IN) -> Punch:
    return Punch(
        id=uuid7(),
        employee_id=employee_id,
        at=MONDAY + timedelta(minutes=minutes),
        zone="Europe/Berlin",
        direction=direction,
        method=Method.FACE,
        kiosk="door-1",
        evidence=Evidence(0.71, 0.48, None, "d" * 64, 3),
    )
