"""Whether a window can be opened here, asked before Qt is: Qt ends the process when it cannot."""

import ctypes
import importlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from faceclock.domain.errors import EnvironmentProblem

PLATFORM = "QT_QPA_PLATFORM"
_OVERRIDDEN = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_PLUGIN_PATH", "QT_QPA_FONTDIR")
_NEED_NOTHING = ("offscreen", "minimal")
_NEED_A_DEVICE = ("vnc", "linuxfb", "eglfs", "vkkhrdisplay")
_PROBE = """
import sys
from PySide6.QtGui import QGuiApplication
sys.exit(QGuiApplication([]).primaryScreen() is None)
"""
_PROBE_SECONDS = 20.0


@contextmanager
def usable_display() -> Iterator[None]:
    """Within it QApplication will start; its platform is chosen. Raises EnvironmentProblem.

    A connection to the X server stays open meanwhile: a server that loses its last client starts anew, and
    would refuse Qt at just that moment.
    """
    forget_foreign_plugins()
    _require_qt()
    with ExitStack() as held:
        wanted = os.environ.get(PLATFORM, "")
        if wanted.startswith(_NEED_A_DEVICE):
            _try_to_start(wanted)
        elif sys.platform.startswith("linux") and not wanted.startswith(_NEED_NOTHING):
            os.environ[PLATFORM] = _working_platform(held)
        yield


def forget_foreign_plugins() -> None:
    """opencv-python points Qt at the plugins of its own, older Qt; ours must not load those."""
    for name in _OVERRIDDEN:
        if f"{os.sep}cv2{os.sep}" in os.environ.get(name, ""):
            del os.environ[name]


def _require_qt() -> None:
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        raise EnvironmentProblem(
            f"The window needs a library that is missing ({error}); install it."
        ) from error


def _try_to_start(platform: str) -> None:
    """In a process of its own, which Qt ends where the device is not there. Raises EnvironmentProblem."""
    try:
        started = subprocess.run(
            [sys.executable, "-c", _PROBE], capture_output=True, timeout=_PROBE_SECONDS, check=False
        )
        works = started.returncode == 0
    except subprocess.TimeoutExpired:
        works = False
    if not works:
        raise EnvironmentProblem(
            f"Qt cannot draw by {platform} on this machine; unset {PLATFORM}, or choose another platform."
        )


def _working_platform(held: ExitStack) -> str:
    """Wayland where the session is one, else X11. Raises EnvironmentProblem that says what is in the way."""
    wanted = os.environ.get(PLATFORM, "").split(":")[0].split(";")[0]
    if wanted != "xcb" and _wayland_answers() and _plugin_fault("libqwayland*.so") is None:
        return "wayland"
    if not os.environ.get("DISPLAY"):
        raise EnvironmentProblem(
            "There is no display to open the window on; set DISPLAY, or use `faceclock kiosk --headless`."
        )
    fault = _plugin_fault("libqxcb.so")
    if fault:
        raise EnvironmentProblem(
            f"The window needs a library that is missing ({fault}); install libxcb-cursor0 and its like."
        )
    held.enter_context(_x_connection())
    return "xcb"


def _plugin_fault(pattern: str) -> str | None:
    """Why a platform plugin cannot be loaded: the loader's own words name the missing library."""
    folder = _platforms_folder()
    fault: str | None = f"no {pattern} in {folder}"
    for plugin in sorted(folder.glob(pattern)):
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            fault = str(error)
        else:
            return None
    return fault


def _platforms_folder() -> Path:
    """A distribution's own PySide6 keeps it elsewhere than the one from the package index."""
    from PySide6.QtCore import QLibraryInfo

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(Path(folder) / name))
        except OSError:
            return False
    return True


@contextmanager
def _x_connection() -> Iterator[None]:
    xcb = ctypes.CDLL("libxcb.so.1")  # the plugin has been loaded, so this is there
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        if xcb.xcb_connection_has_error(connection):
            raise EnvironmentProblem(
                f"The display {os.environ['DISPLAY']} does not answer; check DISPLAY and who may use it."
            )
        yield
    finally:
        xcb.xcb_disconnect(connection)
