"""Labelled photographs from any source, read and embedded one after another."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from faceclock.app.picture_sources import Entry, Key, Load, Source, is_site, open_source
from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import EmbeddingProblem, ImageProblem, InputProblem
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.images import decode_image
from faceclock.vision.packs.loading import Pack

__all__ = ["Embedded", "ImageSet", "Key", "Progress", "embed_all", "embed_main_face", "main_face"]

_NOTHING = "{where} holds no pictures; they should lie there as <Name>/<Name>_0001.jpg."
_NOBODY = (
    "Nobody's pictures may be used for training here; ask people, record who agrees with `faceclock people consent ID "
    "--keep-pictures --training`, turn on `faceclock settings set enrolment.keep_pictures true` and enrol them again."
)
Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class Embedded:
    """``vectors`` (n, d) of pictures ``keys``; ``no_face`` are those that gave no embedding."""

    keys: tuple[Key, ...]
    vectors: FloatArray
    no_face: frozenset[Key]


class ImageSet:
    """Pictures by key. Only one is held in memory at a time, and a tar is never unpacked."""

    def __init__(self, where: Path, source: Source | None = None) -> None:
        """``where`` as for `open_source`; ``source``: it, opened. Raises InputProblem when it is none, or holds
        no picture."""
        self._source = source or open_source(where)
        if not self._source.entries:
            raise InputProblem(_NOBODY if is_site(where) else _NOTHING.format(where=where))

    @property
    def keys(self) -> list[Key]:
        return sorted(entry.key for entry in self._source.entries)

    @property
    def mark(self) -> str:
        """Another one as soon as the source was touched."""
        return self._source.mark

    @property
    def skipped(self) -> list[tuple[str, str]]:
        """Name and reason of pictures that cannot be told whose they are."""
        return self._source.skipped

    def read(self, wanted: Collection[Key]) -> Iterator[tuple[Key, Image]]:
        """Each wanted picture once, in the order of the source. Raises ImageProblem for a bad one."""
        for entry, load in self._source.read(wanted):
            yield entry.key, decode_image(load(), entry.name)

    def given(self, key: Key) -> Key:
        """What the source itself calls a picture, where names were changed on the way."""
        return self._source.given(key)

    def files(self) -> Iterator[tuple[Entry, Load]]:
        """Every picture, unread, for callers that go on after a bad one."""
        return self._source.read({entry.key for entry in self._source.entries})


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
