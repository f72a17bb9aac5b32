"""What this program starts opens the same site, though nobody is there to type the passphrase."""

import os
import threading

import pytest

from faceclock.app.background_commands import run_command
from faceclock.app.keys import create_key
from faceclock.app.site import open_site
from faceclock.app.unlocking import open_by_passphrase
from faceclock.domain.errors import EnvironmentProblem
from faceclock.storage.key_file import Store
from faceclock.storage.vault import PASSPHRASE_VARIABLE

WORDS = "correct horse battery"


def test_a_command_in_the_background_has_the_passphrase_that_was_typed(tmp_path):
    with open_site(tmp_path) as site:
        create_key(site, Store.PASSPHRASE, WORDS)
        [before] = site.database.vault.entries()
    del os.environ[PASSPHRASE_VARIABLE]  # the program starts again
    rotate = (tmp_path, ["keys", "rotate"], threading.Event())
    with open_site(tmp_path) as site:
        with pytest.raises(EnvironmentProblem, match="passphrase"):
            run_command(*rotate)
        open_by_passphrase(site, WORDS)
        run_command(*rotate)
        [after] = site.database.vault.entries()
    assert after.id != before.id
