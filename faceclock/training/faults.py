"""What torch and the machine raise, as sentences for whoever started the run."""

from collections.abc import Iterator
from contextlib import contextmanager

import cv2

from faceclock.domain.errors import EnvironmentProblem

_NO_MEMORY = (
    "can't allocate memory",  # torch's allocator on the processor
    "out of memory",  # CUDA
    "bad_alloc",
    "could not create a memory",  # oneDNN
    "insufficient memory",  # OpenCV
    "failed to allocate",  # onnxruntime
)


@contextmanager
def memory_told() -> Iterator[None]:
    """Raises EnvironmentProblem where the memory does not suffice; other errors pass."""
    try:
        yield
    except MemoryError as error:
        raise _too_little() from error
    except (RuntimeError, cv2.error) as error:
        if not any(sign in str(error).lower() for sign in _NO_MEMORY):
            raise
        raise _too_little() from error


def _too_little() -> EnvironmentProblem:
    return EnvironmentProblem(
        "The memory does not suffice for this run; make schedule.batch smaller "
        "(schedule.accumulate makes up for it) and resume the run."
    )
