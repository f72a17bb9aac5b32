"""Arrays in files that are whole or absent, named after what they were made of."""

import json
import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import DTypeLike, NDArray

from faceclock.domain.errors import EnvironmentProblem
from faceclock.settings.atomic import replacing

_SPARE = 64 << 20  # bytes that must stay free


def fingerprint(*parts: object) -> str:
    """The same for the same ``parts`` (values of JSON) and for nothing else; 16 hex digits."""
    return sha256(json.dumps(parts).encode("utf-8")).hexdigest()[:16]


def store(file: Path, shape: tuple[int, ...], dtype: DTypeLike, parts: Iterable[NDArray[np.generic]]) -> None:
    """Write an array, ``parts`` one after another along its first axis.

    Raises EnvironmentProblem, before anything is computed, where the disk has no room for it, and when
    writing fails; then nothing is left.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _refuse_without_room(file.parent, int(np.prod(shape)) * np.dtype(dtype).itemsize)
        with replacing(file) as stream:
            descr = np.lib.format.dtype_to_descr(np.dtype(dtype))
            header = {"descr": descr, "fortran_order": False, "shape": shape}
            np.lib.format.write_array_header_2_0(stream, header)
            for part in parts:
                stream.write(np.ascontiguousarray(part, dtype).tobytes())
    except OSError as error:
        raise EnvironmentProblem(
            f"{file} could not be written ({error.strerror}); make room or choose another cache."
        ) from error


def _refuse_without_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + _SPARE:
        raise EnvironmentProblem(
            f"{folder} has {free >> 20} MB free where {(needed + _SPARE) >> 20} MB are needed; "
            "make room, choose another cache or fewer views."
        )
