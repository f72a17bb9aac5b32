"""A new master key: everything opens as before, whatever ends the change half-way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from consenting import put_on_roll
from storage_examples import ANNA, CONTRACT, template

from faceclock.domain.errors import KeyProblem, StorageProblem
from faceclock.domain.people import Employee
from faceclock.storage import rotation, vault
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database, open_database
from faceclock.storage.key_file import Store
from faceclock.storage.rotation import rotate_master
from faceclock.storage.site_keys import audit_key
from faceclock.storage.templates import Templates
from faceclock.storage.vault import Vault

WORDS = "correct horse battery"


@pytest.fixture
def site(path: Path) -> Iterator[Database]:
    with open_database(path) as database:
        put_on_roll(database, ANNA, Employee("2", "Bo Li"))
        for number in "12":
            Templates(database).add(template(number, seed=int(number)))
        audit_key(database)
        yield database


def test_everything_opens_with_the_new_key_alone(site: Database) -> None:
    old, signing = site.vault.master(), audit_key(site)
    before = [found.embedding.vector.tobytes() for found in Templates(site).all_for(CONTRACT)]
    assert rotate_master(site, [Store.PLAIN], by="owner") == 3
    with open_database(site.path) as later:
        [entry] = later.vault.entries()
        assert entry.id == later.vault.master().id != old.id
        assert [found.embedding.vector.tobytes() for found in Templates(later).all_for(CONTRACT)] == before
        assert audit_key(later) == signing
        with pytest.raises(KeyProblem, match="belongs to other face data"):
            later.vault.of(old.id)
        [told] = [entry for entry in Audit(later).newest(3) if entry.action == "key.rotate"]
        assert told.detail == {"keys": 3}


def test_the_new_key_lies_in_several_places(site: Database) -> None:
    rotate_master(site, [Store.PLAIN, Store.PASSPHRASE], WORDS, by="owner")
    site.vault.take_out_of(Store.PLAIN)
    later = Vault(site.path.parent)
    later.unlock(WORDS)
    assert later.master() == site.vault.master()


def test_two_rotations_at_once_leave_a_key_that_opens_all(
    site: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site.vault.entries()
    monkeypatch.setattr(vault, "_WAIT_S", 0.0)
    with open_database(site.path) as other:
        with other.vault.changing(), pytest.raises(StorageProblem, match="just changing the key"):
            rotate_master(site, [Store.PLAIN], by="owner")
        assert site.vault.entries() == before
        with pytest.raises(KeyProblem, match="was changed meanwhile"):
            other.vault.keep_only("of somebody else")
        assert rotate_master(site, [Store.PLAIN], by="owner") == 3
        assert rotate_master(other, [Store.PLAIN], by="owner") == 3
        assert len(Templates(site).all_for(CONTRACT)) == 2


@pytest.mark.parametrize("broken_in", ["_wrap_anew", "Audit", "keep_only"])
def test_a_rotation_that_ends_half_way_leaves_all_readable(
    site: Database, monkeypatch: pytest.MonkeyPatch, broken_in: str
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    owner = Vault if broken_in == "keep_only" else rotation
    with monkeypatch.context() as patch:
        patch.setattr(owner, broken_in, fail)
        with pytest.raises(KeyboardInterrupt):
            rotate_master(site, [Store.PLAIN], by="owner")
    with open_database(site.path) as later:
        assert len(Templates(later).all_for(CONTRACT)) == 2
        put_on_roll(later, Employee("3", "Cem"))
        Templates(later).add(template("3", seed=3))
        rotate_master(later, [Store.PLAIN], by="owner")
        assert len(later.vault.entries()) == 1 and len(Templates(later).all_for(CONTRACT)) == 3


def test_a_key_that_cannot_be_had_is_not_replaced(site: Database) -> None:
    site.vault.file.unlink()
    with open_database(site.path) as later, pytest.raises(KeyProblem, match="is missing"):
        rotate_master(later, [Store.PLAIN], by="owner")
    assert not site.vault.file.exists()


def test_fault_39_a_lost_key_file_stops_new_templates_too(site: Database) -> None:
    site.vault.file.unlink()
    with open_database(site.path) as later:
        with pytest.raises(KeyProblem, match="is missing"):
            Templates(later).all_for(CONTRACT)
        put_on_roll(later, Employee("3", "Cem"))
        with pytest.raises(KeyProblem, match="is missing"):
            Templates(later).add(template("3", seed=3))
        assert later.tuples("SELECT count(*) FROM templates") == [(2,)]
    assert not site.vault.file.exists()


def test_fault_39_under_another_sites_key_file_nothing_is_wrapped(site: Database, tmp_path: Path) -> None:
    other = Vault(tmp_path / "other")
    other.create(Store.PLAIN)
    site.vault.file.write_bytes(other.file.read_bytes())
    with open_database(site.path) as later:
        put_on_roll(later, Employee("3", "Cem"))
        with pytest.raises(KeyProblem, match="belongs to other face data"):
            Templates(later).add(template("3", seed=3))
        with pytest.raises(KeyProblem, match="belongs to other face data"):
            rotate_master(later, [Store.PLAIN], by="owner")
        assert later.tuples("SELECT DISTINCT employee_id FROM person_keys ORDER BY 1") == [("1",), ("2",)]
    assert site.vault.file.read_bytes() == other.file.read_bytes()
