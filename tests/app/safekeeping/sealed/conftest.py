"""A site, its sealed backup, and another machine."""

import shutil

import pytest
from sealed_sites import make_site

from faceclock.app.safekeeping.backup import make_backup
from faceclock.app.site import open_site
from faceclock.security import passphrases
from faceclock.storage.vault import STORE_VARIABLE


@pytest.fixture(scope="module", autouse=True)
def _cheap_passphrases():
    """The costs stand beside each wrapped key; what they protect here is worth nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "_PASSES", 1)
        patch.setattr(passphrases, "_MEMORY", 64)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A site and its backup, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    with open_site(make_site(folder / "data", "Anastasia")) as site:
        make_backup(site, folder / "one")
    return folder


@pytest.fixture
def data(made, tmp_path):
    return shutil.copytree(made / "data", tmp_path / "data")


@pytest.fixture
def backup(made, tmp_path):
    return shutil.copyfile(made / "one.fcbackup", tmp_path / "one.fcbackup")


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Another machine, where nothing is."""
    monkeypatch.setenv(STORE_VARIABLE, "passphrase")
    return tmp_path / "elsewhere"
