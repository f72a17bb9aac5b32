"""Faces are found once, kept in a folder, and found again when the source changed."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from skimage.data import astronaut

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.app.evaluation_images import ImageSet
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.training import faces
from faceclock.training.data import table_writing
from faceclock.training.faces import NO_FACE, FaceTable, load_faces, prepare_faces
from faceclock.training.teacher import mixed_folder, teach, teach_photographs
from faceclock.vision.packs.loading import Pack, load_pack

STARTER = Path(__file__).parents[2] / "models" / "starter"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(STARTER)


def portrait(file: Path, light: float = 1.0, mirrored: bool = False) -> Path:
    image = cv2.cvtColor(astronaut()[0:300, 60:380], cv2.COLOR_RGB2BGR)
    image = cv2.convertScaleAbs(image[:, ::-1] if mirrored else image, alpha=light)
    file.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(file), image)
    return file


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two people, one picture without a face and one that is none."""
    folder = tmp_path / "pictures"
    portrait(folder / "Ann" / "Ann_0001.png")
    portrait(folder / "Ann" / "Ann_0002.png", 0.8)
    portrait(folder / "Bo" / "Bo_0001.png", 0.9, mirrored=True)
    cv2.imwrite(str(folder / "Bo" / "Bo_0002.png"), np.full((200, 200, 3), 90, np.uint8))
    (folder / "Bo" / "Bo_0003.jpg").write_bytes(b"\xff\xd8\xff broken")
    return folder


def nothing(done: int, total: int) -> None:
    pass


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """One entry for each picture in which faces were looked for."""
    seen: list[tuple[int, ...]] = []
    real = faces.find_main_face

    def counting(pack: Pack, image: np.ndarray) -> Any:
        seen.append(image.shape)
        return real(pack, image)

    monkeypatch.setattr(faces, "find_main_face", counting)
    return seen


@pytest.fixture
def prepare(pack: Pack, source: Path, tmp_path: Path) -> Callable[[], FaceTable]:
    return lambda: prepare_faces(pack, ImageSet(source), tmp_path / "cache", nothing)


def names(table: FaceTable) -> list[str]:
    return table.stems.tolist()


def same(one: FaceTable, other: FaceTable) -> bool:
    fields = ("people", "stems", "boxes", "landmarks", "others", "crops")
    return all(np.array_equal(getattr(one, field), getattr(other, field)) for field in fields)


def test_pictures_without_a_face_and_broken_ones_are_left_out_and_told(
    prepare: Callable[[], FaceTable],
) -> None:
    table = prepare()
    assert names(table) == ["Ann_0001", "Ann_0002", "Bo_0001"] and table.crops.shape == (3, 128, 128, 3)
    reasons = {entry.key.stem: entry.reason for entry in table.left_out}
    assert reasons["Bo_0002"] == NO_FACE and "not a picture that can be read" in reasons["Bo_0003"]


def test_what_did_not_change_is_only_loaded(prepare: Callable[[], FaceTable], searched: list[Any]) -> None:
    first = prepare()
    count = len(searched)
    again = prepare()
    assert len(searched) == count and same(first, again) and first.identity == again.identity


def test_a_new_picture_is_added_without_looking_at_the_others_again(
    prepare: Callable[[], FaceTable], searched: list[Any], source: Path, pack: Pack, tmp_path: Path
) -> None:
    before = prepare()
    searched.clear()
    portrait(source / "Aby" / "Aby_0001.png", 0.7)
    after = prepare()
    assert len(searched) == 1 and names(after) == ["Aby_0001", *names(before)]
    assert after.identity != before.identity
    fresh = prepare_faces(pack, ImageSet(source), tmp_path / "fresh", nothing)
    assert same(after, fresh) and after.identity == fresh.identity


def test_a_changed_picture_is_searched_again_alone(
    prepare: Callable[[], FaceTable], searched: list[Any], source: Path
) -> None:
    before = prepare().crops[:].copy()
    searched.clear()
    portrait(source / "Ann" / "Ann_0002.png", 0.5)
    assert not np.array_equal(prepare().crops[1], before[1]) and len(searched) == 1


def test_a_removed_picture_leaves_the_cache_and_its_crops(
    prepare: Callable[[], FaceTable], searched: list[Any], source: Path, tmp_path: Path
) -> None:
    prepare()
    searched.clear()
    shutil.rmtree(source / "Ann")
    assert names(prepare()) == ["Bo_0001"] and not searched
    (crops,) = (tmp_path / "cache").glob("crops*")
    assert crops.stat().st_size < 2 * 128 * 128 * 3


def test_a_picture_that_goes_to_another_person_keeps_its_crop(
    prepare: Callable[[], FaceTable], searched: list[Any], source: Path
) -> None:
    before = prepare()
    searched.clear()
    (source / "Ann" / "Ann_0002.png").rename(source / "Bo" / "Bo_0009.png")
    after = prepare()
    assert not searched and after.people.tolist() == ["Ann", "Bo", "Bo"]
    assert np.array_equal(after.crops[2], before.crops[1]) and after.identity != before.identity


def test_a_touched_source_with_the_same_pictures_is_the_same(
    prepare: Callable[[], FaceTable], searched: list[Any], source: Path
) -> None:
    before = prepare()
    searched.clear()
    os.utime(source / "Ann" / "Ann_0001.png", ns=(1, 1))
    assert prepare().identity == before.identity and not searched


def test_another_detector_makes_the_faces_anew(
    prepare: Callable[[], FaceTable], searched: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare()
    searched.clear()
    monkeypatch.setattr(faces, "finder_of", lambda pack: "another")
    prepare()
    assert len(searched) == 4


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 half", b"nothing"])
def test_a_damaged_cache_is_made_anew(
    prepare: Callable[[], FaceTable], tmp_path: Path, damage: bytes
) -> None:
    before = prepare()
    (tmp_path / "cache" / "faces.npz").write_bytes(damage)
    assert same(prepare(), before)
    next((tmp_path / "cache").glob("crops-*")).unlink()
    assert same(prepare(), before)


def test_a_run_that_is_stopped_keeps_what_it_found(
    pack: Pack, source: Path, tmp_path: Path, searched: list[Any]
) -> None:
    def stopping(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare_faces(pack, ImageSet(source), tmp_path / "cache", stopping)
    assert names(load_faces(tmp_path / "cache")) == ["Ann_0001", "Ann_0002"]
    searched.clear()
    assert len(prepare_faces(pack, ImageSet(source), tmp_path / "cache", nothing).people) == 3
    assert len(searched) == 2


def test_a_stop_while_a_changed_source_is_read_leaves_the_larger_table(
    prepare: Callable[[], FaceTable], pack: Pack, source: Path, tmp_path: Path
) -> None:
    before = prepare()

    def stopping(done: int, total: int) -> None:
        raise KeyboardInterrupt

    portrait(source / "Aby" / "Aby_0001.png", 0.7)
    with pytest.raises(KeyboardInterrupt):
        prepare_faces(pack, ImageSet(source), tmp_path / "cache", stopping)
    assert same(load_faces(tmp_path / "cache"), before)
    assert not list((tmp_path / "cache").glob("*.part"))


def test_a_full_disk_is_told_in_one_sentence_and_harms_nothing(
    prepare: Callable[[], FaceTable], source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = prepare()
    portrait(source / "Aby" / "Aby_0001.png", 0.7)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(table_writing.os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match=r"No space left on device\); make room"):
        prepare()
    assert same(load_faces(tmp_path / "cache"), before) and not list((tmp_path / "cache").glob("*.part"))


def test_drafts_of_killed_processes_do_not_stay_for_ever(
    prepare: Callable[[], FaceTable], tmp_path: Path
) -> None:
    (tmp_path / "cache").mkdir()
    old, young = (tmp_path / "cache" / f"crops.{number}.part" for number in (1, 2))
    old.write_bytes(b"old"), young.write_bytes(b"young")
    os.utime(old, (1, 1))
    prepare()
    assert not old.exists() and young.exists()


def test_pictures_without_any_face_are_refused(pack: Pack, tmp_path: Path) -> None:
    (tmp_path / "set" / "Bo").mkdir(parents=True)
    cv2.imwrite(str(tmp_path / "set" / "Bo" / "1.png"), np.zeros((90, 90, 3), np.uint8))
    with pytest.raises(InputProblem, match="No face was found"):
        prepare_faces(pack, ImageSet(tmp_path / "set"), tmp_path / "cache", nothing)


def test_the_teacher_s_words_belong_to_the_faces_they_were_said_of(
    prepare: Callable[[], FaceTable], pack: Pack, source: Path, tmp_path: Path
) -> None:
    taught = tmp_path / "taught"
    before = teach_photographs(pack, prepare(), taught)
    assert np.allclose(np.linalg.norm(before, axis=1), 1, atol=1e-5)
    portrait(source / "Aby" / "Aby_0001.png", 0.7)
    table = prepare()
    after = teach_photographs(pack, table, taught)
    assert after.shape == (4, before.shape[1]) and np.allclose(after[1:], before, atol=1e-5)
    assert np.allclose(after, teach(pack, np.array(table.crops)), atol=1e-6)
    assert len(list(taught.iterdir())) == 1  # nothing of faces that are gone


def test_mixed_faces_of_other_people_lie_elsewhere(
    prepare: Callable[[], FaceTable], pack: Pack, tmp_path: Path
) -> None:
    table = prepare()
    rows = np.arange(3)
    folders = {
        mixed_folder(pack, table, chosen, seed, tmp_path) for chosen in (rows, rows[:2]) for seed in (1, 2)
    }
    assert len(folders) == 4 and mixed_folder(pack, table, rows, 1, tmp_path) in folders
