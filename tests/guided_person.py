"""Somebody before a camera who turns the head as the enrolment wizard asks; rendered from one photograph."""

from datetime import timedelta
from functools import cache

import numpy as np
from live_sessions import START, astronaut, found, framed, remembered, starter
from turning import TurningHead

from faceclock.app.console.camera import Judge, Judged
from faceclock.app.console.enrolling_draft import Draft, Shot
from faceclock.app.console.enrolling_guide import ShotGuide
from faceclock.domain.face import Image
from faceclock.domain.frame import Frame
from faceclock.vision.quality.policy import ENROLMENT, QualityPolicy
from faceclock.vision.sources.demo_people import demo_people

ANGLES = {Shot.LEFT: (20, 0), Shot.RIGHT: (-20, 0), Shot.UP: (0, -14), Shot.DOWN: (0, 14)}
_STEP = 4.0  # degrees a frame


@cache
def colleague() -> Image:
    """Another person than the astronaut."""
    picture = next(person.image for person in demo_people() if person.id == "1003")
    return framed(picture, found(starter(), picture))


class GuidedPerson:
    """``frame`` is the next of ten a second."""

    def __init__(self, image: Image | None = None) -> None:
        picture = astronaut() if image is None else image
        self._seen = remembered(TurningHead(picture, found(starter(), picture)).seen)
        self._angles, self._index = np.zeros(2), 0
        self._noise = np.random.default_rng(1)

    def image(self, shot: Shot) -> Image:
        """A little nearer to where the shot wants the head."""
        wanted = np.array(ANGLES.get(shot, (0, 0)))
        self._angles += np.clip(wanted - self._angles, -_STEP, _STEP)
        picture = self._seen(*self._angles).astype(np.int16)
        noise = self._noise.integers(-3, 4, picture.shape, np.int16)
        return np.clip(picture + noise, 0, 255).astype(np.uint8)

    def frame(self, shot: Shot) -> Frame:
        seconds = self._index / 10
        self._index += 1
        return Frame(self.image(shot), self._index, START + timedelta(seconds=seconds), seconds)


class Studio:
    """A person, judged as the console's camera does."""

    def __init__(self, person: GuidedPerson, policy: QualityPolicy = ENROLMENT) -> None:
        self.person, self._judge = person, Judge(starter(), policy)

    def shot(self, shot: Shot, frames: int = 40) -> Judged:
        """The picture that the guide takes. Raises AssertionError when none comes."""
        guide, progress = ShotGuide(shot), None
        for _ in range(frames):
            wanted = Shot.FRONT if progress is not None and progress.lost else shot
            progress = guide.see(self._judge.judge(self.person.frame(wanted)))
            if progress.straight:
                self._judge.begin_turns.set()
            if progress.best is not None:
                return progress.best
        raise AssertionError(f"{shot} was not taken: {progress}")

    def take_all(self, service, draft: Draft, shots: tuple[Shot, ...]) -> Draft:
        for shot in shots:
            draft = service.take(draft, shot, self.shot(shot))
        return draft
