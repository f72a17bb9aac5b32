"""Somebody who is logged in to the console, for as long as they touch it."""

import threading
import time
from collections.abc import Callable
from datetime import datetime

from faceclock.domain.errors import NotAllowed, SessionOver
from faceclock.domain.roles import Account, Right
from faceclock.storage.accounts import Accounts
from faceclock.storage.database import Database

IDLE_SECONDS = 15 * 60.0


class Session:
    """Every service asks it before it does anything. Safe to share between threads.

    ``clock`` counts seconds and cannot be set back; ``idle`` is how long a session lives untouched.
    """

    def __init__(
        self,
        database: Database,
        account: Account,
        *,
        idle: float = IDLE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._accounts, self._idle, self._clock = Accounts(database), idle, clock
        self._lock = threading.Lock()
        self._account = account
        self._since: datetime | None = self._accounts.changed_at(account.id)
        self._touched, self._over = clock(), False

    @property
    def account(self) -> Account:
        return self._account

    @property
    def over(self) -> bool:
        """Whether it has ended, by a logout or because nobody touched it."""
        return self._over or self.left_alone

    @property
    def left_alone(self) -> bool:
        """Whether nobody touched it for too long."""
        return self._clock() - self._touched > self._idle

    def may(self, right: Right) -> bool:
        """Whether the role includes it; what a window shows or hides goes by this."""
        return not self.over and self._account.may(right)

    def touch(self) -> None:
        """A key or a click: the time of nobody being there starts anew. A session that is over stays so."""
        if not self.over:
            self._touched = self._clock()

    def end(self) -> None:
        """Log out."""
        self._over = True

    def go_on(self, other: "Session") -> bool:
        """After it was left alone, take over the login ``other``. False, and it stays over, where that is of another
        account, or of one that was changed meanwhile."""
        with self._lock:
            if other.over or (other._account, other._since) != (self._account, self._since):
                return False
            self._over, self._touched = False, self._clock()
        return True

    def require(self, right: Right) -> None:
        """Raises SessionOver when the session has ended, or the account was changed elsewhere since the login;
        NotAllowed when its role does not include ``right``."""
        with self._lock:
            if not self.over and self._accounts.changed_at(self._account.id) != self._since:
                self._over = True
        if self.over:
            raise SessionOver("Your session has ended; log in again.")
        if not self._account.may(right):
            raise NotAllowed(
                f"The role {self._account.role} may not do this ({right}); ask an owner or log in as one."
            )
