"""The master key: made once, found again, and never replaced because it cannot be had."""

import json
import stat
import sys
from pathlib import Path

import pytest

from faceclock.domain.errors import InputProblem, KeyProblem, PassphraseNeeded
from faceclock.storage.key_file import Store, as_bytes, parse
from faceclock.storage.vault import (
    PASSPHRASE_FILE_VARIABLE,
    PASSPHRASE_VARIABLE,
    STORE_VARIABLE,
    Vault,
)

WORDS = "correct horse battery"


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (STORE_VARIABLE, PASSPHRASE_VARIABLE, PASSPHRASE_FILE_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Vault, "ask", None)


def test_a_plain_key_is_found_again(tmp_path: Path) -> None:
    made = Vault(tmp_path).create(Store.PLAIN)
    assert Vault(tmp_path).master() == made
    assert Vault(tmp_path).of(made.id) == made
    with pytest.raises(InputProblem, match="has a key already"):
        Vault(tmp_path).create(Store.PLAIN)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_the_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    vault.create(Store.PLAIN)
    vault.put_into(Store.PASSPHRASE, WORDS)
    assert stat.S_IMODE(vault.file.stat().st_mode) == 0o600


def test_a_passphrase_opens_it_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    made = Vault(tmp_path).create(Store.PASSPHRASE, WORDS)
    later = Vault(tmp_path)
    assert later.is_locked()
    with pytest.raises(PassphraseNeeded, match="is protected by a passphrase"):
        later.master()
    with pytest.raises(PassphraseNeeded, match="wrong"):
        later.unlock("correct horse batterY")
    later.unlock(WORDS)
    assert not later.is_locked() and later.master() == made


def test_the_passphrase_comes_from_the_environment_a_file_or_a_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Vault(tmp_path).create(Store.PASSPHRASE, WORDS)
    monkeypatch.setenv(PASSPHRASE_VARIABLE, WORDS)
    assert Vault(tmp_path).master() == made
    monkeypatch.delenv(PASSPHRASE_VARIABLE)
    (tmp_path / "words").write_text(WORDS + "\n")
    monkeypatch.setenv(PASSPHRASE_FILE_VARIABLE, str(tmp_path / "words"))
    assert Vault(tmp_path).master() == made
    monkeypatch.setenv(PASSPHRASE_FILE_VARIABLE, str(tmp_path / "nothing"))
    with pytest.raises(KeyProblem, match="cannot be read"):
        Vault(tmp_path).master()
    monkeypatch.delenv(PASSPHRASE_FILE_VARIABLE)
    monkeypatch.setattr(Vault, "ask", lambda: WORDS)
    assert Vault(tmp_path).master() == made


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaaaaaa", "ababababababab", "x" * 1001])
def test_a_weak_passphrase_is_refused_and_nothing_is_made(tmp_path: Path, weak: str) -> None:
    with pytest.raises(InputProblem):
        Vault(tmp_path).create(Store.PASSPHRASE, weak)
    assert not list(tmp_path.iterdir())


def test_where_a_new_key_goes_is_said_or_it_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # This machine's keyring, whatever it is, must not be asked by a test.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    import keyring.core

    keyring.core.init_backend()
    with pytest.raises(KeyProblem, match="has no keyring"):
        Vault(tmp_path).master_or_new()
    assert not list(tmp_path.iterdir())
    monkeypatch.setenv(STORE_VARIABLE, "drawer")
    with pytest.raises(InputProblem, match="keyring, passphrase or plain"):
        Vault(tmp_path).master_or_new()
    monkeypatch.setenv(STORE_VARIABLE, "plain")
    made = Vault(tmp_path).master_or_new()
    assert Vault(tmp_path).master_or_new() == made


def test_fault_39_a_missing_key_file_is_no_reason_for_a_new_key(tmp_path: Path) -> None:
    made = Vault(tmp_path).create(Store.PLAIN)
    (tmp_path / "faceclock.key").unlink()
    with pytest.raises(KeyProblem, match="is missing"):
        Vault(tmp_path).of(made.id)
    with pytest.raises(KeyProblem, match="is missing"):
        Vault(tmp_path).master()


def test_fault_39_another_sites_key_file_is_told_apart(tmp_path: Path) -> None:
    ours = Vault(tmp_path / "a").create(Store.PLAIN)
    Vault(tmp_path / "b").create(Store.PLAIN)
    with pytest.raises(KeyProblem, match="belongs to other face data"):
        Vault(tmp_path / "b").of(ours.id)


DAMAGED = [
    b"",
    b"\0" * 100,
    b"{}",
    b"[]",
    b'{"format": 2, "keys": []}',
    b'{"format": 1, "keys": [1]}',
    b"[" * 90000,
]


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_fault_39_a_damaged_key_file_is_refused_and_left(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "faceclock.key"
    file.write_bytes(content)
    for deed in (Vault(tmp_path).master, Vault(tmp_path).master_or_new, Vault(tmp_path).is_locked):
        with pytest.raises(KeyProblem, match="damaged"):
            deed()
    assert file.read_bytes() == content


@pytest.mark.parametrize("store", [Store.PLAIN, Store.PASSPHRASE])
def test_fault_39_a_changed_key_does_not_fit(tmp_path: Path, store: Store) -> None:
    vault = Vault(tmp_path)
    vault.create(store, WORDS)
    content = json.loads(vault.file.read_text())
    kept = content["keys"][0]["slots"][0]["kept"]
    name = "key" if store is Store.PLAIN else "sealed"
    kept[name] = ("A" if kept[name][0] != "A" else "B") + kept[name][1:]
    vault.file.write_text(json.dumps(content))
    with pytest.raises(KeyProblem, match=r"does not fit|is wrong"):
        later = Vault(tmp_path)
        later.unlock(WORDS)
        later.master()


def test_a_passphrase_file_from_elsewhere_cannot_make_us_compute_for_hours(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    vault.create(Store.PASSPHRASE, WORDS)
    content = json.loads(vault.file.read_text())
    content["keys"][0]["slots"][0]["kept"]["memory"] = 1 << 30
    vault.file.write_text(json.dumps(content))
    with pytest.raises(KeyProblem, match="does not fit"):
        Vault(tmp_path).unlock(WORDS)


def test_a_second_place_opens_too_and_the_last_cannot_be_given_up(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    made = vault.create(Store.PLAIN)
    with pytest.raises(InputProblem, match="only place"):
        vault.take_out_of(Store.PLAIN)
    vault.put_into(Store.PASSPHRASE, WORDS)
    vault.take_out_of(Store.PLAIN)
    later = Vault(tmp_path)
    later.unlock(WORDS)
    assert later.master() == made
    assert b'"key":' not in vault.file.read_bytes()


def test_copies_that_leave_the_machine_hold_no_bare_key(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    vault.create(Store.PLAIN)
    vault.put_into(Store.PASSPHRASE, WORDS)
    [entry] = parse(as_bytes(vault.entries(), without_plain=True), "a copy")
    assert [slot.store for slot in entry.slots] == [Store.PASSPHRASE]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what a process may be dumped to")
def test_who_holds_a_key_writes_no_core_dump(tmp_path: Path) -> None:
    import ctypes
    import resource

    Vault(tmp_path).create(Store.PLAIN)
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0  # PR_GET_DUMPABLE
