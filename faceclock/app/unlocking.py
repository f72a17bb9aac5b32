"""Whether a site's keys can be had, asked before anything runs that would go on without its faces."""

from pathlib import Path

from faceclock.app.keys import describe_keys, hand_on, recover_key
from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.domain.errors import EnvironmentProblem, InputProblem, KeyProblem
from faceclock.storage import key_file
from faceclock.storage.audit import Audit
from faceclock.storage.key_file import Store

_ASIDE = ".replaced"


def require_keys(site: Site) -> None:
    """Take out every key that something here was wrapped with, and the one that the next face will be; nothing is asked
    of a site without any.

    Raises PassphraseNeeded where a passphrase must be given first, KeyProblem where a key cannot be had.
    """
    vault = site.database.vault
    for master_id in _in_use(site):
        vault.of(master_id)
    if vault.entries():
        vault.master()


def has_passphrase(site: Site) -> bool:
    """Whether a passphrase would open the keys; False too where the key file is missing, damaged or another's."""
    try:
        entries = site.database.vault.entries()
    except KeyProblem:
        return False
    return _in_use(site) <= {entry.id for entry in entries if entry.slot(Store.PASSPHRASE)}


def open_by_passphrase(site: Site, passphrase: str) -> None:
    """Where the keyring was to hold the key and lost it, it gets it again. Raises PassphraseNeeded for a wrong one,
    KeyProblem."""
    site.database.vault.unlock(passphrase)
    require_keys(site)
    hand_on(passphrase)
    if Store.KEYRING in describe_keys(site).stores:
        recover_key(site, passphrase)


def put_back(site: Site, file: Path) -> None:
    """Let ``file`` be the site's key file; what lay there stays beside it under another name. Raises InputProblem for
    one that is none or belongs to other data, EnvironmentProblem where it cannot be written; all is then as it was."""
    entries = key_file.read(file)
    if not entries or not _in_use(site) <= {entry.id for entry in entries}:
        raise InputProblem(f"The key file {file} does not belong to this site's face data; choose another.")
    with site.database.vault.changing():
        _set_aside(site.database.vault.file)
        key_file.write(site.database.vault.file, entries)
    Audit(site.database).record("key.put_back", "master", actor=operator())


def _in_use(site: Site) -> set[str]:
    return {
        row[0]
        for row in site.database.tuples("SELECT master FROM person_keys UNION SELECT master FROM site_keys")
    }


def _set_aside(file: Path) -> None:
    try:
        if file.exists():
            file.replace(file.with_name(file.name + _ASIDE))
    except OSError as error:
        raise EnvironmentProblem(
            f"The key file {file} cannot be replaced ({error.strerror}); check the folder's rights."
        ) from error
