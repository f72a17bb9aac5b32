"""The operating system's keyring: SecretService, KWallet, Windows' Credential Manager, macOS' Keychain."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from faceclock.domain.errors import KeyProblem

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "FaceClock"
# Those that keep secrets with the system; a plain file that calls itself a keyring does not count.
_SYSTEMS = ("SecretService", "kwallet", "libsecret", "macOS", "Windows")


def is_there() -> bool:
    """Whether this machine has a keyring that keeps secrets. Slow the first time: it looks for services."""
    return _system_keyring() is not None


def put(name: str, secret: str) -> None:
    """Keep ``secret``. Raises KeyProblem where there is no keyring or it refuses."""
    with _spoken():
        _needed().set_password(_SERVICE, name, secret)


def get(name: str) -> str:
    """Raises KeyProblem where there is no keyring, it is locked, or it does not know ``name``."""
    with _spoken():
        secret = _needed().get_password(_SERVICE, name)
    if not secret:
        raise KeyProblem(
            "The keyring of this user does not hold the key of the face data; log in as the user who set "
            "FaceClock up, or give the recovery passphrase with 'faceclock keys recover'."
        )
    return secret


def forget(name: str) -> None:
    """Remove a secret; nothing happens where it is not known."""
    from keyring.errors import PasswordDeleteError

    with _spoken():
        try:
            _needed().delete_password(_SERVICE, name)
        except PasswordDeleteError:
            return


def _needed() -> "KeyringBackend":
    keyring = _system_keyring()
    if keyring is None:
        raise KeyProblem(
            "This machine's keyring, which holds the key of the face data, cannot be reached; log in to the desktop "
            "that has it, or give the recovery passphrase with 'faceclock keys recover'."
        )
    return keyring


def _system_keyring() -> "KeyringBackend | None":
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    offered = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    return next((one for one in offered if _is_system(one)), None)


def _is_system(keyring: "KeyringBackend") -> bool:
    package, _, name = type(keyring).__module__.rpartition(".")
    return package == "keyring.backends" and name in _SYSTEMS


@contextmanager
def _spoken() -> Iterator[None]:
    """What keyrings raise, the bus below SecretService included."""
    from keyring.errors import KeyringError

    faults: tuple[type[Exception], ...] = (KeyringError, OSError, *_faults_of_the_bus())
    try:
        yield
    except faults as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise KeyProblem(
            f"The keyring that holds the key of the face data did not answer ({reason}); unlock it and try again."
        ) from error


def _faults_of_the_bus() -> tuple[type[Exception], ...]:
    """Some come through keyring as they are."""
    if sys.platform != "linux":
        return ()
    from jeepney import DBusErrorResponse
    from secretstorage.exceptions import SecretStorageException

    return (DBusErrorResponse, SecretStorageException)
