"""The error-versus-discard curve as an SVG picture that needs nothing to be drawn."""

import math
from collections.abc import Sequence

_WIDTH, _HEIGHT, _LEFT, _TOP = 480, 270, 72, 40
_BLUE, _GREY, _INK = "#2563eb", "#d4d8dd", "#1f2933"
_MARKS = 5  # at most, beside 0
_ROUND = (1, 2, 5, 10)  # times a power of ten: what a reader can divide by

Point = tuple[float, float]


def discard_svg(points: Sequence[Point]) -> str:
    """``points``: share discarded and FNMR, both 0..1, by share."""
    across = marks(points[-1][0])
    down = marks(max(value for _, value in points))
    last, top = max(points[-1][0], across[-1]), down[-1]
    wide, high = _WIDTH + 110, _HEIGHT + 100

    def place(point: Point) -> Point:
        return _LEFT + _WIDTH * point[0] / last, _TOP + _HEIGHT * (1 - point[1] / top)

    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, points))
    texts = "".join(_across(place((share, 0))[0], _percent(share, across)) for share in across)
    lines = "".join(_down(place((0, value))[1], _percent(value, down)) for value in down)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
        f'font-family="Noto Sans, sans-serif" font-size="13" fill="{_INK}">'
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>'
        f'<text x="{_LEFT}" y="24" font-size="15">Misses after the worst pictures are refused</text>'
        f'{texts}{lines}<polyline points="{path}" fill="none" stroke="{_BLUE}" stroke-width="2.5"/>'
        f'<text x="{_LEFT + _WIDTH / 2}" y="{_TOP + _HEIGHT + 44}" text-anchor="middle">'
        "genuine pairs discarded</text>"
        f'<text transform="translate(18 {_TOP + _HEIGHT / 2}) rotate(-90)" text-anchor="middle">'
        "FNMR at FMR 0.001</text></svg>\n"
    )


def marks(highest: float) -> list[float]:
    """Round numbers from 0 to the first that is not below ``highest``, at most six."""
    least = max(highest, 1e-4) / _MARKS
    power = 10.0 ** math.floor(math.log10(least))
    step = next(factor * power for factor in _ROUND if factor * power >= least * (1 - 1e-9))
    return [
        step * number for number in range(math.ceil(highest / step - 1e-9) + 1 if highest > 0 else _MARKS + 1)
    ]


def _percent(share: float, among: Sequence[float]) -> str:
    """With as many places as tell the marks apart, and no more."""
    places = max(0, -math.floor(math.log10(100 * among[1]) + 1e-9))
    return f"{share:.{places}%}"


def _across(x: float, text: str) -> str:
    y = _TOP + _HEIGHT
    return f'<text x="{x:.1f}" y="{y + 20}" text-anchor="middle">{text}</text>'


def _down(y: float, text: str) -> str:
    line = f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_LEFT + _WIDTH}" y2="{y:.1f}" stroke="{_GREY}"/>'
    return f'{line}<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{text}</text>'
