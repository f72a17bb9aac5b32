"""Writing a table of faces, so that a crash at any moment leaves the old one or the new one whole."""

import json
import os
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Self

import numpy as np

from faceclock.settings.atomic import remove_abandoned, replacing
from faceclock.training.data.face_table import TABLE, FaceRow, LeftOut
from faceclock.training.data.finding import CROP

_NOTHING = np.zeros((0, CROP, 3), np.uint8)


class TableWriter:
    """Writes a table face by face; `finish` makes it the folder's. Raises OSError as files do.

    The crops go through an ordinary file: a mapped one would count as memory, and end the process where the
    disk is full.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        remove_abandoned(folder, "*.part*")
        self._folder, self._rows = folder, list[FaceRow]()
        self._draft = folder / f"crops.{os.getpid()}.part"
        self._stream: IO[bytes] = self._draft.open("wb")
        self._header(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what was not written yet may not fit
            self._stream.close()
        self._draft.unlink(missing_ok=True)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, row: FaceRow) -> None:
        self._stream.write(row.crop.tobytes())
        self._rows.append(replace(row, crop=_NOTHING))  # not even a view: it would keep the pixels

    def finish(self, about: dict[str, Any], left_out: list[LeftOut]) -> None:
        """``about``: what `prepare_faces` compares with next time."""
        self._header(len(self._rows))
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        names = [(row.key.person, row.key.stem, row.digest) for row in self._rows]
        crops = sha256(repr((about["finder"], [name[2] for name in names])).encode()).hexdigest()
        identity = sha256(repr((crops, names)).encode()).hexdigest()
        file = self._folder / f"crops-{crops[:16]}.npy"
        self._draft.replace(file)
        left = [[entry.key.person, entry.key.stem, entry.digest, entry.reason] for entry in left_out]
        self._write({**about, "crops": file.name, "identity": identity, "left_out": left})
        for old in {*self._folder.glob("crops-*.npy"), self._folder / "crops.npy"} - {file}:
            with suppress(OSError):  # another process may still read it
                old.unlink(missing_ok=True)

    def _header(self, count: int) -> None:
        """NumPy leaves room for the count to grow, so that the crops begin at the same place."""
        self._stream.seek(0)
        header = {"descr": "|u1", "fortran_order": False, "shape": (count, CROP, CROP, 3)}
        np.lib.format.write_array_header_1_0(self._stream, header)

    def _write(self, about: dict[str, Any]) -> None:
        rows = self._rows
        others = [np.insert(box, 0, index) for index, row in enumerate(rows) for box in row.others]
        with replacing(self._folder / TABLE) as stream:
            np.savez(
                stream,
                people=np.array([row.key.person for row in rows], np.str_),
                stems=np.array([row.key.stem for row in rows], np.str_),
                boxes=np.array([row.box for row in rows], np.float32).reshape(-1, 4),
                landmarks=np.array([row.landmarks for row in rows], np.float32).reshape(-1, 5, 2),
                others=np.array(others, np.float32).reshape(-1, 5),
                about=np.array(json.dumps({**about, "digests": [row.digest for row in rows]})),
            )
