"""The camera's self-test on real clips: a good one, and ones that are dark, blurred, slow or frozen."""

import json
import time
from datetime import UTC, datetime

import cv2
import numpy as np
import pytest
from skimage.data import astronaut

from faceclock.app.camera_test import CameraTest, last_test, try_camera, watch
from faceclock.app.camera_verdicts import Measure, Verdict, advice, sentences
from faceclock.app.site import open_site
from faceclock.domain.errors import SourceProblem
from faceclock.domain.frame import Frame
from faceclock.vision.sources.opening import open_source

FPS = 30


def clip(path, change=lambda picture, index: picture, frames=24, fps=FPS):
    scene = cv2.resize(cv2.cvtColor(astronaut(), cv2.COLOR_RGB2BGR), (640, 480))
    random = np.random.default_rng(0)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), fps, (640, 480))
    for index in range(frames):
        noisy = cv2.add(scene, random.integers(0, 4, scene.shape, np.uint8))
        writer.write(change(noisy, index))
    writer.release()
    return path


def verdicts(path, seconds=0.7):
    test = watch(lambda: open_source(str(path)), "clip", seconds)
    return {finding.measure: finding.verdict for finding in test.findings}, test


def test_a_good_clip_is_good(tmp_path):
    found, test = verdicts(clip(tmp_path / "good.avi"))
    for measure in (Measure.SIZE, Measure.LIGHT, Measure.FOCUS, Measure.BLUR, Measure.FROZEN):
        assert found[measure] is Verdict.GOOD, measure
    assert test.size == (640, 480) and test.frames > 10
    assert CameraTest.from_json(json.dumps(test.as_json())).findings == test.findings


@pytest.mark.parametrize(
    ("name", "change", "measure", "advised"),
    [
        ("dark", lambda picture, _: picture // 8, Measure.LIGHT, "lamp in front"),
        ("bright", lambda picture, _: cv2.add(picture, (200, 200, 200, 0)), Measure.LIGHT, "window"),
        ("blurred", lambda picture, _: cv2.GaussianBlur(picture, (0, 0), 6), Measure.FOCUS, "lens"),
    ],
)
def test_what_is_wrong_is_found_and_advised(tmp_path, name, change, measure, advised):
    found, test = verdicts(clip(tmp_path / f"{name}.avi", change))
    assert found[measure] is not Verdict.GOOD
    value = next(one.value for one in test.findings if one.measure is measure)
    assert advised in advice(measure, value) and advice(measure, value) in sentences()


def test_a_slow_clip_is_slow(tmp_path):
    found, _ = verdicts(clip(tmp_path / "slow.avi", frames=8, fps=5), 1.5)
    assert found[Measure.RATE] is Verdict.POOR and found[Measure.DELAY] is not Verdict.GOOD


class Frozen:
    """A camera that goes on giving its last picture, as some do when they are pulled out."""

    live, name, fps = True, "frozen", 30.0

    def __init__(self):
        self._index = 0

    def read(self):
        time.sleep(1 / 60)
        self._index += 1
        image = np.full((480, 640, 3), 120, np.uint8)
        return Frame(image, self._index - 1, datetime.now(UTC), time.monotonic())

    def close(self):
        pass


def test_fault_17_a_frozen_camera_is_found_out():
    test = watch(Frozen, "frozen", 0.5)
    frozen = next(one for one in test.findings if one.measure is Measure.FROZEN)
    assert frozen.value > 0.9 and test.verdict is Verdict.POOR


def test_a_camera_that_is_not_there_is_told(tmp_path):
    with open_site(tmp_path / "data") as site, pytest.raises(SourceProblem):
        try_camera(site, str(tmp_path / "absent.mp4"), 1)


def test_the_demo_is_tried_and_kept(tmp_path):
    with open_site(tmp_path / "data") as site:
        assert last_test(site) is None
        done = try_camera(site, "demo", 1)
        assert last_test(site) == done
        assert {Measure.LOOK, Measure.LIGHT} <= {one.measure for one in done.findings}


def test_it_can_be_stopped(tmp_path):
    def stop(done, total):
        raise KeyboardInterrupt

    path = clip(tmp_path / "good.avi")
    with pytest.raises(KeyboardInterrupt):
        watch(lambda: open_source(str(path)), "clip", 5, None, stop)
