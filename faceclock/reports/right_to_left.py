"""Names in scripts that run from right to left, as the letters stand on paper from left to right.

Arabic letters take the form that fits their neighbours. The forms come from Unicode's own table: each code point of
"Arabic Presentation Forms" says of which letter and place it is.
"""

import unicodedata
from functools import cache
from itertools import pairwise

_FORMS = range(0xFB50, 0xFF00)
_RIGHT = ("R", "AL")


def visual(text: str) -> str:
    """The letters of one line in the order in which they are drawn."""
    if not any(unicodedata.bidirectional(letter) in _RIGHT for letter in text):
        return text
    from fpdf.bidi import BidiParagraph

    return BidiParagraph(text=_joined(text)).get_reordered_string()


def _joined(text: str) -> str:
    """Arabic letters as they join. A letter that has no form for its place stands by itself."""
    letters = [letter for letter in text if unicodedata.category(letter) != "Mn"]
    shown = ["", *letters, ""]
    joins = [_joins(before, after) for before, after in pairwise(shown)]
    result = []
    for number, letter in enumerate(letters):
        before, after = joins[number], joins[number + 1]
        place = "medial" if before and after else "final" if before else "initial" if after else "isolated"
        result.append(_forms().get((letter, place), letter))
    return _ligatures("".join(result))


def _joins(before: str, after: str) -> bool:
    """Whether the first letter reaches out to the second one, and that takes it."""
    forms = _forms()
    return (before, "initial") in forms and (after, "final") in forms


def _ligatures(text: str) -> str:
    """Lam and alef are always written as one."""
    for parts, whole in _lam_alef().items():
        text = text.replace(parts, whole)
    return text


@cache
def _forms() -> dict[tuple[str, str], str]:
    """(letter, place) -> its form."""
    return {(chr(int(codes[0], 16)), place): form for form, place, codes in _table() if len(codes) == 1}


@cache
def _lam_alef() -> dict[str, str]:
    """The forms of lam and an alef as they come out of `_joined`, and what is written for both."""
    forms, found = _forms(), {}
    for form, place, codes in _table():
        letters = [chr(int(code, 16)) for code in codes]
        if (
            len(letters) == 2
            and letters[0] == "\u0644"
            and (letters[1], "final") in forms
            and letters[1] < "\u0628"
        ):
            lam = forms["\u0644", "medial" if place == "final" else "initial"]
            found[lam + forms[letters[1], "final"]] = form
    return found


@cache
def _table() -> list[tuple[str, str, list[str]]]:
    """Form, place and the code points that it stands for."""
    rows = []
    for code in _FORMS:
        place, _, codes = unicodedata.decomposition(chr(code)).partition("> ")
        if codes:
            rows.append((chr(code), place.lstrip("<"), codes.split()))
    return rows
