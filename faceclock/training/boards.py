"""Curves for TensorBoard, drawn from the events that a run tells anyway."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from faceclock.domain.errors import EnvironmentProblem
from faceclock.training.events import heard_by
from faceclock.training.telling import DEGREES

_PLACES = {"event", "step", "of", "epoch", "stage"}  # where, not what


@contextmanager
def drawn(folder: Path, wanted: bool | None) -> Iterator[None]:
    """Within it, events also become curves in ``folder``. ``wanted`` None: where TensorBoard is installed.
    Raises EnvironmentProblem where it is wanted and is not."""
    there = find_spec("tensorboard") is not None
    if wanted and not there:
        raise EnvironmentProblem("TensorBoard is not installed; run `pip install 'faceclock[train]'`.")
    if wanted is False or not there:
        yield
        return
    from torch.utils.tensorboard import SummaryWriter

    with _writer_quiet(), SummaryWriter(str(folder)) as writer, heard_by(lambda event: _draw(writer, event)):
        yield


@contextmanager
def _writer_quiet() -> Iterator[None]:
    """TensorBoard writes from a thread. What the disk refuses it raises again where the next value is drawn; the
    thread's own traceback would hide the sentence that is made of it."""
    usual = threading.excepthook

    def told(fault: threading.ExceptHookArgs) -> None:
        if not isinstance(fault.exc_value, OSError):
            usual(fault)

    threading.excepthook = told
    try:
        yield
    finally:
        threading.excepthook = usual


def _draw(writer: Any, event: dict[str, Any]) -> None:
    if event["event"] not in {"step", "epoch"}:
        return
    for name, value in event.items():
        if name not in _PLACES and isinstance(value, int | float):
            writer.add_scalar(f"{event['event']}/{name}", value, event["step"])
    if "theta_counts" in event:
        _draw_angles(writer, event["theta_counts"], event["step"])


def _draw_angles(writer: Any, counts: list[int], step: int) -> None:
    """The middles of the bars stand for the angles in them."""
    middles = [DEGREES * (index + 0.5) for index in range(len(counts))]
    total = sum(count * middle for count, middle in zip(counts, middles, strict=True))
    squares = sum(count * middle**2 for count, middle in zip(counts, middles, strict=True))
    limits = [DEGREES * (index + 1) for index in range(len(counts))]
    writer.add_histogram_raw(
        "theta", min=0, max=180, num=sum(counts), sum=total, sum_squares=squares,
        bucket_limits=limits, bucket_counts=counts, global_step=step,
    )  # fmt: skip
