"""Names inside of sentences."""

import unicodedata

_LONGEST = 48
_ISOLATE, _END = "\u2068", "\u2069"


def in_sentence(name: str) -> str:
    """Shortened in the middle so that a heading stays one, and set apart where its letters run from right to left,
    so that they do not turn the words around them."""
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST // 2]}…{name[-_LONGEST // 4 :]}"
    turned = any(unicodedata.bidirectional(letter) in ("R", "AL", "RLE", "RLO", "RLI") for letter in name)
    return f"{_ISOLATE}{name}{_END}" if turned else name
