"""``pin exit``: what leaves the kiosk is set without the console; the doctor names the lack of it."""

import json

import pytest

from faceclock.app.console.logins import Logins
from faceclock.app.site import open_site
from faceclock.domain.errors import LoginRefused


def found_by_doctor(run) -> bool:
    checks = json.loads(run("doctor", "--json").stdout)  # whatever else is missing
    return next(check["ok"] for check in checks if check["name"] == "exit PIN")


def test_it_is_set_and_removed(run, data, parsed):
    assert not found_by_doctor(run)
    assert parsed(run("pin", "exit", "--pin", "4711", "--json")) == {"exit_pin": True}
    with open_site(data) as site:
        Logins(site).leave_kiosk("4711")
        with pytest.raises(LoginRefused):
            Logins(site).leave_kiosk("1174")
    assert found_by_doctor(run)
    assert parsed(run("pin", "exit", "--remove", "--json")) == {"exit_pin": False}
    assert not found_by_doctor(run)


@pytest.mark.parametrize("arguments", [["--pin", "1234"], ["--pin", "47"], ["--pin", "abcd"], []])
def test_a_pin_that_cannot_be_is_refused_in_one_sentence(run, arguments):
    result = run("pin", "exit", *arguments)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


def test_both_at_once_are_wrong_usage(run):
    assert run("pin", "exit", "--pin", "4711", "--remove").exit_code == 2
