"""Whether there is a screen; asked before anything of Qt is loaded."""

import os
import re
import socket
import sys
from pathlib import Path

_UNSEEN = ("offscreen", "minimal")
_LOCAL_X = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def has_display() -> bool:
    """Whether a window can be opened; QT_QPA_PLATFORM=offscreen counts as a screen that nobody sees."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") in _UNSEEN:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def display_answers() -> bool:
    """Whether the session's display still takes connections; True where that cannot be told from here, as for one on
    another computer."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") in _UNSEEN:
        return True
    wayland, local = os.environ.get("WAYLAND_DISPLAY"), _LOCAL_X.fullmatch(os.environ.get("DISPLAY", ""))
    if wayland and _takes(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland)):
        return True
    if local is None:
        return bool(os.environ.get("DISPLAY"))
    path = f"/tmp/.X11-unix/X{local[1]}"
    return _takes(path) or _takes(f"\0{path}")


def _takes(address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
