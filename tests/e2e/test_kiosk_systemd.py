"""The user's unit under a real user manager of systemd's: ready, killed, stopped, left by the exit PIN, told to stop.

Needs root for a mount namespace of its own: the manager wants a /run in which a systemd has booted."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from guarded import guarded_site, leave_by_pin
from x_display import Display, wait_until, x_display

from faceclock.app.autostart.order import Kind, order_for
from faceclock.app.autostart.placing import UNIT, content_of

pytestmark = [pytest.mark.e2e, pytest.mark.gui, pytest.mark.slow, pytest.mark.soak]
MANAGER = Path("/lib/systemd/systemd")
SETUP = """
mount --make-rshared / && mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/system && mkdir -m 700 -p /run/user/0
exec /lib/systemd/systemd --user
"""
QUICKER = "[Service]\nWatchdogSec=5\nRestartSec=1\n"


class Session:
    """A user manager in its namespace, with our unit and nothing else of a home."""

    def __init__(self, manager: subprocess.Popen[bytes], environment: dict[str, str]) -> None:
        self._manager, self._environment = manager, environment

    def ctl(self, *arguments: str) -> str:
        command = ["nsenter", "-t", str(self._manager.pid), "-m", "systemctl", "--user", *arguments]
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, timeout=120, check=False
        )
        return done.stdout.strip()

    def of(self, name: str) -> str:
        return self.ctl("show", UNIT, "-p", name, "--value")

    def another_than(self, process: psutil.Process) -> psutil.Process:
        wait_until(lambda: self.of("MainPID") not in ("0", str(process.pid)), "another kiosk")
        wait_until(lambda: self.of("ActiveState") == "active", "the kiosk to be ready")
        return psutil.Process(int(self.of("MainPID")))


@contextmanager
def session_on(display: Display, tmp_path: Path) -> Iterator[Session]:
    if os.geteuid() != 0 or not MANAGER.exists() or shutil.which("nsenter") is None:
        pytest.skip("needs root and systemd")
    secret = tmp_path / "passphrase"
    secret.write_text("correct horse battery staple\n")
    secret.chmod(0o600)
    units = tmp_path / "home" / ".config" / "systemd" / "user"
    (units / f"{UNIT}.d").mkdir(parents=True)
    order = order_for(Kind.SYSTEMD, tmp_path / "data", "", secret)
    (units / UNIT).write_bytes(content_of(Kind.SYSTEMD, order))
    (units / f"{UNIT}.d" / "quicker.conf").write_text(QUICKER)
    environment = {
        key: value for key, value in display.environment.items() if not key.startswith(("FACECLOCK", "XDG"))
    }
    environment |= {"HOME": str(tmp_path / "home"), "XDG_RUNTIME_DIR": "/run/user/0"}
    with subprocess.Popen(
        ["unshare", "--mount", "sh", "-c", SETUP], env=environment, stderr=subprocess.DEVNULL
    ) as manager:
        session = Session(manager, environment)
        try:
            wait_until(lambda: session.ctl("is-active", "default.target") == "active", "the user manager")
            yield session
        finally:
            session.ctl("stop", UNIT)
            manager.terminate()


def test_the_users_unit(tmp_path):
    guarded_site(tmp_path / "data")
    with x_display() as display, session_on(display, tmp_path) as session:
        session.ctl("start", UNIT)  # returns when the kiosk said READY=1
        assert session.of("ActiveState") == "active"
        first = psutil.Process(int(session.of("MainPID")))
        given = first.environ()["FACECLOCK_PASSPHRASE_FILE"]
        assert Path(f"/proc/{first.pid}/root{given}").read_text() == "correct horse battery staple\n"
        first.kill()
        second = session.another_than(first)
        second.suspend()  # the watchdog's
        third = session.another_than(second)
        assert not second.is_running()
        leave_by_pin(display)
        third.wait(20)
        wait_until(lambda: session.of("ActiveState") == "inactive", "the end")
        session.ctl("start", UNIT)
        assert session.of("ActiveState") == "active"
        session.ctl("stop", UNIT)
        assert session.of("ActiveState") == "inactive"
