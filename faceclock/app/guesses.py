"""Wrong PINs and passwords are counted, and slow the next try down."""

from datetime import datetime
from typing import Protocol

from faceclock.security.hashing import lockout_seconds
from faceclock.storage.pins import Failures


class Remembers(Protocol):
    """Failures by who is guessed at; they survive a restart."""

    def failures(self, subject: str, /) -> Failures | None: ...
    def store_failures(self, subject: str, failures: Failures, /) -> None: ...


def waiting(memory: Remembers, subject: str, at: datetime) -> float:
    """Seconds until the next try; none or less when it may be now. A clock that was set back starts the wait
    anew, not a longer one."""
    failures = memory.failures(subject)
    if failures is None:
        return 0.0
    if at < failures.last_at:
        failures = Failures(failures.count, at)
        memory.store_failures(subject, failures)
    return lockout_seconds(failures.count) - (at - failures.last_at).total_seconds()


def count_failure(memory: Remembers, subject: str, at: datetime) -> int:
    """One more wrong try; how many there were in a row."""
    before = memory.failures(subject)
    count = before.count + 1 if before else 1
    memory.store_failures(subject, Failures(count, at))
    return count
