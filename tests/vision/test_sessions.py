"""Sessions: every way in which a network cannot be opened is one sentence."""

from pathlib import Path

import pytest

from faceclock.domain.errors import PackProblem
from faceclock.vision.sessions import open_session


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PackProblem, match=r"det.onnx") as caught:
        open_session(tmp_path / "det.onnx", 1)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"not a network", bytes(1000), b"\x08\x08\x12\x04test"])
def test_damaged_networks(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "det.onnx"
    path.write_bytes(content)
    for model in (path, content):
        with pytest.raises(PackProblem, match="cannot be loaded") as caught:
            open_session(model, 1)
        assert "\n" not in str(caught.value)
        assert str(tmp_path) not in str(caught.value)


@pytest.mark.shared
def test_a_cut_off_network(shared: Path) -> None:
    data = (shared / "models/yunet/yunet_n_320_320.onnx").read_bytes()
    with pytest.raises(PackProblem, match="cannot be loaded"):
        open_session(data[: len(data) // 2], 1)
