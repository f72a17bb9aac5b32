"""Exported networks are the trained ones, and load where packs load."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.export import (  # noqa: E402
    export_detector,
    export_recogniser,
    load_weights,
    save_weights,
)
from faceclock.training.networks.registry import make_network  # noqa: E402
from faceclock.vision.detectors import Scrfd  # noqa: E402
from faceclock.vision.sessions import open_session  # noqa: E402

PARAMETERS = {"compact-face": 1_934_144, "compact-detector": 767_498}


def trained(name: str, *shape: int) -> torch.nn.Module:
    """One pass in training mode gives batch norm something to remember."""
    torch.manual_seed(0)
    model = make_network(name)
    model(torch.randn(4, *shape))
    return model


@pytest.mark.parametrize("name", sorted(PARAMETERS))
def test_networks_have_their_number_of_parameters(name: str) -> None:
    assert sum(value.numel() for value in make_network(name).parameters()) == PARAMETERS[name]


def test_an_unknown_network_is_refused_with_what_was_meant() -> None:
    with pytest.raises(InputProblem, match="did you mean 'compact-face'"):
        make_network("compactface")


def test_the_recogniser_is_exported_in_half_its_size_within_parity(tmp_path: Path) -> None:
    model = trained("compact-face", 3, 112, 112)
    away = export_recogniser(model, tmp_path / "r.onnx", torch.randn(3, 3, 112, 112))
    assert away <= 1e-4
    assert (tmp_path / "r.onnx").stat().st_size < 2.1 * PARAMETERS["compact-face"]


def test_the_detector_runs_at_any_size_and_in_the_packs_decoder(tmp_path: Path) -> None:
    model = trained("compact-detector", 3, 96, 96)
    assert export_detector(model, tmp_path / "d.onnx", torch.randn(2, 3, 96, 128)) < 2e-3
    detector = Scrfd(open_session(tmp_path / "d.onnx", 1), side=160, score=0.0)
    faces = detector.detect(np.zeros((120, 160, 3), np.uint8))
    assert faces and faces[0].landmarks.shape == (5, 2)


def test_a_spoiled_export_is_not_kept(tmp_path: Path) -> None:
    model = trained("compact-face", 3, 112, 112)
    with torch.no_grad():
        model.embed.weight *= 1e-9  # below what half precision can hold
        model.embed.bias.zero_()
    with pytest.raises(InputProblem, match="not kept"):
        export_recogniser(model, tmp_path / "r.onnx", torch.randn(2, 3, 112, 112))
    assert not (tmp_path / "r.onnx").exists()


def test_weights_come_back_for_fine_tuning(tmp_path: Path) -> None:
    model = trained("compact-face", 3, 112, 112).eval()
    save_weights(model, tmp_path / "w.safetensors")
    again = make_network("compact-face").eval()
    load_weights(again, tmp_path / "w.safetensors")
    sample = torch.randn(2, 3, 112, 112)
    with torch.no_grad():
        cosine = torch.nn.functional.cosine_similarity(model(sample), again(sample))
    assert float(cosine.min()) > 1 - 1e-4


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    save_weights(make_network("compact-face"), tmp_path / "w.safetensors")
    with pytest.raises(InputProblem, match="another network"):
        load_weights(make_network("compact-detector"), tmp_path / "w.safetensors")
