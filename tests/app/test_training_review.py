"""The run file of a review: photographs anywhere, also the program's own."""

import tomllib
from pathlib import Path

import pytest
from promotion_examples import STARTER

from faceclock.app.training_review import write_review
from faceclock.domain.errors import InputProblem


def written(data, images, folder):
    file = write_review(data, Path(images), str(STARTER), folder, None)
    return tomllib.loads(file.read_text(encoding="utf-8"))["data"]["images"]


def test_the_program_s_own_pictures_are_reviewed_from_any_folder(data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for images in ("site:", f"site:{data}", "site:data"):
        assert written(data, images, tmp_path / "looked") == f"site:{data.resolve()}"


def test_photographs_in_a_folder_are_named_from_the_root(photos, tmp_path, monkeypatch):
    people = photos["1001"][0].parents[1]
    monkeypatch.chdir(people.parent)
    assert written(tmp_path, people.name, tmp_path / "looked") == str(people)


@pytest.mark.parametrize(
    ("images", "sentence"),
    [
        ("nothing", "folder of pictures .*nothing does not exist"),
        ("site:", "holds no FaceClock database"),
        ("part-{0..1}.tar", r"part-0.tar does not exist"),
    ],
)
def test_what_is_not_there_is_refused_before_anything_is_written(tmp_path, images, sentence):
    with pytest.raises(InputProblem, match=sentence):
        write_review(tmp_path, Path(images), str(STARTER), tmp_path / "looked", None)
    assert not (tmp_path / "looked").exists()
