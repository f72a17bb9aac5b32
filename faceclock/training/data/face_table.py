"""The faces that were found, kept in a folder: `crops-*.npy` and `faces.npz`, which names the crops' file.

The folder is whole at every moment: the crops are written first, under a name of their own, and count from the
moment when `faces.npz` is replaced.
"""

import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from faceclock.app.picture_sources import Key
from faceclock.domain.errors import InputProblem
from faceclock.domain.face import FloatArray, Image
from faceclock.training.data.finding import CROP

TABLE = "faces.npz"
_BYTES = CROP * CROP * 3


@dataclass(frozen=True)
class LeftOut:
    """A picture without a row in the table, and why."""

    key: Key
    digest: str
    reason: str


@dataclass(frozen=True, eq=False)
class FaceTable:
    """One main face a picture. ``people`` and ``stems`` (n,); ``boxes`` (n, 4) x, y, w, h and ``landmarks``
    (n, 5, 2) in pixels; ``others`` (m, 5): row, box of every further face; ``crops`` (n, 128, 128, 3) BGR.
    ``identity`` is another for other crops; ``about`` is what the cache needs to know again."""

    people: NDArray[np.str_]
    stems: NDArray[np.str_]
    boxes: FloatArray
    landmarks: FloatArray
    others: FloatArray
    crops: NDArray[np.uint8]
    identity: str = ""
    left_out: tuple[LeftOut, ...] = ()
    about: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class FaceRow:
    """One picture's main face: ``others`` (m, 4) are boxes of further ones; ``digest`` is its file's."""

    key: Key
    digest: str
    box: FloatArray
    landmarks: FloatArray
    others: FloatArray
    crop: Image


def load_faces(folder: Path) -> FaceTable:
    """What `prepare_faces` left in ``folder``; the crops stay on disk until they are read.

    Raises InputProblem where there is nothing, or nothing whole.
    """
    try:
        with (folder / TABLE).open("rb") as stream, np.load(stream) as file:
            table = {name: file[name] for name in file.files}
        about = json.loads(str(table.pop("about", "{}")))
        crops = np.load(folder / about.get("crops", "crops.npy"), mmap_mode="r")
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise InputProblem(f"{folder} holds no prepared faces ({error}); start the run again.") from error
    left = tuple(LeftOut(Key(*entry[:2]), *entry[2:]) for entry in about.get("left_out", []))
    return FaceTable(**table, crops=crops, identity=about.get("identity", ""), left_out=left, about=about)


class KnownRows:
    """Rows of an earlier table by their file's digest, read one by one."""

    def __init__(self, table: FaceTable) -> None:
        self._table = table
        self._row = {digest: row for row, digest in enumerate(table.about.get("digests", []))}
        self._reason = {entry.digest: entry.reason for entry in table.left_out if entry.digest}

    def row(self, key: Key, digest: str) -> FaceRow | None:
        index, table = self._row.get(digest), self._table
        if index is None:
            return None
        others = table.others[table.others[:, 0] == index, 1:]
        return FaceRow(key, digest, table.boxes[index], table.landmarks[index], others, self._crop(index))

    def reason(self, digest: str) -> str:
        """Why the picture was left out; nothing for one that was not."""
        return self._reason.get(digest, "")

    def _crop(self, index: int) -> Image:
        """Past the mapping, whose pages would count as this process's memory."""
        crops = self._table.crops
        if not isinstance(crops, np.memmap):
            return np.asarray(crops[index], np.uint8)
        read = np.fromfile(str(crops.filename), np.uint8, _BYTES, offset=crops.offset + index * _BYTES)
        return np.asarray(read.reshape(CROP, CROP, 3), np.uint8)
