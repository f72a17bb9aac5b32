"""The page People, to read: everybody in one list, and everything about one person."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from faceclock.app.comparing import current_contender
from faceclock.app.console.service import Service, needs
from faceclock.app.lookalikes import Resemblance, resembling
from faceclock.app.site import Site
from faceclock.domain.consent import Consent, Signature
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method
from faceclock.domain.roles import Right
from faceclock.domain.searching import folded, name_key, number_key
from faceclock.storage.consents import Consents
from faceclock.storage.people_overview import Dates, Glance, PeopleOverview
from faceclock.storage.signatures import Signatures

_PUNCHES = 8


class Listed(NamedTuple):
    """``found_by`` is what a search looks into, ``by_name`` and ``by_number`` what the list is ordered by."""

    person: Glance
    found_by: str
    by_name: bytes
    by_number: str


@dataclass(frozen=True)
class Roll:
    """Everybody as of the audit's row ``number``, and the teams that have people."""

    number: int
    people: tuple[Listed, ...]
    teams: tuple[str, ...]


@dataclass(frozen=True)
class TemplateLine:
    """``usable`` with the pack in use; ``quality`` 0..100, None where it was never measured."""

    id: str
    source: str
    pack: str
    usable: bool
    quality: float | None
    created_at: datetime


@dataclass(frozen=True)
class ConsentLine:
    """The last word on a purpose, and what was signed under it."""

    consent: Consent
    signature: Signature | None


@dataclass(frozen=True)
class PunchLine:
    """As it counts after corrections."""

    at: datetime
    direction: Direction
    method: Method
    kiosk: str
    counted: bool


@dataclass(frozen=True)
class Person:
    """Everything that the page shows of one person."""

    employee: Employee
    dates: Dates
    portrait: bytes | None
    pictures: int
    templates: tuple[TemplateLine, ...]
    consents: tuple[ConsentLine, ...]
    punches: tuple[PunchLine, ...]


class PeopleService(Service):
    """Reads; `PeopleChanges` writes."""

    @needs(Right.SEE_PEOPLE)
    def roll(self, seen: int = -1) -> Roll | None:
        """Everybody; None where nothing of it changed since the roll of the number ``seen``."""
        overview = PeopleOverview(self.site.database)
        number = overview.newest()
        if seen >= 0 and not overview.changed_since(seen):
            return None
        people = tuple(_listed(glance) for glance in overview.glances(_pack_digest(self.site)))
        teams = {listed.person.team for listed in people} - {""}
        return Roll(number, people, tuple(sorted(teams, key=name_key)))

    @needs(Right.SEE_PEOPLE)
    def person(self, employee_id: str) -> Person:
        """Raises InputProblem for a number that nobody has, or has any more."""
        site = self.site
        employee = site.employees.get(employee_id)
        dates = PeopleOverview(site.database).dates_of(employee_id)
        if employee is None or dates is None:
            raise InputProblem(
                f"Nobody has the number {employee_id} any more; somebody else may have deleted it."
            )
        digest = _pack_digest(site)
        return Person(
            employee,
            dates,
            site.portraits.get(employee_id),
            PeopleOverview(site.database).held_of(employee_id)["pictures"],
            tuple(_templates(site, employee_id, digest)),
            tuple(_consents(site, employee_id)),
            tuple(_punches(site, employee_id)),
        )

    @needs(Right.SEE_PEOPLE)
    def resembling(self, employee_id: str) -> list[tuple[str, Resemblance]]:
        """The names and similarities of the people with the nearest faces. Raises InputProblem, PackProblem."""
        names = {employee.id: employee.name for employee in self.site.employees.all()}
        return [(names[one.employee_id], one) for one in resembling(self.site, employee_id)]


def _pack_digest(site: Site) -> str:
    """Empty where there is no pack: then no template is usable."""
    return current_contender(site).digest if site.pack_folder is not None else ""


def _listed(glance: Glance) -> Listed:
    found_by = folded(f"{glance.name}\n{glance.id}\n{glance.team}")
    return Listed(glance, found_by, name_key(glance.name), number_key(glance.id))


def _templates(site: Site, employee_id: str, digest: str) -> list[TemplateLine]:
    return [
        TemplateLine(
            template.id,
            template.source,
            template.embedding.contract.pack,
            template.embedding.contract.digest == digest,
            template.quality,
            template.created_at,
        )
        for template in reversed(site.templates.of(employee_id))
    ]


def _consents(site: Site, employee_id: str) -> list[ConsentLine]:
    signed = Signatures(site.database).of(employee_id)
    last = {consent.purpose: consent for consent in Consents(site.database).of(employee_id)}
    return [ConsentLine(consent, signed.get(consent.id)) for consent in last.values()]


def _punches(site: Site, employee_id: str) -> list[PunchLine]:
    return [
        PunchLine(found.punch.at, found.direction, found.punch.method, found.punch.kiosk, found.counted)
        for found in site.punches.last_few_of(employee_id, _PUNCHES)
    ]
