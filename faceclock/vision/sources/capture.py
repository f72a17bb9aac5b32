"""Opening cv2.VideoCapture without noise on stderr and without waiting for ever."""

import os

import cv2

_QUIET = {
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "2",  # seconds a read of a dead camera blocks; 10 otherwise
    "OPENCV_VIDEOIO_V4L_READ_ATTEMPTS": "1",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",  # AV_LOG_QUIET: broken packets are counted here, not printed there
}


def open_capture(
    what: str | int, backend: int, options: dict[int, int] | None = None
) -> cv2.VideoCapture | None:
    """An opened capture, or None. OpenCV reads the variables above at its first capture, not at import."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    flat = [number for pair in (options or {}).items() for number in pair]
    capture = cv2.VideoCapture(what, backend, flat)
    if capture.isOpened():
        return capture
    capture.release()
    return None


def declared_fps(capture: cv2.VideoCapture, fallback: float) -> float:
    """Streams and some cameras declare 0, NaN or their time base (90000) instead of a rate."""
    fps = float(capture.get(cv2.CAP_PROP_FPS))
    return fps if 1.0 <= fps <= 240.0 else fallback
