"""Minutes carried from a locked day into an open one."""

from datetime import date

from storage_examples import MONDAY

from faceclock.domain.identifiers import uuid7
from faceclock.storage.adjustments import Adjustment, Adjustments
from faceclock.storage.audit import Audit
from faceclock.storage.database import Database

AUGUST, SEPTEMBER = date(2026, 8, 31), date(2026, 9, 1)


def adjustment(day: date = SEPTEMBER, employee_id: str = "1", minutes: int = 30) -> Adjustment:
    return Adjustment(
        uuid7(), employee_id, day, AUGUST, minutes, "forgot to check out", "anna", "boss", MONDAY, "hr"
    )


def test_an_adjustment_is_stored_as_given_with_its_audit_row(database: Database) -> None:
    given = adjustment(minutes=-15)
    Adjustments(database).add(given)
    assert Adjustments(database).of("1") == [given]
    (row,) = Audit(database).about("1")
    assert (row.action, row.actor) == ("attendance.adjust", "hr")
    assert row.detail | {"minutes": -15, "for_day": "2026-08-31", "approved_by": "boss"} == row.detail


def test_those_of_a_span_are_found_by_the_day_that_gets_them(database: Database) -> None:
    adjustments = Adjustments(database)
    second, first = adjustment(employee_id="2"), adjustment()
    for given in (second, first, adjustment(date(2026, 10, 1))):
        adjustments.add(given)
    assert adjustments.between(SEPTEMBER, date(2026, 9, 30)) == [first, second]
    assert adjustments.between(AUGUST, AUGUST) == []
