"""A slot for one thing: a slow taker gets the newest, never a queue of old ones."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestSlot(Generic[T]):
    """Shared by one putting and one taking thread. ``skipped`` counts what a newer item replaced untaken."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._item: T | None = None
        self._closed = False
        self._skipped = 0

    @property
    def skipped(self) -> int:
        return self._skipped

    @property
    def closed(self) -> bool:
        """True when nothing is in it and nothing will ever be."""
        with self._changed:
            return self._closed and self._item is None

    def put(self, item: T) -> None:
        """Replaces what was not taken. Ignored after `close`."""
        with self._changed:
            if self._closed:
                return
            if self._item is not None:
                self._skipped += 1
            self._item = item
            self._changed.notify()

    def take(self, timeout: float) -> T | None:
        """The newest item, waiting up to ``timeout`` seconds; None when none came or the slot is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._item is not None or self._closed, timeout)
            item, self._item = self._item, None
            return item

    def close(self) -> None:
        """The last item can still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
