"""Aligned faces in, unit vectors with their contract out, for any ArcFace-style network."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
import onnxruntime

from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.alignment import TEMPLATE_SIZE, Aligner, Size, extent
from faceclock.vision.sessions import infer

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Preprocessing:
    """The net's input is (x - mean) / std of pixels 0..255; mean and std stand in the order of ``colour``.

    ArcFace as InsightFace exports it is the default. SFace takes raw RGB: mean 0, std 1.
    """

    size: Size = TEMPLATE_SIZE
    colour: Literal["rgb", "bgr"] = "rgb"
    mean: Triple = (127.5, 127.5, 127.5)
    std: Triple = (127.5, 127.5, 127.5)


class Recogniser:
    """Embeds faces with one network under one contract."""

    def __init__(
        self, session: onnxruntime.InferenceSession, contract: EmbeddingContract, preprocessing: Preprocessing
    ) -> None:
        """Raises PackProblem when the net's input or output is not what contract and preprocessing say."""
        self._session = session
        self._contract = contract
        self._preprocessing = preprocessing
        self.aligner = Aligner()
        entry = session.get_inputs()[0]
        self._input, self._output = entry.name, session.get_outputs()[0].name
        _check_input(entry.shape, self.size)
        self._one_by_one = entry.shape[0] == 1
        self._scale, self._offset = _affine(preprocessing)
        self._check_output()

    @property
    def size(self) -> Size:
        """Of the aligned crops it takes: a square's side, or (width, height)."""
        return self._preprocessing.size

    @property
    def contract(self) -> EmbeddingContract:
        return self._contract

    def embed(self, image: Image, face: Face) -> Embedding:
        """Align by the five landmarks and embed.

        Raises ImageProblem for degenerate landmarks, EmbeddingProblem when the net's output is unusable.
        """
        return self.embed_aligned(self.aligner.crop(image, face, self.size))

    def embed_aligned(self, crop: Image) -> Embedding:
        """Embed an aligned BGR crop of `size`. Raises EmbeddingProblem when the output is unusable."""
        return Embedding.of(self.outputs([crop])[0], self._contract)

    def embed_batch(self, crops: Sequence[Image]) -> list[Embedding]:
        """Embed aligned crops, in one run where the net allows it."""
        return [Embedding.of(row, self._contract) for row in self.outputs(crops)] if crops else []

    def inputs(self, crops: Sequence[Image]) -> FloatArray:
        """(n, 3, size, size): what the net sees of aligned BGR crops."""
        swap = self._preprocessing.colour == "rgb"
        blob = np.asarray(cv2.dnn.blobFromImages(list(crops), swapRB=swap), np.float32)
        blob *= self._scale
        blob += self._offset
        return blob

    def outputs(self, crops: Sequence[Image]) -> FloatArray:
        """(n, dimension): what the net says of aligned BGR crops, of any length."""
        size = 1 if self._one_by_one else max(1, len(crops))
        groups = [list(crops[start : start + size]) for start in range(0, len(crops), size)]
        return np.concatenate([self._run(group) for group in groups])

    def _run(self, crops: Sequence[Image]) -> FloatArray:
        (output,) = infer(self._session, [self._output], self._input, self.inputs(crops))
        return output.reshape(len(crops), -1)

    def _check_output(self) -> None:
        """One run on black tells the true dimension also of nets that do not declare it."""
        width, height = extent(self.size)
        found = self._run([np.zeros((height, width, 3), np.uint8)]).shape[1]
        if found != self._contract.dimension:
            raise PackProblem(
                f"The recogniser of pack {self._contract.pack} gives {found} values where its pack.toml "
                f"promises {self._contract.dimension}; install the pack again."
            )


def _affine(preprocessing: Preprocessing) -> tuple[FloatArray, FloatArray]:
    """(x - mean) / std as x * scale + offset, each (1, 3, 1, 1)."""
    std = np.array(preprocessing.std, np.float64).reshape(1, 3, 1, 1)
    mean = np.array(preprocessing.mean, np.float64).reshape(1, 3, 1, 1)
    return (1 / std).astype(np.float32), (-mean / std).astype(np.float32)


def _check_input(shape: list[int | str | None], size: Size) -> None:
    width, height = extent(size)
    wanted = (3, height, width)
    fixed = [(want, got) for want, got in zip(wanted, shape[1:], strict=False) if isinstance(got, int)]
    if len(shape) != 4 or any(want != got for want, got in fixed):
        raise PackProblem(
            f"The recogniser's input is {shape} where {(1, *wanted)} is needed; check the pack."
        )
