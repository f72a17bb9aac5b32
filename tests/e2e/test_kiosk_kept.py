"""``kiosk --keep-running``: killed, stopped or hung, the kiosk comes back; after the exit PIN it stays away."""

import signal
import time
from contextlib import contextmanager

import psutil
import pytest
from guarded import KIOSK, guarded_site, leave_by_pin
from program import Program
from x_display import Display, wait_until, x_display

from faceclock.app.site import open_site
from faceclock.domain.people import Employee

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.slow]


@contextmanager
def kept_on(display: Display, data, *arguments: object):
    """A keeper and its kiosk, with an exit PIN and one person who has a PIN."""
    with open_site(guarded_site(data)) as site:
        site.employees.add(Employee("7", "Eileen Collins", ""))
        site.clock.set_pin("7", "8302", by="test")
    program = Program(data)
    program.environment.update(display.environment)
    keeper = program.start("kiosk", "--keep-running", "--hung-after", "5", "--source", "7", *arguments)
    try:
        wait_until(lambda: display.window(KIOSK), "the kiosk's window")
        yield keeper
    finally:
        for process in [*psutil.Process(keeper.pid).children(), keeper] if keeper.poll() is None else []:
            process.kill()
        keeper.communicate()


def kiosk_of(keeper) -> psutil.Process | None:
    found = psutil.Process(keeper.pid).children()
    return found[0] if found else None


def wait_for_another(display: Display, keeper, before: psutil.Process) -> None:
    def back() -> bool:
        now = kiosk_of(keeper)
        return now is not None and now.pid != before.pid and display.window(KIOSK) != ""

    wait_until(back, "another kiosk's window")


def check_in(display: Display) -> None:
    wait_until(lambda: display.focused() == KIOSK, "the kiosk in front")
    display.press("7", "Return", *"8302", "Return")


def punches(data) -> int:
    with open_site(data) as site:
        return len(site.punches.newest(10))


def test_killed_it_comes_back_and_takes_check_ins_until_the_exit_pin(tmp_path):
    data = tmp_path / "data"
    with x_display() as display, kept_on(display, data) as keeper:
        killed = kiosk_of(keeper)
        killed.kill()
        wait_for_another(display, keeper, killed)
        check_in(display)
        wait_until(lambda: punches(data) == 1, "the punch")
        leave_by_pin(display)
        assert keeper.wait(20) == 0
        assert "was killed by signal 9" in keeper.stderr.read()


@pytest.mark.soak
def test_stopped_it_is_replaced(tmp_path):
    with x_display() as display, kept_on(display, tmp_path / "data") as keeper:
        stopped = kiosk_of(keeper)
        stopped.suspend()
        wait_for_another(display, keeper, stopped)
        assert not stopped.is_running()


@pytest.mark.soak
def test_a_keeper_that_is_killed_leaves_no_kiosk_behind(tmp_path):
    with x_display() as display, kept_on(display, tmp_path / "data") as keeper:
        left = kiosk_of(keeper)
        time.sleep(1)
        keeper.kill()
        left.wait(20)


@pytest.mark.soak
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_keeper_that_is_told_to_ends_both(tmp_path, number):
    with x_display() as display, kept_on(display, tmp_path / "data") as keeper:
        child = kiosk_of(keeper)
        keeper.send_signal(number)
        assert keeper.wait(20) == 128 + number
        assert not child.is_running()


@pytest.mark.soak
def test_a_display_that_is_gone_ends_the_keeper(tmp_path):
    with x_display() as display, kept_on(display, tmp_path / "data") as keeper:
        display.server.kill()
        keeper.wait(20)
