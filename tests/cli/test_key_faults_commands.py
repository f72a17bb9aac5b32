"""Whatever is wrong with the key, every command that needs faces says so in one sentence and changes nothing."""

import shutil
from pathlib import Path

import cv2
import pytest
import skimage.data
from typer.testing import CliRunner

from faceclock.app.keys import create_key
from faceclock.app.site import open_site
from faceclock.cli.main import app
from faceclock.storage.key_file import Store

WORDS, OTHER_WORDS = "correct horse battery", "another horse battery"
TABLES = ("employees", "templates", "portraits", "person_keys", "site_keys", "consents", "punches", "audit")
COMMANDS = {
    "kiosk": ("kiosk", "--fast", "--source", "PHOTO"),
    "identify": ("identify", "PHOTO"),
    "enroll": ("enroll", "--recognition", "--id", "2", "--name", "Bo", "PHOTO"),
    "rotate": ("keys", "rotate"),
    "move": ("keys", "move", "plain"),
    "passphrase": ("keys", "passphrase"),
}
STRETCHING = ("kiosk", "enroll", "rotate")  # with a wrong passphrase, each of which costs a while


def no_passphrase(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACECLOCK_PASSPHRASE")


def wrong_passphrase(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACECLOCK_PASSPHRASE", OTHER_WORDS)


def missing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.unlink()


def damaged(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(file.read_bytes()[:-40])


def of_another_site(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_site(file.parent / "other") as site:
        create_key(site, Store.PLAIN)
        file.write_bytes(site.database.vault.file.read_bytes())


FAULTS = {
    no_passphrase: "passphrase",
    wrong_passphrase: "passphrase is wrong",
    missing: "is missing",
    damaged: "is damaged",
    of_another_site: "belongs to other face data",
}


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("photo") / "astronaut.png"
    cv2.imwrite(str(file), skimage.data.astronaut()[:, :, ::-1])
    return file


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory, photo: Path) -> Path:
    """A site with one person, under a key behind a passphrase."""
    data = tmp_path_factory.mktemp("enrolled") / "data"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("FACECLOCK_KEY_STORE", "passphrase")
        environment.setenv("FACECLOCK_PASSPHRASE", WORDS)
        arguments = ("--data", data, "enroll", "--recognition", "--id", "1", "--name", "Anna", photo)
        done = CliRunner().invoke(app, [str(word) for word in arguments])
    assert done.exit_code == 0, done.stderr
    return data


@pytest.fixture
def site(enrolled: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(enrolled, data)
    monkeypatch.setenv("FACECLOCK_PASSPHRASE", WORDS)
    return data


def contents(data: Path) -> list[str]:
    with open_site(data) as site:
        return [
            f"{table} {row}" for table in TABLES for row in site.database.tuples(f"SELECT * FROM {table}")
        ]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_fault_39_no_command_goes_on_without_the_key(run, site, photo, monkeypatch, fault) -> None:
    file = site / "faceclock.key"
    fault(file, monkeypatch)
    before, key = contents(site), file.read_bytes() if file.exists() else None
    for name, arguments in COMMANDS.items():
        if fault is wrong_passphrase and name not in STRETCHING:
            continue
        done = run(*(photo if word == "PHOTO" else word for word in arguments))
        told = done.stderr.splitlines()
        assert (done.exit_code, len(told)) == (1, 1), (name, done.stdout, done.stderr)
        assert FAULTS[fault] in told[0], name
        assert contents(site) == before, name
        assert (file.read_bytes() if file.exists() else None) == key, name


def test_fault_39_with_the_key_the_same_commands_work(run, site, photo) -> None:
    for name in ("kiosk", "identify"):
        done = run(*(photo if word == "PHOTO" else word for word in COMMANDS[name]))
        assert done.exit_code == 0, (name, done.stderr)


def test_fault_39_a_check_without_the_key_does_not_say_that_all_is_well(run, site) -> None:
    assert run("db", "check").exit_code == 0
    (site / "faceclock.key").unlink()
    done = run("db", "check")
    assert done.exit_code == 1 and "not everything could be checked" in done.stderr
    assert "is missing" in done.stdout and "is sound:" not in done.stdout


def test_fault_38_a_backup_and_the_wrong_passphrase_bring_nothing(run, site, tmp_path, monkeypatch) -> None:
    file = tmp_path / "one.fcbackup"
    assert run("data", "backup", file).exit_code == 0
    monkeypatch.setenv("FACECLOCK_PASSPHRASE", OTHER_WORDS)
    elsewhere = tmp_path / "elsewhere"
    before = contents(site)
    done = run("--data", elsewhere, "data", "restore", file, "--yes")
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1 and "passphrase" in done.stderr
    assert not list(elsewhere.glob("faceclock*")) or contents(elsewhere) == []
    assert contents(site) == before
