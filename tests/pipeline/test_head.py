"""How far a rendered head has turned since it looked straight."""

import numpy as np
import pytest
from live_sessions import astronaut, found, remembered, starter
from turning import TurningHead

from faceclock.pipeline.head import Angles, HeadFollower

WAYS = {"left": (24, 0), "right": (-24, 0), "up": (0, -18), "down": (0, 18)}


@pytest.fixture(scope="module")
def head():
    return remembered(TurningHead(astronaut(), found(starter(), astronaut())).seen)


def follow(follower: HeadFollower, head, path) -> list[Angles | None]:
    seen = []
    for yaw, pitch in path:
        image = head(yaw, pitch)
        begin = yaw == pitch == 0 and not any(seen)
        seen.append(follower.see(image, found(starter(), image), begin=begin))
    return seen


@pytest.mark.parametrize("way", WAYS)
def test_a_turn_is_followed_out_and_back(head, way):
    yaw, pitch = WAYS[way]
    out = [(yaw * share, pitch * share) for share in np.linspace(0, 1, 7)]
    seen = follow(HeadFollower(), head, [*out, *reversed(out)])
    assert seen[0] == Angles(0, 0)
    assert (seen[6].yaw, seen[6].pitch) == pytest.approx((yaw, pitch), abs=7)
    assert (seen[-1].yaw, seen[-1].pitch) == pytest.approx((0, 0), abs=5)


def test_nothing_is_known_before_the_head_looks_straight_and_after_it_left(head):
    follower = HeadFollower()
    assert follow(follower, head, [(20, 0), (10, 0)]) == [None, None]
    assert follow(follower, head, [(0, 0)]) == [Angles(0, 0)]
    follower.forget()
    assert follow(follower, head, [(20, 0)]) == [None]
