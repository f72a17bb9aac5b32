"""The key file: which master keys a site has, and in which slots each lies. JSON, beside the database."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from faceclock.domain.errors import KeyProblem, SealBroken
from faceclock.security import keyrings
from faceclock.security.passphrases import unwrap, wrap
from faceclock.security.sealing import KEY_BYTES, seal, unseal
from faceclock.settings.atomic import make_folder, replacing

NAME = "faceclock.key"
_FORMAT = 1
_LARGEST = 1 << 20


class Store(StrEnum):
    """Where a master key lies: with the system, behind a passphrase, or unprotected in the file."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    PLAIN = "plain"


@dataclass(frozen=True)
class Slot:
    """``kept`` is what the file holds of the key: the wrapped key, the bare one, or nothing."""

    store: Store
    kept: dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """A master key. ``check`` opens with it alone, so that a wrong one is known at once."""

    id: str
    check: str
    slots: tuple[Slot, ...]

    def slot(self, store: Store) -> Slot | None:
        return next((slot for slot in self.slots if slot.store is store), None)


def read(path: Path) -> tuple[Entry, ...]:
    """The site's master keys, the one in use first; none where there is no file. Raises KeyProblem."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise KeyProblem(f"The key file {path} cannot be read ({error.strerror or error}).") from error
    return parse(data, str(path))


def parse(data: bytes, told: str) -> tuple[Entry, ...]:
    """The same from the file's content; ``told`` names it. Raises KeyProblem for what is no key file."""
    try:
        content = json.loads(data[:_LARGEST])
        if content["format"] != _FORMAT:
            raise ValueError(content["format"])
        return tuple(_entry(told) for told in content["keys"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise KeyProblem(
            f"The key file {told} is damaged, and without it no face data can be read; put it back from a backup."
        ) from error


def as_bytes(entries: Sequence[Entry], *, without_plain: bool = False) -> bytes:
    """The file's content. ``without_plain`` for copies that leave the machine: they must not hold a bare key."""
    if without_plain:
        entries = [replace(entry, slots=tuple(_protected(entry.slots))) for entry in entries]
    return json.dumps({"format": _FORMAT, "keys": [asdict(entry) for entry in entries]}, indent=1).encode()


def write(path: Path, entries: Sequence[Entry]) -> None:
    """Whole or not at all, and its owner's alone. Raises KeyProblem."""
    with _writable(path), replacing(path) as stream:
        Path(stream.name).chmod(0o600)
        stream.write(as_bytes(entries))


def lock_beside(path: Path) -> Path:
    """An empty file to be held while the keys are changed; made where it is not there. Raises KeyProblem."""
    lock = path.with_name(f"{path.name}.lock")
    with _writable(path):
        make_folder(path.parent)
        lock.touch(0o600)
    return lock


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KeyProblem(
            f"The key file {path} cannot be written ({error.strerror or error}); check the folder's rights and "
            "free space."
        ) from error


def new_entry(entry_id: str, key: bytes) -> Entry:
    """Without a slot yet."""
    return Entry(entry_id, b64encode(seal(key, b"", "check", entry_id)).decode(), ())


def with_slot(entry: Entry, key: bytes, store: Store, passphrase: str = "") -> Entry:
    """``entry`` with ``key`` in one more slot, or in place of the one of that kind. Raises KeyProblem for a keyring
    that cannot be had, InputProblem for a weak passphrase."""
    slots = tuple(slot for slot in entry.slots if slot.store is not store)
    return replace(entry, slots=(*slots, Slot(store, _keep(entry.id, key, store, passphrase))))


def without_slot(entry: Entry, store: Store) -> Entry:
    return replace(entry, slots=tuple(slot for slot in entry.slots if slot.store is not store))


def taken_from(entry: Entry, slot: Slot, passphrase: str = "") -> bytes:
    """The key in a slot, checked. Raises KeyProblem; PassphraseNeeded for a wrong passphrase."""
    try:
        key = _take(entry.id, slot, passphrase)
        check = b64decode(entry.check, validate=True)
        if len(key) != KEY_BYTES or unseal(key, check, "check", entry.id):
            raise ValueError("check")
    except (ValueError, KeyError, TypeError, SealBroken) as error:
        raise KeyProblem(
            "The key in the key file or keyring does not fit this site; put the right one back from a backup."
        ) from error
    return key


def _keep(entry_id: str, key: bytes, store: Store, passphrase: str) -> dict[str, Any]:
    if store is Store.PASSPHRASE:
        return wrap(key, passphrase, "master", entry_id)
    encoded = b64encode(key).decode()
    if store is Store.PLAIN:
        return {"key": encoded}
    keyrings.put(entry_id, encoded)
    return {}


def _take(entry_id: str, slot: Slot, passphrase: str) -> bytes:
    if slot.store is Store.PASSPHRASE:
        return unwrap(slot.kept, passphrase, "master", entry_id)
    encoded = keyrings.get(entry_id) if slot.store is Store.KEYRING else slot.kept["key"]
    return b64decode(encoded, validate=True)


def _protected(slots: Sequence[Slot]) -> Sequence[Slot]:
    return [slot for slot in slots if slot.store is not Store.PLAIN]


def _entry(told: dict[str, Any]) -> Entry:
    slots = tuple(Slot(Store(slot["store"]), dict(slot["kept"])) for slot in told["slots"])
    return Entry(str(told["id"]), str(told["check"]), slots)
