"""What past punches are worth as habits: an answer much, a guess that made no sense nothing about its direction."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from faceclock.attendance.clock import HOUR
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction, Method

_IN, _OUT = Direction.IN, Direction.OUT
_ANSWERED = 3.0  # what a direction counts that somebody has named
_TOO_LONG = 13 * HOUR  # hardly anybody stays longer whom no shift asks to
_APART = 16 * HOUR  # between two punches so near to each other none of the same direction is missing
_UNNAMED, _PAUSE = 0.4, 2 * HOUR  # an absence so short may have been a break that nobody named

_Pair = tuple[Stamp, Stamp]


def _is_named(stamp: Stamp) -> bool:
    """Whether somebody said so, be it the person, the office or another system: it is no guess of ours."""
    return stamp.original is not None or stamp.method in (Method.MANUAL, Method.IMPORT)


def learned(past: Sequence[Stamp], planned: Callable[[int], int]) -> Iterator[tuple[Stamp, float]]:
    """Past punches, by instant, as the directions that they speak for, with their weights.

    ``planned`` is how long the shift around an instant lasts. A guess that made a stay longer than that and than
    any that somebody named, or that an answer contradicts, shows when the person punches, and not which way: it
    speaks for IN and OUT alike. So an inverted history neither makes sure of itself nor outweighs an answer.
    """
    pairs = list(pairwise(stamp for stamp in past if stamp.direction in (_IN, _OUT)))
    doubtful, unnamed = _doubtful(pairs, planned), _unnamed(pairs)
    for stamp in past:
        if stamp.id in doubtful:
            yield stamp._replace(direction=_IN), 0.5
            yield stamp._replace(direction=_OUT), 0.5
        elif stamp.id in unnamed:
            yield stamp, _UNNAMED
        else:
            yield stamp, _ANSWERED if _is_named(stamp) else 1.0


def _doubtful(pairs: Sequence[_Pair], planned: Callable[[int], int]) -> set[str]:
    stays = [pair for pair in pairs if _is(_IN, _OUT, pair)]
    longest = max([_TOO_LONG, *(_length(stay) + HOUR for stay in stays if _is_named(stay[1]))])
    odd = [stay for stay in stays if _length(stay) > max(longest, planned(stay[0].at) + HOUR)]
    odd += [pair for pair in pairs if _contradicts_itself(pair)]
    return {stamp.id for pair in odd for stamp in pair if not _is_named(stamp)}


def _contradicts_itself(pair: _Pair) -> bool:
    """Twice the same direction, and not just a second look: one of them is an answer, so the other may be wrong."""
    return pair[0].direction is pair[1].direction and HOUR < _length(pair) <= _APART and _has_answer(pair)


def _unnamed(pairs: Sequence[_Pair]) -> set[str]:
    short = [pair for pair in pairs if _is(_OUT, _IN, pair) and _length(pair) < _PAUSE]
    return {stamp.id for pair in short if not _has_answer(pair) for stamp in pair}


def _is(first: Direction, second: Direction, pair: _Pair) -> bool:
    return pair[0].direction is first and pair[1].direction is second


def _length(pair: _Pair) -> int:
    return pair[1].at - pair[0].at


def _has_answer(pair: _Pair) -> bool:
    return _is_named(pair[0]) or _is_named(pair[1])
