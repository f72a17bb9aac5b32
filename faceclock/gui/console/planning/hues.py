"""The colour of each shift, the same on every page; its code always stands with it."""

from collections.abc import Iterable

from faceclock.domain.rulebook import shift_codes
from faceclock.gui.tokens import Hue, Palette, hues_of


class ShiftHues:
    """Colours by code, in the order of codes."""

    def __init__(self, codes: Iterable[str], palette: Palette) -> None:
        hues = hues_of(palette)
        self._by_code = {code: hues[number % len(hues)] for number, code in enumerate(sorted(codes))}
        self._other = Hue(palette.muted, palette.bg)

    def of(self, work: str) -> Hue:
        """Of the first code of a cell or a pattern's day."""
        return next((self._by_code.get(code, self._other) for code in shift_codes(work)), self._other)
