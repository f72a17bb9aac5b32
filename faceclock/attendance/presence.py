"""Where the last punches leave a person: away, at work or on a break, and what may come next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import exp

from faceclock.attendance.clock import HOUR, MINUTE
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
# A stay is doubted from this share of the longest on; at the longest it is as likely as not, and some time later
# hardly anybody is still there.
_FIRST_DOUBT, _LAST_DOUBT = 0.75, 1.25
_AT_THE_LONGEST, _BEYOND = 0.5, 0.02
# So many look again and mean nothing, and so soon (a scale in minutes): who goes is out of sight quickly.
_AGAIN = {Presence.WORKING: (0.05, 8.0), Presence.ON_BREAK: (0.015, 3.0), Presence.AWAY: (0.015, 3.0)}
_BACK = (0.1, 45.0)  # and so many who went come back
_LONG_BREAK, _LONGEST_BREAK = 1.5 * HOUR, 5 * HOUR


@dataclass(frozen=True, slots=True)
class Standing:
    """``last`` is the punch that it goes by; None where it is too long ago or there is none."""

    presence: Presence = Presence.AWAY
    last: Stamp | None = None


def standing(recent: Sequence[Stamp], at: int, max_span: int, soft: bool = True) -> Standing:
    """What a person's effective punches, in the order of arrival, come to at an instant.

    After a gap of more than ``max_span`` (microseconds), with ``soft`` of much more, the person is taken to be
    away. A punch without direction changes sides, whichever side the person was on.
    """
    now, gone = Standing(), _LAST_DOUBT * max_span if soft else max_span
    for stamp in recent:
        if now.last is not None and abs(stamp.at - now.last.at) > gone:
            now = Standing()
        changed = Presence.WORKING if now.presence is not Presence.WORKING else Presence.AWAY
        now = Standing(_AFTER.get(stamp.direction, changed), stamp)
    return Standing() if now.last is None or abs(at - now.last.at) > gone else now


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


def soon_after(now: Standing, at: int) -> Mapping[Direction, float]:
    """What the last punch lets expect, a minute, whatever is usual: who just looks again means nothing new."""
    if now.last is None:
        return {}
    minutes = abs(at - now.last.at) / MINUTE
    rates = {now.last.direction: _fading(minutes, *_AGAIN[now.presence])}
    if now.presence is Presence.AWAY:
        rates[Direction.IN] = rates.get(Direction.IN, 0.0) + _fading(minutes, *_BACK)
    return rates


def _weights(into: float, out: float, pause: float, back: float) -> Mapping[Direction, float]:
    return {Direction.IN: into, Direction.OUT: out, Direction.BREAK_OUT: pause, Direction.BREAK_IN: back}


def _stays(gap: int, max_span: int) -> float:
    if gap > max_span:
        return _AT_THE_LONGEST * _falls(gap, max_span, _LAST_DOUBT * max_span, _BEYOND / _AT_THE_LONGEST)
    return _falls(gap, _FIRST_DOUBT * max_span, max_span, _AT_THE_LONGEST)


def _falls(gap: float, start: float, end: float, least: float) -> float:
    """1 up to ``start``, ``least`` from ``end`` on, straight between."""
    part = min(1.0, max(0.0, (gap - start) / (end - start)))
    return 1 - part * (1 - least)


def _fading(minutes: float, share: float, scale: float) -> float:
    return share * exp(-minutes / scale) / scale
