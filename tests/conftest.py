"""Fixtures that every test may use."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from faceclock.storage.vault import PASSPHRASE_VARIABLE

# Keys of sites that tests make lie in their key files: a keyring is the user's, and a passphrase takes a while.
os.environ["FACECLOCK_KEY_STORE"] = "plain"

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _no_passphrase() -> Iterator[None]:
    """Who gives one hands it on to the programs that are started; not to the next test."""
    yield
    os.environ.pop(PASSPHRASE_VARIABLE, None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared photographs and weights; the test is skipped where they are absent."""
    folder = Path(os.environ.get("FACECLOCK_SHARED", ROOT.parent / "shared")).resolve()
    if not folder.is_dir():
        pytest.skip("needs the shared photographs and weights (set FACECLOCK_SHARED)")
    return folder
