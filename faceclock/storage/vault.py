"""The site's master keys, unlocked: made when the first secret is stored, and never silently replaced."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, NamedTuple

from faceclock.domain.errors import InputProblem, KeyProblem, PassphraseNeeded
from faceclock.domain.identifiers import uuid7
from faceclock.security import keyrings
from faceclock.security.memory import keep_out_of_dumps
from faceclock.security.sealing import new_key
from faceclock.storage import key_file
from faceclock.storage.exclusive import exclusively
from faceclock.storage.key_file import Entry, Store

STORE_VARIABLE = "FACECLOCK_KEY_STORE"
PASSPHRASE_VARIABLE = "FACECLOCK_PASSPHRASE"
PASSPHRASE_FILE_VARIABLE = "FACECLOCK_PASSPHRASE_FILE"

_BUSY = "Another FaceClock is just changing the key; try again."
_WAIT_S = 5.0  # a passphrase is made hard to guess for a second or so


class Master(NamedTuple):
    """A master key (32 bytes) and the ID under which it stands in the key file."""

    id: str
    key: bytes


class Vault:
    """The master keys of the site in ``folder``. Safe to share between threads; keys are taken out once a process.

    ``ask``, if a program sets it, is called for a passphrase when one is needed; None from it means none is given.
    """

    ask: ClassVar[Callable[[], str | None] | None] = None

    def __init__(self, folder: Path) -> None:
        self.file = folder / key_file.NAME
        self._taken: dict[str, bytes] = {}
        self._passphrase = ""
        self._lock = threading.RLock()
        self._changes = 0  # that are under way one within the other, by the thread that holds the lock

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Keep all other threads and processes from changing the keys during the block: two that rotate at once would
        each let go of the key that the other one wrapped with. Raises StorageProblem while another process does."""
        with self._lock, nullcontext() if self._changes else self._held():
            self._changes += 1
            try:
                yield
            finally:
                self._changes -= 1

    def _held(self) -> AbstractContextManager[None]:
        return exclusively(key_file.lock_beside(self.file), _BUSY, _WAIT_S)

    def entries(self) -> tuple[Entry, ...]:
        """The key file as it stands, the key in use first. Raises KeyProblem when it is damaged."""
        return key_file.read(self.file)

    def master(self) -> Master:
        """The key in use. Raises KeyProblem where there is none or it cannot be had, PassphraseNeeded among them."""
        entries = self.entries()
        if not entries:
            raise KeyProblem(
                f"The key file {self.file} is missing, and without it no face data can be read; put it back from a "
                "backup."
            )
        return Master(entries[0].id, self._key(entries[0]))

    def master_or_new(self) -> Master:
        """The key in use; the first one of a site is made here, and kept as the environment says, else in the
        keyring. Raises KeyProblem as `master` does, and where no place for a new key is given, StorageProblem."""
        if not self.entries():
            place = self._place_of_a_new_key()
            with self.changing():
                if not self.entries():
                    self.begin(*place)
        return self.master()

    def of(self, master_id: str) -> Master:
        """A certain key, as it wrapped something. Raises KeyProblem when the site does not have it."""
        if (key := self._taken.get(master_id)) is not None:
            return Master(master_id, key)
        for entry in self.entries():
            if entry.id == master_id:
                return Master(master_id, self._key(entry))
        if not self.entries():
            return self.master()
        raise KeyProblem(
            f"The key file {self.file} belongs to other face data; put back the one that was beside this database."
        )

    def create(self, store: Store, passphrase: str = "") -> Master:
        """Make the site's first key. Raises InputProblem where there is one, or for a weak passphrase, KeyProblem."""
        self._require_none()
        return self._make(store, passphrase, self._require_none)

    def begin(self, store: Store, passphrase: str = "") -> Master:
        """Put a new key before those that are there. Raises as `create` does."""
        return self._make(store, passphrase, lambda: None)

    def _make(self, store: Store, passphrase: str, require: Callable[[], None]) -> Master:
        """What is refused leaves no file, that of the lock neither."""
        master = Master(uuid7(), new_key())
        entry = key_file.with_slot(key_file.new_entry(master.id, master.key), master.key, store, passphrase)
        with self.changing():
            require()
            key_file.write(self.file, (entry, *self.entries()))
            self._remember(master)
            self._passphrase = passphrase or self._passphrase
            return master

    def _require_none(self) -> None:
        if self.entries():
            raise InputProblem("This site has a key already; see 'faceclock keys show'.")

    def keep_only(self, master_id: str) -> None:
        """Let go of all other keys, the keyring's included. Raises KeyProblem."""
        with self.changing():
            kept = [entry for entry in self.entries() if entry.id == master_id]
            if not kept:
                raise KeyProblem(
                    f"The key file {self.file} was changed meanwhile, and is left as it is; try again."
                )
            gone = [entry for entry in self.entries() if entry.id != master_id]
            key_file.write(self.file, kept)
            for entry in gone:
                self._taken.pop(entry.id, None)
                if entry.slot(Store.KEYRING):
                    keyrings.forget(entry.id)

    def put_into(self, store: Store, passphrase: str = "") -> None:
        """Keep the key in use in one more place; a passphrase takes the place of an earlier one. Raises KeyProblem,
        InputProblem for a weak passphrase."""
        with self.changing():
            master, (entry, *others) = self.master(), self.entries()
            key_file.write(self.file, (key_file.with_slot(entry, master.key, store, passphrase), *others))
            self._passphrase = passphrase or self._passphrase

    def take_out_of(self, store: Store) -> None:
        """Keep the key in use there no longer. Raises InputProblem for the last place, KeyProblem."""
        with self.changing():
            entry, *others = self.entries()
            left = key_file.without_slot(entry, store)
            if not left.slots:
                raise InputProblem("This is the only place that the key lies in; put it into another first.")
            key_file.write(self.file, (left, *others))
            if store is Store.KEYRING and entry.slot(store):
                keyrings.forget(entry.id)

    def adopt(
        self, entries: Sequence[Entry], master: Master, store: Store, *, beside: Sequence[Entry] = ()
    ) -> None:
        """Take over the keys of a backup: ``master`` comes to be the key in use, with a slot of this machine's own in
        place of those of the other's. The keys ``beside`` it stay in the file. Raises KeyProblem."""
        known = {master.id, *(entry.id for entry in beside)}
        entry = next(entry for entry in entries if entry.id == master.id)
        kept = tuple(slot for slot in entry.slots if slot.store is Store.PASSPHRASE)
        if not kept and store is Store.PASSPHRASE:
            store = Store.KEYRING  # which alone can have had it
        fresh = replace(entry, slots=kept)
        if store is not Store.PASSPHRASE:
            fresh = key_file.with_slot(fresh, master.key, store)
        here = [entry for entry in beside if entry.id != master.id]
        with self.changing():
            key_file.write(self.file, (fresh, *here, *(one for one in entries if one.id not in known)))
            self._remember(master)

    def prefer(self, master_id: str, more: Sequence[Entry] = ()) -> None:
        """Let a key that is in the file, or among ``more`` that come into it, be the one in use. Raises KeyProblem."""
        with self.changing():
            entries = {entry.id: entry for entry in (*more, *self.entries())}
            ordered = sorted(entries.values(), key=lambda entry: entry.id != master_id)
            if tuple(ordered) != self.entries():
                key_file.write(self.file, ordered)

    def is_locked(self) -> bool:
        """Whether a passphrase must be asked for before face data can be read in this process. Raises KeyProblem."""
        for entry in self.entries()[:1]:
            asked = {slot.store for slot in entry.slots} == {Store.PASSPHRASE}
            return asked and entry.id not in self._taken and not (self._passphrase or given_passphrase())
        return False

    def unlock(self, passphrase: str) -> None:
        """Give the passphrase for this process. Raises PassphraseNeeded for a wrong one, KeyProblem."""
        with self._lock:
            for number, entry in enumerate(self.entries()):
                # Those after the one in use may be of data that was restored over, with passphrases of their own.
                with suppress(PassphraseNeeded) if number else nullcontext():
                    if slot := entry.slot(Store.PASSPHRASE):
                        self._remember(Master(entry.id, key_file.taken_from(entry, slot, passphrase)))
            self._passphrase = passphrase

    def _key(self, entry: Entry) -> bytes:
        with self._lock:
            if entry.id not in self._taken:
                self._remember(Master(entry.id, self._take(entry)))
            return self._taken[entry.id]

    def _take(self, entry: Entry) -> bytes:
        """A bare key needs nobody, a passphrase that was given costs no look at the keyring."""
        plain, keyring, passphrase = (
            entry.slot(store) for store in (Store.PLAIN, Store.KEYRING, Store.PASSPHRASE)
        )
        if plain:
            return key_file.taken_from(entry, plain)
        if passphrase and (given := self._passphrase or given_passphrase()):
            return key_file.taken_from(entry, passphrase, given)
        if keyring:
            return key_file.taken_from(entry, keyring)
        if passphrase is None:
            raise KeyProblem(
                f"The key file {self.file} names no place of the key; put it back from a backup."
            )
        return key_file.taken_from(entry, passphrase, self._asked_for())

    def _asked_for(self) -> str:
        given = Vault.ask() if Vault.ask is not None else None
        if not given:
            raise PassphraseNeeded(
                "The face data of this site is protected by a passphrase; start FaceClock where it can ask for it, or "
                f"name a file that holds it in {PASSPHRASE_FILE_VARIABLE}."
            )
        self._passphrase = given
        return given

    def _remember(self, master: Master) -> None:
        keep_out_of_dumps()
        self._taken[master.id] = master.key

    def _place_of_a_new_key(self) -> tuple[Store, str]:
        passphrase = given_passphrase()
        if wanted := os.environ.get(STORE_VARIABLE):
            return _store_named(wanted), passphrase
        if passphrase:
            return Store.PASSPHRASE, passphrase
        if keyrings.is_there():
            return Store.KEYRING, ""
        raise KeyProblem(
            "This machine has no keyring to keep the key of face data in; protect it by a passphrase with 'faceclock "
            "keys create passphrase', or see 'faceclock keys create --help'."
        )


def place_of_an_adopted_key() -> Store:
    """Where the key of a backup from elsewhere is to lie: as the environment says, else the keyring, else behind the
    passphrase that it came with. Raises InputProblem for a place that there is not."""
    if wanted := os.environ.get(STORE_VARIABLE):
        return _store_named(wanted)
    return Store.KEYRING if keyrings.is_there() else Store.PASSPHRASE


def _store_named(name: str) -> Store:
    try:
        return Store(name)
    except ValueError as error:
        raise InputProblem(
            f"{STORE_VARIABLE} is {name!r}; set it to keyring, passphrase or plain."
        ) from error


def given_passphrase() -> str:
    """From the environment: a passphrase, or the file that holds it."""
    if direct := os.environ.get(PASSPHRASE_VARIABLE):
        return direct
    file = os.environ.get(PASSPHRASE_FILE_VARIABLE)
    if not file:
        return ""
    try:
        return Path(file).read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KeyProblem(
            f"The passphrase file {file} cannot be read; check {PASSPHRASE_FILE_VARIABLE} and the file's rights."
        ) from error
