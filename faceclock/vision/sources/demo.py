"""A kiosk scene without a camera: the enrolled seven and a stranger walk up one after another."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

import numpy as np

from faceclock.domain.frame import Frame
from faceclock.vision.sources.demo_people import STAFF, STRANGER, Cutout
from faceclock.vision.sources.demo_scene import Scene
from faceclock.vision.sources.demo_sprite import Sprite, make_sprite
from faceclock.vision.sources.demo_walk import VISIT, Stance, Walk

GAP = 0.9  # seconds in which nobody is there
EVERYBODY = (*STAFF, STRANGER)


class DemoSource:
    """640x480 at 30 frames a second on a clock of its own, the same frames for the same seed. Everybody comes
    once a round, in an order of the round's own; ``rounds`` None goes on for ever."""

    live = False  # made on demand: a reader paces it by its media time, nothing is ever dropped
    name = "Demo"
    fps = 30.0

    def __init__(self, seed: int = 7, rounds: int | None = 1, start: datetime | None = None) -> None:
        self._seed, self._rounds = seed, rounds
        self._start = (start or datetime.now(UTC)).astimezone(UTC)
        self._scene = Scene(seed)
        self._index = 0

    def read(self) -> Frame | None:
        seconds = self._index / self.fps
        visit, since = divmod(seconds, GAP + VISIT)
        round_, place = divmod(int(visit), len(EVERYBODY))
        if self._rounds is not None and round_ >= self._rounds:
            return None
        image = self._scene.render(seconds, *self._visitor(round_, place, since - GAP))
        frame = Frame(image, self._index, self._start + timedelta(seconds=seconds), seconds)
        self._index += 1
        return frame

    def close(self) -> None:
        self._rounds = 0

    def _visitor(self, round_: int, place: int, since: float) -> tuple[Sprite | None, Stance | None]:
        """The next one's sprite is made in the gap, where a late frame shows in nobody's walk."""
        who, walk = _visit(self._seed, round_, place)
        sprite = _sprite(who)
        return (None, None) if since < 0 else (sprite, walk.at(since))


@lru_cache(maxsize=4)
def _visit(seed: int, round_: int, place: int) -> tuple[Cutout, Walk]:
    order = np.random.default_rng((seed, round_)).permutation(len(EVERYBODY))
    return EVERYBODY[order[place]], Walk(np.random.default_rng((seed, round_, place)))


@lru_cache(maxsize=2)
def _sprite(who: Cutout) -> Sprite:
    """Ten milliseconds or so; making all eight at once would delay the first picture."""
    return make_sprite(who)
