"""The keys of one restoration: what seals the backup of what was there before, and what comes into the key file."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faceclock.app.keys import hand_on
from faceclock.app.safekeeping.backup import BackupKeys
from faceclock.app.safekeeping.opening import Opened
from faceclock.domain.errors import KeyProblem
from faceclock.settings.atomic import make_folder, replacing
from faceclock.storage import key_file
from faceclock.storage.contents import masters_named
from faceclock.storage.vault import Vault, place_of_an_adopted_key


class RestoredKeys:
    """Of ``backup``, whose database lies unpacked in ``copy``, for the site of ``vault``. ``aside`` is the folder for
    a key file that is damaged. To be used while nobody else has the site open."""

    def __init__(self, vault: Vault, backup: Opened, copy: Path, aside: Path) -> None:
        self._vault, self._sealed, self._aside = vault, backup.sealed, aside
        self._named = masters_named(copy)

    @contextmanager
    def coming(self) -> Iterator[None]:
        """What goes wrong in the block leaves the key file as it was."""
        before = self._vault.file.read_bytes() if self._vault.file.exists() else None
        try:
            self._set_damaged_aside()
            if self._sealed is None:  # its faces are in clear, and are sealed when the database is brought up
                self._vault.master_or_new()
            yield
        except BaseException:
            self._put_back(before)
            raise

    def for_aside(self) -> BackupKeys:
        """The key in which the restored site is found again opens what was there before it, too."""
        here = self._vault.entries()
        if self._sealed is None:
            return BackupKeys(self._vault.master(), here)
        return BackupKeys(self._sealed.master, (*self._sealed.header.keys, *here))

    def take_over(self) -> None:
        """The keys that were here stay beside those of the backup. Raises KeyProblem."""
        if self._sealed is None:
            return
        here, header = self._vault.entries(), self._sealed.header
        if not self._sealed.own:
            self._vault.adopt(header.keys, self._sealed.master, place_of_an_adopted_key(), beside=here)
            if self._sealed.passphrase:
                hand_on(self._sealed.passphrase)
            return
        known = {entry.id for entry in (*here, *header.keys)}
        first = next((name for name in self._named if name in known), self._sealed.master.id)
        self._vault.prefer(first, header.keys)

    def _set_damaged_aside(self) -> None:
        try:
            self._vault.entries()
        except KeyProblem:
            make_folder(self._aside)
            kept = self._aside / key_file.NAME
            shutil.copyfile(self._vault.file, kept)
            kept.chmod(0o600)
            key_file.write(self._vault.file, ())

    def _put_back(self, before: bytes | None) -> None:
        if before is None:
            self._vault.file.unlink(missing_ok=True)
            return
        with replacing(self._vault.file) as stream:
            Path(stream.name).chmod(0o600)
            stream.write(before)
