"""The pure step: one frame in, what it means out. It knows no clock but the frame's, no thread and no disk."""

from dataclasses import dataclass
from datetime import UTC, datetime

from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import EmbeddingProblem, ImageProblem
from faceclock.domain.events import FrameResult
from faceclock.domain.face import Face
from faceclock.domain.frame import Frame
from faceclock.domain.matching import Decision
from faceclock.domain.reasons import Reason
from faceclock.matching.pooling import pool
from faceclock.pipeline.liveness.guard import Answer, Guard, LiveCheck
from faceclock.pipeline.outcome import Identified, NotIdentified, Outcome, Refused, StepResult
from faceclock.pipeline.primary import choose_primary, others_close
from faceclock.pipeline.stages import Detector, Identifier, QualityGate, Recogniser
from faceclock.pipeline.track import Track


@dataclass(frozen=True)
class StepPolicy:
    """Times in seconds of the frame's clock, similarities as cosines."""

    same_identity: float  # below this a good frame belongs to somebody else than the track so far
    frames: int = 3  # good frames pooled before the first decision
    unknown_after: int = 8  # good frames without a match before the person is told
    searches: int = 16  # of one track: every further search is a further chance to be taken for somebody
    track_gap: float = 0.6  # a face unseen for longer has left
    frame_gap: float = 2.0  # the same where no frame was looked at in between: the machine is slow
    recheck: float = 0.5  # how often a settled track is checked for a swapped person
    smeared_at: float = 1.5  # widths of the face a second: what is blurred then is blurred by moving
    too_fast: float = 7.5  # the same: whatever the shutter, nobody is recognised then
    refuse_after: float = 1.0  # a shorter stay that was never good enough is a passer-by, not a refusal


class CheckInStep:
    """detect -> track -> quality -> align and embed -> pool over the track -> match -> live -> decide."""

    def __init__(
        self,
        detector: Detector,
        gate: QualityGate,
        recogniser: Recogniser,
        identifier: Identifier,
        policy: StepPolicy,
        guard: Guard | None = None,
    ) -> None:
        """Without a ``guard`` whoever is recognised is let in."""
        self._detector, self._gate, self._recogniser = detector, gate, recogniser
        self._identifier, self._policy, self._guard = identifier, policy, guard
        self._track: Track | None = None
        self._before = float("-inf")  # when the last frame was seen
        self._at = datetime.min.replace(tzinfo=UTC)  # the same by the calendar

    def process(self, frame: Frame) -> StepResult:
        """The frame's faces, hint and outcomes. Frames must come in the order of their ``seconds``."""
        self._at = frame.at
        faces = tuple(self._detector.detect(frame.image))
        height, width = frame.image.shape[:2]
        primary = choose_primary(faces, width, height)
        outcomes = self._end_track_if_gone(frame.seconds)
        if primary is None:
            return self._report(frame, faces, None, Reason.NO_FACE, outcomes)
        outcomes += self._follow(primary, faces, frame.seconds)
        crowded = others_close(faces, primary)
        hint, found = self._look(frame, primary, crowded)
        if hint is None and crowded:
            hint = Reason.SEVERAL_FACES
        return self._report(frame, faces, primary, hint, outcomes + found)

    def finish(self) -> tuple[Outcome, ...]:
        """The source ended: what can still be said of the last person."""
        return self._end_track()

    def _report(
        self,
        frame: Frame,
        faces: tuple[Face, ...],
        primary: Face | None,
        hint: Reason | None,
        outcomes: tuple[Outcome, ...],
    ) -> StepResult:
        track = self._track if primary else None
        challenge = track.check.challenge(frame.seconds) if track and track.check else None
        present = track.employee_id if track else None
        return StepResult(FrameResult(frame, faces, primary, hint, challenge), outcomes, present)

    def _end_track_if_gone(self, seconds: float) -> tuple[Outcome, ...]:
        before, self._before = self._before, seconds
        if self._track is None:
            return ()
        in_last_frame = self._track.last_seen == before
        gap = self._policy.frame_gap if in_last_frame else self._policy.track_gap
        return self._end_track() if seconds - self._track.last_seen > gap else ()

    def _end_track(self) -> tuple[Outcome, ...]:
        track, self._track = self._track, None
        if track is None or track.settled:
            return ()
        if track.check and track.check.turning:
            return self._turn_away(track, Reason.CHALLENGE_LEFT)
        stayed = track.last_seen - track.first_seen >= self._policy.refuse_after
        if stayed and track.commonest_refusal:
            return (Refused(track.commonest_refusal),)
        return ()

    def _follow(self, face: Face, faces: tuple[Face, ...], seconds: float) -> tuple[Outcome, ...]:
        if self._track and self._track.continues_with(face):
            self._track.move_to(face, seconds)
            return ()
        ended = () if self._is_hidden_behind(faces) else self._end_track()
        self._track = Track(face, seconds, seconds)
        return ended

    def _is_hidden_behind(self, faces: tuple[Face, ...]) -> bool:
        """Whether who is asked to turn still stands there, and a larger face has come: that is no walking away."""
        track = self._track
        return bool(track and track.check and any(track.continues_with(face) for face in faces))

    def _look(self, frame: Frame, face: Face, crowded: bool) -> tuple[Reason | None, tuple[Outcome, ...]]:
        track = self._track
        assert track is not None
        if track.check is not None:
            return self._check(track, frame, face, crowded)
        try:
            refusal = self._gate.check(frame.image, face)
            if self._smears(track, refusal):
                refusal = Reason.MOVING
            if refusal is not None:
                return self._refuse(track, refusal)
            if self._is_at_rest(track, frame.seconds):
                return None, ()
            embedding = self._recogniser.embed(frame.image, face)
        except (EmbeddingProblem, ImageProblem):  # landmarks or a vector that mean nothing
            return self._refuse(track, Reason.BAD_EMBEDDING)
        return self._recognise(track, embedding, frame.seconds)

    def _smears(self, track: Track, refusal: Reason | None) -> bool:
        """Sharp or not, a face as fast as that is not compared; a slower one only where it is blurred."""
        limit = self._policy.too_fast if refusal is None else self._policy.smeared_at
        return refusal in (None, Reason.BLURRED) and track.speed > limit

    def _is_at_rest(self, track: Track, seconds: float) -> bool:
        """A settled track is looked at now and then, for a swapped person; a stranger's, until its searches end."""
        given_up = track.employee_id is None and track.searches >= self._policy.searches
        return given_up or (track.settled and seconds - track.last_embedded < self._policy.recheck)

    def _refuse(self, track: Track, reason: Reason) -> tuple[Reason, tuple[Outcome, ...]]:
        track.refusals[reason] += 1
        return reason, ()

    def _recognise(
        self, track: Track, embedding: Embedding, seconds: float
    ) -> tuple[Reason | None, tuple[Outcome, ...]]:
        if track.embeddings and pool(track.embeddings).similarity(embedding) < self._policy.same_identity:
            self._track = track = Track(track.face, seconds, seconds)
        track.add(embedding, seconds)
        if track.employee_id is not None or track.refused:
            return None, ()
        if len(track.embeddings) < self._policy.frames:
            return Reason.HOLD_STILL, ()
        return self._decide(track)

    def _decide(self, track: Track) -> tuple[Reason | None, tuple[Outcome, ...]]:
        decision = self._identifier.identify(pool(track.embeddings))
        track.searches += 1
        if decision.employee_id is not None:
            return self._recognised(track, decision)
        if track.told or len(track.embeddings) < self._policy.unknown_after:
            return (None if track.told else Reason.HOLD_STILL), ()
        track.told = True
        assert decision.reason is not None
        return None, (NotIdentified(decision.reason),)

    def _recognised(self, track: Track, decision: Decision) -> tuple[Reason | None, tuple[Outcome, ...]]:
        assert decision.employee_id is not None
        track.candidate = decision
        if self._guard is None:
            return None, self._let_in(track)
        track.check = self._guard.begin(decision.employee_id, pool(track.embeddings), self._at)
        return Reason.HOLD_STILL, ()

    def _let_in(self, track: Track) -> tuple[Outcome, ...]:
        decision, track.check = track.candidate, None
        assert decision is not None and decision.employee_id is not None
        track.employee_id = decision.employee_id
        return (Identified(decision.employee_id, decision, len(track.embeddings)),)

    def _check(
        self, track: Track, frame: Frame, face: Face, crowded: bool
    ) -> tuple[Reason | None, tuple[Outcome, ...]]:
        """One frame of a recognised track's live check. A second face, as somebody else, begins all anew."""
        assert track.check is not None and track.candidate is not None and self._guard is not None
        check = track.check
        answer = Answer.SWAPPED if crowded else self._answer(check, frame, face)
        if answer is Answer.GOING:
            return check.hint, ()
        who = track.candidate.employee_id
        assert who is not None
        if answer is Answer.LIVE:
            self._guard.admit(who)
            return None, self._let_in(track)
        if answer is Answer.REFUSED:
            assert check.reason is not None
            return None, self._turn_away(track, check.reason)
        if check.turning and not crowded:  # a colleague beside them is not the person's failure
            self._guard.count(who, frame.at)
        self._track = Track(face, frame.seconds, frame.seconds)
        return Reason.SEVERAL_FACES if crowded else Reason.IDENTITY_CHANGED, ()

    def _answer(self, check: LiveCheck, frame: Frame, face: Face) -> Answer:
        try:
            return check.see(frame, face, self._gate.check(frame.image, face))
        except (EmbeddingProblem, ImageProblem):  # landmarks or a vector that mean nothing
            return check.skip(frame.seconds)

    def _turn_away(self, track: Track, reason: Reason) -> tuple[Outcome, ...]:
        assert track.check is not None and track.candidate is not None and self._guard is not None
        who, score = track.candidate.employee_id, track.check.score
        assert who is not None
        track.check, track.refused = None, True  # first: it stays so when the count cannot be stored
        if reason is not Reason.TOO_MANY_TRIES:
            self._guard.count(who, self._at)
        return (Refused(reason, who, score),)
