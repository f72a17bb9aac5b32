"""Passive liveness: networks that look at one frame."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import onnxruntime

from faceclock.domain.errors import PackProblem
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.vision.alignment import ARCFACE_TEMPLATE
from faceclock.vision.liveness.crops import arcface_crop, box_crop, square_crop
from faceclock.vision.liveness.limits import Limits
from faceclock.vision.packs.manifest_liveness import Answer, Crop, LivenessNetSpec, LivenessSpec
from faceclock.vision.sessions import infer

_CROPS: dict[Crop, Callable[[Image, Face, float, int], Image | None]] = {
    Crop.SQUARE: square_crop,
    Crop.BOX: box_crop,
    Crop.ARCFACE: arcface_crop,
}
_PROBE_SLACK, _PROBE_SHARE = 0.05, 0.02  # processors differ in the last digits


class LivenessNets:
    """The nets of one pack. The score of a face is the mean of theirs."""

    def __init__(self, sessions: Sequence[onnxruntime.InferenceSession], spec: LivenessSpec) -> None:
        """Raises PackProblem when a net's input or answer is not what ``spec`` says."""
        self._nets = [_Net(session, net) for session, net in zip(sessions, spec.nets, strict=True)]
        self.limits = Limits(spec.spoof, spec.threshold, spec.live)
        self._check_probe(spec.probe)

    def score(self, image: Image, face: Face) -> float | None:
        """Higher is more alive. None where too much of what a net wants to see lies outside the picture.

        Raises ImageProblem for a face that is no face, PackProblem when a net fails.
        """
        scores = [net.score(image, face) for net in self._nets]
        known = [score for score in scores if score is not None]
        return sum(known) / len(known) if len(known) == len(scores) else None

    def probe(self) -> float:
        """The score of the test picture, by which the nets are known again."""
        found = self.score(*probe_picture())
        if found is None:
            raise PackProblem(
                "the liveness net answers with no number; it is damaged, install the pack again."
            )
        return found

    def _check_probe(self, promised: float | None) -> None:
        found = self.probe()
        if promised is not None and abs(found - promised) > _PROBE_SLACK + _PROBE_SHARE * abs(promised):
            raise PackProblem(
                f"the test picture scores {found:.2f} where pack.toml promises {promised:.2f}: another net, or "
                "its input or the order of its classes is described wrong; install the pack again."
            )


class _Net:
    def __init__(self, session: onnxruntime.InferenceSession, spec: LivenessNetSpec) -> None:
        self._session, self._spec = session, spec
        if len(session.get_inputs()) != 1 or len(session.get_outputs()) != 1:
            raise PackProblem("a liveness net has one input and one output; this one has others.")
        entry = session.get_inputs()[0]
        self._input, self._output = entry.name, session.get_outputs()[0].name
        _check_input(entry.shape, spec.size)
        found = self._run(np.zeros((spec.size, spec.size, 3), np.uint8)).size
        if found != spec.classes:
            raise PackProblem(
                f"the liveness net answers with {found} values where pack.toml promises {spec.classes}; "
                "install the pack again."
            )

    def score(self, image: Image, face: Face) -> float | None:
        crop = _CROPS[self._spec.crop](image, face, self._spec.scale, self._spec.size)
        if crop is None:
            return None
        answer = self._run(crop).astype(np.float64)
        return _score(answer, self._spec) if np.isfinite(answer).all() else None

    def _run(self, crop: Image) -> FloatArray:
        blob = cv2.dnn.blobFromImage(crop, 1 / self._spec.divisor, swapRB=self._spec.colour == "rgb")
        (answer,) = infer(self._session, [self._output], self._input, np.asarray(blob, np.float32))
        return answer.ravel()


def _score(answer: np.ndarray, spec: LivenessNetSpec) -> float:
    live = float(answer[spec.live])
    match spec.answer:
        case Answer.PROBABILITY:
            if not 0 <= live <= 1:
                raise PackProblem(
                    f"the liveness net answers {live:.3g} where pack.toml promises a probability."
                )
            return live
        case Answer.LOGITS:
            return live - float(np.delete(answer, spec.live).max())
        case Answer.SOFTMAX:
            return 1 / float(np.exp(np.clip(answer - live, None, 500)).sum())


def _check_input(shape: list[int | str | None], size: int) -> None:
    wanted = (1, 3, size, size)
    fixed = [(want, got) for want, got in zip(wanted, shape, strict=False) if isinstance(got, int)]
    if len(shape) != 4 or any(want != got for want, got in fixed):
        raise PackProblem(
            f"the liveness net's input is {shape} where pack.toml promises {list(wanted)}; install the pack again."
        )


def probe_picture() -> tuple[Image, Face]:
    """The test picture of every liveness net: coloured waves in 400x400, and a face's place in their middle."""
    y, x = np.mgrid[0:400, 0:400].astype(np.float64)
    waves = [127.5 + 100 * np.sin(x / a + y / b) for a, b in ((17, 41), (29, 23), (53, 19))]
    landmarks = (ARCFACE_TEMPLATE + np.float32(144)).astype(np.float32)
    return np.round(np.stack(waves, axis=-1)).astype(np.uint8), Face((155, 140, 90, 120), 0.9, landmarks)
