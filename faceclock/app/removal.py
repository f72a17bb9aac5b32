"""Somebody is deleted, and a receipt says what went and what stayed."""

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256

from faceclock.app.announcing import Json, instant
from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.app.traces import clear_traces
from faceclock.app.training_caches import kept_faces
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.storage.audit import Audit, Detail
from faceclock.storage.consents import Consents
from faceclock.storage.database import Database
from faceclock.storage.departures import ReceiptRow
from faceclock.storage.people_overview import PeopleOverview

_ACTION = "employee.receipt"
_DELETED = ("templates", "portrait", "pictures", "pin", "keys")
_KEPT = ("punches", "corrections", "adjustments", "consents", "audit")


@dataclass(frozen=True)
class Receipt:
    """Names the person by the number alone. ``deleted`` and ``kept``: how many records of what; ``training_caches``:
    places where training runs may still hold faces. ``digest`` is the SHA-256 of all the rest."""

    number: str
    employee_id: str
    at: str
    by: str
    site: str
    deleted: Mapping[str, int]
    kept: Mapping[str, int]
    training_caches: int
    digest: str = ""


@dataclass(frozen=True)
class Removal:
    """``folded``: nothing of the person is left in the write-ahead log; False where another process is reading (the
    next chore tries again)."""

    receipt: Receipt
    folded: bool


def remove_person(site: Site, employee_id: str, named: str | None = None) -> Removal:
    """`delete_person`, and what was left outside the tables goes too. Not to be called within a transaction.

    Raises InputProblem when nobody has the ID, or ``named`` (as somebody typed it) means another person;
    StorageProblem when nothing was deleted.
    """
    with site.database.transaction():
        employee = site.employees.require(employee_id)
        if named is not None and not names(employee, named):
            raise InputProblem("What was typed is not the person's name or number; nothing was deleted.")
        receipt = delete_person(site, employee_id)
    return Removal(receipt, clear_traces(site, [employee.name]))


def delete_person(site: Site, employee_id: str) -> Receipt:
    """Delete the person with keys, templates, portrait, pictures and PIN for good; punches and other facts stay,
    because hours that were worked, paid or locked must remain explicable. The receipt stands in the audit log.

    Whoever calls it clears the traces after the commit. Raises InputProblem when nobody has the ID.
    """
    now = datetime.now(UTC)
    with site.database.transaction():
        site.employees.require(employee_id)
        held = PeopleOverview(site.database).held_of(employee_id)
        consents = Consents(site.database)
        ended = sum(consents.stands(employee_id, purpose) for purpose in Purpose)
        site.employees.remove(employee_id, by=operator(), at=now)
        site.pins.forget_failures(employee_id)
        after = PeopleOverview(site.database).held_of(employee_id)
        receipt = _sealed(
            Receipt(
                number=uuid7(),
                employee_id=employee_id,
                at=instant(now),
                by=operator(),
                site=site.settings.site.company,
                deleted={**{what: held[what] for what in _DELETED}, "consents_ended": ended},
                kept={what: after[what] for what in _KEPT},
                training_caches=len(kept_faces(site.data, running=True)),
            )
        )
        detail: Detail = {"receipt": receipt.number, "digest": receipt.digest, **receipt.deleted}
        Audit(site.database).record(_ACTION, employee_id, actor=receipt.by, at=now, detail=detail)
    return receipt


def names(employee: Employee, typed: str) -> bool:
    """Whether what somebody typed means this person; spaces and small or large letters are the same."""
    said = " ".join(typed.split()).casefold()
    return bool(said) and said in (" ".join(employee.name.split()).casefold(), employee.id.casefold())


def receipt_as_json(receipt: Receipt) -> Json:
    return asdict(receipt)


def read_receipt(data: bytes) -> Receipt:
    """Raises InputProblem for what is no receipt, or was changed since it was given."""
    try:
        receipt = Receipt(**json.loads(data))
        sound = hmac.compare_digest(_sealed(receipt).digest, receipt.digest)
    except (ValueError, TypeError, RecursionError) as error:
        raise InputProblem("The file is no receipt of a deletion; choose the JSON file of one.") from error
    if not sound:
        raise InputProblem(f"The receipt {receipt.number} was changed after it was given; do not trust it.")
    return receipt


def was_given(database: Database, receipt: Receipt) -> bool:
    """Whether the audit log of this site knows the receipt."""
    rows = Audit(database).about(receipt.employee_id)
    return any(row.action == _ACTION and row.detail.get("digest") == receipt.digest for row in rows)


def remember_receipts(database: Database, rows: Iterable[ReceiptRow]) -> None:
    """Receipts that a restored backup is too old to know stay genuine: a row each, as of now."""
    audit = Audit(database)
    for row in rows:
        known = {old.detail.get("digest") for old in audit.about(row.employee_id) if old.action == _ACTION}
        if row.detail.get("digest") not in known:
            audit.record(_ACTION, row.employee_id, actor=operator(), detail={**row.detail, "restored": True})


def _sealed(receipt: Receipt) -> Receipt:
    told = {**asdict(receipt), "digest": ""}
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Receipt(**{**told, "digest": sha256(text.encode()).hexdigest()})
