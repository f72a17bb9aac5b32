"""A stream whose first fault is kept for the end, for writers that leave open what they cannot finish."""

from collections.abc import Callable
from typing import BinaryIO, TypeVar

Answer = TypeVar("Answer")


class HeldFaults:
    """Hands on to a seekable stream until that fails; afterwards everything seems to go well and nothing is done.

    A ZIP file that is not closed closes itself when it is swept up, and complains on the screen where it cannot.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._fault: OSError | None = None

    def write(self, content: bytes) -> int:
        return self._held(lambda: self._stream.write(content), len(content))

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._held(lambda: self._stream.seek(offset, whence), 0)

    def tell(self) -> int:
        return self._held(self._stream.tell, 0)

    def flush(self) -> None:
        self._held(self._stream.flush, None)

    def seekable(self) -> bool:
        return True

    def raise_fault(self) -> None:
        """Raises the OSError that was kept, if there is one."""
        if self._fault is not None:
            raise self._fault

    def _held(self, do: Callable[[], Answer], otherwise: Answer) -> Answer:
        if self._fault is None:
            try:
                return do()
            except OSError as fault:
                self._fault = fault
        return otherwise
