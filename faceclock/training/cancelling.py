"""Stopping a run politely: SIGINT and SIGTERM end it after the step that is being learnt."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from faceclock.domain.errors import FaceClockError

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]


class RunCancelled(FaceClockError):
    """Somebody asked the run to stop; what was learnt is in its checkpoint."""

    def __init__(self, step: int = 0) -> None:
        done = f"after step {step}; its checkpoint is whole" if step else "before it had learnt anything"
        super().__init__(f"The run was stopped {done}; start or resume it again to go on.")


class _Wish:
    """Whether somebody wants an end, and whether a step is being learnt that must be finished first."""

    wanted = False
    postponed = False

    def noted(self, _number: int, _frame: FrameType | None) -> None:
        if not self.postponed or self.wanted:  # the second time it is meant at once
            self.wanted = True
            raise RunCancelled
        self.wanted = True


_WISH = _Wish()


def cancel_wanted() -> bool:
    return _WISH.wanted


@contextmanager
def cancellable() -> Iterator[None]:
    """Within it, signals raise RunCancelled, or wait for `steps_finished`."""
    before = [(number, signal.signal(number, _WISH.noted)) for number in _SIGNALS]
    try:
        yield
    finally:
        _WISH.wanted = False
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
