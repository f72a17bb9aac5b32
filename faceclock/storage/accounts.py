"""Accounts of the console, and the failures that slow guessing their passwords down."""

from datetime import datetime
from typing import Any

from faceclock.domain.errors import InputProblem
from faceclock.domain.roles import Account, Role
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database, Value
from faceclock.storage.instants import from_micros, to_micros, utc_now
from faceclock.storage.pins import Failures


class Accounts:
    """The accounts and login_failures tables. Holds hashes only, never a password. ``by`` says who makes a change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._audit = Audit(database)

    def add(self, account: Account, hashed: str, *, by: str) -> None:
        """Raises InputProblem when the name is taken."""
        now = to_micros(utc_now())
        with self._database.transaction():
            if self.named(account.name) is not None:
                raise InputProblem(f"There is an account {account.name} already; choose another name.")
            row: dict[str, Value] = {"id": account.id, **_columns(account), "hash": hashed}
            self._database.insert("accounts", {**row, "created_at": now, "changed_at": now})
            self._record("account.add", account, by)

    def update(self, account: Account, *, by: str) -> None:
        """Store name, role and active. Raises InputProblem for an unknown account, a taken name, and where no
        active owner would be left."""
        with self._database.transaction():
            self.require(account.id)
            other = self.named(account.name)
            if other is not None and other.id != account.id:
                raise InputProblem(f"There is an account {account.name} already; choose another name.")
            self._database.execute(
                "UPDATE accounts SET name = ?, role = ?, active = ?, changed_at = ? WHERE id = ?",
                (account.name, account.role.value, int(account.active), to_micros(utc_now()), account.id),
            )
            self._require_an_owner()
            self._record("account.update", account, by)

    def set_hash(self, account_id: str, hashed: str, *, by: str) -> None:
        """A new password; the failures are forgotten and sessions of the old one end. Raises InputProblem."""
        with self._database.transaction():
            account = self.require(account_id)
            self._database.execute(
                "UPDATE accounts SET hash = ?, changed_at = ? WHERE id = ?",
                (hashed, to_micros(utc_now()), account_id),
            )
            self.forget_failures(guessed_at(account.name))
            self._record("account.password", account, by)

    def require(self, account_id: str) -> Account:
        """Raises InputProblem when there is none of this ID."""
        rows = self._database.rows("SELECT * FROM accounts WHERE id = ?", (account_id,))
        if not rows:
            raise InputProblem("This account does not exist any more; look at the list of accounts.")
        return _account(rows[0])

    def named(self, name: str) -> Account | None:
        rows = self._database.rows("SELECT * FROM accounts WHERE name = ?", (name,))
        return _account(rows[0]) if rows else None

    def all(self) -> list[Account]:
        """Every account by name."""
        return [_account(row) for row in self._database.rows("SELECT * FROM accounts ORDER BY name")]

    def hash_of(self, name: str) -> str | None:
        """The hash of an active account; None where there is none."""
        rows = self._database.rows("SELECT hash FROM accounts WHERE name = ? AND active", (name,))
        return str(rows[0]["hash"]) if rows else None

    def changed_at(self, account_id: str) -> datetime | None:
        """When the account was last changed; None when it is gone."""
        rows = self._database.rows("SELECT changed_at FROM accounts WHERE id = ?", (account_id,))
        return from_micros(rows[0]["changed_at"]) if rows else None

    def failures(self, subject: str) -> Failures | None:
        rows = self._database.rows("SELECT * FROM login_failures WHERE subject = ?", (subject,))
        return Failures(rows[0]["count"], from_micros(rows[0]["last_at"])) if rows else None

    def store_failures(self, subject: str, failures: Failures) -> None:
        """Replace what is known of this name, which need not exist: guessing names is slowed down too."""
        with self._database.transaction():
            self.forget_failures(subject)
            row: dict[str, Value] = {
                "subject": subject,
                "count": failures.count,
                "last_at": to_micros(failures.last_at),
            }
            self._database.insert("login_failures", row)

    def forget_failures(self, subject: str) -> None:
        self._database.execute("DELETE FROM login_failures WHERE subject = ?", (subject,))

    def _require_an_owner(self) -> None:
        if not self._database.rows("SELECT 1 FROM accounts WHERE role = 'owner' AND active"):
            raise InputProblem("The last active owner must stay one; make somebody else an owner first.")

    def _record(self, action: str, account: Account, by: str) -> None:
        detail = {"name": account.name, "role": account.role.value, "active": account.active}
        self._audit.record(action, account.id, actor=by, detail=detail)


def guessed_at(name: str) -> str:
    """What failed logins of this name are counted under."""
    return f"account:{name}"


def _columns(account: Account) -> dict[str, str | int]:
    return {"name": account.name, "role": account.role.value, "active": int(account.active)}


def _account(row: dict[str, Any]) -> Account:
    return Account(row["id"], row["name"], Role(row["role"]), bool(row["active"]))
