"""Lists of pairs, good and bad."""

import os
from pathlib import Path

import pytest

from faceclock.app.evaluation_images import Key
from faceclock.app.evaluation_pairs import read_pairs
from faceclock.domain.errors import InputProblem

PAIRS = "Ann_Lee\t1\t2\nBo_Ray\t1\t12\nAnn_Lee\t1\tBo_Ray\t2\nBo_Ray\t3\tCy_Fox\t1\n"


def listed(folder: Path, text: str) -> Path:
    path = folder / "pairs.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_pipe_is_no_list_of_pairs(tmp_path):
    os.mkfifo(tmp_path / "pairs.txt")
    with pytest.raises(InputProblem, match="pipe or device"):
        read_pairs(tmp_path / "pairs.txt")


def test_the_list_without_folds(tmp_path: Path) -> None:
    pairs = read_pairs(listed(tmp_path, "2\n" + PAIRS))
    assert [pair.genuine for pair in pairs.pairs] == [True, True, False, False]
    assert pairs.pairs[1].second == Key("Bo_Ray", "Bo_Ray_0012")
    assert pairs.pairs[2].second == Key("Bo_Ray", "Bo_Ray_0002")
    assert pairs.folds == (0, 5, 0, 5)
    assert not pairs.declared
    assert pairs.pairs[0].line == 2


def test_the_list_with_folds(tmp_path: Path) -> None:
    one = "Ann_Lee\t1\t2\nAnn_Lee\t1\tBo_Ray\t2\n"
    pairs = read_pairs(listed(tmp_path, "2\t1\n" + one + one))
    assert pairs.folds == (0, 0, 1, 1)
    assert pairs.declared


def test_a_list_without_a_first_line_counts_itself(tmp_path: Path) -> None:
    assert len(read_pairs(listed(tmp_path, PAIRS)).pairs) == 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2\n" + PAIRS + "Ann_Lee\tone\ttwo\n", "Line 6"),
        ("2\n" + PAIRS + "Ann_Lee\n", "Line 6"),
        ("2\nAnn_Lee\t1\t2\t3\t4\n", "Line 2"),
        ("3\n" + PAIRS, "promises 6 pairs but holds 4"),
        ("10\t300\n" + PAIRS, "promises 6000"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InputProblem, match=words):
        read_pairs(listed(tmp_path, text))


def test_a_missing_list_and_a_binary_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="cannot be read"):
        read_pairs(tmp_path / "none.txt")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(InputProblem, match="cannot be read"):
        read_pairs(tmp_path / "binary")
