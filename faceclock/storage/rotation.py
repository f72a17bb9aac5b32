"""A new master key: every data key is wrapped anew, nothing that they sealed is touched."""

from collections.abc import Sequence

from faceclock.storage.audit import Audit
from faceclock.storage.database import Database
from faceclock.storage.key_file import Store
from faceclock.storage.person_keys import require_own_key
from faceclock.storage.seals import unwrap_key, wrap_key
from faceclock.storage.vault import Master

_NAMES = {"person_keys": "employee_id, purpose", "site_keys": "name"}


def rotate_master(database: Database, stores: Sequence[Store], passphrase: str = "", *, by: str) -> int:
    """Make a new master key in ``stores`` and wrap all data keys with it; how many there were.

    Killed at any moment, either key opens what it wrapped: both stay in the key file until all is wrapped anew, and
    a second call ends what the first began. Raises KeyProblem, InputProblem for a weak passphrase, StorageProblem.
    """
    vault = database.vault
    with vault.changing():
        require_own_key(database)
        vault.master()  # a site whose key cannot be had must not get a second one
        fresh = vault.begin(stores[0], passphrase)
        for store in stores[1:]:
            vault.put_into(store, passphrase)
        with database.transaction():
            count = sum(_wrap_anew(database, table, fresh) for table in _NAMES)
            Audit(database).record("key.rotate", "master", actor=by, detail={"keys": count})
        vault.keep_only(fresh.id)
    return count


def _wrap_anew(database: Database, table: str, fresh: Master) -> int:
    rows = database.tuples(f"SELECT rowid, wrapped, master, {_NAMES[table]} FROM {table}")
    for place, wrapped, master_id, *names in rows:
        anew = wrap_key(fresh, unwrap_key(database.vault, wrapped, master_id, *names), *names)
        database.execute(
            f"UPDATE {table} SET wrapped = ?, master = ? WHERE rowid = ?", (anew, fresh.id, place)
        )
    return len(rows)
