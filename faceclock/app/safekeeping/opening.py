"""Which key opens a backup: this machine's own, or the one behind the passphrase that the backup came with."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from faceclock.app.safekeeping.envelope import Header, damaged, file_key, is_sealed, read_header
from faceclock.domain.errors import InputProblem, KeyProblem, PassphraseNeeded, SealBroken
from faceclock.storage import key_file
from faceclock.storage.key_file import Entry, Slot, Store
from faceclock.storage.vault import PASSPHRASE_FILE_VARIABLE, Master, Vault, given_passphrase


@dataclass(frozen=True)
class Sealed:
    """``own``: the key came out of this machine's key file; ``passphrase`` opened it, if one was needed; ``key`` is
    that of the backup's content."""

    header: Header
    master: Master
    own: bool
    passphrase: str = field(repr=False)
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class Opened:
    """A backup that can be read; ``sealed`` is None for one of the form before, which is in clear."""

    file: Path
    sealed: Sealed | None


def open_backup(file: Path, vault: Vault, passphrase: str = "") -> Opened:
    """Find the key of ``file``: in the site of ``vault``, in this machine's keyring, or by ``passphrase`` (else that of
    the environment, else what `Vault.ask` answers).

    Raises InputProblem for a file that is no whole backup, PassphraseNeeded where one is needed or is wrong,
    KeyProblem for a backup that opens on another machine only.
    """
    try:
        if not is_sealed(file):
            return Opened(file, None)
        header = read_header(file)
    except OSError as error:
        raise InputProblem(
            f"The backup {file} cannot be read ({error.strerror or error}); choose another."
        ) from error
    return _unwrapped(file, header, *_master(file, header, vault, passphrase))


def opened_with(file: Path, master: Master) -> Opened:
    """A backup whose key is known. Raises InputProblem, OSError."""
    return _unwrapped(file, read_header(file), master, own=True)


def _unwrapped(file: Path, header: Header, master: Master, own: bool, passphrase: str = "") -> Opened:
    try:
        return Opened(file, Sealed(header, master, own, passphrase, file_key(header, master)))
    except SealBroken as error:
        raise damaged(file) from error


def _master(file: Path, header: Header, vault: Vault, passphrase: str) -> tuple[Master, bool, str]:
    """With whether it came out of the key file here, and the passphrase that was needed. A key that is lost here is no
    fault: a backup brings it back."""
    entry = header.keys[0]
    with suppress(KeyProblem):
        if any(one.id == entry.id for one in vault.entries()):
            if passphrase and vault.is_locked():
                vault.unlock(passphrase)
            return vault.of(entry.id), True, ""
    with suppress(KeyProblem):
        if keyring := entry.slot(Store.KEYRING):
            return Master(entry.id, key_file.taken_from(entry, keyring)), False, ""
    slot = entry.slot(Store.PASSPHRASE)
    if slot is None:
        raise KeyProblem(
            f"{file.name} opens only with the key that it was made with, which is not here: a new key took its place, "
            "or it was made on another machine, and no recovery passphrase was set then."
        )
    given = passphrase or given_passphrase() or (Vault.ask() if Vault.ask is not None else None)
    if not given:
        raise PassphraseNeeded(
            f"This machine has not the key of {file.name}; give the recovery passphrase that was set where it was "
            f"made, or name a file that holds it in {PASSPHRASE_FILE_VARIABLE}."
        )
    return Master(entry.id, _behind_passphrase(file, entry, slot, given)), False, given


def _behind_passphrase(file: Path, entry: Entry, slot: Slot, given: str) -> bytes:
    try:
        return key_file.taken_from(entry, slot, given)
    except PassphraseNeeded as error:
        raise PassphraseNeeded(
            f"The passphrase does not open {file.name}; type the recovery passphrase that was set when it was made."
        ) from error
    except KeyProblem as error:
        raise damaged(file) from error
