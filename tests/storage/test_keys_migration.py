"""Faces that an earlier FaceClock stored in clear are sealed when the database is opened, or it stays as it was."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from storage_examples import CONTRACT, MONDAY, template

from faceclock.domain.errors import KeyProblem
from faceclock.domain.people import Employee
from faceclock.storage.database import open_database
from faceclock.storage.employees import Employees
from faceclock.storage.enrolment_pictures import EnrolmentPictures
from faceclock.storage.instants import to_micros
from faceclock.storage.migrations import STEPS
from faceclock.storage.portraits import Portraits
from faceclock.storage.sealed_rows import broken
from faceclock.storage.signatures import Signatures
from faceclock.storage.templates import Templates
from faceclock.storage.vault import STORE_VARIABLE

_BEFORE = 5  # the version that stored faces in clear
_JPEG, _PNG = b"\xff\xd8 a portrait \xff\xd9" * 20, b"\x89PNG a drawing" * 20
_HEAD = np.arange(10, dtype="<f4").tobytes() + b"\xff\xd8 a kept head \xff\xd9" * 20
_NAME = "Anna Wilhelmine Schmidt"
_MADE = template(seed=3)


@pytest.fixture
def old(path: Path) -> Path:
    at = to_micros(MONDAY)
    with open_database(path, steps=STEPS[:_BEFORE]) as database:
        Employees(database).add(Employee("1", "Anna", "Lager"))
        vector = _MADE.embedding.vector.astype("<f4").tobytes()
        row = {"id": _MADE.id, "employee_id": "1", "vector": vector, "dimension": 4, "pack": CONTRACT.pack}
        row |= {"pack_digest": CONTRACT.digest, "source": "photo", "created_at": at, "quality": 71.5}
        database.insert("templates", row)
        database.insert("portraits", {"employee_id": "1", "jpeg": _JPEG, "created_at": at})
        picture = {
            "id": "p",
            "employee_id": "1",
            "template_id": _MADE.id,
            "source": "photo",
            "content": _HEAD,
        }
        database.insert("enrolment_pictures", picture | {"created_at": at})
        for number, person in enumerate(("1", "9"), 1):  # 9 was deleted long ago
            consent = {
                "id": f"c{number}",
                "employee_id": person,
                "purpose": "pictures",
                "given": 1,
                "actor": "hr",
            }
            database.insert("consents", consent | {"text_version": "1", "at": at, "kiosk": ""})
            signed = {"id": f"c{number}", "signed_name": _NAME, "language": "en", "words": "I agree"}
            database.insert("consent_signatures", signed | {"picture": _PNG})
    return path


def test_what_was_in_clear_is_sealed_and_the_same(old: Path) -> None:
    with open_database(old) as database:
        [found] = Templates(database).of("1")
        assert (found.id, found.source, found.quality) == (_MADE.id, "photo", 71.5)
        assert found.embedding.vector.tobytes() == _MADE.embedding.vector.tobytes()
        assert abs(found.created_at - MONDAY) < timedelta(milliseconds=1)
        assert Portraits(database).get("1") == _JPEG
        [picture] = EnrolmentPictures(database).of("1")
        assert picture.jpeg == _HEAD[40:] and picture.landmarks[4].tolist() == [8, 9]
        [signature] = Signatures(database).of("1").values()
        assert (signature.name, signature.picture) == (_NAME, _PNG)
        assert Signatures(database).of("9") == {} and list(broken(database)) == []
    _nothing_in_clear(old.parent)


def test_without_a_place_for_the_key_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    monkeypatch.setenv(STORE_VARIABLE, "passphrase")
    monkeypatch.setenv("FACECLOCK_PASSPHRASE_FILE", str(old.parent / "missing"))
    with pytest.raises(KeyProblem):
        open_database(old)
    assert old.read_bytes() == before
    with open_database(old, steps=STEPS[:_BEFORE]) as database:
        assert database.tuples("SELECT count(*) FROM templates") == [(1,)]


def _nothing_in_clear(folder: Path) -> None:
    everything = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    for clear in (_MADE.embedding.vector.tobytes(), _JPEG[:40], _HEAD[40:80], _PNG[:40], _NAME.encode()):
        assert clear not in everything
