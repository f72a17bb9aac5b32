"""A site of a few people, made by this program or left by an early one, and what must still be true of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from consenting import put_on_roll

from faceclock.app.site import Site, open_site
from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.people import Employee, Template
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.settings.paths import database_file
from faceclock.storage.database import open_database
from faceclock.storage.ledger import verify_file
from faceclock.storage.migrations import STEPS

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
CONTRACT = EmbeddingContract("p", "d" * 64, 8)
PEOPLE, PUNCHES = 12, 40


@contextmanager
def sound(data: Path) -> Iterator[Site]:
    """The site as the program opens it, whole and with everything that stood in it before the job."""
    with open_site(data) as site:
        site.database.check()
        assert verify_file(site.database.path).sound
        assert not site.database.notice or "ended in the middle of a write" in site.database.notice
        stored = [found.punch.id for found in site.punches.all()]
        assert len(set(stored)) == len(stored)
        assert {f"punch-{number}" for number in range(PUNCHES)} <= set(stored)
        yield site


def make_site(data: Path) -> None:
    with open_site(data) as site:
        for number in range(PEOPLE):
            add_face(site, number)
            site.portraits.set(str(number), b"jpeg")
            site.pins.set(str(number), "hash")
        add_punches(site, "punch")


def add_face(site: Site, number: int) -> None:
    """A person, the consent and a template."""
    put_on_roll(site.database, Employee(str(number), f"Person {number}"))
    site.templates.add(_template(number))


def add_punches(site: Site, name: str) -> None:
    for number in range(PUNCHES):
        at = START + timedelta(minutes=number)
        site.punches.add(
            Punch(f"{name}-{number}", str(number % PEOPLE), at, "UTC", Direction.IN, Method.FACE, "k")
        )


def _template(number: int) -> Template:
    vector = np.random.default_rng(number).normal(size=8).astype(np.float32)
    return Template(f"template-{number}", str(number), Embedding.of(vector, CONTRACT), "photo", START)


def faces_are_whole(site: Site, people: int = PEOPLE) -> None:
    held = {template.employee_id: template for template in site.templates.all_for(CONTRACT)}
    assert len(held) == people
    for number, template in held.items():
        assert np.allclose(template.embedding.vector, _template(int(number)).embedding.vector)


def make_old_site(data: Path) -> None:
    """As a FaceClock of the third schema left it."""
    data.mkdir()
    with open_database(database_file(data), steps=STEPS[:3]) as database, database.transaction():
        for number in range(PEOPLE):
            database.insert("employees", _old_employee(number))
            database.insert("templates", _old_template(number))
        for number in range(PUNCHES):
            database.insert("punches", _old_punch(number))


def _old_employee(number: int) -> dict[str, str | int]:
    return {"id": str(number), "name": f"Person {number}", "team": "", "active": 1, "created_at": 0}


def _old_template(number: int) -> dict[str, str | int | bytes]:
    embedding = _template(number).embedding
    return {
        "id": f"template-{number}",
        "employee_id": str(number),
        "vector": embedding.vector.astype("<f4").tobytes(),
        "dimension": 8,
        "pack": CONTRACT.pack,
        "pack_digest": CONTRACT.digest,
        "source": "photo",
        "created_at": 0,
    }


def _old_punch(number: int) -> dict[str, str | int]:
    return {
        "id": f"punch-{number}",
        "employee_id": str(number % PEOPLE),
        "at": number * 60_000_000,
        "zone": "UTC",
        "direction": "in",
        "method": "face",
        "kiosk": "k",
        "suppressed": 0,
        "clock_back": 0,
    }
