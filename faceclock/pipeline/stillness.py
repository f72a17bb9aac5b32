"""A camera that was pulled out can go on giving its last picture; sensor noise tells a live one from it."""

import numpy as np

from faceclock.domain.face import Image

ROWS = 4  # every fourth row is compared: noise shows there as well, at a quarter of the cost


class Stillness:
    """For how long every picture was the same, to the bit. It outlives a reconnection: a source that returns
    with the picture it stopped at has not returned."""

    def __init__(self) -> None:
        self._last: Image | None = None
        self._since = 0.0
        self.seconds = 0.0  # from the first to the latest of the same pictures

    def see(self, image: Image, now: float) -> None:
        rows = image[::ROWS]
        if self._last is None or not np.array_equal(self._last, rows):
            self._since = now
        self._last = rows
        self.seconds = now - self._since
