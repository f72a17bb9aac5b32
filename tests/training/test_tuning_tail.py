"""The layers after the last feature map: found, rebuilt in torch, and written back."""

from pathlib import Path

import numpy as np
import onnx
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

from torch import nn  # noqa: E402
from torch.nn import functional  # noqa: E402

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.export import traced  # noqa: E402
from faceclock.training.networks.registry import make_network  # noqa: E402
from faceclock.training.tuning.chain import find_tail  # noqa: E402
from faceclock.training.tuning.graph import Graph  # noqa: E402
from faceclock.training.tuning.tail import Tail  # noqa: E402
from faceclock.vision.sessions import infer, open_session  # noqa: E402

STARTER = Path(__file__).parents[2] / "models" / "starter" / "recogniser.onnx"
SMALL = (1, 3, 32, 32)
FACE = (1, 3, 112, 112)


def body(*tail: nn.Module) -> nn.Sequential:
    """Feature maps of 8 x 8 x 8 and what comes after them."""
    return nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1), nn.ReLU(), nn.Conv2d(8, 8, 3, 2, 1), nn.Sigmoid(), *tail)


class Residual(nn.Module):
    """As insightface's: the last feature map is a sum, so that its batch norm is not folded away."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = nn.Conv2d(3, 8, 3, 2, 1), nn.Conv2d(8, 8, 3, 1, 1)
        self.last = nn.Sequential(nn.BatchNorm2d(8), nn.Dropout(0.4), nn.Flatten())
        self.features, self.norm = nn.Linear(2048, 16), nn.BatchNorm1d(16)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.first(x)
        return self.norm(self.features(self.last(x + self.second(x))))


class AlongUnits(nn.Module):
    """Averaged, without a module for it, and of unit length."""

    def __init__(self) -> None:
        super().__init__()
        self.body, self.head = body(), nn.Linear(8, 16, bias=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return functional.normalize(self.head(self.body(x).mean((2, 3), keepdim=True).view(x.shape[0], -1)))


MODELS = {
    "flatten, linear": lambda: body(nn.Flatten(), nn.Linear(512, 16)),
    "insightface": Residual,
    "global depthwise": lambda: body(
        nn.Conv2d(8, 8, 8, groups=8, bias=False), nn.PReLU(8), nn.Conv2d(8, 16, 1), nn.Flatten()
    ),
    "average, matrix": lambda: body(
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 16, bias=False), nn.BatchNorm1d(16)
    ),
    "two layers": lambda: body(
        nn.Flatten(), nn.Linear(512, 24), nn.LeakyReLU(0.2), nn.Dropout(), nn.Linear(24, 16)
    ),
}


def exported(model: nn.Module, form: tuple[int, ...] = SMALL) -> bytes:
    torch.manual_seed(0)
    model.train()
    model(torch.randn(4, *form[1:]))  # batch norms get something to remember
    axes = {"input": {0: "batch"}, "embedding": {0: "batch"}}
    return traced(model.eval(), torch.randn(form), ["embedding"], axes)


def run(data: bytes, x: np.ndarray) -> np.ndarray:
    session = open_session(data, 1)
    (output,) = infer(session, [session.get_outputs()[0].name], session.get_inputs()[0].name, x)
    return output.reshape(len(x), -1)


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return float(((one * other).sum(1) / lengths).min())


def check(data: bytes, form: tuple[int, ...], half: bool = False) -> Graph:
    """Untrained the tail says what the graph says; what is then changed comes back in the file."""
    x = np.random.default_rng(0).normal(size=form).astype(np.float32)
    graph = Graph(data, "net.onnx")
    chain = find_tail(graph, form)
    tail = Tail(graph, chain)
    session = open_session(graph.cut([chain.start]), 1)
    maps = torch.from_numpy(infer(session, [chain.start], graph.input, x)[0])
    assert maps.shape[1:] == chain.form
    assert cosine(tail(maps).detach().numpy(), run(data, x)) > 1 - 1e-5
    torch.manual_seed(2)
    with torch.no_grad():
        for value in tail.parameters():
            value.add_(torch.randn_like(value) * 0.05)
    tail.write_to(graph)
    changed = run(graph.data(), x)
    assert cosine(tail(maps).detach().numpy(), changed) > 1 - (1e-4 if half else 1e-5)
    assert cosine(changed, run(data, x)) < 1 - 1e-4
    return graph


@pytest.mark.parametrize("name", sorted(MODELS))
def test_tails_of_every_style_are_rebuilt_and_written_back(name: str) -> None:
    check(exported(MODELS[name]()), SMALL)


def test_insightface_s_last_batch_norms_are_learnt_too() -> None:
    graph = Graph(exported(Residual()), "w600k.onnx")
    chain = find_tail(graph, SMALL)
    kinds = [node.op_type for node in chain.nodes]
    assert [kind for kind in kinds if kind != "Dropout"] == [
        "BatchNormalization",
        "Flatten",
        "Gemm",
        "BatchNormalization",
    ]
    tail = Tail(graph, chain)
    assert sum(value.numel() for value in tail.parameters()) == 2 * 8 + 2048 * 16 + 16 + 2 * 16
    assert sum(value.numel() for value in tail.buffers()) == 2 * 8 + 2 * 16, "statistics are kept"


def test_unit_length_at_the_end_is_no_part_of_the_tail() -> None:
    """A mean over an axis is unknown; the tail begins behind it only where the map is last met before it."""
    model = AlongUnits()
    graph = Graph(exported(model), "units.onnx")
    with pytest.raises(InputProblem, match=r"tail cannot be found in units.onnx .*ReduceMean.*adapter"):
        find_tail(graph, SMALL)


def test_a_flattened_map_before_unit_length_is_found() -> None:
    class Units(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = body(nn.Flatten(), nn.Linear(512, 16))

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return functional.normalize(self.inner(x))

    graph = check(exported(Units()), SMALL)
    x = np.random.default_rng(1).normal(size=SMALL).astype(np.float32)
    assert np.linalg.norm(run(graph.data(), x), axis=1) == pytest.approx(1.0, abs=1e-5)


def test_the_starter_s_weights_stay_in_half_precision() -> None:
    data = STARTER.read_bytes()
    graph = check(data, FACE, half=True)
    assert len(graph.data()) == pytest.approx(len(data), rel=0.01)


@pytest.mark.slow
def test_an_improved_residual_network() -> None:
    """ArcFace's, at its smallest; the others end alike."""
    axes = {"input": {0: "batch"}, "embedding": {0: "batch"}}
    graph = check(traced(make_network("ir-18").eval(), torch.zeros(FACE), ["embedding"], axes), FACE)
    assert find_tail(graph, FACE).form == (512, 7, 7)


@pytest.mark.shared
def test_the_shared_mobilefacenet(shared: Path) -> None:
    data = (shared / "models" / "mobilefacenet" / "MobileFaceNet.onnx").read_bytes()
    graph = check(data, FACE)
    chain = find_tail(graph, FACE)
    assert [node.op_type for node in chain.nodes] == ["Conv", "Conv", "Reshape"]
    assert chain.form == (512, 7, 7)


class TwoWays(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.body, self.one, self.two = body(nn.Flatten()), nn.Linear(512, 16), nn.Linear(512, 16)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.body(x)
        return self.one(x) + self.two(x)


@pytest.mark.parametrize(
    ("model", "why"),
    [
        (TwoWays, "several inputs"),
        (lambda: body(nn.Flatten(), nn.Linear(512, 16), nn.Softmax(1)), "a layer Softmax"),
        (lambda: body(nn.AdaptiveAvgPool2d(1), nn.Flatten()), "nothing in it can be learnt"),
        (lambda: nn.Sequential(nn.Flatten(2), nn.Linear(1024, 4), nn.Flatten()), "no feature map"),
    ],
)
def test_a_tail_that_cannot_be_found_is_told(model: type[nn.Module], why: str) -> None:
    with pytest.raises(InputProblem, match=rf"tail cannot be found in odd.onnx .*{why}.*adapter"):
        find_tail(Graph(exported(model()), "odd.onnx"), SMALL)


def test_a_cut_graph_holds_only_what_it_needs() -> None:
    graph = Graph(exported(MODELS["two layers"]()), "net.onnx")
    cut = onnx.load_from_string(graph.cut([find_tail(graph, SMALL).start]))
    assert not {"Gemm", "Flatten"} & {node.op_type for node in cut.graph.node}
    assert len(cut.graph.initializer) < len(graph.graph.initializer)
