"""What has been read of one run's curves, put together from several looks."""

from faceclock.app.training_curves import Part

_MOST = 1500  # points drawn: a screen is no wider


class Curves:
    """`take` what was read from `end` on. A step that was done again after a resume counts once, the last time."""

    def __init__(self) -> None:
        self.end = 0
        self.last = Part()
        self.notes: list[tuple[str, str]] = []
        self._points: dict[str, dict[int, float]] = {}

    def take(self, part: Part) -> bool:
        """Whether anything new came; a file that became shorter begins anew."""
        if part.end < self.end:
            self.notes, self._points = [], {}
        new = part.end != self.end
        self.end = part.end
        if part.stage:
            self.last = part
        self.notes += part.notes
        for name, points in part.curves.items():
            self._points.setdefault(name, {}).update(points)
        return new

    @property
    def names(self) -> list[str]:
        return list(self._points)

    def line(self, name: str) -> tuple[list[float], list[float]]:
        """(steps, values), thinned evenly where there are very many; the newest is always there."""
        steps = sorted(self._points.get(name, {}))
        stride = -(-len(steps) // _MOST) or 1
        kept = steps[::-1][::stride][::-1]
        return [float(step) for step in kept], [self._points[name][step] for step in kept]
