"""The marks of the curve's axes are numbers a reader can divide by."""

import pytest

from faceclock.app.discard_plot import discard_svg, marks


@pytest.mark.parametrize(
    ("highest", "wanted"),
    [
        (0.135, [0, 0.05, 0.1, 0.15]),
        (0.4, [0, 0.1, 0.2, 0.3, 0.4]),
        (0.0353, [0, 0.01, 0.02, 0.03, 0.04]),
        (0.97, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    ],
)
def test_marks_are_round(highest: float, wanted: list[float]) -> None:
    assert marks(highest) == pytest.approx(wanted)


def test_labels_have_the_places_they_need() -> None:
    assert ">0.5%<" in discard_svg([(0, 0.024), (0.4, 0.004)])
    coarse = discard_svg([(0, 0.135), (0.4, 0.05)])
    assert all(f">{label}<" in coarse for label in ("0%", "5%", "10%", "15%", "40%"))


def test_a_curve_without_misses_is_drawn() -> None:
    assert "<polyline" in discard_svg([(0, 0.0), (0.2, 0.0)])
