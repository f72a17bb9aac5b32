"""Whether there is a screen; asked before anything of Qt is loaded."""

import os
import sys

_UNSEEN = ("offscreen", "minimal")


def has_display() -> bool:
    """Whether a window can be opened; QT_QPA_PLATFORM=offscreen counts as a screen that nobody sees."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") in _UNSEEN:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
