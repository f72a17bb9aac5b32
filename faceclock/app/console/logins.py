"""The door of the console: first owner, login, and leaving the kiosk."""

from collections.abc import Callable
from datetime import UTC, datetime

from faceclock.app.console.session import Session
from faceclock.app.guesses import count_failure, waiting
from faceclock.app.site import Site
from faceclock.domain.errors import InputProblem, LoginRefused
from faceclock.domain.identifiers import uuid7
from faceclock.domain.roles import Account, Role
from faceclock.security.hashing import verify_secret
from faceclock.security.passwords import hash_password
from faceclock.security.pins import hash_pin
from faceclock.storage.accounts import Accounts, guessed_at
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database
from faceclock.storage.values import Values

_EXIT_KEY = "kiosk.exit_pin"
_GUESSED = "exit"  # what failures are counted under
_LONGEST_NAME = 60


class Logins:
    """Works without a session: it makes them."""

    def __init__(self, site: Site) -> None:
        self._site, self._database = site, site.database
        self._accounts, self._audit = Accounts(site.database), Audit(site.database)

    def is_new(self) -> bool:
        """Whether nobody can log in yet, so that the first owner is to be made."""
        return not self._accounts.all()

    def names(self) -> list[str]:
        """The active accounts, for the login's list."""
        return [account.name for account in self._accounts.all() if account.active]

    def make_owner(self, name: str, password: str) -> Session:
        """The first account. Raises InputProblem for a bad name or password, and when there is one already."""
        account = Account(uuid7(), checked_name(name), Role.OWNER)
        hashed = hash_password(password)
        with self._database.transaction():
            if not self.is_new():
                raise InputProblem("This site has an owner already; log in instead.")
            self._accounts.add(account, hashed, by=account.name)
        return Session(self._database, account)

    def log_in(self, name: str, password: str, at: datetime | None = None) -> Session:
        """Raises LoginRefused for a wrong pair, and while too many were wrong.

        The failure is counted in the transaction that checks the password: guesses in parallel gain nothing.
        """
        at, name = at or datetime.now(UTC), name.strip()[:_LONGEST_NAME]
        with self._database.transaction():
            refusal = self._refusal(guessed_at(name), password, self._accounts.hash_of(name), at)
            account = self._accounts.named(name)
            if refusal is None and account is not None:
                self._audit.record("login", account.id, actor=account.name, at=at)
                return Session(self._database, account)
        raise refusal or LoginRefused("The name or the password is wrong; try again.")

    def check_password(self, name: str, password: str, at: datetime | None = None) -> None:
        """Whether somebody who is logged in already knows it. Raises LoginRefused, and counts as a login does:
        a console that was left open is no place to guess at."""
        at = at or datetime.now(UTC)
        with self._database.transaction():
            refusal = self._refusal(guessed_at(name), password, self._accounts.hash_of(name), at)
        if refusal is not None:
            waits = refusal.wait_seconds > 0
            raise refusal if waits else LoginRefused("The password is wrong; try again.")

    def set_exit_pin(self, pin: str, *, by: str) -> None:
        """What leaves the kiosk's full screen; wrong tries before are forgotten. Raises InputProblem for a PIN that is
        too easy."""
        hashed = hash_pin(pin)
        with self._database.transaction():
            Values(self._database).set(_EXIT_KEY, hashed, by=by, detail={"changed": True})
            self._accounts.forget_failures(_GUESSED)

    def remove_exit_pin(self, *, by: str) -> None:
        """From now on anybody may close the kiosk."""
        Values(self._database).set(_EXIT_KEY, "", by=by, detail={"removed": True})

    def has_exit_pin(self) -> bool:
        return has_exit_pin(self._database)

    def leave_kiosk(self, pin: str, at: datetime | None = None) -> None:
        """Raises LoginRefused for a wrong exit PIN, and while too many were wrong."""
        at = at or datetime.now(UTC)
        with self._database.transaction():
            refusal = self._refusal(_GUESSED, pin, Values(self._database).get(_EXIT_KEY), at)
        if refusal is not None:
            raise refusal

    def _refusal(self, subject: str, secret: str, hashed: str | None, at: datetime) -> LoginRefused | None:
        """Why this is not taken, with the failure counted and audited; None when it is right."""
        wait = waiting(self._accounts, subject, at)
        if wait > 0:
            return LoginRefused(f"Too many wrong tries; try again in {wait:.0f} seconds.", wait)
        if verify_secret(secret, hashed):
            self._accounts.forget_failures(subject)
            return None
        count = count_failure(self._accounts, subject, at)
        self._audit.record(
            "login.refused", subject, actor=self._site.settings.site.kiosk, at=at, detail={"failures": count}
        )
        what = "PIN is" if subject == _GUESSED else "name or the password is"
        return LoginRefused(f"The {what} wrong; try again.")


def checked_name(name: str) -> str:
    """The name of an account. Raises InputProblem for one that is empty, too long or cannot be printed."""
    name = " ".join(name.split())
    if not name:
        raise InputProblem("An account needs a name; type one.")
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise InputProblem(
            f"The name of an account has 1 to {_LONGEST_NAME} printable characters; shorten it."
        )
    return name


def has_exit_pin(database: Database) -> bool:
    return bool(Values(database).get(_EXIT_KEY))


def exit_check(site: Site) -> Callable[[str], None] | None:
    """What a kiosk asks before it closes; None where no exit PIN is set."""
    logins = Logins(site)
    return logins.leave_kiosk if logins.has_exit_pin() else None
