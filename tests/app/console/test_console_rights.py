"""Every action of the console against every role, below any window."""

import importlib
import inspect
import pkgutil

import pytest

import faceclock.app.console as console
from faceclock.app.console.service import Service
from faceclock.app.console.session import Session
from faceclock.app.site import open_site
from faceclock.domain.errors import NotAllowed, SessionOver
from faceclock.domain.identifiers import uuid7
from faceclock.domain.roles import RIGHTS, Account, Right, Role
from faceclock.storage.accounts import Accounts

for module in pkgutil.iter_modules(console.__path__):
    importlib.import_module(f"{console.__name__}.{module.name}")


def _services() -> list[type[Service]]:
    found, waiting = [], [Service]
    while waiting:
        below = [cls for cls in waiting.pop().__subclasses__() if cls.__module__.startswith(console.__name__)]
        found += below
        waiting += below
    return found


ACTIONS = [
    pytest.param(service, name, id=f"{service.__name__}.{name}")
    for service in _services()
    for name, member in inspect.getmembers(service, inspect.isfunction)
    if not name.startswith("_")
]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with open_site(tmp_path_factory.mktemp("rights") / "data") as site:
        yield site


@pytest.fixture(scope="module")
def sessions(site):
    accounts = {role: Account(uuid7(), role.value, role) for role in Role}
    for account in accounts.values():
        Accounts(site.database).add(account, "no hash", by="test")
    return {role: Session(site.database, account) for role, account in accounts.items()}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("service", "name"), ACTIONS)
def test_an_action_is_done_exactly_by_roles_with_its_right(site, sessions, service, name, role):
    """Called straight, without arguments: a role without the right is refused before they are looked at, and
    one with it gets as far as Python's complaint about them, or into the body."""
    made = service(sessions[role], site)
    method = getattr(made, name)
    required = inspect.signature(inspect.unwrap(method)).parameters.values()
    if method.right not in RIGHTS[role]:
        with pytest.raises(NotAllowed):
            method()
    elif any(parameter.default is parameter.empty for parameter in list(required)[1:]):
        with pytest.raises(TypeError, match="required"):
            method()
    else:
        made.session.require(method.right)


@pytest.mark.parametrize(("service", "name"), ACTIONS)
def test_nothing_is_done_after_the_session(site, sessions, service, name):
    over = Session(site.database, sessions[Role.OWNER].account)
    over.end()
    with pytest.raises(SessionOver):
        getattr(service(over, site), name)()


def test_a_service_without_a_right_cannot_be_written():
    with pytest.raises(TypeError, match="asks for no right"):
        type("Careless", (Service,), {"delete_all": lambda self: None})


def test_the_roles_are_what_they_are_called():
    assert RIGHTS[Role.OWNER] == frozenset(Right)
    assert Right.CORRECT in RIGHTS[Role.HR] and Right.CORRECT not in RIGHTS[Role.ADMINISTRATOR]
    assert Right.TUNE_RECOGNITION in RIGHTS[Role.ADMINISTRATOR] - RIGHTS[Role.HR]
    assert all(right.value.startswith("see_") or right is Right.LOG_IN for right in RIGHTS[Role.AUDITOR])
    assert RIGHTS[Role.KIOSK] == {Right.OPEN_KIOSK, Right.LOG_IN}
    assert not Account("1", "x", Role.OWNER, active=False).may(Right.SEE_PEOPLE)
