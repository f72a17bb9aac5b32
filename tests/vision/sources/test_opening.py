from datetime import UTC, datetime, timedelta, timezone

import pytest
from source_examples import write_clip, write_picture

from faceclock.domain.addresses import without_password
from faceclock.domain.errors import SourceProblem
from faceclock.vision.sources.base import SourceLost
from faceclock.vision.sources.cameras import list_cameras
from faceclock.vision.sources.clip import ClipSource
from faceclock.vision.sources.demo import DemoSource
from faceclock.vision.sources.folder import FolderSource
from faceclock.vision.sources.opening import Reopener, open_source

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def test_each_kind_is_told_from_what_was_written(tmp_path):
    assert isinstance(open_source(str(write_clip(tmp_path / "a.mp4"))), ClipSource)
    assert isinstance(open_source(str(write_picture(tmp_path / "a.png"))), FolderSource)
    assert isinstance(open_source(str(tmp_path)), FolderSource)
    assert isinstance(open_source("demo"), DemoSource)


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("63", "Camera 63 cannot be opened"),
        ("a camera that nobody has", "no camera called a camera that nobody has"),
        ("nothing.mp4", "There is no file nothing.mp4"),
        ("./nothing", "There is no file nothing"),
        ("ftp://host/video", "not an address of a camera"),
        ("rtsp://", "not an address of a camera"),
        ("http://host:port/", "not an address of a camera"),
        ("http://127.0.0.1:9/video", "does not answer with pictures"),
    ],
)
def test_what_cannot_be_opened_is_one_sentence(spec, sentence):
    with pytest.raises(SourceProblem) as caught:
        open_source(spec)
    text = str(caught.value)
    assert sentence in text
    assert text.endswith(".")
    assert "\n" not in text


def test_what_may_come_back_is_told_from_what_never_will():
    with pytest.raises(SourceLost):
        open_source("http://127.0.0.1:9/video")
    for spec in ("ftp://host/video", "nothing.mp4"):
        with pytest.raises(SourceProblem) as caught:
            open_source(spec)
        assert not isinstance(caught.value, SourceLost)


def test_a_password_stays_out_of_names_and_sentences():
    assert without_password("rtsp://me:p@ss@host/a") == "rtsp://host/a"
    assert without_password("rtsp://me:p/w@host/s") == "rtsp://host/s"
    assert without_password("http://host/s") == "http://host/s"
    with pytest.raises(SourceProblem) as caught:
        open_source("rtsp://me:secret@127.0.0.1:9/video")
    assert "secret" not in str(caught.value)


def test_the_start_is_converted_to_utc(tmp_path):
    clip = str(write_clip(tmp_path / "a.mp4", frames=2))
    at = open_source(clip, start=START.astimezone(timezone(timedelta(hours=8)))).read().at
    assert (at, at.tzinfo) == (START, UTC)


@pytest.mark.skipif(bool(list_cameras()), reason="this machine has a camera")
def test_fault_15_auto_without_a_camera_says_so_and_never_turns_to_the_demo():
    with pytest.raises(SourceLost, match="No camera gives a picture"):
        Reopener("auto")()


def test_a_looped_clip_begins_again_and_its_clock_goes_on(tmp_path):
    source = open_source(str(write_clip(tmp_path / "a.mp4", frames=10)), start=START, loop=True)
    frames = [source.read() for _ in range(25)]
    source.close()
    assert [frame.index for frame in frames] == list(range(25))
    assert [frame.seconds for frame in frames] == pytest.approx(
        [number / 30 for number in range(25)], abs=2e-3
    )
    assert (frames[20].image == frames[10].image).all()
    assert frames[20].at == START + timedelta(seconds=frames[20].seconds)


def test_a_reopener_begins_a_clip_anew_each_time(tmp_path):
    opener = Reopener(str(write_clip(tmp_path / "a.mp4", frames=3)), start=START)
    assert [len(list(iter(opener().read, None))) for _ in range(2)] == [3, 3]
