"""Sheets of A4 with a running head and page numbers, and the few strokes that reports are drawn with.

Lengths are points, y points down. Text is placed by its baseline.
"""

from fpdf import FPDF

from faceclock.reports.drawing import Anchor
from faceclock.reports.font_files import Fonts
from faceclock.reports.letters import MAIN, Letters
from faceclock.reports.palette import rgb
from faceclock.reports.words import Words

MARGIN = 30.0
_HEAD, _FOOT = 22.0, 26.0
_TOTAL = "{total}"  # stands for the number of pages until that is known; its length is what room is kept for
_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class Paper(FPDF):
    """``head`` stands on every page but the first of a part, ``foot`` on every one."""

    def __init__(self, words: Words, fonts: Fonts, head: str, foot: str) -> None:
        super().__init__(unit="pt", format="A4")
        self._words, self._head, self._foot = words, head, foot
        self._bare = False
        self._font_used: tuple[str, str, float] | None = None
        self._colour_used: str | None = None
        self.set_auto_page_break(False)
        self.alias_nb_pages(_TOTAL)
        self.set_margin(0)
        self.letters = Letters(self, fonts)
        self.y_now = MARGIN

    @property
    def left(self) -> float:
        return MARGIN

    @property
    def room(self) -> float:
        """The width between the margins."""
        return float(self.w) - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where the foot begins."""
        return float(self.h) - MARGIN - _FOOT + 12

    def begin_page(self, *, upright: bool, bare: bool = False) -> None:
        """A new page; a ``bare`` one has no running head."""
        self._bare = bare
        self.add_page(orientation="portrait" if upright else "landscape")
        self._forget()
        self.y_now = MARGIN if bare else MARGIN + _HEAD

    def header(self) -> None:
        self._forget()
        if not self._bare:
            self.write_at(MARGIN, MARGIN + 8, self._head, 7.5, "muted", room=self.room)
            self.rule(MARGIN + 13)

    def footer(self) -> None:
        y = float(self.h) - MARGIN
        self.write_at(MARGIN, y, self._foot, 7, "muted")
        number = self._words("page", number=self.page_no(), total=_TOTAL)
        wide = self._words("page", number=self.page_no(), total="000")
        self._use(MAIN, "", 7, "muted")
        self.set_xy(float(self.w) - MARGIN - self.letters.line(wide).width * 7, y - 6)
        self.cell(text=number, h=8)

    def write_at(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str = "text",
        *,
        bold: bool = False,
        anchor: Anchor = Anchor.START,
        room: float | None = None,
    ) -> None:
        """One line; with ``room`` its middle is left out where it is wider."""
        if not text:
            return
        line = self.letters.line(text, bold) if room is None else self.letters.fitted(text, bold, room / size)
        x -= line.width * size * _SHARE[anchor]
        for run in line.runs:
            self._use(run.family, "B" if bold and run.family == MAIN else "", size, colour)
            self.text(x, y, run.text)
            x += run.width * size

    def size_for(self, text: str, size: float, least: float) -> float:
        """The size at which a bold line fits between the margins, ``least`` where none does."""
        width = self.letters.line(text, True).width
        return max(least, min(size, self.room / width)) if width else size

    def _use(self, family: str, style: str, size: float, colour: str) -> None:
        """Most cells are set as the one before, and looking that up is quicker than asking for it again."""
        if self._font_used != (family, style, size):
            self.set_font(family, style, size)
            self._font_used = family, style, size
        if self._colour_used != colour:
            self.set_text_color(*rgb(colour))
            self._colour_used = colour

    def _forget(self) -> None:
        """A new page begins with settings of its own."""
        self._font_used = self._colour_used = None

    def fill_box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.set_fill_color(*rgb(colour))
        self.rect(x, y, width, height, style="F")

    def rule(
        self,
        y: float,
        colour: str = "line",
        width: float = 0.5,
        left: float = MARGIN,
        right: float | None = None,
    ) -> None:
        self.set_draw_color(*rgb(colour))
        self.set_line_width(width)
        self.line(left, y, float(self.w) - MARGIN if right is None else right, y)
