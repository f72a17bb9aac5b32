"""Four eyes: somebody else at the same screen says yes, with a name and password of their own."""

from dataclasses import dataclass, field

from faceclock.app.attendance.correcting import Warrant
from faceclock.app.console.logins import Logins
from faceclock.app.console.session import Session
from faceclock.app.site import Site
from faceclock.domain.errors import InputProblem, NotAllowed
from faceclock.domain.roles import Right


@dataclass(frozen=True)
class Approver:
    """Who confirms, as typed."""

    name: str
    password: str = field(repr=False)


def warrant_of(site: Site, session: Session, reason: str, approver: Approver | None) -> Warrant:
    """Why, who asked, who approved. Without four eyes who asks approves.

    Raises InputProblem without a reason or a second person where the settings ask for one, LoginRefused for a wrong
    password, NotAllowed for somebody who may not correct.
    """
    if not reason.strip():
        raise InputProblem("Say why; the reason stands beside the correction for good.")
    asking = session.account.name
    if not site.settings.attendance.four_eyes:
        return Warrant(reason, asking, asking)
    if approver is None or not approver.name.strip():
        raise InputProblem("A second person must confirm this; ask one to give name and password.")
    return Warrant(reason, asking, _confirmed(site, session, approver))


def _confirmed(site: Site, session: Session, approver: Approver) -> str:
    second = Logins(site).log_in(approver.name, approver.password)
    account = second.account
    second.end()
    if account.id == session.account.id:
        raise InputProblem("Who confirms must be somebody else than who asks; ask a second person.")
    if not account.may(Right.CORRECT):
        raise NotAllowed(f"{account.name} may not confirm corrections; ask somebody of HR or an owner.")
    return account.name
