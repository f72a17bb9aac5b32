"""Text on paper: which font draws which letter, how wide a line is, and what to do with letters that no font has."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from fpdf import FPDF

from faceclock.reports.font_files import FontFile, Fonts, letters_of
from faceclock.reports.right_to_left import visual

MAIN = "report"
_INVISIBLE = ("Cf", "Mn", "Me")  # joiners and selectors say nothing by themselves
_STAND_INS = ("□", "?")
_LEFT_OUT = "..."  # Chinese fonts draw the one letter for it in the middle of the line, and wide


class Run(NamedTuple):
    """Letters of one font; ``width`` in units of the type's size."""

    family: str
    text: str
    width: float


class Line(NamedTuple):
    runs: tuple[Run, ...]
    width: float


class Letters:
    """The fonts of one document. ``missing`` are the letters that stand as `stand_in`."""

    def __init__(self, pdf: FPDF, fonts: Fonts) -> None:
        self._pdf, self.fonts = pdf, fonts
        self._own = letters_of(fonts.regular) & letters_of(fonts.bold)
        self._families: dict[FontFile, str] = {}
        _add(pdf, MAIN, "", fonts.regular)
        _add(pdf, MAIN, "B", fonts.bold)
        self.stand_in = next(sign for sign in _STAND_INS if ord(sign) in self._own or sign == "?")
        self.missing: set[str] = set()
        self.line = lru_cache(maxsize=65_536)(self._line)
        self.fitted = lru_cache(maxsize=65_536)(self._fitted)

    def _line(self, text: str, bold: bool = False) -> Line:
        """A line as it is drawn, from left to right."""
        runs = tuple(self._runs(visual(unicodedata.normalize("NFC", text)), bold))
        return Line(runs, sum(run.width for run in runs))

    def _fitted(self, text: str, bold: bool, room: float) -> Line:
        """The line, or with its middle left out where it is wider than ``room`` times the type's size."""
        line = self.line(text, bold)
        kept = len(text) - 1
        while line.width > room and kept > 1:
            kept = min(kept - 1, max(1, int(kept * room / line.width) + 2))
            head = (kept + 1) // 2
            tail = text[len(text) - (kept - head) :] if kept > head else ""
            line = self.line(f"{text[:head]}{_LEFT_OUT}{tail}", bold)
        return line

    def _runs(self, text: str, bold: bool) -> Iterator[Run]:
        chosen = [found for letter in text if (found := self._choice(letter))]
        for family, pairs in groupby(chosen, lambda pair: pair[0]):
            letters = "".join(letter for _, letter in pairs)
            yield Run(family, letters, self._width(family, letters, bold))

    def _choice(self, letter: str) -> tuple[str, str] | None:
        """The family and the letter to draw; None for what cannot be seen anyway."""
        if ord(letter) in self._own:
            return MAIN, letter
        for font in self.fonts.others:
            if ord(letter) in letters_of(font):
                return self._family_of(font), letter
        if unicodedata.category(letter) in _INVISIBLE:
            return None
        self.missing.add(letter)
        return MAIN, self.stand_in

    def _family_of(self, font: FontFile) -> str:
        if font not in self._families:
            family = f"other{len(self._families)}"
            _add(self._pdf, family, "", font)
            self._families[font] = family
        return self._families[font]

    def _width(self, family: str, text: str, bold: bool) -> float:
        font = self._pdf.fonts[f"{family}B" if bold and family == MAIN else family]
        return float(font.get_text_width(text, 1, None)[1])


def _add(pdf: FPDF, family: str, style: str, font: FontFile) -> None:
    pdf.add_font(family, style, font.path, collection_font_number=font.number)
