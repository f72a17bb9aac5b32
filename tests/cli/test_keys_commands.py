"""``faceclock keys``, in processes of their own: what one leaves, the next must open."""

import json

import pytest

from faceclock.app.consents import give
from faceclock.app.site import open_site
from faceclock.domain.consent import Purpose
from faceclock.domain.people import Employee

WORDS, OTHER_WORDS = "correct horse battery", "another horse battery"


def shown(spawn, **environment: str) -> dict:
    done = spawn("--json", "keys", "show", **environment)
    assert done.stderr == ""
    return json.loads(done.stdout)


def with_a_face(data) -> None:
    with open_site(data) as site:
        site.employees.add(Employee("1", "Anna"))
        give(site.database, "1", [Purpose.RECOGNITION])
        site.portraits.set("1", b"a portrait")


def opens(data, monkeypatch, passphrase: str) -> bool:
    monkeypatch.setenv("FACECLOCK_PASSPHRASE", passphrase)
    with open_site(data) as site:
        return site.portraits.get("1") == b"a portrait"


def test_from_plain_to_a_passphrase_and_a_new_key(spawn, data, monkeypatch):
    assert shown(spawn)["stores"] == []
    assert "is made" in spawn("keys", "create", "plain").stdout
    with_a_face(data)
    told = shown(spawn)
    assert (told["stores"], told["people"], told["unprotected"], told["recovery_passphrase"]) == (
        ["plain"],
        1,
        True,
        False,
    )
    assert "is set" in spawn("keys", "passphrase", FACECLOCK_PASSPHRASE=WORDS).stdout
    assert "now" in spawn("keys", "move", "passphrase").stdout
    assert shown(spawn, FACECLOCK_PASSPHRASE=WORDS)["stores"] == ["passphrase"]
    assert "1 data keys" in spawn("keys", "rotate", FACECLOCK_PASSPHRASE=WORDS).stdout
    assert opens(data, monkeypatch, WORDS)


@pytest.mark.parametrize(
    ("arguments", "environment", "sentence"),
    [
        (("keys", "create", "plain"), {}, "has a key already"),
        (("keys", "rotate"), {"FACECLOCK_PASSPHRASE": OTHER_WORDS}, "passphrase is wrong"),
        (("keys", "rotate"), {}, "no terminal to ask"),
        (("keys", "recover"), {"FACECLOCK_PASSPHRASE": OTHER_WORDS}, "passphrase is wrong"),
        (("keys", "passphrase"), {"FACECLOCK_PASSPHRASE_FILE": "nowhere"}, "cannot be read"),
    ],
)
def test_what_does_not_fit_changes_nothing(run, data, monkeypatch, arguments, environment, sentence):
    monkeypatch.setenv("FACECLOCK_PASSPHRASE", WORDS)
    assert run("keys", "create", "passphrase").exit_code == 0
    monkeypatch.delenv("FACECLOCK_PASSPHRASE")
    before = (data / "faceclock.key").read_bytes()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    done = run(*arguments)
    assert done.exit_code == 1 and done.stdout == ""
    assert sentence in done.stderr and len(done.stderr.splitlines()) == 1
    assert (data / "faceclock.key").read_bytes() == before


@pytest.mark.parametrize("command", [("create", "plain"), ("rotate",), ("passphrase",), ("recover",)])
def test_fault_39_a_lost_key_file_is_told_and_not_made_anew(run, data, monkeypatch, command):
    with_a_face(data)
    (data / "faceclock.key").unlink()
    monkeypatch.setenv("FACECLOCK_PASSPHRASE", WORDS)
    done = run("keys", *command)
    assert done.exit_code == 1 and "missing" in done.stderr
    assert "is missing" in run("keys", "show").stdout
    assert not (data / "faceclock.key").exists()
