"""What the doctor looks at outside the site's folder: libraries, cameras, display, fonts, sound, clock."""

import ctypes
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from zoneinfo import available_timezones

from faceclock.app.display import has_display

_LIBRARIES = ("numpy", "onnxruntime", "insightface", "PySide6-Essentials", "sqlite-utils")
_SHARED_OBJECTS = (
    "libGL.so.1",
    "libEGL.so.1",
    "libglib-2.0.so.0",
    "libfontconfig.so.1",
    "libdbus-1.so.3",
    "libxkbcommon-x11.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-image.so.0",
    "libxcb-render-util.so.0",
)
_RELEASED = 2025  # a clock that shows less has lost its battery


@dataclass(frozen=True)
class Finding:
    """``advice`` is for the case that it is not ok."""

    ok: bool
    detail: str
    advice: str = ""


def machine_checks() -> Sequence[tuple[str, bool, Callable[[], Finding]]]:
    """Name, whether FaceClock cannot work without it, and how to look."""
    return (
        ("Python", True, _python),
        ("libraries", True, _libraries),
        ("system libraries", False, _system_libraries),
        ("processor", False, _processor),
        ("clock", True, _clock),
        ("cameras", False, _cameras),
        ("display", False, _display),
        ("Chinese font", False, _chinese_font),
        ("sound", False, _sound),
    )


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding((3, 11) <= sys.version_info[:2] < (3, 15), version, "use Python 3.11 to 3.14")


def _libraries() -> Finding:
    found, missing = [f"sqlite {sqlite3.sqlite_version}"], []
    for name in [*_LIBRARIES, _opencv()]:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    detail = f"missing: {', '.join(missing)}" if missing else ", ".join(found)
    return Finding(not missing, detail, "install FaceClock again, with all that it depends on")


def _opencv() -> str:
    """The packaged program has the one without windows of its own."""
    headless = "opencv-python-headless"
    return headless if any(metadata.distributions(name=headless)) else "opencv-python"


def _system_libraries() -> Finding:
    if sys.platform != "linux":
        return Finding(True, "come with the program")
    missing = [name for name in _SHARED_OBJECTS if not _loads(name)]
    detail = f"missing: {', '.join(missing)}" if missing else f"all {len(_SHARED_OBJECTS)} are there"
    return Finding(not missing, detail, "run: sh tools/system_libraries.sh run")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _processor() -> Finding:
    threads = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return Finding(threads >= 2, f"{threads} threads", "two processor cores keep the preview smooth")


def _clock() -> Finding:
    """Punches are stored in UTC with the zone's name beside them."""
    import tzlocal

    now, zone = datetime.now().astimezone(), tzlocal.get_localzone_name()
    ok = now.year >= _RELEASED and zone in available_timezones()
    return Finding(ok, f"{now:%Y-%m-%d %H:%M:%S} {zone}", "set the computer's date, time and time zone")


def _cameras() -> Finding:
    from faceclock.vision.sources.cameras import list_cameras

    if sys.platform != "linux":
        return Finding(True, "not listed on this system; try `faceclock kiosk --source 0`")
    cameras = list_cameras()
    barred = [camera for camera in cameras if not os.access(f"/dev/video{camera.index}", os.R_OK | os.W_OK)]
    names = ", ".join(f"{camera.index} {camera.name}" for camera in cameras) or "none"
    advice = (
        "let this user into the group video" if barred else "connect one, or name a clip or URL with --source"
    )
    return Finding(bool(cameras) and not barred, names, advice)


def _display() -> Finding:
    shown = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or "none"
    return Finding(has_display(), shown, "start it in a desktop session; --headless works without")


def _chinese_font() -> Finding:
    if sys.platform != "linux":
        return Finding(True, "comes with the system")
    program = shutil.which("fc-list")
    if program is None:
        return Finding(False, "unknown, fc-list is missing", "install fontconfig and fonts-wqy-microhei")
    listed = subprocess.run([program, ":lang=zh-cn", "family"], capture_output=True, text=True, check=False)
    first = listed.stdout.strip().partition("\n")[0]
    return Finding(bool(first), first or "none", "install fonts-wqy-microhei or fonts-noto-cjk")


def _sound() -> Finding:
    """A sound server's socket or a sound card of the kernel's; no sound is played."""
    if sys.platform != "linux":
        return Finding(True, "comes with the system")
    server = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / "pulse" / "native"
    if os.environ.get("PULSE_SERVER") or server.exists():
        return Finding(True, "sound server")
    cards = Path("/proc/asound/cards")
    there = cards.exists() and "no soundcards" not in cards.read_text(encoding="utf-8")
    return Finding(there, "sound card" if there else "none", "results are shown without a sound")
