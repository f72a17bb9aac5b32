"""Whether a site's keys can be had is known before anything runs."""

import pytest

from faceclock.app.keys import create_key
from faceclock.app.site import open_site
from faceclock.app.unlocking import require_keys
from faceclock.domain.errors import PassphraseNeeded
from faceclock.storage.key_file import Store


def test_a_site_without_a_key_needs_none(tmp_path):
    with open_site(tmp_path / "data") as site:
        require_keys(site)
        assert not site.database.vault.entries()


def test_a_passphrase_is_needed_also_before_anybody_is_enrolled(tmp_path):
    with open_site(tmp_path / "data") as site:
        create_key(site, Store.PASSPHRASE, "correct horse battery")
        require_keys(site)
    with open_site(tmp_path / "data") as site, pytest.raises(PassphraseNeeded):
        require_keys(site)
