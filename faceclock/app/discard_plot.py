"""The error-versus-discard curve as an SVG picture that needs nothing to be drawn."""

from collections.abc import Sequence

_WIDTH, _HEIGHT, _LEFT, _TOP = 480, 270, 72, 40
_BLUE, _GREY, _INK = "#2563eb", "#d4d8dd", "#1f2933"

Point = tuple[float, float]


def discard_svg(points: Sequence[Point]) -> str:
    """``points``: share discarded and FNMR, both 0..1, by share."""
    top = 1.1 * max(1e-6, *(value for _, value in points))
    last = max(1e-6, points[-1][0])

    def place(point: Point) -> Point:
        return _LEFT + _WIDTH * point[0] / last, _TOP + _HEIGHT * (1 - point[1] / top)

    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, points))
    marks = [last * step / 4 for step in range(5)], [top * step / 4 for step in range(5)]
    across = "".join(_across(place((share, 0))[0], f"{share:.0%}") for share in marks[0])
    down = "".join(_down(place((0, value))[1], f"{value:.1%}") for value in marks[1])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH + 110}" height="{_HEIGHT + 100}" '
        f'font-family="Noto Sans, sans-serif" font-size="13" fill="{_INK}">'
        '<rect width="100%" height="100%" fill="#ffffff"/>'
        f'<text x="{_LEFT}" y="24" font-size="15">Misses after the worst pictures are refused</text>'
        f'{across}{down}<polyline points="{path}" fill="none" stroke="{_BLUE}" stroke-width="2.5"/>'
        f'<text x="{_LEFT + _WIDTH / 2}" y="{_TOP + _HEIGHT + 44}" text-anchor="middle">'
        "genuine pairs discarded</text>"
        f'<text transform="translate(18 {_TOP + _HEIGHT / 2}) rotate(-90)" text-anchor="middle">'
        "FNMR at FMR 0.001</text></svg>\n"
    )


def _across(x: float, text: str) -> str:
    y = _TOP + _HEIGHT
    return f'<text x="{x:.1f}" y="{y + 20}" text-anchor="middle">{text}</text>'


def _down(y: float, text: str) -> str:
    line = f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_LEFT + _WIDTH}" y2="{y:.1f}" stroke="{_GREY}"/>'
    return f'{line}<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{text}</text>'
