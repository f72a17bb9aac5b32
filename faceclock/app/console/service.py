"""The base of every service of the console: no public method without a right."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from faceclock.app.console.session import Session
from faceclock.app.operator import acting_as
from faceclock.app.site import Site
from faceclock.domain.roles import Right

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S", bound="Service")


class Service:
    """Works for one session on one site. Methods may be called from any thread, and block.

    Each public method is decorated with `needs`; defining a subclass with one that is not is a TypeError.
    """

    def __init__(self, session: Session, site: Site) -> None:
        self.session, self.site = session, site

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name, member in vars(cls).items():
            if not name.startswith("_") and callable(member) and not hasattr(member, "right"):
                raise TypeError(f"{cls.__name__}.{name} asks for no right; decorate it with @needs(Right.X)")


def needs(right: Right) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """Ask for ``right`` before the body runs; whatever the body records was done by the session's account.

    The method raises SessionOver and NotAllowed beside its own errors. A generator would run its body later,
    without the question: return a list.
    """

    def decorate(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(method)
        def asked(self: S, /, *arguments: P.args, **named: P.kwargs) -> R:
            self.session.require(right)
            with acting_as(self.session.account.name):
                return method(self, *arguments, **named)

        marked: Any = asked
        marked.right = right
        return asked

    return decorate
