"""Checkpoints find what is cut off or written anew, and say what is wrong with themselves."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from tampering import rewrite_chain_and_anchor, truncate_with_the_anchor

from faceclock.app.chores import any_due, run_due
from faceclock.app.safekeeping.checkpoints import SUFFIX, Standing, compare, make_checkpoint, write_checkpoint
from faceclock.app.safekeeping.verifying import sentences
from faceclock.app.site import Site, open_site
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.security.checkpoints import Checkpoint, code_of, opened, read_code, sealed
from faceclock.settings.file import save_settings
from faceclock.settings.housekeeping import Audit as AuditSettings
from faceclock.settings.model import Settings
from faceclock.settings.paths import database_file, settings_file
from faceclock.storage.audit import Audit
from faceclock.storage.ledger import verify_file

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEY = b"k" * 32
POINT = Checkpoint("a" * 32, 120482, b"h" * 32, NOON)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A site with five check-ins, closed."""
    with open_site(tmp_path / "data") as site:
        site.employees.add(Employee("1", "Ana"))
        for number in range(5):
            at = NOON + timedelta(minutes=number)
            site.punches.add(Punch(f"p{number}", "1", at, "Europe/Berlin", Direction.IN, Method.PIN, "door"))
    return tmp_path / "data"


def judged(data: Path, given: str) -> tuple[Standing, str]:
    with open_site(data, to_check=True) as site:
        found = compare(site, given)
        told = sentences(verify_file(site.database.path), found, site.database.path)
        return found.standing, " ".join(told)


def code(data: Path) -> str:
    with open_site(data) as site:
        return make_checkpoint(site.database).code


def test_a_code_survives_being_typed() -> None:
    shown = code_of(POINT, KEY)
    assert shown.startswith("120482-") and len(shown) == 27
    typed = shown.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert read_code(typed) == read_code(shown) and read_code(shown).count == 120482


def test_nearly_every_typing_error_is_told_from_tampering() -> None:
    shown, random, told = code_of(POINT, KEY), Random(1), 0
    for _ in range(200):
        place = random.choice([at for at, letter in enumerate(shown) if letter != "-"])
        wrong = shown[:place] + random.choice("23456789ABCDEF") + shown[place + 1 :]
        if wrong != shown:
            try:
                told -= read_code(wrong) == read_code(shown)
            except InputProblem:
                told += 1
    assert told > 170


@pytest.mark.parametrize(
    "typed", ["", "-", "12", "x" * 40, "1" * 60, "12-UUUUUU-UUUUUU-UUUUUU", "٣-ABCDEF-ABCDEF-ABCDEF"]
)
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(InputProblem):
        read_code(typed)


def test_a_file_opens_under_its_key_alone() -> None:
    content = sealed(POINT, KEY)
    assert opened(content, KEY) == POINT
    with pytest.raises(InputProblem, match="another site"):
        opened(content, b"x" * 32)
    for other in (replace(POINT, count=5), replace(POINT, head=b"x" * 32), replace(POINT, site="b" * 32)):
        forged = {**json.loads(sealed(other, b"x" * 32)), "mac": json.loads(content)["mac"]}
        with pytest.raises(InputProblem, match="changed"):
            opened(json.dumps(forged), KEY)


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "null", '{"kind": 5}', sealed(POINT, KEY)[:-30], '"x"', "\x00"]
)
def test_a_damaged_file_is_one_sentence(content: str) -> None:
    with pytest.raises(InputProblem, match="no whole checkpoint"):
        opened(content, KEY)


def test_a_chain_that_grew_still_fits(data: Path, tmp_path: Path) -> None:
    with open_site(data) as site:
        made = make_checkpoint(site.database)
        file = write_checkpoint(made, tmp_path)
        site.employees.add(Employee("2", "Ben"))
    assert file.name.endswith(SUFFIX)
    for given in (str(file), made.code):
        assert judged(data, given) == (Standing.HOLDS, "")


def test_a_tail_that_was_cut_off_with_all_its_rows_is_found(data: Path) -> None:
    shown = code(data)
    assert truncate_with_the_anchor(database_file(data), Random(3))
    standing, told = judged(data, shown)
    assert standing is Standing.SHORT and "its end was cut off" in told


def test_a_chain_that_was_written_anew_is_found(data: Path) -> None:
    shown = code(data)
    assert rewrite_chain_and_anchor(database_file(data), Random(3))
    assert verify_file(database_file(data)).sound  # in itself it is whole
    standing, told = judged(data, shown)
    assert standing is Standing.OTHER and "written anew" in told


def test_after_a_restore_of_an_earlier_backup_that_is_said(data: Path) -> None:
    before = database_file(data).read_bytes()
    with open_site(data) as site:
        site.employees.add(Employee("2", "Ben"))
    shown = code(data)
    database_file(data).with_suffix(".head").unlink()
    database_file(data).write_bytes(before)
    with open_site(data) as site:
        Audit(site.database).record("data.restore", "database", actor="Olga")
        make_checkpoint(site.database)  # with the key anew, as a backup that holds it would have it
    standing, told = judged(data, shown)
    assert standing is not Standing.HOLDS and "a backup was restored on" in told


def test_one_is_written_a_day_where_a_folder_is_set(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    with open_site(data) as site:
        assert not any_due(site, NOON)
        site.settings = Settings(audit=AuditSettings(checkpoint_folder=str(folder)))
        save_settings(settings_file(data), site.settings)
        with pytest.raises(EnvironmentProblem, match="is not there"):
            run_due(site, NOON)
        assert not any_due(site, NOON + timedelta(minutes=59))
        folder.mkdir()
        for hours in (1, 2, 23, 24, 25, 48):
            run_due(site, NOON + timedelta(hours=hours))
        _all_hold(site, folder)


def _all_hold(site: Site, folder: Path) -> None:
    files = sorted(folder.iterdir())
    assert len(files) == 3 and all(compare(site, str(file)).holds for file in files)
