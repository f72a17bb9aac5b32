"""A person's own data keys, each wrapped by the site's master key: without them, what they sealed is noise."""

from collections.abc import Collection

from faceclock.domain.errors import SealBroken
from faceclock.security.sealing import new_key
from faceclock.storage.database import Database
from faceclock.storage.seals import KeyPurpose, person_key_row, unwrap_key
from faceclock.storage.vault import Master

_NAMED = 100  # more are quicker read all together


class PersonKeys:
    """The person_keys table. Methods raise KeyProblem where the master key cannot be had."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get_or_make(self, employee_id: str, purpose: KeyPurpose) -> bytes:
        """The person's key, made now if there is none; to be called within a transaction."""
        if found := self._wrapped(employee_id, purpose):
            return self._open(*found, employee_id, purpose)
        master, key = master_for_sealing(self._database), new_key()
        self._database.insert("person_keys", person_key_row(master, key, employee_id, purpose))
        return key

    def of(self, employee_id: str, purpose: KeyPurpose) -> bytes:
        """Raises SealBroken when the person has none (any more), or it was changed."""
        found = self._wrapped(employee_id, purpose)
        if found is None:
            raise SealBroken(f"The key of the person {employee_id} is gone, and what it sealed with it.")
        return self._open(*found, employee_id, purpose)

    def all(self, purpose: KeyPurpose, wanted: Collection[str] | None = None) -> dict[str, bytes]:
        """Everybody's, or those of the IDs ``wanted``; a key that was changed is left out, and so opens nothing."""
        some = [] if wanted is None or len(wanted) > _NAMED else list(wanted)
        among = f" AND employee_id IN ({', '.join('?' * len(some))})" if some else ""
        rows = self._database.tuples(
            f"SELECT wrapped, master, employee_id FROM person_keys WHERE purpose = ?{among}",
            (purpose.value, *some),
        )
        found = {}
        for wrapped, master, employee_id in rows:
            try:
                found[employee_id] = self._open(wrapped, master, employee_id, purpose)
            except SealBroken:
                continue
        return found

    def destroy(self, employee_id: str, *purposes: KeyPurpose) -> int:
        """Let go of keys for good, of all purposes where none is named; how many there were."""
        wanted = [purpose.value for purpose in purposes or KeyPurpose]
        marks = ", ".join("?" * len(wanted))
        return self._database.execute(
            f"DELETE FROM person_keys WHERE employee_id = ? AND purpose IN ({marks})", (employee_id, *wanted)
        )

    def _wrapped(self, employee_id: str, purpose: KeyPurpose) -> tuple[bytes, str] | None:
        rows = self._database.tuples(
            "SELECT wrapped, master FROM person_keys WHERE employee_id = ? AND purpose = ?",
            (employee_id, purpose.value),
        )
        return rows[0] if rows else None

    def _open(self, wrapped: bytes, master_id: str, employee_id: str, purpose: KeyPurpose) -> bytes:
        return unwrap_key(self._database.vault, wrapped, master_id, employee_id, purpose.value)


def master_for_sealing(database: Database) -> Master:
    """The master key; a site's first one is made here. A site that holds wrapped keys has had one: where that is
    missing, or the key file is another site's, nothing must be wrapped by any other. Raises KeyProblem."""
    if not has_wrapped_keys(database):
        return database.vault.master_or_new()
    require_own_key(database)
    return database.vault.master()


def has_wrapped_keys(database: Database) -> bool:
    """Whether a master key has wrapped anything."""
    return _any_master(database) is not None


def require_own_key(database: Database) -> None:
    """Before keys are changed: whether the key file is that of what is wrapped here. Raises KeyProblem."""
    if (master_id := _any_master(database)) is not None:
        database.vault.of(master_id)


def _any_master(database: Database) -> str | None:
    """One serves: the keys of a rotation that was cut off stand in the same file."""
    rows = database.tuples("SELECT master FROM person_keys UNION ALL SELECT master FROM site_keys LIMIT 1")
    return rows[0][0] if rows else None
