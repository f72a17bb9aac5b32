"""The camera faults of TRUST.md, by their numbers."""

import threading
import time
from datetime import UTC, datetime

import cv2
import numpy as np
import pytest
from camera_server import CameraServer, flat, noise
from reading import Camera, Listener

from faceclock.domain.errors import SourceProblem
from faceclock.domain.events import SourceState
from faceclock.pipeline.reader import frames_of
from faceclock.vision.sources.clip import ClipSource
from faceclock.vision.sources.live import open_camera, open_stream

CONNECTING, LIVE, STALLED, LOST, ENDED = SourceState
GONE_WITHIN, BACK_WITHIN = 3.0, 5.0  # seconds, the promise of TRUST.md
SLACK = 1.0  # this machine's other work


@pytest.fixture
def camera():
    server = CameraServer()
    yield server
    server.stop()


def write_clip(path, frames: int = 60, fps: float = 30):
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"mp4v"), fps, (160, 120))
    for number in range(frames):
        writer.write(flat((number * 4, 90, 200)))
    writer.release()
    return path


def clip_opener(path):
    return lambda: ClipSource(path, datetime.now(UTC))


def test_fault_15_no_camera_is_told_and_waited_for():
    with Listener(lambda: open_camera(63)) as heard:
        heard.seconds_until(LOST)
        assert "Camera 63 cannot be opened" in heard.said[-1][1]
        time.sleep(1)
        assert heard.states == [CONNECTING, LOST], "said once, however often it is tried"


def test_fault_15_an_impatient_reader_ends_when_the_camera_is_not_there_at_first():
    with Listener(lambda: open_camera(63), patient=False) as heard:
        heard.seconds_until(ENDED)
        assert heard.slot.closed
        assert "Camera 63" in heard.said[-1][1]


@pytest.mark.slow
def test_fault_16_unplug_is_seen_within_3_seconds_and_the_return_within_5():
    server = CameraServer()
    with Listener(lambda: open_stream(server.url)) as heard:
        heard.seconds_until(LIVE)
        mark = heard.mark()
        server.stop()
        assert heard.seconds_until(STALLED, LOST, since=mark) < GONE_WITHIN + SLACK
        time.sleep(4)  # long enough for the waits between tries to have grown
        mark = heard.mark()
        server = CameraServer(server.port)
        assert heard.seconds_until(LIVE, since=mark) < BACK_WITHIN + SLACK
        indices = [frame.index for frame in heard.frames]
        assert indices == sorted(set(indices)), "frames count on over a reconnection"
    server.stop()


@pytest.mark.slow
def test_fault_16_a_camera_that_keeps_the_line_and_says_nothing(camera):
    with Listener(lambda: open_stream(camera.url)) as heard:
        heard.seconds_until(LIVE)
        mark = heard.mark()
        camera.silent = True
        assert heard.seconds_until(STALLED, LOST, since=mark) < GONE_WITHIN + SLACK
        time.sleep(4)
        mark = heard.mark()
        camera.silent = False
        assert heard.seconds_until(LIVE, since=mark) < BACK_WITHIN + SLACK


@pytest.mark.slow
def test_fault_17_identical_frames_are_a_stall_and_are_not_passed_on(camera):
    with Listener(lambda: open_stream(camera.url)) as heard:
        heard.seconds_until(LIVE)
        mark, frozen = heard.mark(), noise()
        camera.show = lambda: frozen
        assert heard.seconds_until(STALLED, since=mark) < GONE_WITHIN + SLACK
        time.sleep(0.5)
        count = len(heard.frames)
        time.sleep(3)  # it is opened anew meanwhile and still shows the same
        assert len(heard.frames) == count
        assert LIVE not in heard.states[mark:]
        mark = heard.mark()
        camera.show = noise
        assert heard.seconds_until(LIVE, since=mark) < BACK_WITHIN + SLACK


@pytest.mark.slow
def test_fault_18_a_blocked_read_is_left_behind_and_replaced():
    cameras = [Camera(), Camera()]
    openings = iter(cameras)
    with Listener(lambda: next(openings)) as heard:
        heard.seconds_until(LIVE)
        mark = heard.mark()
        cameras[0].block()
        assert heard.seconds_until(STALLED, since=mark) < GONE_WITHIN + SLACK
        assert heard.seconds_until(LIVE, since=mark) < BACK_WITHIN + SLACK
        assert not cameras[0].closed.is_set()
        cameras[0].release()
        assert cameras[0].closed.wait(5), "it closes itself as soon as it can"
        assert heard.goes_on()
        indices = [frame.index for frame in heard.frames]
        assert indices == sorted(set(indices)), "nothing of the old one comes through"


def test_fault_18_stop_does_not_wait_for_a_blocked_read():
    blocked = Camera()
    heard = Listener(lambda: blocked)
    heard.seconds_until(LIVE)
    blocked.block()
    time.sleep(0.1)
    began = time.monotonic()
    heard.reader.stop()
    assert time.monotonic() - began < 1 + SLACK
    blocked.release()
    assert blocked.closed.wait(5)


def test_stop_does_not_wait_for_a_blocked_opening():
    may_open, camera = threading.Event(), Camera()

    def opener():
        may_open.wait()
        return camera

    heard = Listener(opener)
    heard.seconds_until(CONNECTING)
    began = time.monotonic()
    heard.reader.stop()
    assert time.monotonic() - began < 1 + SLACK
    may_open.set()
    assert camera.closed.wait(5)
    assert not heard.frames


@pytest.mark.parametrize("colour", [(0, 0, 0), (0, 255, 0), (255, 255, 255)], ids=["black", "green", "white"])
def test_fault_19_flat_frames_pass_on(camera, colour):
    camera.show = lambda: flat(colour)
    with Listener(lambda: open_stream(camera.url)) as heard:
        heard.seconds_until(LIVE)
        frame = heard.slot.take(timeout=5)
        assert frame is not None
        assert np.abs(frame.image.astype(int) - colour).max() < 8


def test_fault_20_a_change_of_resolution_continues(camera):
    with Listener(lambda: open_stream(camera.url)) as heard:
        heard.seconds_until(LIVE)
        camera.show = lambda: flat((0, 0, int(time.monotonic() * 100) % 200), (240, 320))
        heard.seconds_until_frame(lambda frame: frame.image[..., 0].max() < 30)
        assert heard.goes_on()
        assert heard.states == [CONNECTING, LIVE]


def test_fault_20_frames_of_another_size_pass_through():
    camera = Camera()
    with Listener(lambda: camera) as heard:
        heard.seconds_until(LIVE)
        camera.size = (96, 128)
        heard.seconds_until_frame(lambda frame: frame.image.shape == (96, 128, 3))
        assert heard.states == [CONNECTING, LIVE]


def test_fault_21_a_damaged_stretch_of_a_clip_is_skipped(tmp_path):
    clip = write_clip(tmp_path / "damaged.mp4")
    data = bytearray(clip.read_bytes())
    data[len(data) * 4 // 10 : len(data) * 5 // 10] = bytes(len(data) * 5 // 10 - len(data) * 4 // 10)
    clip.write_bytes(data)
    with Listener(clip_opener(clip)) as heard:
        heard.seconds_until(ENDED)
        assert heard.said[-1] == (ENDED, "")
        assert 30 < len(heard.frames) < 60


@pytest.fixture
def cut_clip(tmp_path):
    """Sixty frames, of which the second half is not in the file."""
    path = tmp_path / "cut.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 30, (160, 120))
    for _ in range(60):
        writer.write(noise())
    writer.release()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def test_a_clip_that_breaks_off_ends_with_a_sentence_after_its_last_frame(cut_clip):
    with Listener(clip_opener(cut_clip)) as heard:
        heard.seconds_until(ENDED)
        assert "of its 60 frames" in heard.said[-1][1]
        assert len(heard.frames) >= 25


def test_fault_22_slow_inference_gets_the_newest_frame_and_the_preview_all_of_them(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", frames=45)
    with Listener(clip_opener(clip)) as heard:
        ages, taken = [], 0
        while not heard.slot.closed:
            frame = heard.slot.take(timeout=1)
            if frame is not None:
                taken += 1
                ages.append(heard.frames[-1].index - frame.index)
            time.sleep(0.2)
        heard.seconds_until(ENDED)
    assert len(heard.frames) == 45
    assert taken + heard.slot.skipped == 45
    assert heard.slot.skipped > 20
    assert max(ages) <= 2, "no queue of old frames"


def test_a_clip_is_paced_by_its_own_clock(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", frames=30)
    began = time.monotonic()
    with Listener(clip_opener(clip)) as heard:
        heard.seconds_until(ENDED)
    assert time.monotonic() - began >= 29 / 30
    assert heard.states == [CONNECTING, LIVE, ENDED]


def test_a_clip_that_is_missing_ends_at_once_with_its_sentence(tmp_path):
    with Listener(clip_opener(tmp_path / "nothing.mp4")) as heard:
        heard.seconds_until(ENDED)
        assert "There is no file" in heard.said[-1][1]
        assert heard.slot.closed


def test_a_still_clip_is_no_stall(tmp_path):
    writer = cv2.VideoWriter(str(tmp_path / "still.mp4"), cv2.VideoWriter_fourcc(*"mp4v"), 10, (160, 120))
    for _ in range(30):
        writer.write(flat((90, 90, 90)))
    writer.release()
    with Listener(clip_opener(tmp_path / "still.mp4")) as heard:
        heard.seconds_until(ENDED)
        assert heard.states == [CONNECTING, LIVE, ENDED]
        assert len(heard.frames) == 30


def test_frames_of_gives_every_frame_without_waiting(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", frames=60)
    began = time.monotonic()
    assert [frame.index for frame in frames_of(ClipSource(clip, datetime.now(UTC)))] == list(range(60))
    assert time.monotonic() - began < 1.5


def test_frames_of_raises_after_the_last_good_frame(cut_clip):
    read = 0
    with pytest.raises(SourceProblem, match="of its 60 frames"):
        for _ in frames_of(ClipSource(cut_clip, datetime.now(UTC))):
            read += 1
    assert 25 <= read < 40
