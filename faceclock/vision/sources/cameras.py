"""Which cameras this machine says it has. Only Linux tells their names without opening them."""

from dataclasses import dataclass
from pathlib import Path

from faceclock.vision.sources.base import SourceLost

SYSFS = Path("/sys/class/video4linux")


@dataclass(frozen=True)
class Camera:
    index: int
    name: str


def list_cameras(folder: Path = SYSFS) -> list[Camera]:
    """By index. Empty where there are none, and on other systems than Linux."""
    found = [_camera(node) for node in folder.glob("video*")]
    return sorted((camera for camera in found if camera), key=lambda camera: camera.index)


def find_camera(name: str, folder: Path = SYSFS) -> Camera:
    """The first whose name holds ``name``, in any case. Raises SourceLost that lists the names."""
    for camera in list_cameras(folder):
        if name.casefold() in camera.name.casefold():
            return camera
    raise SourceLost(f"There is no file and no camera called {name}; {describe_cameras(folder)}.")


def describe_cameras(folder: Path = SYSFS) -> str:
    """Half a sentence that lists what is there."""
    cameras = list_cameras(folder)
    if not cameras:
        return "this machine names no cameras, so connect one or use --source demo"
    return "cameras here: " + ", ".join(f"{camera.index} ({camera.name})" for camera in cameras)


def _camera(node: Path) -> Camera | None:
    """None for the second node of a camera, which carries its metadata and no pictures."""
    number = node.name.removeprefix("video")
    if not number.isdecimal() or _text(node / "index") not in ("", "0"):
        return None
    return Camera(int(number), _text(node / "name"))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
