"""Labelled photographs, `<Name>/<Name>_NNNN.jpg` in a folder or a tar, read one after another."""

import tarfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import EmbeddingProblem, ImageProblem, InputProblem
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.images import SUFFIXES, decode_image, read_picture
from faceclock.vision.packs.loading import Pack

Progress = Callable[[int, int], None]


@dataclass(frozen=True, order=True)
class Key:
    """One picture: whose, and the file's name without its suffix."""

    person: str
    stem: str


@dataclass(frozen=True, eq=False)
class Embedded:
    """``vectors`` (n, d) of pictures ``keys``; ``no_face`` are those that gave no embedding."""

    keys: tuple[Key, ...]
    vectors: FloatArray
    no_face: frozenset[Key]


class ImageSet:
    """Pictures by key. Only one is held in memory at a time, and a tar is never unpacked."""

    def __init__(self, source: Path) -> None:
        """Raises InputProblem when ``source`` is no such folder and no tar of one, or holds no picture."""
        self._source = source
        self._names = _tar_names(source) if source.is_file() else _folder_names(source)
        if not self._names:
            raise InputProblem(
                f"{source} holds no pictures; they should lie there as <Name>/<Name>_0001.jpg."
            )

    @property
    def keys(self) -> list[Key]:
        return sorted(self._names)

    def read(self, wanted: Collection[Key]) -> Iterator[tuple[Key, Image]]:
        """Each wanted picture once, in the order of the source. Raises ImageProblem for a bad one."""
        for key, data, name in self._bytes(wanted):
            yield key, decode_image(data, name)

    def _bytes(self, wanted: Collection[Key]) -> Iterator[tuple[Key, bytes, str]]:
        chosen = {name: key for key, name in self._names.items() if key in wanted}
        if not self._source.is_file():
            for name, key in chosen.items():
                yield key, read_picture(self._source / name), name
            return
        with tarfile.open(self._source) as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.name in chosen else None
                if stream is not None:
                    yield chosen[member.name], stream.read(), member.name


def embed_all(pack: Pack, images: ImageSet, wanted: Collection[Key], progress: Progress) -> Embedded:
    """Embed the main face of every wanted picture; memory holds one picture and the vectors."""
    vectors = np.empty((len(wanted), pack.contract.dimension), np.float32)
    keys: list[Key] = []
    missed: set[Key] = set()
    for done, (key, image) in enumerate(images.read(wanted), start=1):
        embedding = embed_main_face(pack, image)
        if embedding is None:
            missed.add(key)
        else:
            vectors[len(keys)] = embedding.vector
            keys.append(key)
        progress(done, len(wanted))
    return Embedded(tuple(keys), vectors[: len(keys)], frozenset(missed))


def embed_main_face(pack: Pack, image: Image) -> Embedding | None:
    """None when no face is found or the one found cannot be aligned and embedded."""
    faces = pack.detector.detect(image)
    if not faces:
        return None
    try:
        return pack.recogniser.embed(image, main_face(faces, image))
    except (ImageProblem, EmbeddingProblem):
        return None


def main_face(faces: list[Face], image: Image) -> Face:
    """The large one near the middle, whom the picture is of: area less twice the squared distance from it."""
    height, width = image.shape[:2]

    def weight(face: Face) -> float:
        x, y = face.centre
        across, down = x - width / 2, y - height / 2
        return float(face.area - 2 * (across * across + down * down))

    return max(faces, key=weight)


def _folder_names(folder: Path) -> dict[Key, str]:
    """Names relative to ``folder``; the people may lie one folder deeper, as archives often unpack."""
    if not folder.is_dir():
        raise InputProblem(f"The folder of pictures {folder} does not exist; check its name.")
    for pattern in ("*/*", "*/*/*"):
        found = [path for path in folder.glob(pattern) if path.suffix.lower() in SUFFIXES and path.is_file()]
        if found:
            return {Key(path.parent.name, path.stem): str(path.relative_to(folder)) for path in sorted(found)}
    return {}


def _tar_names(archive: Path) -> dict[Key, str]:
    try:
        with tarfile.open(archive) as members:
            paths = [Path(member.name) for member in members if member.isfile()]
    except (tarfile.TarError, OSError) as error:
        raise InputProblem(f"{archive} is neither a folder nor a whole tar of pictures; check it.") from error
    return {Key(path.parent.name, path.stem): str(path) for path in paths if path.suffix.lower() in SUFFIXES}
