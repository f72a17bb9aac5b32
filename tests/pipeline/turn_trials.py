"""One challenge answered by something that is only points: quick enough for hundreds."""

import random
from dataclasses import dataclass

import numpy as np
from attacks import Answering, Depth, PointsOf

from faceclock.domain.reasons import Reason
from faceclock.pipeline.liveness.challenge import ORDERS, HeadTurns, Sight, State, TurnPolicy
from faceclock.vision.liveness.relief import turned
from faceclock.vision.liveness.shape import Shape

POLICY = TurnPolicy()


@dataclass(frozen=True)
class Trial:
    passed: bool
    reason: Reason | None
    relief: float | None
    curvature: float | None


def answered(
    depth: Depth, answering: Answering, seed: int, *, near: float = 1.0, rate: float = 10.0
) -> Trial:
    """As `ActiveCheck` does it, with points in the place of pictures; ``rate`` in frames a second."""
    noise = np.random.default_rng(seed)
    return judged(PointsOf(depth, noise, noise=noise.uniform(0.15, 0.5), near=near), answering, seed, rate)


def judged(points: PointsOf, answering: Answering, seed: int, rate: float = 10.0) -> Trial:
    turns, shape = HeadTurns(random.Random(seed).choice(ORDERS), 0.0), Shape()
    frame = 0
    while turns.state is State.GOING:
        frame += 1
        points.turn(*answering.move(turns.challenge, 1 / rate))
        found = turned(points, 0.968 * points.length)
        assert found is not None
        shape.see(points, found)
        turns.see(Sight(frame / rate, found.yaw, found.pitch, found.relief))
    curvature = shape.least_curvature()
    passed = turns.state is State.PASSED and curvature is not None and curvature >= POLICY.curvature
    return Trial(passed, turns.reason, turns.relief, curvature)
