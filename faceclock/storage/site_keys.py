"""Keys of the site itself, wrapped by the master key: they stay the same when that is rotated."""

from faceclock.security.sealing import new_key
from faceclock.storage.database import Database, Value
from faceclock.storage.instants import to_micros, utc_now
from faceclock.storage.person_keys import master_for_sealing
from faceclock.storage.seals import unwrap_key, wrap_key

_AUDIT = "audit"


def audit_key(database: Database) -> bytes:
    """What signs checkpoints of the audit log: 32 bytes, made when first asked for. Raises KeyProblem."""
    with database.transaction():
        rows = database.tuples("SELECT wrapped, master FROM site_keys WHERE name = ?", (_AUDIT,))
        if rows:
            return unwrap_key(database.vault, *rows[0], _AUDIT)
        master, key = master_for_sealing(database), new_key()
        row: dict[str, Value] = {
            "name": _AUDIT,
            "wrapped": wrap_key(master, key, _AUDIT),
            "master": master.id,
            "created_at": to_micros(utc_now()),
        }
        database.insert("site_keys", row)
        return key
