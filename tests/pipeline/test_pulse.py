"""A loop that turns has a pulse; one that is blocked loses it; one that has ended rightly needs none."""

import threading
from contextlib import suppress
from datetime import UTC, datetime

import numpy as np

from faceclock.domain.frame import Frame
from faceclock.pipeline.loop import run_inference
from faceclock.pipeline.pulse import Pulse
from faceclock.pipeline.slot import LatestSlot


def test_a_beat_holds_for_one_turn_and_rest_for_ever():
    pulse = Pulse(first=0.0, limit=60.0)
    assert not Pulse(first=-1.0).alive
    pulse.beat()
    assert pulse.alive
    slow = Pulse(first=60.0, limit=-1.0)
    assert slow.alive
    slow.beat()
    assert not slow.alive
    slow.rest()
    assert slow.alive


def test_the_frame_loop_beats_while_it_turns_and_not_while_a_step_hangs():
    slot, stopping, inside, release = LatestSlot(), threading.Event(), threading.Event(), threading.Event()
    turns = []

    class HangingStep:
        def process(self, frame):
            inside.set()
            release.wait(30)
            stopping.set()
            raise AssertionError  # the loop ends with it

    def loop():
        with suppress(AssertionError):
            run_inference(slot, HangingStep(), None, None, None, stopping, lambda: turns.append(1))

    thread = threading.Thread(target=loop)
    thread.start()
    slot.put(Frame(np.zeros((8, 8, 3), np.uint8), 0, datetime.now(UTC), 0.0))
    assert inside.wait(10)
    beaten = len(turns)
    assert beaten >= 1
    assert not stopping.wait(0.6) and len(turns) == beaten
    release.set()
    thread.join(10)
