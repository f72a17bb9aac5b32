"""Backups are sealed: the site's key opens them, elsewhere the recovery passphrase, and nothing else does."""

import io
import json
import signal
import subprocess
import sys
import zipfile
from base64 import b64decode
from hashlib import sha256
from types import SimpleNamespace

import pytest
from argon2.low_level import Type, hash_secret_raw
from backup_files import manifest_of, old_backup, restore
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sealed_sites import CONTRACT, OTHER_WORDS, VECTOR, WORDS, add, faces, make_site, refused, stores

from faceclock.app.keys import describe_keys
from faceclock.app.safekeeping.backup import make_backup, no_progress
from faceclock.app.safekeeping.checking import unpack
from faceclock.app.safekeeping.envelope import read_header
from faceclock.app.safekeeping.opening import open_backup
from faceclock.app.site import open_site
from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import EnvironmentProblem, KeyProblem, PassphraseNeeded
from faceclock.storage.key_file import Store
from faceclock.storage.rotation import rotate_master
from faceclock.storage.vault import PASSPHRASE_VARIABLE, STORE_VARIABLE, Vault


def test_a_backup_shows_no_name_no_vector_and_no_database(backup):
    content = backup.read_bytes()
    stored = Embedding.of(VECTOR, CONTRACT).vector.tobytes()
    shown = [
        word
        for word in (b"Anastasia", b"Rosenow", b"Back door", b"SQLite format 3", b"PK\x01")
        if word in content
    ]
    assert shown == [] and stored[:16] not in content


def test_its_header_holds_the_passphrases_slot_and_no_bare_key(data, backup):
    [entry] = read_header(backup).keys
    assert [slot.store for slot in entry.slots] == [Store.PASSPHRASE]
    assert stores(data) == {Store.PLAIN, Store.PASSPHRASE}


def test_a_reader_that_knows_only_the_documentation_opens_it(backup):
    """docs/data.md, "The form of a backup", step by step."""
    data = backup.read_bytes()
    assert data[:8] == b"FCBACKUP"
    start = 12 + int.from_bytes(data[8:12], "big")
    told = json.loads(data[12:start])
    master = told["key_file"]["keys"][0]
    [kept] = [slot["kept"] for slot in master["slots"] if slot["store"] == "passphrase"]
    salt, costs = b64decode(kept["salt"]), [kept[name] for name in ("passes", "memory", "lanes")]
    stretched = hash_secret_raw(WORDS.encode(), salt, *costs, 32, Type.ID, version=0x13)
    key = opened(stretched, kept["sealed"], "master", master["id"])
    wrapping = HKDF(SHA256(), 32, None, b"FaceClock backup").derive(key)
    cipher = AESGCM(opened(wrapping, told["wrapped_key"], "backup", master["id"]))
    chunks = range(start, len(data), told["chunk"] + 16)
    content = b""
    for number, place in enumerate(chunks):
        nonce = (
            b64decode(told["nonce_prefix"]) + number.to_bytes(4, "big") + bytes([number == len(chunks) - 1])
        )
        chunk = data[place : place + told["chunk"] + 16]
        content += cipher.decrypt(nonce, chunk, sha256(data[:start]).digest())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name, digest in json.loads(archive.read("backup.json"))["digests"].items():
            assert sha256(archive.read(name)).hexdigest() == digest


def opened(key, sealed, *names):
    raw = b64decode(sealed)
    bound = b"".join(len(name.encode()).to_bytes(4, "big") + name.encode() for name in names)
    return AESGCM(key).decrypt(raw[:12], raw[12:], bound)


def test_a_site_without_a_key_gets_one_for_its_first_backup(tmp_path):
    with open_site(tmp_path / "data") as site:
        made = make_backup(site, tmp_path / "one")
        assert describe_keys(site).stores == (Store.PLAIN,) and not made.portable
    assert manifest_of(tmp_path / "data", made.file).rows["employees"] == 0


def test_where_no_key_can_be_made_nothing_is_backed_up(tmp_path, monkeypatch):
    monkeypatch.delenv(STORE_VARIABLE)
    monkeypatch.setattr("faceclock.security.keyrings._system_keyring", lambda: None)
    with open_site(tmp_path / "data") as site, pytest.raises(KeyProblem, match="has no keyring"):
        make_backup(site, tmp_path / "one")
    assert not (tmp_path / "one.fcbackup").exists()


def test_on_a_new_machine_the_passphrase_brings_people_and_faces_back(backup, elsewhere):
    assert restore(elsewhere, backup, WORDS).aside is None
    assert faces(elsewhere, WORDS) == ["Anastasia"] and stores(elsewhere) == {Store.PASSPHRASE}


def test_the_key_from_elsewhere_gets_the_place_that_the_environment_names(backup, elsewhere, monkeypatch):
    monkeypatch.setenv(STORE_VARIABLE, "plain")
    restore(elsewhere, backup, WORDS)
    assert stores(elsewhere) == {Store.PASSPHRASE, Store.PLAIN} and faces(elsewhere) == ["Anastasia"]


def test_a_key_that_has_no_place_here_is_refused_and_nothing_comes(backup, elsewhere, monkeypatch):
    monkeypatch.setenv(STORE_VARIABLE, "keyring")
    monkeypatch.setattr("faceclock.security.keyrings._system_keyring", lambda: None)
    refused(elsewhere, backup, WORDS, KeyProblem, "keyring")


def test_where_there_is_no_room_nothing_is_unpacked(backup, elsewhere, monkeypatch):
    monkeypatch.setattr("faceclock.app.safekeeping.archive.disk_usage", lambda _: SimpleNamespace(free=1000))
    refused(elsewhere, backup, WORDS, EnvironmentProblem, "make room there")


def test_the_passphrase_may_come_from_the_environment(backup, elsewhere, monkeypatch):
    monkeypatch.setenv(PASSPHRASE_VARIABLE, WORDS)
    restore(elsewhere, backup)
    assert faces(elsewhere) == ["Anastasia"]


def test_a_site_that_restores_its_own_backup_keeps_its_key_as_it_is(data, backup):
    before = Vault(data).file.read_bytes()
    restore(data, backup)
    assert faces(data) == ["Anastasia"] and Vault(data).file.read_bytes() == before


@pytest.mark.parametrize("fault", ["missing", "damaged"])
def test_a_backup_brings_a_lost_key_back(data, backup, fault):
    file = Vault(data).file
    file.unlink() if fault == "missing" else file.write_bytes(b"{")
    with pytest.raises(PassphraseNeeded):
        restore(data, backup)
    restore(data, backup, WORDS)
    assert faces(data) == ["Anastasia"]
    assert (data / "before-restore" / "faceclock.key").exists() == (fault == "damaged")


def test_over_another_sites_data_both_keys_stay_and_what_was_there_can_come_back(tmp_path, backup):
    other = make_site(tmp_path / "other", "Berthold", OTHER_WORDS)
    done = restore(other, backup, WORDS)
    assert faces(other) == ["Anastasia"] and len(Vault(other).entries()) == 2
    assert restore(other, done.aside).aside and faces(other) == ["Berthold"]
    with open_site(other) as site:
        add(site, "2", "Cem")
        again = make_backup(site, tmp_path / "again").file
    with open_site(other) as site:
        rotate_master(site.database, [Store.PLAIN], by="test")
    assert faces(other) == ["Berthold", "Cem"] and len(Vault(other).entries()) == 1
    restore(other, again, OTHER_WORDS)
    assert faces(other) == ["Berthold", "Cem"]


_KILLED = """
import os, signal, sys
from pathlib import Path
from faceclock.app.safekeeping import restoring
from faceclock.app.safekeeping.opening import open_backup
from faceclock.storage.vault import Vault

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

data, backup, passphrase, when = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
if when == "before the pages":
    restoring.overwrite = die
else:
    restoring._record = die
restoring.restore(data, open_backup(backup, Vault(data), passphrase))
"""


@pytest.mark.parametrize(
    ("when", "there"), [("before the pages", "Berthold"), ("after the pages", "Anastasia")]
)
def test_killed_between_key_file_and_database_whoever_is_there_is_read(tmp_path, backup, when, there):
    other = make_site(tmp_path / "other", "Berthold", OTHER_WORDS)
    command = [sys.executable, "-c", _KILLED, other, backup, WORDS, when]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert faces(other) == [there] and len(Vault(other).entries()) == 2
    with open_site(other) as site:
        add(site, "2", "Cem")
    assert faces(other) == [there, "Cem"]
    restore(other, backup)
    assert faces(other) == ["Anastasia"] and not list(other.glob(".work-*"))


def test_after_a_rotation_the_passphrase_of_its_time_opens_an_earlier_backup(data, backup):
    with open_site(data) as site:
        rotate_master(site.database, [Store.PLAIN, Store.PASSPHRASE], OTHER_WORDS, by="test")
    with pytest.raises(PassphraseNeeded, match="has not the key of one"):
        restore(data, backup)
    restore(data, backup, WORDS)
    assert faces(data) == ["Anastasia"]


def test_a_backup_in_the_middle_of_a_rotation_opens_with_both_keys(data, tmp_path):
    """Killed before the keys of people were wrapped anew: both lie in the key file."""
    with open_site(data) as site:
        site.database.vault.begin(Store.PASSPHRASE, OTHER_WORDS)
        made = make_backup(site, tmp_path / "one").file
    assert len(read_header(made).keys) == 2
    restore(data, made, OTHER_WORDS)
    assert faces(data) == ["Anastasia"]


def test_a_backup_of_the_form_before_is_sealed_when_it_comes_in(data, tmp_path):
    with open_site(data) as site:
        old = old_backup(data, tmp_path / "old.fcbackup")
        add(site, "2", "Berthold")
    assert faces(data) == ["Anastasia", "Berthold"]
    done = restore(data, old)
    assert faces(data) == ["Anastasia"] and read_header(done.aside).keys


def test_what_a_damaged_database_left_is_sealed_too_and_can_be_taken_out(data, backup, tmp_path):
    (data / "faceclock.sqlite3").write_bytes(b"Berthold's ruins")
    done = restore(data, backup)
    assert b"Berthold" not in done.aside.read_bytes()
    (tmp_path / "out").mkdir()
    unpack(open_backup(done.aside, Vault(data)), tmp_path / "out", no_progress)
    assert (tmp_path / "out" / "faceclock.sqlite3").read_bytes() == b"Berthold's ruins"
