"""How long to wait before the next try."""

import random


class Backoff:
    """Doubles from ``first`` to ``ceiling`` seconds; jitter keeps several kiosks from knocking in step."""

    def __init__(self, first: float = 0.25, ceiling: float = 1.0) -> None:
        self._first, self.ceiling = first, ceiling
        self._step = first

    def next(self) -> float:
        """Seconds to wait now: between half of the current step and all of it."""
        step = self._step
        self._step = min(self.ceiling, step * 2)
        return step * random.uniform(0.5, 1.0)

    def reset(self) -> None:
        self._step = self._first
