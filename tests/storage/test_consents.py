"""Consents and the pictures that stand on them, in the real database."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from consenting import agree
from storage_examples import ANNA, MONDAY, OTHER_CONTRACT, template

from faceclock.domain.consent import Consent, Purpose
from faceclock.domain.errors import InputProblem, StorageProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.storage.audit import Audit
from faceclock.storage.consents import Consents
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.enrolment_pictures import EnrolmentPicture, EnrolmentPictures
from faceclock.storage.exclusive import exclusively
from faceclock.storage.migrations import STEPS
from faceclock.storage.portraits import Portraits
from faceclock.storage.templates import Templates

JPEG = b"\xff\xd8" + bytes(range(256)) * 8 + b"\xff\xd9"
BOTH = (Purpose.RECOGNITION, Purpose.PICTURES)
LANDMARKS = np.arange(10, dtype=np.float32).reshape(5, 2)


def consent(given: bool = True, purpose: Purpose = Purpose.PICTURES, employee_id: str = "1") -> Consent:
    return Consent(uuid7(), employee_id, purpose, given, "faceclock-1", MONDAY, "hr")


def picture(source: str = "photo", employee_id: str = "1") -> EnrolmentPicture:
    return EnrolmentPicture(uuid7(), employee_id, "t1", source, JPEG, LANDMARKS, MONDAY)


@pytest.fixture
def roll(database: Database) -> Database:
    Employees(database).add(ANNA)
    return database


def test_the_last_word_stands_and_all_are_kept(roll: Database) -> None:
    consents = Consents(roll)
    assert not consents.stands("1", Purpose.PICTURES)
    records = [consent(), consent(given=False), consent(), consent(purpose=Purpose.TRAINING)]
    for record in records:
        consents.add(record)
    assert consents.of("1") == records
    assert consents.stands("1", Purpose.PICTURES) and consents.stands("1", Purpose.TRAINING)
    assert consents.standing(Purpose.TRAINING) == {"1"}
    consents.add(consent(given=False, purpose=Purpose.TRAINING))
    assert consents.standing(Purpose.TRAINING) == frozenset()
    actions = [entry.action for entry in Audit(roll).about("1")]
    assert actions[1:] == ["consent.give", "consent.withdraw", *["consent.give"] * 2, "consent.withdraw"]


def test_nobody_on_the_roll_consents_to_nothing(roll: Database) -> None:
    with pytest.raises(InputProblem, match="Nobody has the ID 9"):
        Consents(roll).add(consent(employee_id="9"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE consents SET given = 1",
        "DELETE FROM consents",
        "INSERT OR REPLACE INTO consents SELECT * FROM consents",
    ],
)
def test_consents_are_append_only(roll: Database, statement: str) -> None:
    Consents(roll).add(consent())
    stranger = sqlite3.connect(roll.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        stranger.execute(statement)
    stranger.close()


def test_fault_37_a_picture_needs_consent(roll: Database) -> None:
    for needed, lacking in (("recognised by face", Purpose.RECOGNITION), ("are kept", Purpose.PICTURES)):
        with pytest.raises(InputProblem, match=f"did not agree .*{needed}"):
            EnrolmentPictures(roll).add(picture())
        Consents(roll).add(consent(purpose=lacking))
        assert EnrolmentPictures(roll).ids() == []
    EnrolmentPictures(roll).add(picture())


def test_pictures_are_read_back_and_kept_once(roll: Database) -> None:
    pictures = EnrolmentPictures(roll)
    agree(roll, "1", to=BOTH)
    kept = picture()
    pictures.add(kept)
    pictures.add(picture())
    [found] = pictures.all()
    assert (found.id, found.jpeg, found.source, found.template_id) == (kept.id, JPEG, "photo", "t1")
    assert np.array_equal(found.landmarks, LANDMARKS)
    assert pictures.sources_of("1") == {"photo"}
    assert pictures.count_by_person() == {"1": 1}


def test_a_withdrawal_deletes_the_pictures_for_good(path: Path) -> None:
    with open_database(path) as database:
        Employees(database).add(ANNA)
        Employees(database).add(Employee("2", "Berta"))
        for employee_id in ("1", "2"):
            agree(database, employee_id, to=BOTH)
            EnrolmentPictures(database).add(picture(employee_id=employee_id))
        Consents(database).add(consent(given=False, purpose=Purpose.TRAINING))
        assert len(EnrolmentPictures(database).ids()) == 2
        Consents(database).add(consent(given=False))
        assert [owner for owner, _ in EnrolmentPictures(database).ids()] == ["2"]
        assert Audit(database).about("1")[-1].detail["pictures_deleted"] == 1
        Consents(database).add(consent(given=False, employee_id="2"))
    assert JPEG not in path.read_bytes()


def test_a_removed_persons_pictures_and_consents_end(path: Path) -> None:
    with open_database(path) as database:
        Employees(database).add(ANNA)
        agree(database, "1", to=BOTH)
        EnrolmentPictures(database).add(picture())
        Employees(database).remove("1", by="hr")
        assert EnrolmentPictures(database).ids() == []
        Employees(database).add(ANNA)
        assert not any(Consents(database).stands("1", purpose) for purpose in Purpose)
        assert len(Consents(database).of("1")) == 4
    assert JPEG not in path.read_bytes()


def test_a_picture_goes_with_its_last_template(roll: Database) -> None:
    templates, pictures = Templates(roll), EnrolmentPictures(roll)
    agree(roll, "1", to=BOTH)
    old, new = template(), template(contract=OTHER_CONTRACT, seed=1)
    templates.add(old)
    pictures.add(picture())
    assert [owner for owner, _ in pictures.without_template(OTHER_CONTRACT.digest)] == ["1"]
    templates.add(new)
    assert pictures.without_template(OTHER_CONTRACT.digest) == []
    templates.remove(old.id)
    assert len(pictures.ids()) == 1
    templates.remove(new.id)
    assert pictures.ids() == []


def test_an_earlier_file_is_brought_up(path: Path) -> None:
    with open_database(path, steps=STEPS[:1]) as database:
        database.execute("INSERT INTO employees VALUES ('1', 'Anna', '', 1, 0)")
    with open_database(path) as database:
        Consents(database).add(consent())
        assert Consents(database).stands("1", Purpose.PICTURES)


def test_one_process_at_a_time(tmp_path: Path) -> None:
    lock = tmp_path / "promotion.lock"
    program = (
        "import sys; from pathlib import Path; from faceclock.storage.exclusive import exclusively\n"
        f"with exclusively(Path({str(lock)!r}), 'busy'): print('held', flush=True); sys.stdin.read()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", program], env=dict(os.environ), **pipes) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StorageProblem, match="busy"), exclusively(lock, "busy"):
            pass
        other.kill()
    with exclusively(lock, "busy"):
        pass


def test_fault_37_nothing_of_a_face_is_stored_before_the_consent_and_after_its_end(roll: Database) -> None:
    def all_is_refused() -> None:
        for store in (lambda: Templates(roll).add(template()), lambda: Portraits(roll).set("1", JPEG)):
            with pytest.raises(InputProblem, match="did not agree to be recognised by face"):
                store()
        for table in ("templates", "portraits", "person_keys"):
            assert roll.tuples(f"SELECT count(*) FROM {table}") == [(0,)]

    all_is_refused()
    Consents(roll).add(consent(purpose=Purpose.PICTURES))
    Consents(roll).add(consent(purpose=Purpose.TRAINING))
    all_is_refused()
    Consents(roll).add(consent(purpose=Purpose.RECOGNITION))
    Templates(roll).add(template())
    Portraits(roll).set("1", JPEG)
    Consents(roll).add(consent(purpose=Purpose.RECOGNITION, given=False))
    all_is_refused()


def test_fault_37_without_the_consent_to_recognition_no_template_and_no_portrait_stays(
    roll: Database,
) -> None:
    Employees(roll).add(Employee("2", "Ben"))
    for employee_id in ("1", "2"):
        agree(roll, employee_id)
        Templates(roll).add(template(employee_id=employee_id))
        Portraits(roll).set(employee_id, JPEG)
    Consents(roll).add(consent(given=False, purpose=Purpose.RECOGNITION))
    assert Templates(roll).of("1") == [] and Portraits(roll).get("1") is None
    assert len(Templates(roll).of("2")) == 1 and Portraits(roll).get("2") == JPEG
    assert Audit(roll).about("1")[-1].detail["templates_deleted"] == 1


def test_the_consents_of_an_earlier_file_are_kept_and_stay_append_only(path: Path) -> None:
    held = [consent(), consent(given=False), consent(purpose=Purpose.TRAINING)]
    with open_database(path, steps=STEPS[:4]) as database:
        row = {"id": ANNA.id, "name": ANNA.name, "team": ANNA.team, "active": 1, "created_at": 0}
        database.insert("employees", row)
        for record in held:
            Consents(database).add(record)
    with open_database(path) as database:
        assert Consents(database).of("1") == held
        Consents(database).add(consent(purpose=Purpose.RECOGNITION))
        for change in ("DELETE FROM consents", "UPDATE consents SET given = 1"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                database.execute(change)
        assert len(Consents(database).of("1")) == 4
