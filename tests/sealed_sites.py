"""Sites with a face whose backups are sealed, and what is looked at in them."""

import numpy as np
import pytest
from backup_files import restore
from consenting import put_on_roll

from faceclock.app.site import open_site
from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.people import Employee, Template
from faceclock.settings.file import save_settings
from faceclock.settings.model import Settings, Site
from faceclock.settings.paths import settings_file
from faceclock.storage.instants import utc_now
from faceclock.storage.key_file import Store
from faceclock.storage.vault import Vault

WORDS, OTHER_WORDS = "correct horse battery", "wrong horse battery"
CONTRACT = EmbeddingContract("p", "d" * 64, 64)
VECTOR = np.random.default_rng(1).normal(size=64).astype(np.float32)


def make_site(folder, name, passphrase=WORDS):
    save_settings(settings_file(folder), Settings(site=Site(company="Bakery Rosenow", kiosk="Back door")))
    with open_site(folder) as site:
        site.database.vault.create(Store.PLAIN)
        if passphrase:
            site.database.vault.put_into(Store.PASSPHRASE, passphrase)
        add(site, "1", name)
    return folder


def add(site, number, name):
    put_on_roll(site.database, Employee(number, name))
    site.templates.add(Template(f"t{number}", number, Embedding.of(VECTOR, CONTRACT), "photo", utc_now()))


def faces(data, passphrase=""):
    """Who is there, with the template in clear."""
    with open_site(data) as site:
        if passphrase:
            site.database.vault.unlock(passphrase)
        held = site.templates.all_for(CONTRACT)
        assert all(np.allclose(one.embedding.vector, Embedding.of(VECTOR, CONTRACT).vector) for one in held)
        return sorted(site.employees.require(one.employee_id).name for one in held)


def stores(data):
    return {slot.store for slot in Vault(data).entries()[0].slots}


def state(folder):
    """Everything in a site's folder but what its reader has touched."""
    files = (
        file for file in folder.rglob("*") if file.is_file() and not file.name.endswith(("-shm", "-wal"))
    )
    return {str(file): file.read_bytes() for file in files} if folder.exists() else {}


def refused(data, backup, passphrase, kind, sentence):
    """In one sentence, and nothing was changed."""
    before = state(data)
    with pytest.raises(kind, match=sentence) as problem:
        restore(data, backup, passphrase)
    assert str(problem.value).count("\n") == 0 and str(problem.value).endswith(".")
    assert state(data) == before
