"""A drawing as vectors on paper."""

from faceclock.reports.drawing import Box, Drawing, Label, Stroke
from faceclock.reports.palette import rgb
from faceclock.reports.paper import Paper

_GAP, _TITLE, _ABOUT = 18.0, 11.0, 7.5
_ABOVE = 30.0  # the title and the sentence below it


def draw_charts(paper: Paper, charts: tuple[Drawing, ...]) -> None:
    """In rows of two."""
    width = (paper.room - _GAP) / 2
    for number in range(0, len(charts), 2):
        row = charts[number : number + 2]
        scale = width / row[0].width
        height = max(chart.height for chart in row) * scale + _ABOVE
        for index, chart in enumerate(row):
            _draw(paper, chart, paper.left + index * (width + _GAP), paper.y_now, scale)
        paper.y_now += height + 14


def _draw(paper: Paper, drawing: Drawing, x: float, y: float, scale: float) -> None:
    paper.write_at(x, y + 10, drawing.title, _TITLE, bold=True)
    paper.write_at(x, y + 22, drawing.about, _ABOUT, "muted", room=drawing.width * scale)
    for shape in drawing.shapes:
        _draw_shape(paper, shape, x, y + _ABOVE, scale)


def _draw_shape(paper: Paper, shape: Box | Stroke | Label, x: float, y: float, scale: float) -> None:
    if isinstance(shape, Box):
        paper.fill_box(
            x + shape.x * scale, y + shape.y * scale, shape.width * scale, shape.height * scale, shape.fill
        )
    elif isinstance(shape, Label):
        place = x + shape.x * scale, y + shape.y * scale
        paper.write_at(
            *place, shape.text, shape.size * scale, shape.colour, bold=shape.bold, anchor=shape.anchor
        )
    else:
        _draw_stroke(paper, shape, x, y, scale)


def _draw_stroke(paper: Paper, stroke: Stroke, x: float, y: float, scale: float) -> None:
    paper.set_draw_color(*rgb(stroke.colour))
    paper.set_line_width(stroke.width * scale)
    paper.polyline([(x + px * scale, y + py * scale) for px, py in stroke.points])
