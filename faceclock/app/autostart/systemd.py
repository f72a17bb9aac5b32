"""Units of systemd: one for the user's graphical session, one for a machine that is nothing but a kiosk.

Exit code 0 is the exit PIN's and stays ended; whatever else ends the kiosk, it is started again. systemd.service(5) and
systemd.exec(5) describe the words.
"""

from collections.abc import Sequence
from pathlib import Path

from faceclock.app.autostart.order import TITLE, VARIABLE, Order
from faceclock.settings.paths import assets_folder

_HARDENING = """\
NoNewPrivileges=yes
LockPersonality=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
SystemCallArchitectures=native
UMask=0077
LimitCORE=0
"""
# Nothing here that takes devices away: a camera, a screen and a sound card are what it needs.
_MACHINE_HARDENING = """\
ProtectSystem=full
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectHostname=yes
"""


def user_unit(order: Order) -> str:
    """For ~/.config/systemd/user. The kiosk itself tells that it lives."""
    return f"""\
[Unit]
Description={TITLE}
PartOf=graphical-session.target
After=graphical-session.target
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=main
ExecStart={words(order.kiosk)}
Restart=always
RestartPreventExitStatus=0
SuccessExitStatus=130 143
RestartSec=5
TimeoutStartSec=240
WatchdogSec=60
WatchdogSignal=SIGKILL
{_credential(order)}{_HARDENING}
[Install]
WantedBy=graphical-session.target
"""


def machine_unit(order: Order) -> str:
    """For /etc/systemd/system: cage on the first console, and the login prompt there once the exit PIN ended it."""
    session = ["/bin/sh", str(session_script()), "cage", *order.kept_kiosk]
    return f"""\
[Unit]
Description={TITLE}
After=systemd-user-sessions.service plymouth-quit-wait.service getty@tty1.service
Conflicts=getty@tty1.service
OnSuccess=getty@tty1.service
StartLimitIntervalSec=0

[Service]
User={order.account}
PAMName=login
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty
StandardOutput=journal
StandardError=journal
UtmpIdentifier=tty1
UtmpMode=user
ExecStart={words(session)}
Restart=always
RestartPreventExitStatus=0
SuccessExitStatus=130 143
RestartSec=5
{_credential(order)}{_HARDENING}{_MACHINE_HARDENING}
[Install]
WantedBy=graphical.target
"""


def session_script() -> Path:
    return assets_folder().absolute() / "kiosk" / "faceclock-kiosk-session"


def words(command: Sequence[str]) -> str:
    """A command line in which nothing is expanded."""
    return " ".join(_word(word) for word in command)


def _word(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return (
        escaped if escaped == word and not any(map(str.isspace, word)) and "'" not in word else f'"{escaped}"'
    )


def _credential(order: Order) -> str:
    """Read by systemd and handed over in memory; the kiosk's user need not be able to read the file."""
    if order.passphrase_file is None:
        return ""
    file = str(order.passphrase_file).replace("%", "%%")
    return f"LoadCredential=passphrase:{file}\nEnvironment={VARIABLE}=%d/passphrase\n"
