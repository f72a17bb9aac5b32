"""Who may log in to the console, and as what."""

from dataclasses import replace

from faceclock.app.console.logins import Logins, checked_name
from faceclock.app.console.service import Service, needs
from faceclock.domain.identifiers import uuid7
from faceclock.domain.roles import Account, Right, Role
from faceclock.security.passwords import hash_password
from faceclock.storage.accounts import Accounts


class AccountService(Service):
    """Accounts by their owner; each change is audited and ends the sessions of the account."""

    @property
    def _accounts(self) -> Accounts:
        return Accounts(self.site.database)

    @needs(Right.MANAGE_ACCOUNTS)
    def all(self) -> list[Account]:
        """Every account by name."""
        return self._accounts.all()

    @needs(Right.MANAGE_ACCOUNTS)
    def add(self, name: str, role: Role, password: str) -> Account:
        """Raises InputProblem for a taken or bad name and a bad password."""
        account = Account(uuid7(), checked_name(name), role)
        self._accounts.add(account, hash_password(password), by=self.session.account.name)
        return account

    @needs(Right.MANAGE_ACCOUNTS)
    def change(self, account_id: str, *, name: str, role: Role, active: bool) -> Account:
        """Raises InputProblem for an unknown account, a taken name, and where no active owner would be left."""
        account = replace(
            self._accounts.require(account_id), name=checked_name(name), role=role, active=active
        )
        self._accounts.update(account, by=self.session.account.name)
        return account

    @needs(Right.MANAGE_ACCOUNTS)
    def set_password(self, account_id: str, password: str) -> None:
        """Raises InputProblem for an unknown account and a bad password."""
        self._accounts.set_hash(account_id, hash_password(password), by=self.session.account.name)

    @needs(Right.LOG_IN)
    def change_own_password(self, before: str, password: str) -> None:
        """Raises LoginRefused for a wrong old one, and after too many; InputProblem for a bad new one. The session
        ends, log in anew."""
        account = self.session.account
        Logins(self.site).check_password(account.name, before)
        self._accounts.set_hash(account.id, hash_password(password), by=account.name)

    @needs(Right.CHANGE_SETTINGS)
    def set_exit_pin(self, pin: str) -> None:
        """Raises InputProblem for a PIN that is too easy."""
        Logins(self.site).set_exit_pin(pin, by=self.session.account.name)
