"""Fault 38: a backup and the wrong key, passphrase, header or content: refused in a sentence, nothing changed."""

import json

import pytest
from sealed_sites import OTHER_WORDS, WORDS, faces, make_site, refused

from faceclock.app.safekeeping.backup import make_backup
from faceclock.app.safekeeping.envelope import read_header
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem, KeyProblem, PassphraseNeeded
from faceclock.storage.vault import Vault


def test_fault_38_without_the_passphrase(backup, elsewhere):
    refused(elsewhere, backup, "", PassphraseNeeded, "give the recovery passphrase")


def test_fault_38_a_wrong_passphrase(backup, elsewhere):
    refused(elsewhere, backup, OTHER_WORDS, PassphraseNeeded, "does not open one.fcbackup")


def test_fault_38_a_backup_that_no_passphrase_opens(tmp_path, elsewhere):
    with open_site(make_site(tmp_path / "own", "Anastasia", "")) as site:
        made = make_backup(site, tmp_path / "one")
    assert not made.portable
    refused(elsewhere, made.file, WORDS, KeyProblem, "opens only with the key that it was made with")


def test_fault_38_the_key_of_another_site(backup, tmp_path):
    other = make_site(tmp_path / "other", "Berthold", OTHER_WORDS)
    refused(other, backup, OTHER_WORDS, PassphraseNeeded, "does not open one.fcbackup")
    assert faces(other) == ["Berthold"]


def test_fault_38_a_key_file_whose_key_was_exchanged(data, backup, tmp_path):
    """Under the right name, but another key."""
    other = make_site(tmp_path / "other", "Berthold", "")
    told = json.loads(Vault(other).file.read_bytes())
    told["keys"][0]["id"] = read_header(backup).keys[0].id
    Vault(other).file.write_text(json.dumps(told))
    refused(other, backup, OTHER_WORDS, PassphraseNeeded, "does not open one.fcbackup")


def changed(backup, change):
    """With another header of any length."""
    content = backup.read_bytes()
    size = int.from_bytes(content[8:12], "big")
    told = json.loads(content[12 : 12 + size])
    change(told)
    text = json.dumps(told, indent=1).encode()
    backup.write_bytes(content[:8] + len(text).to_bytes(4, "big") + text + content[12 + size :])


_HEADER = {
    "when": lambda told: told.update(made_at="2020-01-01T00:00:00+00:00"),
    "site": lambda told: told.update(site="other"),
    "wrapped key": lambda told: told.update(wrapped_key="AAAA" + told["wrapped_key"][4:]),
    "nonce": lambda told: told.update(nonce_prefix="AAAAAAAAAA=="),
    "no keys": lambda told: told["key_file"].update(keys=[]),
    "no key file": lambda told: told.pop("key_file"),
    "cipher": lambda told: told.update(cipher="none"),
    "later": lambda told: told.update(format=3),
    "no format": lambda told: told.update(format=None),
    "slot": lambda told: told["key_file"]["keys"][0]["slots"][0]["kept"].update(memory=8),
}


@pytest.mark.parametrize("change", _HEADER)
def test_fault_38_a_changed_header(backup, elsewhere, change):
    changed(backup, _HEADER[change])
    refused(elsewhere, backup, WORDS, (InputProblem, KeyProblem), "one.fcbackup")


_CONTENT = {
    "cut in a chunk": lambda content: content[:-1],
    "cut in the header": lambda content: content[:60],
    "cut to nothing": lambda content: b"",
    "longer": lambda content: content + b"\x00",
    "a bit of the end": lambda content: content[:-20] + bytes([content[-20] ^ 4]) + content[-19:],
    "a bit of the middle": lambda content: content[:9000] + bytes([content[9000] ^ 1]) + content[9001:],
    "rubbish": lambda content: b"FCBACKUP" + b"\xff" * 500,
}


@pytest.mark.parametrize("change", _CONTENT)
def test_fault_38_a_damaged_file(backup, elsewhere, change):
    backup.write_bytes(_CONTENT[change](backup.read_bytes()))
    refused(elsewhere, backup, WORDS, InputProblem, "one.fcbackup")


def test_fault_38_the_content_of_one_backup_behind_the_header_of_another(data, backup, tmp_path):
    with open_site(data) as site:
        second = make_backup(site, tmp_path / "two").file
    start = read_header(backup).length
    assert read_header(second).length == start
    backup.write_bytes(backup.read_bytes()[:start] + second.read_bytes()[start:])
    refused(data, backup, "", InputProblem, "changed, damaged or cut off")
