"""A clip or folder that begins again when it ends; its clock goes on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from faceclock.domain.frame import Frame
from faceclock.vision.sources.base import Source


class LoopedSource:
    """``opener`` opens one round that starts at the given instant. An empty round ends the source."""

    def __init__(self, opener: Callable[[datetime], Source], start: datetime) -> None:
        self._opener = opener
        self._round = opener(start)
        self._start = start
        self._first = 0  # index of this round's first frame
        self._index = 0

    @property
    def live(self) -> bool:
        return self._round.live

    @property
    def name(self) -> str:
        return self._round.name

    @property
    def fps(self) -> float:
        return self._round.fps

    def read(self) -> Frame | None:
        frame = self._round.read()
        if frame is None and self._index > self._first:
            self._begin_again()
            frame = self._round.read()
        if frame is None:
            return None
        self._at = frame.at
        numbered = replace(frame, index=self._index, seconds=(frame.at - self._start).total_seconds())
        self._index += 1
        return numbered

    def close(self) -> None:
        self._round.close()

    def _begin_again(self) -> None:
        self._round.close()
        self._round = self._opener(self._at + timedelta(seconds=1 / self._round.fps))
        self._first = self._index
