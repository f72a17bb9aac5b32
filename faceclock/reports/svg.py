"""A drawing as SVG inside a page; colours are the page's, so that they follow its light or dark style."""

from html import escape

from faceclock.reports.drawing import Box, Drawing, Label, Shape, Stroke


def svg(drawing: Drawing) -> str:
    """One ``<svg>`` element that scales with its place, and can be read aloud."""
    shapes = "".join(_shape(shape) for shape in drawing.shapes)
    name = escape(f"{drawing.title}. {drawing.about}", quote=True)
    size = f"0 0 {drawing.width:g} {drawing.height:g}"
    return f'<svg viewBox="{size}" role="img" aria-label="{name}" xmlns="http://www.w3.org/2000/svg">{shapes}</svg>'


def _shape(shape: Shape) -> str:
    if isinstance(shape, Box):
        return _box(shape)
    return _stroke(shape) if isinstance(shape, Stroke) else _label(shape)


def _box(box: Box) -> str:
    place = f'x="{box.x:.2f}" y="{box.y:.2f}" width="{box.width:.2f}" height="{box.height:.2f}"'
    tip = f"<title>{escape(box.tip)}</title>" if box.tip else ""
    return f'<rect {place} rx="1.5" fill="var(--{box.fill})">{tip}</rect>'


def _stroke(stroke: Stroke) -> str:
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in stroke.points)
    return (
        f'<polyline points="{points}" fill="none" stroke="var(--{stroke.colour})" '
        f'stroke-width="{stroke.width:g}"/>'
    )


def _label(label: Label) -> str:
    weight = ' font-weight="600"' if label.bold else ""
    return (
        f'<text x="{label.x:.2f}" y="{label.y:.2f}" font-size="{label.size:g}" text-anchor="{label.anchor}" '
        f'fill="var(--{label.colour})"{weight}>{escape(label.text)}</text>'
    )
