"""Lets work pass, and at times closes: then what is under way ends first, and what comes waits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """`passing` may be nested within one thread; `closed` is for a thread that is not passing."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._passing, self._closed = 0, False
        self._local = threading.local()

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Work that must not be cut off. Waits while the gate is closed."""
        depth = getattr(self._local, "depth", 0)
        if depth == 0:
            self._enter()
        self._local.depth = depth + 1
        try:
            yield
        finally:
            self._local.depth = depth
            if depth == 0:
                self._leave()

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Nobody passes while the block runs."""
        with self._changed:
            self._changed.wait_for(lambda: not self._closed)
            self._closed = True
            self._changed.wait_for(lambda: self._passing == 0)
        try:
            yield
        finally:
            with self._changed:
                self._closed = False
                self._changed.notify_all()

    def _enter(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._closed)
            self._passing += 1

    def _leave(self) -> None:
        with self._changed:
            self._passing -= 1
            self._changed.notify_all()
