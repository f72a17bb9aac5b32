import pytest

from faceclock.vision.sources.base import SourceLost
from faceclock.vision.sources.cameras import describe_cameras, find_camera, list_cameras


@pytest.fixture
def sysfs(tmp_path):
    """Two cameras as Linux lists them; each has a second node for its metadata."""
    nodes = {"video0": ("Laptop Webcam", 0), "video1": ("Laptop Webcam", 1)}
    nodes |= {"video2": ("Logi C920", 0), "video3": ("Logi C920", 1), "video10": ("Logi Brio", 0)}
    for node, (name, index) in nodes.items():
        (tmp_path / node).mkdir()
        (tmp_path / node / "name").write_text(f"{name}\n")
        (tmp_path / node / "index").write_text(f"{index}\n")
    return tmp_path


def test_cameras_are_listed_by_index_without_metadata_nodes(sysfs):
    assert [(camera.index, camera.name) for camera in list_cameras(sysfs)] == [
        (0, "Laptop Webcam"),
        (2, "Logi C920"),
        (10, "Logi Brio"),
    ]


def test_a_camera_is_found_by_a_part_of_its_name(sysfs):
    assert find_camera("c920", sysfs).index == 2
    assert find_camera("logi", sysfs).index == 2


def test_an_unknown_name_lists_those_that_are_there(sysfs):
    with pytest.raises(
        SourceLost, match=r"no camera called nikon; cameras here: 0 \(Laptop Webcam\), 2 \(Logi"
    ):
        find_camera("nikon", sysfs)


def test_no_cameras_say_what_to_do(tmp_path):
    assert list_cameras(tmp_path / "absent") == []
    assert "--source demo" in describe_cameras(tmp_path)
