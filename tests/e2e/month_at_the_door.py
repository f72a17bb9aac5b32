"""Lets people come to a real kiosk at instants of the past: faces of composed frames, recognised ones, and PINs."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np
from month_of_work import DEMO, IN, OUT, Moment

from faceclock.app.kiosk import Kiosk
from faceclock.app.punching import PunchClock
from faceclock.app.site import Site
from faceclock.app.stepping import build_step, profile_for
from faceclock.domain.events import FrameResult, KioskEvent, PunchRecorded
from faceclock.domain.frame import Frame
from faceclock.domain.matching import Decision, Match, Threshold
from faceclock.domain.punch import Direction
from faceclock.pipeline.outcome import Identified, StepResult
from faceclock.settings.model import LivenessMode
from faceclock.vision.sources.demo_people import STAFF
from faceclock.vision.sources.demo_scene import Scene
from faceclock.vision.sources.demo_sprite import Sprite, make_sprite
from faceclock.vision.sources.demo_walk import APPROACH, Walk

PIN = "240613"
_FRAMES, _FPS = 8, 30
_IMAGE = np.zeros((4, 4, 3), np.uint8)
_THRESHOLD = Threshold(0.5, 1e-5, 1)
_PRESENT = (IN, Direction.BREAK_IN)


class Door:
    """A kiosk whose clock is moved on. ``answered`` counts what people were asked, ``turned`` what they put right
    though they were not asked."""

    def __init__(self, site: Site) -> None:
        self.now = datetime.min
        self.answered, self.turned, self.undone = 0, 0, 0
        self.heard: Counter[str] = Counter()
        self._ask_below = site.settings.kiosk.ask_direction_below
        self._site = site
        site.clock = PunchClock(site.database, site.settings, lambda: self.now)
        self._kiosk = Kiosk(site, "demo")
        self._kiosk.listen(lambda result: None, self._hear)
        self._recorder = self._kiosk._recorder
        self._step = build_step(site, LivenessMode.OFF, profile_for("demo"))
        self._scene = Scene(7)
        self._sprites: dict[str, Sprite] = {}
        self._recorded: PunchRecorded | None = None

    def comes(self, moment: Moment, *, seen: bool, by_pin: bool) -> None:
        """Somebody comes to the kiosk; ``seen`` is with a face in real frames."""
        self._recorded, self.now = None, moment.at
        if by_pin:
            self._kiosk.pin_punch(moment.person.id, PIN)
        elif seen:
            self._is_seen(moment)
        else:
            self._is_recognised(moment.person.id)
        assert self._recorded is not None, f"{moment} was not recorded"
        self._react(moment, self._recorded)
        if moment.again:
            self.now = moment.at + timedelta(seconds=moment.again)
            self._is_recognised(moment.person.id)

    def _hear(self, event: KioskEvent) -> None:
        self.heard[type(event).__name__] += 1
        if isinstance(event, PunchRecorded):
            self._recorded = event
            self.heard["suppressed"] += event.punch.suppressed

    def _react(self, moment: Moment, event: PunchRecorded) -> None:
        """Who is asked answers; who sees that it is wrong changes it; who only passed by takes it back."""
        punch, prediction = event.punch, event.prediction
        assert prediction is not None
        if moment.mistaken:
            self.undone += 1
            self._kiosk.undo(punch.id)
        elif prediction.probability < self._ask_below:
            self.answered += 1
            self._kiosk.choose_direction(punch.id, moment.way)
        elif (punch.direction in _PRESENT) is not (moment.way in _PRESENT):
            self.turned += 1
            assert self._kiosk.change_direction(punch.id) in (IN, OUT)

    def _is_recognised(self, person: str) -> None:
        """What the step says of a face that it knows."""
        decision = Decision(person, None, Match(person, 0.8), _THRESHOLD)
        result = FrameResult(Frame(_IMAGE, 0, self.now, self.now.timestamp()), (), None, None)
        self._recorder.take(StepResult(result, (Identified(person, decision, 3),), person))

    def _is_seen(self, moment: Moment) -> None:
        """The step itself looks at somebody who stands there for a quarter of a second."""
        assert moment.person.id in DEMO
        walk, sprite = Walk(np.random.default_rng(moment.at.day)), self._sprite(moment.person.id)
        for index in range(_FRAMES):
            seconds = index / _FPS
            image = self._scene.render(seconds, sprite, walk.at(APPROACH + seconds))
            at = moment.at + timedelta(seconds=seconds)
            self._recorder.take(self._step.process(Frame(image, index, at, at.timestamp())))

    def _sprite(self, person: str) -> Sprite:
        if person not in self._sprites:
            self._sprites[person] = make_sprite(next(found for found in STAFF if found.id == person))
        return self._sprites[person]


def attend(
    door: Door, moments: list[Moment], seen: Callable[[Moment], bool], by_pin: Callable[[Moment], bool]
) -> None:
    for moment in moments:
        door.comes(moment, seen=seen(moment), by_pin=by_pin(moment))
