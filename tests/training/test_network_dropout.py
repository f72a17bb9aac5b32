"""Dropout's masks: those of one process, shared by several."""

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.training.networks.dropout import Dropout  # noqa: E402
from faceclock.training.networks.registry import make_network  # noqa: E402


def drawn(x: torch.Tensor, p: float = 0.3) -> tuple[torch.Tensor, torch.Tensor]:
    """What two layers leave of ``x``, one behind the other in one step."""
    torch.manual_seed(9)
    layer = Dropout(p)
    return layer(x), layer(x)


@pytest.mark.parametrize("shape", [(12, 50), (12, 8, 5, 5)])
def test_processes_take_their_rows_of_the_mask_of_one(
    shape: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    x = torch.randn(shape)
    one = drawn(x)
    monkeypatch.setenv("WORLD_SIZE", "3")
    parts = []
    for rank in range(3):
        monkeypatch.setenv("RANK", str(rank))
        parts.append(drawn(x[4 * rank : 4 * rank + 4]))
    for whole, shared in zip(one, zip(*parts, strict=True), strict=True):
        assert torch.equal(torch.cat(shared), whole)
    assert not torch.equal(*one)


def test_values_are_dropped_one_by_one_and_the_rest_grows() -> None:
    x = torch.ones(200, 20, 5, 5, requires_grad=True)
    found, _ = drawn(x)
    assert set(found.detach().unique().tolist()) == {0.0, float(torch.tensor(1.0) / 0.7)}
    assert float(found.detach().mean()) == pytest.approx(1, abs=0.01)
    dropped = (found.detach() == 0).float()
    for over in [(0, 1), (0, 2, 3), (1, 2, 3)]:  # places, channels and rows alike
        assert dropped.mean(over).sub(0.3).abs().max() < 0.1
    found.sum().backward()
    assert x.grad is not None and torch.equal(x.grad, found.detach())


@pytest.mark.parametrize(("p", "left"), [(0.0, 1.0), (1.0, 0.0)])
def test_none_or_all_are_dropped(p: float, left: float) -> None:
    x = torch.randn(3, 4)
    assert torch.equal(drawn(x, p)[0], left * x)


def test_nothing_is_done_or_drawn_in_evaluation() -> None:
    x, before = torch.randn(3, 4), torch.get_rng_state()
    assert Dropout(0.5).eval()(x) is x
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("name", ["squeezenet", "inception-resnet-v1", "ir-18", "vgg-16"])
def test_the_networks_drop_so(name: str) -> None:
    with torch.device("meta"):
        network = make_network(name, 16, size=(64, 64), dropout=0.25)
    layers = [layer for layer in network.modules() if isinstance(layer, torch.nn.Dropout)]
    assert layers and all(isinstance(layer, Dropout) and layer.p == 0.25 for layer in layers)
