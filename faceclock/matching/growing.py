"""An array that grows at its end under readers who must not notice."""

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

FIRST_CAPACITY = 64
Scalar = TypeVar("Scalar", bound=np.generic)


class Growing(Generic[Scalar]):
    """Rows of shape ``row``. What ``view`` gave never changes: new rows lie behind it or in a new array."""

    def __init__(self, row: tuple[int, ...], dtype: type[Scalar]) -> None:
        self._rows: NDArray[Scalar] = np.empty((FIRST_CAPACITY, *row), dtype)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def view(self) -> NDArray[Scalar]:
        return self._rows[: self._length]

    def append(self, rows: NDArray[Scalar]) -> None:
        end = self._length + len(rows)
        if end > len(self._rows):
            self.reserve(max(end, 2 * len(self._rows)))
        self._rows[self._length : end] = rows
        self._length = end

    def reserve(self, capacity: int) -> None:
        """Make room for ``capacity`` rows in all, so that filling it copies nothing."""
        if capacity > len(self._rows):
            old = self.view
            self._rows = np.empty((capacity, *self._rows.shape[1:]), self._rows.dtype)
            self._rows[: self._length] = old

    def keep(self, chosen: NDArray[np.bool_]) -> None:
        """Only the ``chosen`` rows, in a new array."""
        self._rows = self.view[chosen]
        self._length = len(self._rows)
