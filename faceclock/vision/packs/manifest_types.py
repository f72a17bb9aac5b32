"""pack.toml as frozen types. docs/packs.md describes every key."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from math import isfinite
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, PlainValidator

from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.embedding import EmbeddingContract
from faceclock.vision.packs.manifest_liveness import LivenessSpec

Triple = tuple[float, float, float]
_SMALLEST, _LARGEST = 16, 1024  # pixels of a crop's side


def _size(value: object) -> int | tuple[int, int]:
    """Pixels of a square's side or [width, height]; a square that is given as two sides becomes one."""
    sides = value if isinstance(value, list | tuple) else [value, value]
    whole = [side for side in sides if type(side) is int and _SMALLEST <= side <= _LARGEST]
    if len(sides) != 2 or len(whole) != 2:
        raise ValueError(f"it must be pixels or [width, height], each {_SMALLEST} to {_LARGEST}")
    return whole[0] if whole[0] == whole[1] else (whole[0], whole[1])


class Role(StrEnum):
    """What a file of a pack is for."""

    DETECTOR = "detector"
    RECOGNISER = "recogniser"
    LIVENESS = "liveness"
    LICENCE = "licence"


class DetectorKind(StrEnum):
    SCRFD = "scrfd"
    YUNET = "yunet"
    MTCNN = "mtcnn"


@dataclass(frozen=True)
class PackFile:
    """One file of the pack; ``path`` is relative to its folder, with forward slashes and no way out of it."""

    path: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, Field(gt=0, lt=2**31)]
    role: Role

    def __post_init__(self) -> None:
        parts = self.path.split("/")
        if re.search(r"[\\:\x00]", self.path) or any(part in {"", ".", ".."} for part in parts):
            raise ValueError(f"the path {self.path[:100]!r} leads out of the pack's folder")


@dataclass(frozen=True)
class DetectorSpec:
    """``refine``: MTCNN's R-Net and O-Net, where ``file`` is its P-Net; nothing for the other kinds."""

    kind: DetectorKind
    file: str
    refine: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        wanted = 2 if self.kind is DetectorKind.MTCNN else 0
        if len(self.refine) != wanted:
            raise ValueError(f"{self.kind.value} has {wanted} files under refine, not {len(self.refine)}")

    @property
    def nets(self) -> tuple[str, ...]:
        """All its files, in the order in which they look at a picture."""
        return (self.file, *self.refine)


@dataclass(frozen=True)
class RecogniserSpec:
    """The net sees ``(pixel - mean) / std`` of a crop, pixels 0..255, channels in order of ``colour``; it answers
    with ``dimension`` values. ``size``: the side of a square crop, or (width, height)."""

    file: str
    size: Annotated[int | tuple[int, int], PlainValidator(_size)]
    colour: Literal["rgb", "bgr"]
    mean: Triple
    std: Triple
    dimension: Annotated[int, Field(ge=2, le=8192)]
    alignment: Literal["arcface-112"]

    def __post_init__(self) -> None:
        if not all(isfinite(value) for value in self.mean):
            raise ValueError("mean must be three numbers")
        if not all(isfinite(value) and value > 0 for value in self.std):
            raise ValueError("std must be three numbers above zero")


@dataclass(frozen=True)
class Manifest:
    """A whole pack.toml. A pack without detector and recogniser is an add-on (liveness alone). ``parent`` is
    the digest (`pack_digest`) of the pack that this one was made of by training."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    version: Annotated[str, Field(min_length=1)]
    licence: Annotated[str, Field(min_length=1)]
    commercial_use: Annotated[bool, Field(strict=True)]
    files: Annotated[tuple[PackFile, ...], Field(min_length=1)]
    homepage: str = ""
    provenance: str = ""
    detector: DetectorSpec | None = None
    recogniser: RecogniserSpec | None = None
    liveness: LivenessSpec | None = None
    calibration: CalibrationTable | None = None
    format: Literal[1] = 1
    parent: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None

    def __post_init__(self) -> None:
        paths = [file.path for file in self.files]
        if len(set(paths)) != len(paths):
            raise ValueError("a file is listed twice")
        if (self.detector is None) != (self.recogniser is None):
            raise ValueError("detector and recogniser must stand together or both be absent")
        if self.detector and self.recogniser:
            for net in self.detector.nets:
                _must_list(self.files, net, Role.DETECTOR)
            _must_list(self.files, self.recogniser.file, Role.RECOGNISER)
        for part in self.liveness.nets if self.liveness else ():
            _must_list(self.files, part.file, Role.LIVENESS)

    @property
    def recognises(self) -> bool:
        """False for an add-on, which only completes another pack."""
        return self.recogniser is not None

    def with_role(self, role: Role) -> tuple[PackFile, ...]:
        return tuple(file for file in self.files if file.role is role)


def _must_list(files: Iterable[PackFile], path: str, role: Role) -> None:
    if not any(file.path == path and file.role is role for file in files):
        raise ValueError(f"{path} is named as the {role} and not listed under files with that role")


def pack_digest(manifest: Manifest) -> str:
    """sha256 over all that shapes an embedding: detector and recogniser files and the preprocessing.

    The detector counts because its landmarks place the crop. Name, version, calibration and liveness do not:
    a pack may be renamed, measured again or completed without setting aside a single enrolled template.
    """
    digests = {file.path: file.sha256 for file in manifest.files}
    detector, recogniser = manifest.detector, manifest.recogniser
    if detector is None or recogniser is None:
        parts: list[object] = [*sorted(digests.values())]
    else:
        nets = [detector.kind, *(digests[net] for net in detector.nets), digests[recogniser.file]]
        shape = [recogniser.size, recogniser.colour, recogniser.dimension, recogniser.alignment]
        parts = [*nets, *shape, *map(float, recogniser.mean), *map(float, recogniser.std)]
    return sha256(json.dumps(parts).encode("ascii")).hexdigest()


def contract_of(manifest: Manifest) -> EmbeddingContract:
    """What stands beside every embedding of this pack. Raises ValueError for an add-on, which makes none."""
    if manifest.recogniser is None:
        raise ValueError(f"pack {manifest.name} has no recogniser")
    return EmbeddingContract(manifest.name, pack_digest(manifest), manifest.recogniser.dimension)
