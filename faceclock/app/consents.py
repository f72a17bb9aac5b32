"""Giving and withdrawing consent, and what stands."""

from collections.abc import Collection
from datetime import UTC, datetime

from faceclock.app.announcing import Json, instant
from faceclock.app.operator import operator
from faceclock.domain.consent import TEXT_VERSION, TEXTS, Consent, Purpose
from faceclock.domain.identifiers import uuid7
from faceclock.storage.consents import Consents
from faceclock.storage.database import Database
from faceclock.storage.employees import Employees
from faceclock.storage.enrolment_pictures import EnrolmentPictures


def give(database: Database, employee_id: str, purposes: Collection[Purpose], form: str = "") -> None:
    """Record the consents that do not stand yet. ``form`` names the words agreed to, else the program's own.

    Raises InputProblem when nobody has the ID.
    """
    _record(database, employee_id, purposes, True, form)


def withdraw(database: Database, employee_id: str, purposes: Collection[Purpose], form: str = "") -> None:
    """Record the withdrawal of consents that stand; kept pictures go with theirs. Raises InputProblem."""
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
    database: Database, employee_id: str, purposes: Collection[Purpose], given: bool, form: str
) -> None:
    consents = Consents(database)
    with database.transaction():
        for purpose in purposes:
            if consents.stands(employee_id, purpose) is not given:
                now = datetime.now(UTC)
                words = form or TEXT_VERSION
                consents.add(Consent(uuid7(), employee_id, purpose, given, words, now, operator()))


def _as_json(consent: Consent) -> Json:
    return {
        "purpose": consent.purpose.value,
        "given": consent.given,
        "text": consent.text_version,
        "at": instant(consent.at),
        "by": consent.actor,
    }
