"""What a score means."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """A score of ``live`` and above is live, below ``spoof`` it is not; between them nobody knows.
    ``threshold`` decides where there is no other check."""

    spoof: float
    threshold: float
    live: float
