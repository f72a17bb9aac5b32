"""How typed text finds people, and in which order they stand."""

import re
import unicodedata

_DIGITS = re.compile(r"\d+")
_PLACES = 12


def folded(text: str) -> str:
    """Without accents, small and large letters alike, full-width letters as the ordinary ones: "Zoë" is "zoe"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def number_key(number: str) -> str:
    """Sorts numbers by their value also inside text: A2 before A10."""
    return _DIGITS.sub(lambda found: found[0].zfill(_PLACES), number.casefold())


def name_key(name: str) -> bytes:
    """Sorts by letters without accents; common Chinese characters by their pronunciation, which is the order of
    GB 18030's first level (GB/T 2312-1980)."""
    return folded(name).encode("gb18030", errors="replace")
