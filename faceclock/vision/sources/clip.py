"""A video file, on its own clock."""

from datetime import datetime, timedelta
from pathlib import Path

import cv2
import numpy as np

from faceclock.domain.errors import SourceProblem
from faceclock.domain.face import Image
from faceclock.domain.frame import Frame
from faceclock.vision.sources.capture import declared_fps, open_capture

TRIES = 100  # frames in a row that may fail to decode before the rest counts as lost
# These hold an index with the true number of frames; of others it is the length, sound and all, times the rate.
INDEXED = {".mp4", ".m4v", ".mov", ".avi"}
ESTIMATE_SLACK = 0.2
SLACK = 0.5  # seconds; some containers count frames by their length, and their sound is longer


class ClipSource:
    """Frames of a video file; ``at`` is ``start`` plus the media time. Frames that do not decode are skipped
    and counted in ``skipped``; a clip that breaks off raises SourceProblem after its last readable frame."""

    live = False

    def __init__(self, path: Path, start: datetime) -> None:
        """Raises SourceProblem when the file is missing, unreadable or no video."""
        self.name = path.name
        self.skipped = 0
        self._start = start
        self._capture = _open(path)
        self.fps = declared_fps(self._capture, fallback=25.0)
        self._promised = int(self._capture.get(cv2.CAP_PROP_FRAME_COUNT))
        self._exact = path.suffix.lower() in INDEXED
        self._index = 0
        self._seconds = -1.0 / self.fps

    def read(self) -> Frame | None:
        image = self._decode()
        if image is None:
            self._check_end()
            return None
        self._seconds = self._media_time()
        frame = Frame(image, self._index, self._start + timedelta(seconds=self._seconds), self._seconds)
        self._index += 1
        return frame

    def close(self) -> None:
        self._capture.release()

    def _decode(self) -> Image | None:
        """The next frame that decodes. A damaged stretch makes several calls fail before it goes on."""
        for failed in range(TRIES):
            if self._capture.grab():
                good, image = self._capture.retrieve()
                if good:
                    self.skipped += failed
                    return np.asarray(image, np.uint8)
            elif self._index + failed >= self._promised:
                break
        return None

    def _media_time(self) -> float:
        """The container's time stamp, or one frame on where that stands still or runs backwards."""
        stamp = float(self._capture.get(cv2.CAP_PROP_POS_MSEC)) / 1000
        return stamp if stamp > self._seconds else self._seconds + 1 / self.fps

    def _check_end(self) -> None:
        """Frames that never came were lost on the way when the last moments are there, else cut off."""
        if self._index == 0:
            raise SourceProblem(f"{self.name} holds no picture; it is empty or damaged, choose another clip.")
        missing = max(0, self._promised - self._index)
        tail = (self._promised - 1) / self.fps - self._seconds
        slack = SLACK if self._exact else max(SLACK, ESTIMATE_SLACK * self._promised / self.fps)
        if missing and tail > slack:
            raise SourceProblem(
                f"{self.name} is damaged: it gave {self._index} of its {self._promised} frames, "
                "which were used; copy or record it again for the rest."
            )
        if self._exact:
            self.skipped = max(self.skipped, missing)


def _open(path: Path) -> cv2.VideoCapture:
    if not path.is_file():
        raise SourceProblem(f"There is no file {path}; check the name.")
    try:
        path.open("rb").close()
    except OSError as error:
        raise SourceProblem(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    capture = open_capture(str(path), cv2.CAP_FFMPEG)
    if capture is None:
        raise SourceProblem(
            f"{path} is not a video that can be read; it is empty, damaged or of another kind."
        )
    return capture
