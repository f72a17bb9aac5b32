"""Cell formats of a workbook, each made once."""

from functools import cache
from typing import Any

from xlsxwriter import Workbook

from faceclock.reports.model import Kind, Tone
from faceclock.reports.palette import LIGHT

DAY_MINUTES = 24 * 60
_DURATION = "[h]:mm"
_FORMATS = {
    # A duration of nothing is left blank, as on paper; the cell holds its nought.
    Kind.MINUTES: '[h]:mm;-[h]:mm;""',
    Kind.GRID: '[h]:mm;-[h]:mm;""',
    Kind.BALANCE: "+0.00;-0.00;0.00",
    Kind.COUNT: "#,##0.##;-#,##0.##;",
    Kind.FACTOR: "0.00",
}
_TOTAL_FORMATS = {
    Kind.MINUTES: _DURATION,
    Kind.GRID: _DURATION,
    Kind.COUNT: "#,##0",
    Kind.BALANCE: "+0.00;-0.00;0.00",
}
_BASE = {"font_size": 10, "valign": "vcenter"}
_TONES = {Tone.PLAIN: "text", Tone.MUTED: "muted", Tone.OK: "ok", Tone.WARN: "warn", Tone.BAD: "bad"}


class Styles:
    """Formats by what a cell is."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.title = self._made(font_size=15, bold=True)
        self.muted = self._made(font_color=LIGHT["muted"])
        self.text = self._made()
        self.day = self._made(num_format="yyyy-mm-dd", align="left")
        self.clock = self._made(num_format="hh:mm", align="right")
        self.instant = self._made(num_format="yyyy-mm-dd hh:mm", align="left")
        self.number, self.total, self.tone = cache(self._number), cache(self._total), cache(self._tone)
        self.grid, self.mark, self.heading = cache(self._grid), cache(self._mark), cache(self._heading)

    def _made(self, **properties: object) -> Any:
        return self._book.add_format({**_BASE, **properties})

    def _number(self, kind: Kind) -> Any:
        return self._made(num_format=_FORMATS[kind])

    def _total(self, kind: Kind) -> Any:
        line = {"bold": True, "top": 1, "top_color": LIGHT["muted"]}
        return self._made(num_format=_TOTAL_FORMATS.get(kind, "General"), **line)

    def _tone(self, tone: Tone) -> Any:
        return self._made(font_color=LIGHT[_TONES[tone]])

    def _grid(self, tone: Tone, mark: str) -> Any:
        """The mark behind the duration belongs to the format: the cell stays a number."""
        shown = f'{_DURATION}"{mark}"' if mark else _DURATION
        return self._made(num_format=shown, font_color=LIGHT[_TONES[tone]], align="right")

    def _mark(self, tone: Tone) -> Any:
        return self._made(font_color=LIGHT[_TONES[tone]], align="right")

    def _heading(self, kind: Kind) -> Any:
        numeric = kind in _FORMATS or kind is Kind.CLOCK
        return self._made(
            bold=True,
            font_color=LIGHT["muted"],
            bg_color=LIGHT["bg"],
            bottom=1,
            bottom_color=LIGHT["muted"],
            text_wrap=True,
            align="right" if numeric else "left",
        )
