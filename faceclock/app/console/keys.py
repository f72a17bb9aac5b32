"""The key of the faces for the console: where it lies, a passphrase to recover it by, another place, a new one."""

from faceclock.app.console.logins import Logins
from faceclock.app.console.service import Service, needs
from faceclock.app.keys import Keys, create_key, describe_keys, move_key, rotate_key, set_passphrase
from faceclock.app.site import Site
from faceclock.domain.errors import InputProblem
from faceclock.domain.roles import Right
from faceclock.security import keyrings
from faceclock.storage.key_file import Store


class KeyService(Service):
    """What changes the key asks for the account's ``password`` again, and raises LoginRefused for a wrong one."""

    @needs(Right.SEE_DEVICES)
    def state(self) -> Keys:
        """Raises KeyProblem for a damaged key file."""
        return describe_keys(self.site)

    @needs(Right.SEE_DEVICES)
    def has_keyring(self) -> bool:
        """Whether this machine has one. Slow the first time."""
        return keyrings.is_there()

    @needs(Right.MANAGE_KEYS)
    def begin(self, store: Store, passphrase: str = "") -> None:
        """As `place`, without the password: before anybody's face is here. Raises InputProblem later."""
        if describe_keys(self.site).people:
            raise InputProblem("Faces are protected already; change their key under Devices & data.")
        place_key(self.site, store, passphrase)

    @needs(Right.MANAGE_KEYS)
    def confirm(self, password: str) -> None:
        """For what takes longer than a dialog stays: whether the password is right."""
        self._ask_again(password)

    @needs(Right.MANAGE_KEYS)
    def place(self, password: str, store: Store, passphrase: str = "") -> None:
        """Keep the key in ``store``; ``passphrase`` opens it there, or recovers it. Raises InputProblem for a weak one,
        KeyProblem."""
        self._ask_again(password)
        place_key(self.site, store, passphrase)

    @needs(Right.MANAGE_KEYS)
    def set_passphrase(self, password: str, passphrase: str) -> None:
        """In place of an earlier one. Raises InputProblem for a weak one, KeyProblem."""
        self._ask_again(password)
        set_passphrase(self.site, passphrase)

    @needs(Right.MANAGE_KEYS)
    def rotate(self, password: str, passphrase: str = "") -> int:
        """A new key; how many data keys were wrapped anew. ``passphrase`` where one opens the key. Raises InputProblem,
        KeyProblem."""
        self._ask_again(password)
        return rotate_key(self.site, passphrase)

    def _ask_again(self, password: str) -> None:
        Logins(self.site).check_password(self.session.account.name, password)


def place_key(site: Site, store: Store, passphrase: str = "") -> None:
    """Make the key in ``store``, or move it there. Elsewhere than there a ``passphrase`` is the one to recover it by.
    Raises InputProblem for a weak one, KeyProblem."""
    if describe_keys(site).stores:
        move_key(site, store, passphrase if store is Store.PASSPHRASE else "")
    else:
        create_key(site, store, passphrase if store is Store.PASSPHRASE else "")
    if passphrase and store is not Store.PASSPHRASE:
        set_passphrase(site, passphrase)
