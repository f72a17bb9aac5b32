from datetime import UTC, datetime, timedelta

import pytest
from source_examples import write_picture

from faceclock.domain.errors import SourceProblem
from faceclock.vision.sources.folder import FolderSource

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def test_each_picture_is_shown_for_a_while_in_the_order_of_the_names(tmp_path):
    for name, level in (("b.png", 200), ("a.png", 50), ("c.bmp", 90)):
        write_picture(tmp_path / name, level)
    frames = list(iter(FolderSource(tmp_path, START, hold=0.5).read, None))
    assert [int(frame.image[0, 0, 0]) for frame in frames] == [50] * 5 + [200] * 5 + [90] * 5
    assert [frame.index for frame in frames] == list(range(15))
    assert frames[10].at == START + timedelta(seconds=1)


def test_a_single_picture_is_a_source_too(tmp_path):
    assert len(list(iter(FolderSource(write_picture(tmp_path / "a.png"), START, hold=1).read, None))) == 10


def test_unreadable_pictures_are_left_out_and_told(tmp_path):
    write_picture(tmp_path / "b.png")
    (tmp_path / "a.png").write_bytes(b"no picture")
    (tmp_path / "c.jpg").write_bytes(b"")
    source = FolderSource(tmp_path, START, hold=1)
    assert len(list(iter(source.read, None))) == 10
    assert [name for name, _ in source.refused] == ["a.png", "c.jpg"]
    assert source.skipped == 2


def test_a_folder_of_unreadable_pictures_is_one_sentence(tmp_path):
    (tmp_path / "a.png").write_bytes(b"no picture")
    with pytest.raises(SourceProblem, match=r"No picture of .* can be read"):
        FolderSource(tmp_path, START).read()


def test_a_folder_without_pictures_is_one_sentence(tmp_path):
    (tmp_path / "readme.txt").write_text("nothing to see")
    with pytest.raises(SourceProblem, match="holds no pictures"):
        FolderSource(tmp_path, START)


def test_closing_ends_it(tmp_path):
    write_picture(tmp_path / "a.png")
    source = FolderSource(tmp_path, START, hold=0.1)
    source.close()
    assert source.read() is None
