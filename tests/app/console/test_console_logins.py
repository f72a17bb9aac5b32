"""Logging in: the first owner, wrong passwords, lockout over a restart, and sessions that end."""

from datetime import UTC, datetime, timedelta

import pytest

from faceclock.app.console.accounts import AccountService
from faceclock.app.console.logins import Logins, exit_check
from faceclock.app.console.session import Session
from faceclock.app.site import Site, open_site
from faceclock.domain.errors import InputProblem, LoginRefused, NotAllowed, SessionOver
from faceclock.domain.roles import Right, Role
from faceclock.storage.audit import Audit

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
GOOD = "correct horse"


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data") as site:
        yield site


@pytest.fixture
def owner(site: Site) -> Session:
    return Logins(site).make_owner("Olga", GOOD)


def test_the_first_owner_is_made_once(site, owner):
    assert not Logins(site).is_new()
    with pytest.raises(InputProblem, match="has an owner already"):
        Logins(site).make_owner("Eve", GOOD)
    assert Logins(site).log_in("olga", GOOD).account.role is Role.OWNER


def test_wrong_names_and_passwords_say_the_same(site, owner):
    said = set()
    for name, password in (("Olga", "wrong one"), ("Nobody", GOOD)):
        with pytest.raises(LoginRefused) as refused:
            Logins(site).log_in(name, password)
        said.add(str(refused.value))
    assert said == {"The name or the password is wrong; try again."}


def test_fault_35_guessing_is_locked_out_also_after_a_restart(site, owner, tmp_path):
    for _ in range(5):
        with pytest.raises(LoginRefused):
            Logins(site).log_in("OLGA", "wrong one", NOON)
    site.close()
    with open_site(tmp_path / "data") as again:
        with pytest.raises(LoginRefused, match="try again in 29 seconds") as refused:
            Logins(again).log_in("Olga", GOOD, NOON + timedelta(seconds=1))
        assert refused.value.wait_seconds == 29
        assert Logins(again).log_in("Olga", GOOD, NOON + timedelta(seconds=31))
        actions = [entry.action for entry in Audit(again.database).newest()]
        assert actions.count("login.refused") == 5 and actions[0] == "login"


def test_an_untouched_session_ends_and_stays_ended(site, owner):
    now = [0.0]
    session = Session(site.database, owner.account, idle=60, clock=lambda: now[0])
    now[0] = 59
    session.touch()
    now[0] = 100
    session.require(Right.SEE_AUDIT)
    now[0] = 120
    session.touch()
    with pytest.raises(SessionOver, match="log in again"):
        session.require(Right.SEE_AUDIT)
    assert not session.may(Right.SEE_AUDIT)


def test_an_account_that_is_changed_elsewhere_ends_its_sessions(site, owner):
    accounts = AccountService(owner, site)
    made = accounts.add("Hanna", Role.HR, "blue giraffe")
    hanna = Logins(site).log_in("Hanna", "blue giraffe")
    hanna.require(Right.CORRECT)
    accounts.change(made.id, name="Hanna", role=Role.AUDITOR, active=True)
    with pytest.raises(SessionOver):
        hanna.require(Right.SEE_AUDIT)


def test_who_is_switched_off_cannot_log_in(site, owner):
    accounts = AccountService(owner, site)
    made = accounts.add("Hanna", Role.HR, "blue giraffe")
    accounts.change(made.id, name="Hanna", role=Role.HR, active=False)
    with pytest.raises(LoginRefused):
        Logins(site).log_in("Hanna", "blue giraffe")


def test_the_last_owner_stays_one(site, owner):
    accounts = AccountService(owner, site)
    for changed in ({"role": Role.HR, "active": True}, {"role": Role.OWNER, "active": False}):
        with pytest.raises(InputProblem, match="last active owner"):
            accounts.change(owner.account.id, name="Olga", **changed)
    assert Logins(site).log_in("Olga", GOOD).account.role is Role.OWNER


def test_one_changes_ones_own_password_with_the_old_one(site, owner):
    accounts = AccountService(owner, site)
    with pytest.raises(InputProblem, match="password is wrong"):
        accounts.change_own_password("not it", "purple giraffe")
    accounts.change_own_password(GOOD, "purple giraffe")
    assert Logins(site).log_in("Olga", "purple giraffe")


def test_fault_35_the_old_password_cannot_be_guessed_at_an_open_console(site, owner):
    accounts = AccountService(owner, site)
    for number in range(5):
        with pytest.raises(LoginRefused, match="password is wrong"):
            accounts.change_own_password(f"guess {number}", "purple giraffe")
    with pytest.raises(LoginRefused, match="Too many wrong tries"):
        accounts.change_own_password(GOOD, "purple giraffe")


def test_a_password_set_by_the_owner_lets_in_at_once_who_forgot_it(site, owner):
    accounts = AccountService(owner, site)
    made = accounts.add("Hanna", Role.HR, "blue giraffe")
    for _ in range(5):
        with pytest.raises(LoginRefused):
            Logins(site).log_in("hanna", "wrong one", NOON)
    accounts.set_password(made.id, "green giraffe")
    assert Logins(site).log_in("Hanna", "green giraffe", NOON).account.id == made.id


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x00b", "a\x1b[31mb"])
def test_bad_names_of_accounts_are_refused(site, owner, name):
    with pytest.raises(InputProblem, match=r"1 to 60 printable|needs a name"):
        AccountService(owner, site).add(name, Role.HR, "blue giraffe")


@pytest.mark.parametrize("name", ["陈思远", "محمد", "Zoë 🦒", "O'Neil; DROP TABLE accounts"])
def test_any_letters_make_a_name(site, owner, name):
    AccountService(owner, site).add(name, Role.HR, "blue giraffe")
    assert Logins(site).log_in(name, "blue giraffe").account.name == name


def test_the_kiosk_is_left_by_its_pin_alone(site, owner):
    logins = Logins(site)
    assert not logins.has_exit_pin()
    with pytest.raises(LoginRefused):
        logins.leave_kiosk("4711", NOON)
    AccountService(owner, site).set_exit_pin("4711")
    logins.leave_kiosk("4711", NOON)
    with pytest.raises(LoginRefused, match="The PIN is wrong"):
        logins.leave_kiosk("4712", NOON)


def test_what_a_service_records_was_done_by_its_account(site, owner):
    AccountService(owner, site).add("Hanna", Role.HR, "blue giraffe")
    with pytest.raises(NotAllowed, match="role hr"):
        AccountService(Logins(site).log_in("Hanna", "blue giraffe"), site).all()
    assert Audit(site.database).newest()[1].actor == "Olga"


def test_a_new_exit_pin_forgets_wrong_tries_and_none_lets_anybody_go(site):
    logins = Logins(site)
    logins.set_exit_pin("4711", by="anna")
    for _ in range(6):
        with pytest.raises(LoginRefused):
            logins.leave_kiosk("1357")
    logins.set_exit_pin("8302", by="anna")
    logins.leave_kiosk("8302")
    logins.remove_exit_pin(by="anna")
    assert exit_check(site) is None


def test_fault_34_wrong_exit_pins_wait_also_after_a_restart(tmp_path):
    with open_site(tmp_path / "data") as before:
        Logins(before).set_exit_pin("4711", by="anna")
        for _ in range(5):
            with pytest.raises(LoginRefused, match="The PIN is wrong"):
                Logins(before).leave_kiosk("1357", NOON)
    with open_site(tmp_path / "data") as after:
        with pytest.raises(LoginRefused, match="Too many wrong tries") as refused:
            Logins(after).leave_kiosk("4711", NOON + timedelta(seconds=10))
        assert refused.value.wait_seconds >= 20
        Logins(after).leave_kiosk("4711", NOON + timedelta(seconds=60))
