"""Numbers of parameters and multiplications, against published figures or formulas written down once more here.

Networks are made on the "meta" device: shapes without memory.
"""

from collections.abc import Iterable

import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.training.networks.registry import NETWORKS, make_network, network_spec  # noqa: E402


def on_meta(name: str, **options: object) -> torch.nn.Module:
    with torch.device("meta"):
        return make_network(name, **options)


def count(network: torch.nn.Module) -> int:
    return sum(value.numel() for value in network.parameters())


def weights(network: torch.nn.Module) -> int:
    """Without biases and norms, as papers count in their tables."""
    return sum(value.numel() for value in network.parameters() if value.ndim > 1)


def convolutions(chain: Iterable[tuple[int, int, int]]) -> int:
    """Weights of (inside, outside, kernel)."""
    return sum(inside * outside * kernel * kernel for inside, outside, kernel in chain)


@pytest.mark.parametrize("name", sorted(NETWORKS))
def test_shape_and_dimension(name: str) -> None:
    width, height = network_spec(name).size
    with torch.device("meta"):
        answer = make_network(name, 64).eval()(torch.empty(2, 3, height, width))
    assert answer.shape == (2, 64)
    assert 64 <= network_spec(name).dimension <= 1024


@pytest.mark.parametrize(
    ("layers", "units", "published"),
    [
        (18, (2, 2, 2, 2), 24.02),
        (34, (3, 4, 6, 3), 34.14),
        (50, (3, 4, 14, 3), 43.59),
        (100, (3, 13, 30, 3), 65.15),
    ],
)
def test_improved_residual(layers: int, units: tuple[int, ...], published: float) -> None:
    """Published: InsightFace's iresnet with 512 values, in millions."""
    stem, before = 27 * 64 + 3 * 64, 64
    total = stem
    for repeats, c in zip(units, (64, 128, 256, 512), strict=True):
        first = 2 * before + 9 * before * c + 3 * c + 9 * c * c + 2 * c + before * c + 2 * c
        other = 2 * c + 9 * c * c + 3 * c + 9 * c * c + 2 * c
        total += first + (repeats - 1) * other
        before = c
    total += 2 * 512 + 512 * 7 * 7 * 512 + 512 + 2 * 512
    assert count(on_meta(f"ir-{layers}")) == total
    assert total / 1e6 == pytest.approx(published, abs=0.01)


@pytest.mark.parametrize(
    ("layers", "units", "published"), [(50, (3, 4, 6, 3), 25_557_032), (152, (3, 8, 36, 3), 60_192_808)]
)
def test_pre_activation(layers: int, units: tuple[int, ...], published: int) -> None:
    """The published network has the same convolutions, its norms behind them, and 1000 classes."""
    norms_behind, norms_before, inside = 64, 2048, 64
    for repeats, middle in zip(units, (64, 128, 256, 512), strict=True):
        norms_behind += repeats * (2 * middle + 4 * middle) + 4 * middle  # and one on the stage's shortcut
        norms_before += inside + (repeats - 1) * 4 * middle + repeats * 2 * middle
        inside = 4 * middle
    bare = published - (2048 * 1000 + 1000) - 2 * norms_behind
    expected = bare + 2 * norms_before + 2048 * 512 + 512
    assert count(on_meta(f"resnet-{layers}")) == expected
    if layers == 50:
        assert count(on_meta("siamese-resnet")) == expected + 512 + 1


@pytest.mark.parametrize(("layers", "pairs"), [(20, (1, 2, 4, 1)), (36, (2, 4, 8, 2))])
@pytest.mark.parametrize(("size", "places"), [((96, 112), 7 * 6), ((112, 112), 7 * 7)])
@pytest.mark.parametrize("normalised", [False, True])
def test_sphere(
    layers: int, pairs: tuple[int, ...], size: tuple[int, int], places: int, normalised: bool
) -> None:
    total, inside, depth = 0, 3, 0
    for repeats, c in zip(pairs, (64, 128, 256, 512), strict=True):
        shift = (2 if normalised else 1) * c  # batch norm's two, or a bias
        total += 9 * inside * c + shift + c + 2 * repeats * (9 * c * c + shift + c)
        inside, depth = c, depth + 1 + 2 * repeats
    assert depth == layers
    total += 512 * places * 512 + 512
    assert count(on_meta(f"sphere-{layers}", size=size, normalised=normalised)) == total


def test_inception_resnet() -> None:
    """23.469 million are published for Sandberg's 512 values, whose batch norms have no factor."""
    stem = [(3, 32, 3), (32, 32, 3), (32, 64, 3), (64, 80, 1), (80, 192, 3), (192, 256, 3)]
    fine = [*[(256, 32, 1)] * 3, *[(32, 32, 3)] * 3]
    shrink = [(256, 384, 3), (256, 192, 1), (192, 192, 3), (192, 256, 3)]
    middle = [*[(896, 128, 1)] * 2]  # and two of 1x7 and 7x1
    again = [*[(896, 256, 1)] * 3, (256, 384, 3), *[(256, 256, 3)] * 3]
    coarse = [*[(1792, 192, 1)] * 2]  # and two of 1x3 and 3x1
    total = convolutions([*stem, *shrink, *again]) + 5 * convolutions(fine)
    total += 10 * (convolutions(middle) + 2 * 7 * 128 * 128) + 6 * (convolutions(coarse) + 2 * 3 * 192 * 192)
    total += 5 * (96 * 256 + 256) + 10 * (256 * 896 + 896) + 6 * (384 * 1792 + 1792)  # projections
    norms = sum(c for _, c, _ in [*stem, *shrink, *again]) + 5 * 6 * 32 + 10 * 4 * 128 + 6 * 4 * 192 + 512
    total += 2 * norms + 1792 * 512
    assert count(on_meta("inception-resnet-v1")) == total
    assert (total - norms) / 1e6 == pytest.approx(23.469, abs=0.02)


def test_nn1_row_by_row_as_in_the_paper() -> None:
    """FaceNet, table 1, in thousands."""
    published = [9, 4, 111, 37, 664, 148, 885, 66, 590, 66, 590, 103_000, 34_000, 524]
    network = on_meta("nn1")
    found = [value.numel() for value in network.parameters() if value.ndim > 1]
    for own, figure in zip(found, published, strict=True):
        assert own / 1000 == pytest.approx(figure, rel=0.025, abs=0.6)
    assert count(network) / 1e6 == pytest.approx(140, abs=0.5)


def test_nn2_row_by_row_as_in_the_paper() -> None:
    """FaceNet, table 2, in thousands."""
    published = [164, 228, 398, 545, 595, 654, 722, 717, 1600, 1600]
    network = on_meta("nn2")
    for row, figure in zip(network.body, published, strict=True):
        assert weights(row) / 1000 == pytest.approx(figure, rel=0.01, abs=1)
    assert weights(network.stem) / 1000 == pytest.approx(9 + 115, abs=1)
    assert weights(network.embed) == 1024 * 128
    assert count(network) / 1e6 == pytest.approx(7.5, abs=0.05)


def test_the_other_sizes_of_nn2() -> None:
    assert count(on_meta("nn3")) == count(on_meta("nn2"))
    # 5a and 5b without 5x5: reduced and given channels with their biases, and what 5b and the end read of them
    fives = 2 * (1024 * 48 + 48 + 48 * 128 * 25 + 128)
    read = 128 * (384 + 192 + 128) + 128 * 48 + 128 * 128
    assert count(on_meta("nn4")) == count(on_meta("nn2")) - fives - read + 128 * 48


@pytest.mark.parametrize(("name", "millions"), [("nns1", 26), ("nns2", 4.3)])
def test_mini_and_tiny_have_the_papers_number(name: str, millions: float) -> None:
    assert count(on_meta(name)) / 1e6 == pytest.approx(millions, rel=0.02)


@pytest.mark.parametrize(
    ("name", "millions", "within"),
    [
        ("nn1", 1600, 0.05),
        ("nn2", 1600, 0.05),
        ("nn4", 285, 0.02),
        ("nns1", 220, 0.03),
        ("nns2", 20, 0.15),
    ],
)
def test_multiplications_of_facenets_networks(name: str, millions: float, within: float) -> None:
    """The paper calls them FLOPS. The channels of the last two are our choice."""
    network, total = on_meta(name).eval(), 0

    def add(layer: torch.nn.Module, inputs: object, answer: torch.Tensor) -> None:
        nonlocal total
        total += layer.weight[0].numel() * answer[0].numel()

    for layer in network.modules():
        if isinstance(layer, torch.nn.Conv2d | torch.nn.Linear):
            layer.register_forward_hook(add)
    width, height = network_spec(name).size
    network(torch.empty(1, 3, height, width, device="meta"))
    assert total / 1e6 == pytest.approx(millions, rel=within)


@pytest.mark.parametrize(
    ("name", "published", "classifier", "last"),
    [
        ("squeezenet", 1_248_424, 512 * 1000 + 1000, 512),
        ("vgg-16", 138_357_544, 4096 * 1000 + 1000, 4096),
        ("mobilenet", 4_231_976, 1024 * 1000 + 1000, 1024),
    ],
)
def test_published_networks_with_an_embedding_for_the_classifier(
    name: str, published: int, classifier: int, last: int
) -> None:
    dimension = network_spec(name).dimension
    assert count(on_meta(name)) == published - classifier + last * dimension + dimension


def test_mobilefacenet() -> None:
    """0.99 million in the paper."""
    total, inside = 27 * 64 + 3 * 64 + 9 * 64 + 3 * 64, 64
    for factor, c, repeats in ((2, 64, 5), (4, 128, 1), (2, 128, 6), (4, 128, 1), (2, 128, 2)):
        for _ in range(repeats):
            t = factor * inside
            total += inside * t + 3 * t + 9 * t + 3 * t + t * c + 2 * c
            inside = c
    total += 128 * 512 + 3 * 512 + 49 * 512 + 2 * 512 + 512 * 128 + 2 * 128
    assert count(on_meta("mobilefacenet")) == total
    assert total / 1e6 == pytest.approx(0.99, abs=0.02)


def test_compact_and_the_spatial_transformer() -> None:
    assert count(on_meta("compact-face")) == 1_934_144
    front = convolutions([(3, 16, 3), (16, 32, 3), (32, 32, 3)]) + 16 + 32 + 32
    front += 32 * 4 * 4 * 32 + 32 + 32 * 6 + 6
    assert count(on_meta("stn:squeezenet")) == count(on_meta("squeezenet")) + front
