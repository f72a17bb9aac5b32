"""Giving and withdrawing consent, and what stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from faceclock.app.announcing import Json, instant
from faceclock.app.operator import operator
from faceclock.domain.consent import TEXT_VERSION, TEXTS, TEXTS_IN, Consent, Purpose, Signature
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.storage.consents import Consents
from faceclock.storage.database import Database
from faceclock.storage.employees import Employees
from faceclock.storage.enrolment_pictures import EnrolmentPictures
from faceclock.storage.people_overview import PeopleOverview
from faceclock.storage.signatures import Signatures

_LARGEST_DRAWING = 100 * 1024  # bytes


def give(database: Database, employee_id: str, purposes: Collection[Purpose], form: str = "") -> None:
    """Record the consents that do not stand yet. ``form`` names the words agreed to, else the program's own.

    Raises InputProblem when nobody has the ID.
    """
    _record(database, employee_id, purposes, True, form)


@dataclass(frozen=True)
class Agreement:
    """What somebody agrees to, signed with the full name: typed, or drawn as a PNG. ``language`` as in TEXTS_IN."""

    purposes: frozenset[Purpose]
    name: str
    language: str = "en"
    drawing: bytes | None = None


def give_signed(database: Database, employee_id: str, agreement: Agreement) -> None:
    """Record the consents that do not stand yet, each with the words that were shown and the signature.

    Raises InputProblem when nobody has the ID, for another name than the person's and for a drawing that is too
    large."""
    drawing = agreement.drawing
    if drawing is not None and not 0 < len(drawing) <= _LARGEST_DRAWING:
        raise InputProblem("The drawn signature is too large; clear it and sign again.")
    if _plain(agreement.name) != _plain(Employees(database).require(employee_id).name):
        raise InputProblem("The name under the consent is not the person's; sign with the full name.")
    texts = TEXTS_IN[agreement.language]
    signatures = {
        purpose: Signature(agreement.name.strip(), agreement.language, texts[purpose], drawing)
        for purpose in agreement.purposes
    }
    _record(database, employee_id, agreement.purposes, True, "", signatures)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def withdraw(database: Database, employee_id: str, purposes: Collection[Purpose], form: str = "") -> None:
    """Record the withdrawal of consents that stand; kept pictures go with theirs, and of recognition all that is
    stored of the face. Whoever calls it clears the traces after the commit. Raises InputProblem."""
    _record(database, employee_id, purposes, False, form)


def describe_consents(database: Database, employee_id: str) -> Json:
    """What stands and how it came to that. Raises InputProblem when nobody has the ID."""
    employee = Employees(database).require(employee_id)
    consents = Consents(database)
    return {
        "employee_id": employee.id,
        "name": employee.name,
        **{purpose.value: consents.stands(employee.id, purpose) for purpose in Purpose},
        "kept": len(EnrolmentPictures(database).sources_of(employee.id)),
        "texts": {purpose.value: TEXTS[purpose] for purpose in Purpose},
        "history": [_as_json(consent) for consent in consents.of(employee.id)],
    }


def _record(
    database: Database,
    employee_id: str,
    purposes: Collection[Purpose],
    given: bool,
    form: str,
    signatures: Mapping[Purpose, Signature] | None = None,
) -> None:
    consents = Consents(database)
    with database.transaction():
        for purpose in purposes:
            if consents.stands(employee_id, purpose) is not given or _refuses_a_face(
                database, employee_id, purpose, given
            ):
                now = datetime.now(UTC)
                words = form or TEXT_VERSION
                consent = Consent(uuid7(), employee_id, purpose, given, words, now, operator())
                consents.add(consent)
                if signatures:
                    Signatures(database).add(consent.id, employee_id, signatures[purpose])


def _refuses_a_face(database: Database, employee_id: str, purpose: Purpose, given: bool) -> bool:
    """Whoever was enrolled before consents were recorded can refuse what nobody asked for."""
    if given or purpose is not Purpose.RECOGNITION:
        return False
    return PeopleOverview(database).held_of(employee_id)["templates"] > 0


def _as_json(consent: Consent) -> Json:
    return {
        "purpose": consent.purpose.value,
        "given": consent.given,
        "text": consent.text_version,
        "at": instant(consent.at),
        "by": consent.actor,
    }
