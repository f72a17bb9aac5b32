"""Sources whose time is now: a camera at this machine, a stream from another."""

import sys
import time
from datetime import UTC, datetime
from urllib.parse import SplitResult, urlsplit

import cv2
import numpy as np

from faceclock.domain.addresses import without_password
from faceclock.domain.errors import SourceProblem
from faceclock.domain.frame import Frame
from faceclock.vision.sources.base import SourceLost
from faceclock.vision.sources.cameras import describe_cameras, find_camera
from faceclock.vision.sources.capture import declared_fps, open_capture

SIZE = (640, 480)
OPEN_LIMIT_MS = 2500  # short, so that a stream that comes back is found within 5 s (TRUST.md, Camera)
READ_LIMIT_MS = 2500
SCHEMES = ("rtsp", "rtsps", "http", "https")


class LiveSource:
    """Frames of an opened capture, stamped when they arrive. ``spec`` opens it again."""

    live = True

    def __init__(self, capture: cv2.VideoCapture, spec: str, name: str) -> None:
        self.spec, self.name = spec, name
        self.fps = declared_fps(capture, fallback=30.0)
        self._capture = capture
        self._index = 0

    def read(self) -> Frame | None:
        """Never None: a live source does not end, it is lost. Raises SourceLost."""
        try:
            good, image = self._capture.read()
        except cv2.error:  # an unplugged device can make OpenCV throw instead of answering False
            good = False
        if not good:
            raise SourceLost(f"{self.name} gives no more pictures; check its cable, power and network.")
        frame = Frame(np.asarray(image, np.uint8), self._index, datetime.now(UTC), time.monotonic())
        self._index += 1
        return frame

    def close(self) -> None:
        self._capture.release()


def open_named_camera(name: str) -> LiveSource:
    """By a part of its name, wherever it is plugged in now. Raises SourceLost that lists what is there."""
    return open_camera(find_camera(name).index, name)


def open_camera(index: int, spec: str = "") -> LiveSource:
    """Raises SourceLost that lists what is there."""
    capture = open_capture(index, _camera_backend())
    if capture is None:
        raise SourceLost(f"Camera {index} cannot be opened: it is absent or in use; {describe_cameras()}.")
    width, height = SIZE
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # or a slow reader is shown the past
    return LiveSource(capture, spec or str(index), f"Camera {index}")


def open_stream(url: str) -> LiveSource:
    """An RTSP or HTTP address. Raises SourceProblem; its sentence and the source's name hide any password."""
    parts = _split(url)
    name = without_password(url)
    if parts is None or not parts.hostname or parts.scheme.lower() not in SCHEMES:
        raise SourceProblem(
            f"{name} is not an address of a camera; write it like rtsp://host/path or http://host/path."
        )
    limits = {cv2.CAP_PROP_OPEN_TIMEOUT_MSEC: OPEN_LIMIT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC: READ_LIMIT_MS}
    capture = open_capture(url, cv2.CAP_FFMPEG, limits)
    if capture is None:
        raise SourceLost(
            f"{name} does not answer with pictures; check the address, the network and the camera."
        )
    return LiveSource(capture, url, name)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        return None
    return parts


def _camera_backend() -> int:
    """The platform's own, because the general search tries (and complains about) every other one as well."""
    return {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION}.get(
        sys.platform, cv2.CAP_ANY
    )
