"""The bare nets of MTCNN: onnxruntime alone, on what the cascade asks them in one frame."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from faceclock.domain.face import FloatArray, Image
from faceclock.vision.detectors import Mtcnn
from faceclock.vision.sessions import open_session


class _Listening:
    """A session that keeps what it is asked."""

    def __init__(self, session: Any, asked: list[Callable[[], object]]) -> None:
        self.get_inputs, self.get_outputs = session.get_inputs, session.get_outputs
        self._session, self._asked = session, asked

    def run(self, outputs: list[str], feed: dict[str, FloatArray]) -> Any:
        self._asked.append(partial(self._session.run, outputs, feed))
        return self._session.run(outputs, feed)


def bare_mtcnn(models: Sequence[bytes], threads: int, side: int, image: Image) -> Callable[[], object]:
    """Runs P-Net, R-Net and O-Net (``models``) as often, and on as much, as finding the faces of ``image`` at
    ``side`` takes."""
    asked: list[Callable[[], object]] = []
    nets: list[Any] = [_Listening(open_session(model, threads), asked) for model in models]
    Mtcnn(nets[0], nets[1], nets[2], side).detect(image)
    return lambda: [run() for run in asked]
