"""The old file or the new one, whatever happens to the writer."""

import errno
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from faceclock.domain.errors import InputProblem
from faceclock.settings.atomic import remove_abandoned, replace_text, replacing

KILLED_HALF_WAY = """
import os, signal, sys
from pathlib import Path
from faceclock.settings.atomic import replacing
with replacing(Path(sys.argv[1])) as stream:
    stream.write(b"new" * 100_000)
    stream.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def file(tmp_path):
    (tmp_path / "told.json").write_text("old")
    return tmp_path / "told.json"


def only(file):
    return [path.name for path in file.parent.iterdir()] == [file.name]


def test_the_old_file_is_there_until_the_new_one_is_whole(file):
    with replacing(file) as stream:
        stream.write(b"n\xc3\xa9w")
        stream.flush()
        assert file.read_text() == "old"
    assert file.read_text(encoding="utf-8") == "néw"
    assert only(file)


def test_a_folder_that_is_missing_is_made(tmp_path):
    replace_text(tmp_path / "a" / "b" / "c.txt", "é\n")
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"\xc3\xa9\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_the_file_has_the_rights_that_other_files_get(file):
    before = os.umask(0o027)
    try:
        replace_text(file, "new")
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt])
def test_an_error_half_way_leaves_the_old_file_and_no_draft(file, fault):
    with pytest.raises(fault), replacing(file) as stream:
        stream.write(b"new")
        raise fault
    assert file.read_text() == "old"
    assert only(file)


def test_a_full_disk_leaves_the_old_file_and_no_draft(file, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace_text(file, "new")
    assert file.read_text() == "old"
    assert only(file)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_half_way_the_old_file_is_left_and_the_draft_goes_after_a_day(file):
    ended = subprocess.run([sys.executable, "-c", KILLED_HALF_WAY, str(file)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert file.read_text() == "old"
    [draft] = [path for path in file.parent.iterdir() if path != file]
    replace_text(file, "new")
    assert draft.exists()  # somebody may still be at it
    os.utime(draft, (1, 1))
    replace_text(file, "newer")
    assert only(file)


def test_of_writers_at_once_one_wins_whole(file):
    together = Barrier(4)

    def write(letter):
        with replacing(file) as stream:
            together.wait(10)
            stream.write(letter * 100_000)
            together.wait(10)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, (b"a", b"b", b"c", b"d")))
    assert file.read_bytes() in {letter * 100_000 for letter in (b"a", b"b", b"c", b"d")}
    assert only(file)


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"exists|directory"):
        replace_text(tmp_path / "file" / "told.json", "new")


def test_drafts_of_other_files_stay(tmp_path):
    for name in ("a[1].json.0.new", "a1.json.0.new"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1, 1))
    replace_text(tmp_path / "a[1].json", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a1.json.0.new", "a[1].json"]
    remove_abandoned(tmp_path, "*.new")
    assert only(tmp_path / "a[1].json")


def test_a_pipe_is_not_replaced_by_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputProblem, match="is no file"), replacing(tmp_path / "pipe"):
        pass
    assert (tmp_path / "pipe").is_fifo()
