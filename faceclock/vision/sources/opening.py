"""From what a person wrote to a source that is open."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from faceclock.domain.errors import SourceProblem
from faceclock.vision.sources.base import Source, SourceLost
from faceclock.vision.sources.cameras import describe_cameras, list_cameras
from faceclock.vision.sources.clip import ClipSource
from faceclock.vision.sources.demo import DemoSource
from faceclock.vision.sources.folder import FolderSource, is_picture
from faceclock.vision.sources.live import LiveSource, open_camera, open_named_camera, open_stream
from faceclock.vision.sources.looped import LoopedSource


def open_source(spec: str, *, start: datetime | None = None, loop: bool = False) -> Source:
    """A camera (index or part of its name), file, folder, URL, "demo", or "auto": the first camera that
    gives a picture. Clips, folders and the demo begin at ``start`` (default now);
    ``loop`` repeats them for ever. Raises SourceProblem, and SourceLost where trying again may help."""
    begin = (start or datetime.now(UTC)).astimezone(UTC)
    if spec == "auto":
        return _first_camera()
    if spec == "demo":
        return DemoSource(rounds=None if loop else 1, start=begin)
    if spec.isdecimal():
        return open_camera(int(spec))
    if "://" in spec:
        return open_stream(spec)
    return _open_path_or_name(spec, begin, loop)


def is_recording(spec: str) -> bool:
    """Whether ``spec`` names a file, a folder or the demo: something that was made before, and whom nobody can
    ask anything. Cameras and streams are not."""
    if spec == "demo":
        return True
    if spec == "auto" or spec.isdecimal() or "://" in spec:
        return False
    return Path(spec).expanduser().exists() or _looks_like_path(spec)


class Reopener:
    """Opens the same source again and again. What "auto" chose at first stays chosen: a kiosk whose camera is
    pulled out waits for it and does not turn to another one."""

    def __init__(self, spec: str, *, start: datetime | None = None, loop: bool = False) -> None:
        self._spec, self._start, self._loop = spec, start, loop

    def __call__(self) -> Source:
        source = open_source(self._spec, start=self._start, loop=self._loop)
        if isinstance(source, LiveSource):
            self._spec = source.spec
        return source


def _open_path_or_name(spec: str, begin: datetime, loop: bool) -> Source:
    path = Path(spec).expanduser()
    if not path.exists() and not _looks_like_path(spec):
        return open_named_camera(spec)
    if loop:
        return LoopedSource(lambda at: _open_path(path, at), begin)
    return _open_path(path, begin)


def _open_path(path: Path, begin: datetime) -> ClipSource | FolderSource:
    if path.is_dir() or is_picture(path):
        return FolderSource(path, begin)
    return ClipSource(path, begin)


def _looks_like_path(spec: str) -> bool:
    return "/" in spec or "\\" in spec or Path(spec).suffix != ""


def _first_camera() -> LiveSource:
    """Quick where there is none: Linux is asked for its list, other systems try the first two."""
    indices = [camera.index for camera in list_cameras()] if sys.platform == "linux" else [0, 1]
    for index in indices:
        try:
            camera = open_camera(index)
        except SourceProblem:
            continue
        if _gives_a_picture(camera):
            return camera
    raise SourceLost(f"No camera gives a picture; {describe_cameras()}.")


def _gives_a_picture(camera: LiveSource) -> bool:
    try:
        camera.read()
    except SourceProblem:
        camera.close()
        return False
    return True
