"""A map behind an embedding: nothing at first, the same in torch and in the file, spliced into any graph."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

from torch import nn  # noqa: E402
from torch.nn import functional  # noqa: E402

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.export import traced  # noqa: E402
from faceclock.training.tuning.adapter import Adapter  # noqa: E402
from faceclock.training.tuning.graph import Graph  # noqa: E402
from faceclock.vision.sessions import infer, open_session  # noqa: E402

FORM = (3, 3, 16, 16)


class Small(nn.Module):
    def __init__(self, units: bool) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Conv2d(3, 4, 3, 2), nn.ReLU(), nn.Flatten(), nn.Linear(196, 12))
        self.units = units

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return functional.normalize(self.layers(x)) if self.units else self.layers(x)


def exported(model: nn.Module) -> bytes:
    axes = {"input": {0: "batch"}, "embedding": {0: "batch"}}
    return traced(model.eval(), torch.randn(*FORM), ["embedding"], axes)


def run(data: bytes, x: torch.Tensor) -> np.ndarray:
    (output,) = infer(open_session(data, 1), ["embedding"], "input", x.numpy())
    return output


def trained(shape: str) -> Adapter:
    torch.manual_seed(1)
    adapter = Adapter(12, 5, shape)  # type: ignore[arg-type]
    nn.init.normal_(adapter.outer.weight, std=0.3)
    nn.init.normal_(adapter.outer.bias, std=0.1)
    return adapter


@pytest.mark.parametrize("units", [False, True])
def test_an_untrained_adapter_changes_nothing(units: bool) -> None:
    torch.manual_seed(0)
    data, x = exported(Small(units)), torch.randn(*FORM)
    graph = Graph(data, "small")
    Adapter(12).splice_into(graph)
    assert np.abs(run(graph.data(), x) - run(data, x)).max() < 1e-6


@pytest.mark.parametrize("shape", ["mlp", "linear"])
@pytest.mark.parametrize("units", [False, True])
def test_the_file_computes_what_torch_computes_and_lengths_stay(shape: str, units: bool) -> None:
    torch.manual_seed(0)
    data, x = exported(Small(units)), torch.randn(*FORM)
    graph, adapter = Graph(data, "small"), trained(shape)
    adapter.splice_into(graph)
    before, after = run(data, x), run(graph.data(), x)
    wanted = adapter(torch.from_numpy(before)).detach().numpy()
    assert np.abs(after - wanted).max() < 1e-5
    assert np.abs(after - before).max() > 0.01
    assert np.linalg.norm(after, axis=1) == pytest.approx(np.linalg.norm(before, axis=1), rel=1e-5)


def test_the_formula() -> None:
    """|e| * unit(u + outer(relu(inner(u)))), written out in float64."""
    adapter, e = trained("mlp"), np.random.default_rng(0).normal(size=(4, 12)) * 7
    u = e / np.linalg.norm(e, axis=1, keepdims=True)
    w = {name: value.detach().double().numpy() for name, value in adapter.named_parameters()}
    hidden = np.maximum(u @ w["inner.weight"].T + w["inner.bias"], 0)
    y = u + hidden @ w["outer.weight"].T + w["outer.bias"]
    wanted = y / np.linalg.norm(y, axis=1, keepdims=True) * np.linalg.norm(e, axis=1, keepdims=True)
    assert adapter(torch.from_numpy(e.astype(np.float32))).detach().numpy() == pytest.approx(wanted, abs=1e-5)


def test_a_vector_of_zeros_stays_one() -> None:
    assert torch.equal(trained("mlp")(torch.zeros(2, 12)), torch.zeros(2, 12))


def test_a_second_adapter_goes_behind_the_first() -> None:
    """Who tunes a tuned pack again."""
    data, x = exported(Small(False)), torch.randn(*FORM)
    graph = Graph(data, "small")
    trained("mlp").splice_into(graph)
    again = Graph(graph.data(), "small")
    trained("linear").splice_into(again)
    wanted = trained("linear")(trained("mlp")(torch.from_numpy(run(data, x)))).detach().numpy()
    assert run(again.data(), x) == pytest.approx(wanted, abs=1e-5)


def test_what_is_no_graph_is_refused() -> None:
    with pytest.raises(InputProblem, match="no ONNX file"):
        Graph(b"no graph at all", "thing")


@pytest.mark.shared
def test_insightface_loads_a_pack_with_an_adapter(shared: Path, tmp_path: Path) -> None:
    model_zoo = pytest.importorskip("insightface.model_zoo.arcface_onnx")
    data = (shared / "models" / "mobilefacenet" / "MobileFaceNet.onnx").read_bytes()
    graph, adapter = Graph(data, "MobileFaceNet"), Adapter(128)
    adapter.splice_into(graph)
    (tmp_path / "tuned.onnx").write_bytes(graph.data())
    net = model_zoo.ArcFaceONNX(str(tmp_path / "tuned.onnx"))
    crop = np.random.default_rng(0).integers(0, 256, (112, 112, 3), np.uint8)
    assert np.isfinite(net.get_feat(crop)).all() and net.get_feat(crop).shape == (1, 128)
