"""Labelled pictures out of folders, tars and WebDataset shards."""

import json
import os
import tarfile
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pytest

from faceclock.app.evaluation_images import ImageSet
from faceclock.app.picture_sources import Key
from faceclock.domain.errors import ImageProblem, InputProblem
from faceclock.settings.paths import database_file
from faceclock.storage.database import open_database


def picture(level: int) -> bytes:
    return cv2.imencode(".jpg", np.full((16, 24, 3), level, np.uint8))[1].tobytes()


def write_tar(file: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(file, "w") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, BytesIO(data))
    return file


def shard(file: Path, first: int) -> Path:
    """Four samples, labelled in the four ways that there are."""
    members = {
        f"{first:06}.jpg": picture(10),
        f"{first:06}.cls": b"7",
        f"{first + 1:06}.txt": "Zoë Lee\n".encode(),
        f"{first + 1:06}.jpg": picture(20),
        f"{first + 2:06}.left.png": cv2.imencode(".png", np.full((8, 8, 3), 9, np.uint8))[1].tobytes(),
        f"{first + 2:06}.json": json.dumps({"person": "Bo", "age": 3}).encode(),
        f"{first + 3:06}.jpg": picture(40),
        f"{first + 3:06}.json": json.dumps("Cy").encode(),
    }
    return write_tar(file, members)


def test_every_way_to_label_a_sample_is_understood(tmp_path: Path) -> None:
    images = ImageSet(shard(tmp_path / "a.tar", 0))
    assert {key.person for key in images.keys} == {"7", "Zoë Lee", "Bo", "Cy"}
    levels = {key.person: image[0, 0, 0] for key, image in images.read(set(images.keys))}
    assert levels == {"7": 10, "Zoë Lee": 20, "Bo": 9, "Cy": 40}


def test_a_folder_of_shards_and_a_range_of_them_are_the_same(tmp_path: Path) -> None:
    for number in range(3):
        shard(tmp_path / f"shard-{number:03}.tar", 4 * number)
    whole, part = ImageSet(tmp_path), ImageSet(tmp_path / "shard-{000..001}.tar")
    assert len(whole.keys) == 12 and len(part.keys) == 8
    assert len(ImageSet(tmp_path / "shard-{000,002}.tar").keys) == 8
    assert set(whole.keys) > set(part.keys)


def test_samples_of_one_name_in_two_shards_are_two_pictures(tmp_path: Path) -> None:
    shard(tmp_path / "a.tar", 0), shard(tmp_path / "b.tar", 0)
    images = ImageSet(tmp_path)
    assert len(images.keys) == 8 and Key("7", "b-000000") in images.keys
    assert len(dict(images.read(set(images.keys)))) == 8


def test_a_missing_shard_and_a_range_that_is_none_are_refused(tmp_path: Path) -> None:
    shard(tmp_path / "shard-000.tar", 0)
    with pytest.raises(InputProblem, match=r"shard-001\.tar does not exist"):
        ImageSet(tmp_path / "shard-{000..001}.tar")
    with pytest.raises(InputProblem, match="no range"):
        ImageSet(tmp_path / "shard-{a..b}.tar")


def test_pictures_that_nobody_labelled_are_listed_and_left_out(tmp_path: Path) -> None:
    images = ImageSet(
        write_tar(tmp_path / "a.tar", {"1.jpg": picture(1), "1.cls": b"5", "2.jpg": picture(2)})
    )
    assert [key.stem for key in images.keys] == ["1"] and images.skipped == [
        ("a.tar/2.jpg", "it has no label")
    ]


@pytest.mark.parametrize("label", [b"{broken", b'{"age": 4}', b"\xff\xfe", b"x" * 300, b""])
def test_labels_that_name_nobody_do_not_count(tmp_path: Path, label: bytes) -> None:
    members = {"1.jpg": picture(1), "1.json": label, "Ann/2.jpg": picture(2)}
    assert [key.person for key in ImageSet(write_tar(tmp_path / "a.tar", members)).keys] == ["Ann"]


def test_a_caption_beside_a_picture_in_a_person_s_folder_names_nobody(tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", {"Ann/1.jpg": picture(1), "Ann/1.txt": b"a woman in the rain"})
    assert ImageSet(archive).keys == [Key("Ann", "1")]


def test_a_tar_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    whole = write_tar(tmp_path / "a.tar", {f"Ann/{i}.jpg": picture(i) * 9 for i in range(9)}).read_bytes()
    (tmp_path / "b.tar").write_bytes(whole[: len(whole) // 2 + 100])
    with pytest.raises(InputProblem, match="whole tar"):
        images = ImageSet(tmp_path / "b.tar")
        list(images.read(set(images.keys)))


def test_the_mark_changes_with_the_source(tmp_path: Path) -> None:
    (tmp_path / "Ann").mkdir()
    file = tmp_path / "Ann" / "1.jpg"
    file.write_bytes(picture(1))
    first = ImageSet(tmp_path).mark
    assert ImageSet(tmp_path).mark == first
    os.utime(file, ns=(1, 1))
    touched = ImageSet(tmp_path).mark
    (tmp_path / "Ann" / "2.jpg").write_bytes(picture(2))
    assert len({first, touched, ImageSet(tmp_path).mark}) == 3


def test_callers_may_go_on_after_a_bad_picture(tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", {"Ann/1.jpg": b"", "Ann/2.jpg": picture(2)})
    sizes = {entry.key.stem: len(load()) for entry, load in ImageSet(archive).files()}
    assert sizes["1"] == 0 and sizes["2"] > 100
    (tmp_path / "set" / "Bo").mkdir(parents=True)
    (tmp_path / "set" / "Bo" / "1.jpg").write_bytes(picture(1))
    images = ImageSet(tmp_path / "set")
    (tmp_path / "set" / "Bo" / "1.jpg").unlink()
    with pytest.raises(ImageProblem, match="does not exist"):
        [load() for _, load in images.files()]


def test_a_site_without_a_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="holds no FaceClock database"):
        ImageSet(Path(f"site:{tmp_path}"))


def test_a_site_where_nobody_consented_says_how_to_ask(tmp_path: Path) -> None:
    open_database(database_file(tmp_path)).close()
    with pytest.raises(
        InputProblem, match=r"Nobody's pictures may be used for training .*--training.*keep_pictures"
    ):
        ImageSet(Path(f"site:{tmp_path}"))
