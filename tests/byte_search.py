"""Every byte of every file below some folders, searched for what must not be there: in plain, in zip members and in
zlib streams."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import numpy as np

_STREAM_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_MOST = 1 << 26  # bytes unpacked of one stream
_VARIED = 12  # different bytes
_FIRST = 8  # bytes of a window by which places are found that may hold it


class Needles:
    """``whole`` must occur as it is; of ``spread`` any window of so many bytes is found, wherever it was cut."""

    def __init__(self, whole: Mapping[str, bytes], spread: Mapping[str, tuple[bytes, int]]) -> None:
        self._whole = whole
        self._windows: dict[bytes, str] = {}
        for label, (content, width) in spread.items():
            for start in range(len(content) - width + 1):
                window = content[start : start + width]
                if len(set(window)) >= _VARIED:  # black is no trace of anything
                    self._windows[window] = label
        self._widths = sorted({width for _, width in spread.values()})
        heads = {int.from_bytes(window[:_FIRST], "little") for window in self._windows}
        self._heads = np.array(sorted(heads), np.uint64)

    def in_bytes(self, data: bytes) -> set[str]:
        found = {label for label, content in self._whole.items() if content in data}
        for place in self._places(data):
            for width in self._widths:
                label = self._windows.get(data[place : place + width])
                if label:
                    found.add(label)
        return found

    def _places(self, data: bytes) -> Iterator[int]:
        for shift in range(_FIRST):  # eight aligned readings see every place
            words = np.frombuffer(data, np.uint8)[shift:]
            words = words[: len(words) // _FIRST * _FIRST].view("<u8")
            hits = np.flatnonzero(np.isin(words, self._heads)) if len(self._heads) else []
            yield from (int(hit) * _FIRST + shift for hit in hits)


def forms_of_a_name(name: str) -> dict[str, bytes]:
    escaped = json.dumps(name)[1:-1]
    return {
        f"name as {form}": content
        for form, content in {
            "UTF-8": name.encode(),
            "UTF-16 LE": name.encode("utf-16-le"),
            "UTF-16 BE": name.encode("utf-16-be"),
            "JSON": escaped.encode(),
            "underlined": name.replace(" ", "_").encode(),
        }.items()
    }


def forms_of_a_vector(vector: np.ndarray) -> dict[str, tuple[bytes, int]]:
    kinds = ("<f4", ">f4", "<f8", ">f8")
    return {f"vector as {kind}": (vector.astype(kind).tobytes(), 32) for kind in kinds}


def search(needles: Needles, *folders: Path) -> dict[str, set[str]]:
    """What was found, by file and what lies within it."""
    found: dict[str, set[str]] = {}
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            for where, content in contents_of(str(file), file.read_bytes()):
                if what := needles.in_bytes(content) | needles.in_bytes(where.encode()):
                    found.setdefault(where, set()).update(what)
    return found


def contents_of(where: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes themselves and whatever can be unpacked of them."""
    yield where, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from contents_of(f"{where}!{name}", archive.read(name))
        return
    for place, stream in _streams(data):
        yield f"{where}@{place}", stream


def _streams(data: bytes) -> Iterator[tuple[int, bytes]]:
    for head in _STREAM_HEADS:
        place = data.find(head)
        while place >= 0:
            with suppress(zlib.error):
                stream = zlib.decompressobj().decompress(data[place : place + _MOST], _MOST)
                if len(stream) >= 16:
                    yield place, stream
            place = data.find(head, place + 1)
