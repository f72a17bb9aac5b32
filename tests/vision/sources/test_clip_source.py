import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from source_examples import blank, cut, write_clip

from faceclock.domain.errors import SourceProblem
from faceclock.vision.sources.clip import ClipSource

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def read_all(source):
    return list(iter(source.read, None))


def test_every_frame_comes_with_the_clips_own_clock(tmp_path):
    source = ClipSource(write_clip(tmp_path / "a.mp4"), START)
    frames = read_all(source)
    assert [frame.index for frame in frames] == list(range(60))
    assert [frame.seconds for frame in frames] == pytest.approx(
        [number / 30 for number in range(60)], abs=1e-3
    )
    assert frames[30].at == START + timedelta(seconds=frames[30].seconds)
    assert frames[0].image.shape == (120, 160, 3)
    assert (source.live, source.skipped, source.fps, source.name) == (False, 0, 30, "a.mp4")


def test_every_frame_has_an_array_of_its_own(tmp_path):
    source = ClipSource(write_clip(tmp_path / "a.mp4", frames=3), START)
    first, second = source.read(), source.read()
    assert (first.image != second.image).any()


@pytest.mark.parametrize(("codec", "ending"), [("mp4v", "mp4"), ("MJPG", "avi"), ("XVID", "avi")])
def test_fault_21_a_damaged_stretch_is_skipped_and_counted(tmp_path, codec, ending):
    source = ClipSource(blank(write_clip(tmp_path / f"a.{ending}", codec=codec), 0.4, 0.5), START)
    frames = read_all(source)
    assert source.skipped > 0
    assert len(frames) + source.skipped == 60
    assert all(before.seconds < after.seconds for before, after in pairwise(frames))


def test_fault_21_where_the_count_is_an_estimate_a_damaged_stretch_is_passed_over(tmp_path):
    source = ClipSource(blank(write_clip(tmp_path / "a.mkv", codec="mp4v"), 0.4, 0.5), START)
    assert 40 < len(read_all(source)) < 60


def test_a_whole_clip_whose_container_estimates_too_many_frames_is_no_damaged_one(tmp_path, monkeypatch):
    source = ClipSource(write_clip(tmp_path / "a.mkv", codec="mp4v"), START)
    monkeypatch.setattr(source, "_promised", 70)  # sound that goes on for a third of a second
    assert len(read_all(source)) == 60
    assert source.skipped == 0


@pytest.mark.parametrize(("codec", "ending"), [("MJPG", "avi"), ("XVID", "avi"), ("mp4v", "mkv")])
def test_a_clip_that_breaks_off_gives_what_it_has_and_then_one_sentence(tmp_path, codec, ending):
    source = ClipSource(cut(write_clip(tmp_path / f"a.{ending}", codec=codec), 0.6), START)
    read = 0
    with pytest.raises(SourceProblem, match=r"a\.\w+ is damaged: it gave \d+ of its 60 frames"):
        for _ in iter(source.read, None):
            read += 1
    assert 30 <= read < 40


def test_a_clip_of_no_frames_is_no_success(tmp_path):
    source = ClipSource(write_clip(tmp_path / "a.avi", frames=0, codec="MJPG"), START)
    with pytest.raises(SourceProblem, match=r"a\.avi holds no picture"):
        source.read()


def test_an_mp4_without_its_index_is_no_video(tmp_path):
    with pytest.raises(SourceProblem, match="not a video that can be read"):
        ClipSource(cut(write_clip(tmp_path / "a.mp4"), 0.6), START)


@pytest.mark.parametrize("content", [b"", b"no video at all", bytes(10_000)], ids=["empty", "text", "zeros"])
def test_what_is_no_video_is_refused_in_one_sentence(tmp_path, content):
    (tmp_path / "a.mp4").write_bytes(content)
    with pytest.raises(SourceProblem, match="not a video"):
        ClipSource(tmp_path / "a.mp4", START)


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(SourceProblem, match=r"There is no file .*nothing\.mp4; check the name"):
        ClipSource(tmp_path / "nothing.mp4", START)


def test_opencv_and_ffmpeg_print_nothing(tmp_path):
    """In a process of its own, because the first use of FFmpeg settles how much it says."""
    damaged = blank(write_clip(tmp_path / "a.mp4"), 0.4, 0.5)
    program = (
        "import sys\n"
        "from faceclock.domain.errors import SourceProblem\n"
        "from faceclock.vision.sources.opening import open_source\n"
        "for spec in sys.argv[1:]:\n"
        "    try:\n"
        "        list(iter(open_source(spec).read, None))\n"
        "    except SourceProblem as problem:\n"
        "        print(problem)\n"
    )
    specs = [str(damaged), "/etc/passwd", "63", "http://127.0.0.1:9/video", "rtsp://127.0.0.1:9/video"]
    command = [sys.executable, "-c", program, *specs]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 4
