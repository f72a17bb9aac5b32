"""The keys of a site as people handle them: where they lie, recovery, moving, a new one."""

import os
from dataclasses import dataclass
from datetime import datetime

from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.domain.errors import InputProblem, KeyProblem
from faceclock.domain.identifiers import made_at
from faceclock.security import keyrings
from faceclock.storage.audit import Audit, Detail
from faceclock.storage.key_file import Store
from faceclock.storage.person_keys import has_wrapped_keys, master_for_sealing, require_own_key
from faceclock.storage.rotation import rotate_master
from faceclock.storage.vault import PASSPHRASE_VARIABLE


@dataclass(frozen=True)
class Keys:
    """``stores``: where the key in use lies, none where the site has no key yet; ``since``: when it was made.
    ``people``: whose data keys it wraps. ``fault``: why it cannot be had, as a sentence; empty where it can."""

    stores: tuple[Store, ...]
    since: datetime | None
    people: int
    fault: str

    @property
    def recoverable(self) -> bool:
        """Whether a passphrase opens backups on another machine."""
        return Store.PASSPHRASE in self.stores

    @property
    def unprotected(self) -> bool:
        return Store.PLAIN in self.stores


def describe_keys(site: Site) -> Keys:
    """What `faceclock keys show` says. Raises KeyProblem for a damaged key file."""
    entries, database = site.database.vault.entries(), site.database
    [(people,)] = database.tuples("SELECT count(DISTINCT employee_id) FROM person_keys")
    stores = tuple(slot.store for slot in entries[0].slots) if entries else ()
    since = made_at(entries[0].id) if entries else None
    fault = _fault(site) if entries or has_wrapped_keys(database) else ""
    return Keys(stores, since, people, fault)


def create_key(site: Site, store: Store, passphrase: str = "") -> None:
    """Make the site's first key. Raises InputProblem where there is one, or for a weak passphrase, KeyProblem."""
    vault = site.database.vault
    if has_wrapped_keys(site.database):  # their key file may be lost, and a new key would not open them
        vault.master()
    vault.create(store, passphrase)
    hand_on(passphrase)
    _record(site, "key.create", {"store": store.value})


def set_passphrase(site: Site, passphrase: str) -> None:
    """Let ``passphrase`` open the key too, in place of an earlier one. Raises InputProblem for a weak one,
    KeyProblem."""
    master_for_sealing(site.database)
    site.database.vault.put_into(Store.PASSPHRASE, passphrase)
    hand_on(passphrase)
    _record(site, "key.passphrase", {})


def move_key(site: Site, store: Store, passphrase: str = "") -> None:
    """Keep the key in ``store``, and nowhere else but behind the recovery passphrase. Raises KeyProblem, InputProblem
    for a weak passphrase."""
    vault = site.database.vault
    require_own_key(site.database)
    vault.master()
    with vault.changing():
        if store is not Store.PASSPHRASE or passphrase:
            vault.put_into(store, passphrase)
            hand_on(passphrase)
        for other in describe_keys(site).stores:
            if other not in (store, Store.PASSPHRASE):
                vault.take_out_of(other)
    _record(site, "key.move", {"store": store.value})


def recover_key(site: Site, passphrase: str) -> Store:
    """Open the key by the recovery passphrase where the keyring lost it, and put it into this machine's keyring again
    if there is one; where it lies now. Raises PassphraseNeeded for a wrong one, KeyProblem."""
    vault = site.database.vault
    _require_key(site)
    if Store.PASSPHRASE not in describe_keys(site).stores:
        raise KeyProblem("No recovery passphrase was set for this site; restore a backup that has one.")
    vault.unlock(passphrase)
    store = Store.KEYRING if keyrings.is_there() else Store.PASSPHRASE
    if store is Store.KEYRING:
        vault.put_into(store)
    _record(site, "key.recover", {"store": store.value})
    return store


def rotate_key(site: Site, passphrase: str = "") -> int:
    """A new master key where the old one lay; how many data keys were wrapped anew. ``passphrase`` is needed where
    one opens the key. Raises InputProblem without it or for a weak one, KeyProblem."""
    _require_key(site)
    held = describe_keys(site)
    if held.recoverable and not passphrase:
        raise InputProblem(
            "The key is protected by a passphrase too; give one for the new key, the same or another."
        )
    count = rotate_master(site.database, held.stores, passphrase, by=operator())
    hand_on(passphrase)
    return count


def hand_on(passphrase: str) -> None:
    """Programs that this one starts (scheduled backups, the trainer) open the same site, and nobody could tell them.
    An empty one changes nothing."""
    if passphrase:
        os.environ[PASSPHRASE_VARIABLE] = passphrase


def _fault(site: Site) -> str:
    try:
        if not site.database.vault.is_locked():
            site.database.vault.master()
    except KeyProblem as problem:
        return str(problem)
    return ""


def _require_key(site: Site) -> None:
    """Raises KeyProblem for a site without a key, and for one whose key file was lost."""
    if not site.database.vault.entries():
        if has_wrapped_keys(site.database):
            site.database.vault.master()  # which says what is missing
        raise KeyProblem("This site has no key yet; the first one is made when the first face is stored.")


def _record(site: Site, action: str, detail: Detail) -> None:
    Audit(site.database).record(action, "master", actor=operator(), detail=detail)
