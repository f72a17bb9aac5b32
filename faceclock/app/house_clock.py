"""What the program does by itself when its time has come: reports to a folder, backups, retention."""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from faceclock.app.background_commands import run_command
from faceclock.app.safekeeping.work import clear_abandoned_work
from faceclock.app.site import Site
from faceclock.domain.errors import FaceClockError
from faceclock.storage.instants import utc_now

_EVERY = 60.0  # seconds between two questions
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chore:
    """``is_due`` is asked once a minute and must be cheap. ``command`` is what carries it out: arguments of our own
    program, which runs apart and with low priority, so that no camera waits for it. Several kiosks and consoles
    may start it at once: it claims its work in a transaction."""

    name: str
    is_due: Callable[[datetime], bool]
    command: tuple[str, ...]


def chores(site: Site) -> list[Chore]:
    """Everything that a site does by itself."""
    from faceclock.app import chores as data
    from faceclock.app.scheduled_reports import any_due

    return [
        Chore("reports", lambda now: any_due(site.database, now), ("report", "due")),
        Chore("data", lambda now: data.any_due(site, now), ("data", "due")),
    ]


class HouseClock:
    """Asks the chores in a thread of its own until it is stopped; first it clears what killed jobs left."""

    def __init__(self, site: Site, asked: Sequence[Chore], every: float = _EVERY) -> None:
        self._site, self._chores, self._every = site, asked, every
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="house-clock", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread, and the chore that it is at: whoever asks next begins it anew."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def _run(self) -> None:
        clear_abandoned_work(self._site.data)
        while not self._stopping.wait(self._every):
            for chore in self._chores:
                self._ask(chore)

    def _ask(self, chore: Chore) -> None:
        """A fault of one must not keep the others, or the next minute, from being asked."""
        try:
            if chore.is_due(utc_now()) and not self._stopping.is_set():
                run_command(self._site.data, chore.command, self._stopping)
        except FaceClockError as problem:
            _log.warning("%s: %s", chore.name, problem)


@contextmanager
def house_clock(site: Site) -> Iterator[None]:
    """Runs while the block does."""
    clock = HouseClock(site, chores(site))
    clock.start()
    try:
        yield
    finally:
        clock.stop()
