"""What is to start by itself, and how."""

import os
import re
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from faceclock.app.background_commands import own_program
from faceclock.domain.errors import InputProblem
from faceclock.settings.paths import HOME_VARIABLE, data_folder

NAME = "faceclock-kiosk"
TITLE = "FaceClock kiosk"
VARIABLE = "FACECLOCK_PASSPHRASE_FILE"
_BREAK = re.compile(r"[\r\n]")
_ACCOUNT = re.compile(r"[a-z_][a-z0-9_-]{0,30}")


class Kind(StrEnum):
    """SYSTEMD: a unit of the user's session; SYSTEM: one of the machine's, on its first console; DESKTOP: an entry that
    every Linux desktop starts; LAUNCHD: macOS; TASK: Windows."""

    SYSTEMD = "systemd"
    SYSTEM = "system"
    DESKTOP = "desktop"
    LAUNCHD = "launchd"
    TASK = "task"


@dataclass(frozen=True)
class Order:
    """``program`` is the command line up to the command. ``passphrase_file`` unlocks the site's key where nobody
    types. ``account`` is the machine's user that a SYSTEM unit runs as."""

    program: tuple[str, ...]
    data: Path
    passphrase_file: Path | None = None
    account: str = "kiosk"

    @property
    def kiosk(self) -> list[str]:
        """For whoever watches it themselves."""
        return [*self.program, "kiosk"]

    @property
    def kept_kiosk(self) -> list[str]:
        """For whoever only starts it."""
        return [*self.kiosk, "--keep-running"]


def order_for(
    kind: Kind, data: Path, pack: str = "", passphrase_file: Path | None = None, account: str = "kiosk"
) -> Order:
    """Raises InputProblem for a passphrase file that is not there or that others may read, for a name that no user has,
    and for a path that no such file can hold."""
    program = own_program()
    if not (kind is Kind.SYSTEM and _is_the_users_own(data)):  # else the account has a folder of its own
        program += ["--data", str(data.absolute())]
    if pack:
        program += ["--pack", pack]
    if passphrase_file is not None:
        _require_private(passphrase_file)
        passphrase_file = passphrase_file.absolute()
    if not _ACCOUNT.fullmatch(account):
        raise InputProblem(f"{account!r} is no name of a user; give --account the kiosk's.")
    if any(_BREAK.search(word) for word in (*program, str(passphrase_file))):
        raise InputProblem("A path with a line break in it cannot be started by itself; rename the folder.")
    return Order(tuple(program), data.absolute(), passphrase_file, account)


def _is_the_users_own(data: Path) -> bool:
    return not os.environ.get(HOME_VARIABLE) and data.absolute() == data_folder().absolute()


def _require_private(file: Path) -> None:
    if not file.is_file():
        raise InputProblem(f"The passphrase file {file} is not there; write the passphrase into it first.")
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise InputProblem(f"Others may read the passphrase file {file}; run: chmod 600 {file}")
