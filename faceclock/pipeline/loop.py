"""The inference loop: always the newest frame, and only those that are worth it."""

import threading
from collections.abc import Callable
from datetime import datetime

from faceclock.domain.errors import FaceClockError
from faceclock.domain.events import FrameResult
from faceclock.domain.frame import Frame
from faceclock.pipeline.motion import MotionWake
from faceclock.pipeline.outcome import StepResult
from faceclock.pipeline.slot import LatestSlot
from faceclock.pipeline.step import CheckInStep


def run_inference(
    slot: LatestSlot[Frame],
    step: CheckInStep,
    record: Callable[[StepResult], None],
    trouble: Callable[[datetime, FaceClockError], None],
    show: Callable[[FrameResult], None],
    stopping: threading.Event,
    turned: Callable[[], None] = lambda: None,
) -> int:
    """Until the slot is closed and empty, or ``stopping`` is set. Returns how many frames were taken from it.

    ``turned`` hears of every turn, with or without a frame. ``record`` runs before ``show``: what is shown as done is
    on disk. What either raises goes to ``trouble``.
    """
    wake, frames = MotionWake(), 0
    while not stopping.is_set():
        turned()
        frame = slot.take(timeout=0.25)
        if frame is None:
            if slot.closed:
                break
            continue
        frames += 1
        if not wake.deserves(frame):
            continue
        try:
            result = step.process(frame)
            record(result)
        except FaceClockError as problem:
            trouble(frame.at, problem)
            continue
        if result.result.faces:
            wake.saw_face(frame)
        show(result.result)
    return frames
