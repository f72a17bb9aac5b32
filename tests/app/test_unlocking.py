"""Whether a site's keys can be had is known before anything runs."""

import os

import pytest

from faceclock.app.keys import create_key, describe_keys
from faceclock.app.site import open_site
from faceclock.app.unlocking import open_by_passphrase, require_keys
from faceclock.domain.errors import PassphraseNeeded
from faceclock.security import keyrings
from faceclock.storage.key_file import Store
from faceclock.storage.vault import PASSPHRASE_VARIABLE

WORDS = "correct horse battery"


def test_a_site_without_a_key_needs_none(tmp_path):
    with open_site(tmp_path / "data") as site:
        require_keys(site)
        assert not site.database.vault.entries()


def test_a_passphrase_brings_the_key_back_into_no_keyring_that_never_held_it(tmp_path, monkeypatch):
    monkeypatch.setattr(keyrings, "is_there", lambda: True)
    with open_site(tmp_path / "data") as site:
        create_key(site, Store.PASSPHRASE, WORDS)
    del os.environ[PASSPHRASE_VARIABLE]
    with open_site(tmp_path / "data") as site:
        open_by_passphrase(site, WORDS)
        assert describe_keys(site).stores == (Store.PASSPHRASE,) and not describe_keys(site).fault


def test_a_passphrase_is_needed_also_before_anybody_is_enrolled(tmp_path):
    with open_site(tmp_path / "data") as site:
        create_key(site, Store.PASSPHRASE, WORDS)
        require_keys(site)
    assert os.environ.pop(PASSPHRASE_VARIABLE) == WORDS  # for programs that this one starts
    with open_site(tmp_path / "data") as site, pytest.raises(PassphraseNeeded):
        require_keys(site)
