"""The key of the faces as an owner handles it in the console."""

import pytest

from faceclock.app.console.keys import KeyService
from faceclock.app.console.logins import Logins
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem, LoginRefused
from faceclock.domain.people import Employee
from faceclock.storage.audit import Audit
from faceclock.storage.key_file import Store
from faceclock.storage.person_keys import PersonKeys
from faceclock.storage.seals import KeyPurpose

PASSWORD, WORDS = "correct horse", "correct horse battery"


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data") as site:
        yield site


@pytest.fixture
def keys(site):
    return KeyService(Logins(site).make_owner("Olga", PASSWORD), site)


def protect(site, number="1"):
    """Somebody with something sealed."""
    site.employees.add(Employee(number, "Ana"))
    with site.database.transaction():
        return PersonKeys(site.database).get_or_make(number, KeyPurpose.FACE)


def test_a_new_site_has_none_and_gets_one_where_it_is_wanted(site, keys):
    assert keys.state().stores == ()
    keys.begin(Store.PLAIN, WORDS)
    assert keys.state().stores == (Store.PLAIN, Store.PASSPHRASE) and keys.state().recoverable
    keys.begin(Store.PASSPHRASE, WORDS)
    assert keys.state().stores == (Store.PASSPHRASE,)


def test_once_faces_are_protected_every_change_asks_for_the_password(site, keys):
    key = protect(site)
    with pytest.raises(InputProblem, match="protected already"):
        keys.begin(Store.PASSPHRASE, WORDS)
    for change in (
        lambda password: keys.set_passphrase(password, WORDS),
        lambda password: keys.place(password, Store.PASSPHRASE, WORDS),
        lambda password: keys.rotate(password, WORDS),
        keys.confirm,
    ):
        with pytest.raises(LoginRefused, match="password is wrong"):
            change("something else")
        change(PASSWORD)
    held = keys.state()
    assert held.stores == (Store.PASSPHRASE,) and held.people == 1 and not held.fault
    assert PersonKeys(site.database).of("1", KeyPurpose.FACE) == key


def test_a_change_is_audited_with_who_did_it(site, keys):
    protect(site)
    keys.set_passphrase(PASSWORD, WORDS)
    keys.place(PASSWORD, Store.PASSPHRASE)
    keys.rotate(PASSWORD, WORDS)
    done = [(entry.action, entry.actor) for entry in Audit(site.database).newest(3)]
    assert done == [("key.rotate", "Olga"), ("key.move", "Olga"), ("key.passphrase", "Olga")]


def test_a_weak_passphrase_changes_nothing(site, keys):
    protect(site)
    with pytest.raises(InputProblem, match="at least 12 characters"):
        keys.place(PASSWORD, Store.PASSPHRASE, "short")
    assert keys.state().stores == (Store.PLAIN,)
    assert "key.move" not in {entry.action for entry in Audit(site.database).newest(5)}
