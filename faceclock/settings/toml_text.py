"""TOML that somebody else wrote."""

import re
import tomllib
from typing import Any

_LARGEST = 1 << 63  # TOML promises integers of 64 bits; of larger ones some could not even be told
# The parser's time grows with the square of a key's parts. Begins where a key does, lest this one's do too.
_ENDLESS_KEY = re.compile(r"""(?<![\w"'.-])(?:[\w"'-]+[ \t]*\.[ \t]*){100}""")


def parse_toml(text: str) -> dict[str, Any]:
    """The document. Raises TOMLDecodeError for what is no TOML, also where numbers or nesting are beyond bounds."""
    if _ENDLESS_KEY.search(text):
        raise tomllib.TOMLDecodeError("tables are nested too deep")
    try:
        document = tomllib.loads(text)
        huge = _holds_huge_number(document)
    except tomllib.TOMLDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        raise tomllib.TOMLDecodeError("a number is too long, or tables are nested too deep") from error
    if huge:
        raise tomllib.TOMLDecodeError("a whole number has more than 64 bits")
    return document


def _holds_huge_number(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_huge_number, value.values()))
    if isinstance(value, list):
        return any(map(_holds_huge_number, value))
    return isinstance(value, int) and not -_LARGEST <= value < _LARGEST
