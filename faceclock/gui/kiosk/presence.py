"""Whether the person before the camera is still the one of a moment ago."""

from faceclock.domain.events import FrameResult
from faceclock.domain.face import Face
from faceclock.domain.reasons import Reason
from faceclock.pipeline.track import overlap

GONE = 0.6  # seconds without a face after which the next one is somebody's new arrival
FRESH = 1.0  # a result older than this says nothing about now
SAME_PLACE = 0.25  # intersection over union of two faces that may be one person's


class Presence:
    """``person`` counts who came; it goes by time and place, as the results carry no names."""

    def __init__(self) -> None:
        self.person = 0
        self._face: Face | None = None
        self._seen_at = float("-inf")
        self._missed = False

    def saw(self, result: FrameResult, now: float) -> None:
        """``now`` in seconds of a monotonic clock."""
        face = result.primary
        if face is None:
            self._missed = True
            return
        if self._is_another(face, now):
            self.person += 1
        self._face, self._seen_at, self._missed = face, now, False

    def here(self, now: float) -> bool:
        """Somebody stands there, or did until a moment ago."""
        return now - self._seen_at <= (GONE if self._missed else FRESH)

    def _is_another(self, face: Face, now: float) -> bool:
        gone = self._missed and now - self._seen_at > GONE
        return self._face is None or gone or overlap(self._face, face) < SAME_PLACE


def is_judged(result: FrameResult) -> bool:
    """A face of which nothing more is asked: a new one would be told to hold still."""
    return result.primary is not None and result.hint in (None, Reason.SEVERAL_FACES)
