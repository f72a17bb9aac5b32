"""Stopping a run politely: SIGINT and SIGTERM end it after the step that is being learnt."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from faceclock.domain.errors import FaceClockError

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]


class RunCancelled(FaceClockError):
    """Somebody asked the run to stop; what was learnt is in its checkpoint. ``whole``: after all its steps."""

    def __init__(self, step: int = 0, *, whole: bool = False) -> None:
        if whole:
            how = "while it was exported, after its last step; start or resume it again to export it"
        elif step:
            how = f"after step {step}; its checkpoint is whole; start or resume it again to go on"
        else:
            how = "before its next step; start or resume it again to go on"
        super().__init__(f"The run was stopped {how}.")


class _Wish:
    """Whether somebody wants an end, and whether a step is being learnt that must be finished first; what the
    run's checkpoint has reached."""

    wanted = False
    postponed = False
    reached = 0
    whole = False

    def noted(self, _number: int, _frame: FrameType | None) -> None:
        if not self.postponed or self.wanted:  # the second time it is meant at once
            self.wanted = True
            raise RunCancelled(self.reached, whole=self.whole)
        self.wanted = True

    def reset(self) -> None:
        self.wanted, self.reached, self.whole = False, 0, False


_WISH = _Wish()


def cancel_wanted() -> bool:
    return _WISH.wanted


def note_reached(step: int, *, whole: bool) -> None:
    """What the checkpoint holds while something else than steps is done; ``whole``: no step is left."""
    _WISH.reached, _WISH.whole = step, whole


@contextmanager
def cancellable() -> Iterator[None]:
    """Within it, signals raise RunCancelled, or wait for `steps_finished`."""
    before = [(number, signal.signal(number, _WISH.noted)) for number in _SIGNALS]
    try:
        yield
    finally:
        _WISH.reset()
        for number, handler in before:
            signal.signal(number, handler)


@contextmanager
def steps_finished() -> Iterator[None]:
    """Within it, whoever loops asks `cancel_wanted` after each step."""
    _WISH.postponed = True
    try:
        yield
    finally:
        _WISH.postponed = False
