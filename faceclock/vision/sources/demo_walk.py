"""How somebody walks up to the kiosk, stands and leaves."""

import math
from dataclasses import dataclass

import numpy as np

APPROACH, STAY, LEAVE = 1.7, 1.3, 0.9  # seconds
VISIT = APPROACH + STAY + LEAVE
_FAR_FACE = 62.0  # pixels


@dataclass(frozen=True)
class Stance:
    """Where the face is, in pixels of the frame: its centre, its height, and a tilt in degrees."""

    x: float
    y: float
    face: float
    roll: float


class Walk:
    """One visit; from where, how near and how swaying is drawn from ``random``."""

    def __init__(self, random: np.random.Generator) -> None:
        self._from, self._to = random.choice([-1, 1], 2)
        self._near = random.uniform(200, 235)
        self._sway = random.uniform(4, 8)
        self._phase = random.uniform(0, 2 * math.pi)
        self._tilt = random.uniform(-2.5, 2.5)

    def at(self, seconds: float) -> Stance:
        """``seconds`` since the visit began, 0 to VISIT."""
        near = _ease(seconds / APPROACH)
        gone = _ease((seconds - APPROACH - STAY) / LEAVE)
        face = _FAR_FACE * (self._near / _FAR_FACE) ** near * (1 - 0.25 * gone)
        swing = math.sin(2 * math.pi * seconds / 1.6 + self._phase)
        x = 320 + self._from * 150 * (1 - near) + self._to * 520 * gone + self._sway * swing
        y = 238 - 18 * (1 - near) + 3 * math.sin(4 * math.pi * seconds / 1.6) - 12 * gone
        return Stance(x, y, face, self._tilt + 1.5 * swing)


def _ease(part: float) -> float:
    """0 to 1, slow at both ends."""
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)
