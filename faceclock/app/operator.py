"""Who acts: the account that is logged in, else whoever sits at this computer."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_acting: ContextVar[str] = ContextVar("acting", default="")


def operator() -> str:
    """The account that `acting_as` names; else the operating system's user, as far as it tells one."""
    if name := _acting.get():
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a service without an account; before and since Python 3.13
        return "administrator"


@contextmanager
def acting_as(name: str) -> Iterator[None]:
    """Whatever is recorded within it, in this thread, was done by ``name``."""
    token = _acting.set(name)
    try:
        yield
    finally:
        _acting.reset(token)
