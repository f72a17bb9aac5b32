"""A threshold that somebody chose for a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

Basis = Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True)
class ThresholdChoice:
    """``similarity`` holds for the pack ``pack_digest`` from ``at`` on; None goes back to its calibration.

    ``basis`` says what was expected of it then: rates, headcount, wish.
    """

    id: str
    pack_digest: str
    similarity: float | None
    basis: Basis
    reason: str
    at: datetime
    actor: str
