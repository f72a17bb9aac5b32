"""What is held of people who left goes when its days are over, and only that."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from consenting import put_on_roll

from faceclock.app.safekeeping.retention import Extent, carry_out, due
from faceclock.app.site import open_site
from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.people import Employee, Template
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.settings.housekeeping import Retention
from faceclock.settings.model import Settings
from faceclock.storage.audit import Audit

LEFT = datetime(2026, 1, 1, tzinfo=UTC)
LATER = LEFT + timedelta(days=30)


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data") as site:
        for number, active in (("1", True), ("2", True), ("3", True)):
            put_on_roll(site.database, Employee(number, f"Person {number}", "", active))
            vector = np.eye(1, 8, dtype=np.float32)[0]
            contract = EmbeddingContract("p", "d" * 64, 8)
            site.templates.add(Template(f"t{number}", number, Embedding(vector, contract), "x.jpg", LEFT))
            site.portraits.set(number, b"jpeg")
            site.pins.set(number, "hash")
            site.punches.add(Punch(f"p{number}", number, LEFT, "UTC", Direction.IN, Method.FACE, "k"))
        site.employees.update(Employee("2", "Person 2", "", False), at=LEFT)
        yield site


def keep_records(site, days):
    site.settings = Settings(retention=Retention(record_days=days))


def test_faces_go_when_the_days_are_over_and_not_before(site):
    assert due(site, LATER - timedelta(seconds=1)) == []
    [one] = due(site, LATER)
    assert (one.employee_id, one.extent) == ("2", Extent.FACE)
    assert one.held == {"templates": 1, "pictures": 0, "portraits": 1, "pins": 1}
    assert site.templates.of("2")  # looking deletes nothing
    carry_out(site, LATER)
    assert not site.templates.of("2") and not site.portraits.get("2") and not site.pins.hash_of("2")
    assert site.employees.get("2") and site.punches.of("2")
    assert site.templates.of("1") and site.pins.hash_of("3")
    assert due(site, LATER) == []
    entry = next(row for row in Audit(site.database).newest() if row.action == "retention.face")
    assert entry.subject == "2" and entry.detail["templates"] == 1


def test_the_record_goes_too_where_the_site_says_so(site):
    keep_records(site, 365)
    carry_out(site, LATER)
    [one] = due(site, LEFT + timedelta(days=365))
    assert one.extent is Extent.RECORD
    carry_out(site, LEFT + timedelta(days=365))
    assert site.employees.get("2") is None and site.punches.of("2")


def test_who_came_back_keeps_all(site):
    site.employees.update(Employee("2", "Person 2", "", True), at=LATER)
    assert due(site, LATER + timedelta(days=999)) == []


def test_when_somebody_left_before_it_was_noted_is_read_from_the_log(site):
    site.database.execute("UPDATE employees SET left_at = NULL WHERE id = '2'")
    [one] = due(site, LATER)
    assert one.left_at == LEFT


def test_what_was_done_before_a_stop_stays_done(site):
    site.employees.update(Employee("3", "Person 3", "", False), at=LEFT + timedelta(days=1))

    def stop(done, total):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out(site, LATER + timedelta(days=9), stop)
    assert [one.employee_id for one in due(site, LATER + timedelta(days=9))] == ["3"]
