"""A site whose key cannot be had, opened by the real program on a real X server: a sentence in a window, no kiosk."""

import json

import pytest
from program import Program
from x_display import Display, wait_until, x_display

from faceclock.app.keys import create_key
from faceclock.app.site import open_site
from faceclock.storage.key_file import Store
from faceclock.storage.site_keys import audit_key
from faceclock.storage.vault import PASSPHRASE_VARIABLE

pytestmark = [pytest.mark.e2e, pytest.mark.gui]
TITLE, KIOSK, WORDS = "FaceClock: the key of the faces", "FaceClock kiosk", "correct horse battery"


def make_site(folder, store):
    with open_site(folder) as site:
        create_key(site, store, WORDS if store is Store.PASSPHRASE else "")
        audit_key(site.database)
        return site.database.vault.file


def program_on(display: Display, folder) -> Program:
    program = Program(folder)
    program.environment.update(display.environment, FACECLOCK_HOME=str(folder))
    for name in ("FACECLOCK_KEY_STORE", PASSPHRASE_VARIABLE, "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        program.environment.pop(name, None)
    return program


def missing(file):
    file.unlink()


def damaged(file):
    file.write_bytes(file.read_bytes()[:100])


def another_sites(file):
    other = make_site(file.parent / "other", Store.PLAIN)
    file.write_bytes(other.read_bytes())


def in_a_keyring(file):
    content = json.loads(file.read_bytes())
    content["keys"][0]["slots"] = [{"store": "keyring", "kept": {}}]
    file.write_text(json.dumps(content))


FAULTS = {
    missing: "is missing",
    damaged: "is damaged",
    another_sites: "belongs to other face data",
    in_a_keyring: "keyring",
}


@pytest.mark.slow
def test_fault_39_a_key_that_cannot_be_had_is_said_in_a_window_and_no_kiosk_opens(tmp_path):
    with x_display() as display:
        running = {}
        for number, (harm, said) in enumerate(FAULTS.items()):
            folder = tmp_path / harm.__name__
            harm(make_site(folder, Store.PLAIN))
            command = ["kiosk", "--windowed", "--source", "7"] if number % 2 else ["console"]
            picture = tmp_path / f"{harm.__name__}.png"
            options = ("--seconds", "2", "--screenshot", picture)
            running[said] = program_on(display, folder).start(*command, *options), picture
        wait_until(lambda: display.window(TITLE), "a window that says so")
        for said, (process, picture) in running.items():
            _, told = process.communicate(timeout=60)
            assert process.returncode == 1, told
            assert said in told and len(told.splitlines()) == 1, told
            assert picture.exists()


@pytest.mark.slow
def test_fault_38_a_kiosk_opens_only_by_its_passphrase(tmp_path):
    make_site(tmp_path / "data", Store.PASSPHRASE)
    with x_display() as display:
        process = program_on(display, tmp_path / "data").start("kiosk", "--source", "7")
        try:
            wait_until(lambda: display.focused() == TITLE, "the question")
            assert not display.window(KIOSK)
            display.xdotool("type", "--delay", "20", WORDS)
            display.press("Return")
            wait_until(lambda: display.focused() == KIOSK and not display.window(TITLE), "the kiosk alone")
        finally:
            process.kill()
            process.communicate()


def test_fault_38_whoever_cancels_gets_a_sentence_and_an_exit_code(tmp_path):
    make_site(tmp_path / "data", Store.PASSPHRASE)
    with x_display() as display:
        process = program_on(display, tmp_path / "data").start("console")
        wait_until(lambda: display.focused() == TITLE, "the question")
        display.press("alt+c")
        _, told = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "protected by a passphrase" in told and len(told.splitlines()) == 1
