"""WebDataset's convention: files of a tar with one name up to the first dot are one sample.

``000017.jpg`` belongs to ``000017.cls``, ``000017.txt`` or ``000017.json``. Reading it takes a tar and this
file; the webdataset library would add three dependencies for it.
"""

import json
import tarfile
from pathlib import PurePosixPath

from faceclock.vision.images import SUFFIXES

_LABELS = ("json", "cls", "cls.txt", "person", "label", "txt")  # in the order of trust
_NAMES = ("person", "label", "identity", "name", "employee_id", "cls")  # keys of a JSON label
_LONGEST = 200  # characters; longer texts describe a picture and name nobody

Sample = tuple[tarfile.TarInfo, str, str]


def labelled_samples(tar: tarfile.TarFile) -> tuple[list[Sample], list[str]]:
    """Pictures of an open tar as (member, person, stem), in its order, and the names of those without label.

    A picture without a label of its own is its folder's. A ``.txt`` beside a picture in a folder is a
    caption, not a name.
    """
    pictures: list[tuple[tarfile.TarInfo, str]] = []
    labels: dict[str, dict[str, str]] = {}
    for member in tar:
        if not member.isfile():
            continue
        base, ending = _split(member.name)
        if PurePosixPath(member.name).suffix.lower() in SUFFIXES:
            pictures.append((member, base))
        elif ending in _LABELS:
            stream = tar.extractfile(member)
            label = _label(stream.read(1 << 20), ending) if stream is not None else ""
            labels.setdefault(base, {})[ending] = label
    samples: list[Sample] = []
    unlabelled: list[str] = []
    for member, base in pictures:
        person = _person(base, labels.get(base, {}))
        if person:
            samples.append((member, person, PurePosixPath(member.name).stem))
        else:
            unlabelled.append(member.name)
    return samples, unlabelled


def _split(name: str) -> tuple[str, str]:
    """The sample's name, with its folders, and everything after the first dot of the file's name."""
    path = PurePosixPath(name)
    stem, _, ending = path.name.partition(".")
    return str(path.parent / stem), ending.lower()


def _person(base: str, labels: dict[str, str]) -> str:
    folder = PurePosixPath(base).parent.name
    usable = [kind for kind in _LABELS if labels.get(kind) and not (kind == "txt" and folder)]
    return labels[usable[0]] if usable else folder


def _label(data: bytes, ending: str) -> str:
    """The person that a label names, or nothing."""
    try:
        text = data.decode("utf-8").strip()
        value = json.loads(text) if ending == "json" else text
    except (ValueError, RecursionError):
        return ""
    if isinstance(value, dict):
        value = next((value[name] for name in _NAMES if name in value), "")
    named = str(value).strip() if isinstance(value, str | int) else ""
    return named if len(named) <= _LONGEST and "\n" not in named else ""
