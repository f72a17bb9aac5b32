"""What torch and the machine raise, as sentences for whoever started the run."""

import errno
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
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def faults_told() -> Iterator[None]:
    """Raises EnvironmentProblem where memory or disk do not suffice; other errors pass."""
    try:
        with memory_told():
            yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise EnvironmentProblem(
            f"The disk takes no more ({error.strerror}); make room and resume the run."
        ) from error


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
