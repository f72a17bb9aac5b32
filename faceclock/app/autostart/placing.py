"""Puts what starts the kiosk where the system looks for it, and takes it away again."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faceclock.app.autostart import desktop, elsewhere, systemd
from faceclock.app.autostart.order import NAME, Kind, Order
from faceclock.domain.errors import EnvironmentProblem
from faceclock.settings.atomic import replacing

_LONGEST = 30.0  # seconds
UNIT = f"{NAME}.service"
_OF_DESKTOPS = {Kind.SYSTEMD, Kind.DESKTOP}


@dataclass(frozen=True)
class Placed:
    """``next_step`` is a command that is left to whoever asked; empty for none."""

    kind: Kind
    file: Path
    next_step: str = ""


def usual_kind() -> Kind:
    """What this session is started by: a desktop that systemd started has its target, others read the entry."""
    if sys.platform == "win32":
        return Kind.TASK
    if sys.platform == "darwin":
        return Kind.LAUNCHD
    active = _systemctl("--user", "is-active", "--quiet", "graphical-session.target")
    return Kind.SYSTEMD if active is not None and active.returncode == 0 else Kind.DESKTOP


def place_of(kind: Kind, data: Path) -> Path:
    """Where the file of this kind lies."""
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return {
        Kind.SYSTEMD: settings / "systemd" / "user" / UNIT,
        Kind.SYSTEM: Path("/etc/systemd/system") / UNIT,
        Kind.DESKTOP: settings / "autostart" / f"{NAME}.desktop",
        Kind.LAUNCHD: Path.home() / "Library" / "LaunchAgents" / f"{elsewhere.LABEL}.plist",
        Kind.TASK: data / f"{NAME}.xml",
    }[kind]


def content_of(kind: Kind, order: Order) -> bytes:
    """What would be written."""
    match kind:
        case Kind.SYSTEMD:
            return systemd.user_unit(order).encode()
        case Kind.SYSTEM:
            return systemd.machine_unit(order).encode()
        case Kind.DESKTOP:
            return desktop.entry(order).encode()
        case Kind.LAUNCHD:
            return elsewhere.agent(order)
        case Kind.TASK:
            return elsewhere.task(order).encode("utf-16")


def install(kind: Kind, order: Order) -> Placed:
    """Write the file, in the place of an earlier one, and have it started from the next login on. Of the two that a
    desktop may read there is one at most: both would open two kiosks. Raises EnvironmentProblem."""
    if kind in _OF_DESKTOPS:
        for other in _OF_DESKTOPS - {kind}:
            remove(other, order.data)
    file, content = place_of(kind, order.data), content_of(kind, order)
    try:
        with replacing(file) as stream:
            stream.write(content)
    except OSError as error:
        raise EnvironmentProblem(
            f"{file} cannot be written ({error.strerror}); a system-wide unit is the administrator's (sudo)."
        ) from error
    return Placed(kind, file, _take_over(kind, file))


def remove(kind: Kind, data: Path) -> bool:
    """Whether there was one. A kiosk that is open stays open. Raises EnvironmentProblem."""
    file = place_of(kind, data)
    if not file.exists():
        return False
    if kind in (Kind.SYSTEMD, Kind.SYSTEM):
        _systemctl(*_whose(kind), "disable", UNIT)
    try:
        file.unlink()
        for wanted in file.parent.glob("*.wants"):  # what `disable` leaves where no manager answers
            (wanted / file.name).unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentProblem(
            f"{file} cannot be removed ({error.strerror}); a system-wide unit is the administrator's (sudo)."
        ) from error
    if kind in (Kind.SYSTEMD, Kind.SYSTEM):
        _systemctl(*_whose(kind), "daemon-reload")
    return True


def _take_over(kind: Kind, file: Path) -> str:
    """Switch it on where a command of ours may; else the command that does."""
    match kind:
        case Kind.SYSTEMD | Kind.SYSTEM:
            steps = [("daemon-reload",), ("enable", UNIT)]
            done = all(_worked(_systemctl(*_whose(kind), *step)) for step in steps)
            manager = " ".join(["systemctl", *_whose(kind)])
            return "" if done else f"{manager} daemon-reload && {manager} enable {UNIT}"
        case Kind.LAUNCHD:
            return f'launchctl bootstrap gui/$(id -u) "{file}"'
        case Kind.TASK:
            return f'schtasks /Create /F /TN "{NAME}" /XML "{file}"'
        case _:
            return ""


def _whose(kind: Kind) -> list[str]:
    return ["--user"] if kind is Kind.SYSTEMD else []


def _worked(done: "subprocess.CompletedProcess[bytes] | None") -> bool:
    return done is not None and done.returncode == 0


def _systemctl(*arguments: str) -> "subprocess.CompletedProcess[bytes] | None":
    """None where there is no systemd."""
    program = shutil.which("systemctl")
    if program is None:
        return None
    command: Sequence[str] = [program, *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=_LONGEST)
