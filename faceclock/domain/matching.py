"""What the matcher says."""

from dataclasses import dataclass

from faceclock.domain.reasons import Reason


@dataclass(frozen=True)
class Match:
    """The best person for a probe, and the best *other* person (None when the gallery holds one person)."""

    employee_id: str
    similarity: float
    runner_up_id: str | None = None
    runner_up: float | None = None


@dataclass(frozen=True)
class Threshold:
    """A similarity limit and the false match rate that it stands for."""

    value: float
    fmr: float
    templates: int  # 1 for 1:1 verification
    extrapolated: bool = False  # the rate lies beyond what the calibration measured


@dataclass(frozen=True)
class Decision:
    """``employee_id`` is None exactly when ``reason`` says why nobody was identified."""

    employee_id: str | None
    reason: Reason | None
    match: Match | None
    threshold: Threshold
