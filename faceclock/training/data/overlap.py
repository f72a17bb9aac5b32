"""People of evaluation sets, who must not be among those a network learns from."""

import re
import tarfile
import unicodedata
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faceclock.app.evaluation_images import ImageSet
from faceclock.app.evaluation_pairs import read_pairs
from faceclock.app.picture_sources import SITE, Key
from faceclock.domain.errors import InputProblem
from faceclock.domain.face import FloatArray
from faceclock.training.data.spec import Data
from faceclock.training.people import Part
from faceclock.vision.files import read_regular_file

_AT_ONCE = 1024  # rows of a table of similarities


def normalised(name: str) -> str:
    """Names that differ only in case, in underscores, hyphens, dots or spaces, or in how an accent is stored."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s_.-]+", " ", plain).strip()


def names_in(where: Path) -> frozenset[str]:
    """Normalised names of an evaluation set: pictures as `open_source` takes them, LFW's pairs, or a text with a
    name a line (what follows a tab is no part of it). Raises InputProblem."""
    if has_pictures(where):
        return frozenset(normalised(key.person) for key in ImageSet(where).keys)
    try:
        pairs = read_pairs(where).pairs
    except InputProblem:
        return _listed(where)
    return frozenset(normalised(key.person) for pair in pairs for key in (pair.first, pair.second))


def reported_keys(data: Data, images: ImageSet) -> set[Key]:
    """Pictures of the people by whom results are reported, without those of evaluation sets."""
    taken = frozenset[str]().union(*(names_in(where) for where in data.exclude))
    tested = {key for key in images.keys if data.part(key.person) is Part.TEST}
    return {key for key in tested if normalised(key.person) not in taken}


def has_pictures(where: Path) -> bool:
    """Whether it is a source of pictures rather than a text."""
    special = str(where).startswith(SITE) or "{" in where.name
    return special or where.is_dir() or (where.is_file() and tarfile.is_tarfile(where))


def people_alike(
    vectors: FloatArray, people: NDArray[np.str_], others: FloatArray, threshold: float
) -> frozenset[str]:
    """People of whom a picture, unit ``vectors`` (n, d), is at least ``threshold`` similar to one of
    ``others`` (m, d)."""
    alike = np.zeros(len(vectors), bool)
    for start in range(0, len(vectors), _AT_ONCE):
        part = vectors[start : start + _AT_ONCE] @ others.T
        alike[start : start + _AT_ONCE] = part.max(axis=1, initial=-1) >= threshold
    return frozenset(people[alike].tolist())


def _listed(file: Path) -> frozenset[str]:
    try:
        lines = read_regular_file(file).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputProblem(f"The evaluation set {file} cannot be read; check data.exclude.") from error
    names = (normalised(line.partition("\t")[0]) for line in lines)
    return frozenset(name for name in names if name and not name.isdecimal())
