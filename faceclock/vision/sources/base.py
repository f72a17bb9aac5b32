"""What a source of frames is."""

from typing import Protocol

from faceclock.domain.errors import SourceProblem
from faceclock.domain.frame import Frame


class SourceLost(SourceProblem):
    """A camera or stream that is not there now and may come back; other SourceProblems last."""


class Source(Protocol):
    """A camera, stream, clip, folder or the demo. One thread reads it, and the same thread closes it."""

    @property
    def live(self) -> bool:
        """True when frames come in real time and are gone unless taken (camera, stream)."""
        ...

    @property
    def name(self) -> str:
        """For people; never holds a password."""
        ...

    @property
    def fps(self) -> float:
        """Frames per second, as declared."""
        ...

    def read(self) -> Frame | None:
        """The next frame, in an array of its own; None at the end. Raises SourceProblem when it breaks."""
        ...

    def close(self) -> None: ...
