"""A folder of pictures (or one picture), each shown for a while on a clock of its own."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from faceclock.domain.errors import ImageProblem, SourceProblem
from faceclock.domain.face import Image
from faceclock.domain.frame import Frame
from faceclock.vision.images import SUFFIXES, read_image


class FolderSource:
    """Each picture for ``hold`` seconds. Unreadable ones are left out and counted in ``skipped``;
    ``refused`` holds (file name, why)."""

    live = False
    fps = 10.0

    def __init__(self, path: Path, start: datetime, hold: float = 2.0) -> None:
        """``path`` is a folder or a picture. Raises SourceProblem for a folder without pictures."""
        self.name = path.name
        self.refused: list[tuple[str, str]] = []
        self._start = start
        self._repeats = max(1, round(hold * self.fps))
        self._files = _pictures(path)
        self._next = 0
        self._image: Image | None = None
        self._index = 0

    def read(self) -> Frame | None:
        if self._image is None or self._index % self._repeats == 0:
            self._image = self._next_image()
        if self._image is None:
            self._check_end()
            return None
        seconds = self._index / self.fps
        frame = Frame(self._image.copy(), self._index, self._start + timedelta(seconds=seconds), seconds)
        self._index += 1
        return frame

    @property
    def skipped(self) -> int:
        """Pictures that were left out."""
        return len(self.refused)

    def close(self) -> None:
        self._next = len(self._files)

    def _next_image(self) -> Image | None:
        while self._next < len(self._files):
            path = self._files[self._next]
            self._next += 1
            try:
                return read_image(path)
            except ImageProblem as problem:
                self.refused.append((path.name, str(problem)))
        return None

    def _check_end(self) -> None:
        if self._index == 0 and self.refused:
            raise SourceProblem(f"No picture of {self.name} can be read; the first: {self.refused[0][1]}")


def is_picture(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file()


def _pictures(path: Path) -> Sequence[Path]:
    if path.is_file():
        return [path]
    try:
        found = sorted(file for file in path.iterdir() if is_picture(file))
    except OSError as error:
        raise SourceProblem(
            f"The folder {path} cannot be read ({error.strerror}); check its permissions."
        ) from error
    if not found:
        raise SourceProblem(
            f"The folder {path} holds no pictures; put .jpg or .png files into it or choose another."
        )
    return found
