"""Where the last punches leave a person: away, at work or on a break, and what may come next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import exp

from faceclock.attendance.clock import HOUR
from faceclock.domain.attendance import Stamp
from faceclock.domain.punch import Direction


class Presence(Enum):
    AWAY = "away"
    WORKING = "working"
    ON_BREAK = "on-break"


_AFTER = {
    Direction.IN: Presence.WORKING,
    Direction.BREAK_IN: Presence.WORKING,
    Direction.OUT: Presence.AWAY,
    Direction.BREAK_OUT: Presence.ON_BREAK,
}

# One punch in so many is forgotten, or was stored in a direction that nobody put right.
FORGOTTEN = 0.03
_TIME_TO_FORGET = 2 * HOUR  # soon after a punch there was none to forget
_BEYOND = 0.02  # how often somebody really stays longer than the longest span
_SHORTEST_DOUBT, _LONGEST_DOUBT = (
    0.75,
    0.6,
)  # a stay is doubted from this share of the longest on, down to this
_LONG_BREAK, _LONGEST_BREAK = 1.5 * HOUR, 5 * HOUR


@dataclass(frozen=True, slots=True)
class Standing:
    """``last`` is the punch that it goes by; None where it is too long ago or there is none."""

    presence: Presence = Presence.AWAY
    last: Stamp | None = None


def standing(recent: Sequence[Stamp], at: int, max_span: int) -> Standing:
    """What a person's effective punches, in the order of arrival, come to at an instant.

    After a gap of more than ``max_span`` (microseconds) the person is taken to be away. A punch without direction
    changes sides, whichever side the person was on.
    """
    now = Standing()
    for stamp in recent:
        if now.last is not None and abs(stamp.at - now.last.at) > max_span:
            now = Standing()
        changed = Presence.WORKING if now.presence is not Presence.WORKING else Presence.AWAY
        now = Standing(_AFTER.get(stamp.direction, changed), stamp)
    return Standing() if now.last is None or abs(at - now.last.at) > max_span else now


def chances(now: Standing, at: int, max_span: int) -> Mapping[Direction, float]:
    """How well each direction goes with what was before, 0 to 1; all that fit have about 1.

    What does not fit takes a forgotten punch in between: it is rare, unless the stay would be a very long one.
    """
    gap = abs(at - now.last.at) if now.last else max_span
    missed = FORGOTTEN * (1 - exp(-gap / _TIME_TO_FORGET))
    if now.presence is Presence.WORKING:
        stays = _stays(gap, max_span)
        gone = missed + (1 - stays)
        return _weights(into=gone, out=stays, pause=stays, back=missed / 2)
    if now.presence is Presence.ON_BREAK:
        stays = _falls(gap, _LONG_BREAK, _LONGEST_BREAK, FORGOTTEN)
        gone = missed + (1 - stays)
        return _weights(into=gone, out=gone, pause=missed / 2, back=stays)
    return _weights(into=1 - missed, out=missed, pause=missed / 2, back=missed / 2)


def _weights(into: float, out: float, pause: float, back: float) -> Mapping[Direction, float]:
    return {Direction.IN: into, Direction.OUT: out, Direction.BREAK_OUT: pause, Direction.BREAK_IN: back}


def _stays(gap: int, max_span: int) -> float:
    if gap > max_span:
        return _BEYOND
    return _falls(gap, _SHORTEST_DOUBT * max_span, max_span, _LONGEST_DOUBT)


def _falls(gap: float, start: float, end: float, least: float) -> float:
    """1 up to ``start``, ``least`` from ``end`` on, straight between."""
    part = min(1.0, max(0.0, (gap - start) / (end - start)))
    return 1 - part * (1 - least)
