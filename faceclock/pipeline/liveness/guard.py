"""Nobody is let in before this says so: one check for each person that a track was recognised as."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from faceclock.domain.challenge import Challenge, Turn
from faceclock.domain.embedding import Embedding
from faceclock.domain.face import Face
from faceclock.domain.frame import Frame
from faceclock.domain.reasons import Reason
from faceclock.pipeline.liveness.active import ActiveCheck
from faceclock.pipeline.liveness.challenge import ORDERS, Chooser, State, TurnPolicy
from faceclock.pipeline.liveness.modes import Asking, Plan
from faceclock.pipeline.liveness.passive import LivenessNet, PooledScore
from faceclock.pipeline.liveness.patience import Patience, RefusalBook, RefusalsInMemory
from faceclock.pipeline.stages import Recogniser

_LOOK_AGAIN = 0.25  # seconds between two looks at who it is
_TWICE = 2  # looks in a row that must see somebody else
_IN_THE_WAY = frozenset({Reason.TOO_SMALL, Reason.TOO_LARGE, Reason.CUT_OFF, Reason.OFF_CENTRE})


class Answer(Enum):
    GOING = "going"
    LIVE = "live"
    REFUSED = "refused"
    SWAPPED = "swapped"


@dataclass(frozen=True)
class GuardPolicy:
    """``same_identity`` as in `StepPolicy`; ``tries`` as in `Patience`."""

    same_identity: float
    tries: float = 5
    turns: TurnPolicy = field(default_factory=TurnPolicy)


class Guard:
    """Makes the checks, and remembers who was refused how often."""

    def __init__(
        self,
        plan: Plan,
        net: LivenessNet | None,
        recogniser: Recogniser,
        policy: GuardPolicy,
        chooser: Chooser | None = None,
        book: RefusalBook | None = None,
    ) -> None:
        """Without a ``book`` refusals are forgotten with the guard."""
        self.plan, self.net, self.recogniser, self.policy = plan, net, recogniser, policy
        self.chooser = chooser or secrets.SystemRandom()
        self._asked: dict[str, tuple[Turn, ...]] = {}  # of whom, and not yet answered
        self._patience = Patience(book or RefusalsInMemory(), policy.tries)

    def begin(self, employee_id: str, person: Embedding, at: datetime) -> "LiveCheck":
        """``person``: the pooled vector by which the track was recognised. Raises what the book raises."""
        barred = not self._patience.allows(employee_id, at)
        return LiveCheck(self, self._turns_of(employee_id), person, barred=barred)

    def admit(self, employee_id: str) -> None:
        self._asked.pop(employee_id, None)
        self._patience.forget(employee_id)

    def count(self, employee_id: str, at: datetime) -> None:
        """Somebody who looks like that person was not let in; whoever comes next is asked for other turns."""
        self._asked.pop(employee_id, None)
        self._patience.count(employee_id, at)

    def _turns_of(self, employee_id: str) -> tuple[Turn, ...]:
        """One try, one order: a check that is broken off by a second face costs no try and asks for the same
        turns again, so that nobody can break off until the turns are those of a recording."""
        return self._asked.setdefault(employee_id, self.chooser.choice(ORDERS))


class LiveCheck:
    """One track's check, frame by frame. ``reason`` and ``score`` say why it ended in REFUSED."""

    def __init__(self, guard: Guard, turns: tuple[Turn, ...], person: Embedding, *, barred: bool) -> None:
        self._guard, self._asked, self._person, self._barred = guard, turns, person, barred
        net = guard.net if guard.plan.passive else None
        self._passive = PooledScore(net) if net else None
        self._active: ActiveCheck | None = None
        if net is None:
            self._active = self._turns()
        self._looked, self._others = float("-inf"), 0
        self.reason: Reason | None = None
        self.hint: Reason | None = None

    @property
    def score(self) -> float | None:
        """The network's mean, else the relief."""
        if self._passive and self._passive.value is not None:
            return self._passive.value
        return self._active.relief if self._active else None

    @property
    def turning(self) -> bool:
        """Whether a head turn has been asked for."""
        return self._active is not None and self._active.begun

    def challenge(self, seconds: float) -> Challenge | None:
        return self._active.challenge(seconds) if self._active else None

    def see(self, frame: Frame, face: Face, refusal: Reason | None) -> Answer:
        """``refusal``: what the gate says of the frame. Raises ImageProblem and EmbeddingProblem."""
        if self._barred:
            return self._refuse(Reason.TOO_MANY_TRIES)
        self.hint = refusal if refusal in _IN_THE_WAY or self._active is None else None
        if refusal is None and self._somebody_else(frame, face):
            return Answer.SWAPPED
        if self._active is None and self._others:
            return Answer.GOING  # what the network would say counts for nobody but the person
        if self._active is not None:
            return self._go_on_turning(self._active, frame, face, refusal)
        return self._look(frame, face) if refusal is None else Answer.GOING

    def skip(self, seconds: float) -> Answer:
        """A frame in which the face means nothing."""
        if self._active is None:
            return Answer.GOING
        self._active.skip(seconds)
        return self._judged(self._active)

    def _turns(self) -> ActiveCheck:
        return ActiveCheck(self._asked, self._guard.policy.turns)

    def _look(self, frame: Frame, face: Face) -> Answer:
        assert self._passive is not None
        self.hint = Reason.HOLD_STILL
        self._passive.look(frame.image, face)
        if not self._passive.complete:
            return Answer.GOING
        verdict = self._passive.verdict
        match self._guard.plan.active:
            case Asking.NEVER:
                verdict = self._passive.passes
            case Asking.ALWAYS:
                verdict = False if verdict is False else None
        if verdict is None:
            self._active, self.hint = self._turns(), None
            return Answer.GOING
        return Answer.LIVE if verdict else self._refuse(Reason.NOT_LIVE)

    def _go_on_turning(self, active: ActiveCheck, frame: Frame, face: Face, refusal: Reason | None) -> Answer:
        if refusal in _IN_THE_WAY:
            active.skip(frame.seconds)
        else:
            active.see(frame, face, known=refusal is None and self._is_known(frame))
        return self._judged(active, seen=self._looked == frame.seconds)

    def _is_known(self, frame: Frame) -> bool:
        """Whether this very frame was looked at and shows the person."""
        return self._looked == frame.seconds and not self._others

    def _judged(self, active: ActiveCheck, *, seen: bool = False) -> Answer:
        """Passed turns count with a frame in which it was ``seen`` that this is still the same person."""
        if active.state is State.FAILED:
            assert active.reason is not None
            return self._refuse(active.reason)
        passed = active.state is State.PASSED and seen and self._others == 0
        return Answer.LIVE if passed else Answer.GOING

    def _somebody_else(self, frame: Frame, face: Face) -> bool:
        """Two looks in a row that are nobody like the person; a single one may be a bad frame. Every frame that
        the network scores is looked at, else a picture could be recognised and somebody else found live."""
        turning = self._active is not None and not self._active.over and not self._active.must_know
        if turning and not self._others and frame.seconds - self._looked < _LOOK_AGAIN:
            return False
        self._looked = frame.seconds
        same = self._person.similarity(self._guard.recogniser.embed(frame.image, face))
        self._others = 0 if same >= self._guard.policy.same_identity else self._others + 1
        return self._others >= _TWICE

    def _refuse(self, reason: Reason) -> Answer:
        self.reason, self.hint = reason, None
        return Answer.REFUSED
