"""Helping with misspelt names."""

from collections.abc import Iterable
from difflib import get_close_matches


def meant(wrong: str, known: Iterable[str]) -> str:
    """A sentence's end: 'did you mean x?' or, with nothing alike, what there is."""
    names = sorted(known)
    close = get_close_matches(wrong, names, n=1)
    return f"did you mean {close[0]!r}?" if close else f"there is {', '.join(names)}."
