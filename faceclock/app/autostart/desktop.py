"""The entry in ~/.config/autostart that every Linux desktop starts (Desktop Entry Specification)."""

from collections.abc import Sequence

from faceclock.app.autostart.order import TITLE, VARIABLE, Order

_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")


def entry(order: Order) -> str:
    command = order.kept_kiosk
    if order.passphrase_file is not None:
        command = ["env", f"{VARIABLE}={order.passphrase_file}", *command]
    return f"""\
[Desktop Entry]
Type=Application
Name={TITLE}
Comment=People check in and out by looking at a camera
Exec={exec_line(command)}
Terminal=false
X-GNOME-Autostart-enabled=true
"""


def exec_line(command: Sequence[str]) -> str:
    return " ".join(_word(word) for word in command)


def _word(word: str) -> str:
    """Quoted where it must be; a backslash is escaped for the quotes and then once more for the file."""
    word = word.replace("%", "%%")
    if not _RESERVED & set(word):
        return word
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return '"' + word.replace("\\", "\\\\") + '"'
