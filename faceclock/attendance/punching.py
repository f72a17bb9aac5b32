"""The rules that apply at the moment of a punch."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from faceclock.domain.punch import Direction, Punch

MAX_SPAN = timedelta(hours=16)
CLOCK_TOLERANCE = timedelta(seconds=1)

_PRESENT = {Direction.IN: True, Direction.BREAK_IN: True, Direction.OUT: False, Direction.BREAK_OUT: False}


def is_duplicate(counted_at: datetime | None, at: datetime, interval: timedelta) -> bool:
    """Whether a punch falls within the duplicate interval of a counted one of the same person.

    ``counted_at`` is the *counted* punch nearest to ``at`` (None: there is none), so that a row of suppressed
    punches never pushes the interval on. The distance is taken either way, because a clock may have been set
    back and punches may arrive out of order. Exactly one interval apart is no duplicate; an interval of zero
    never suppresses.
    """
    return counted_at is not None and abs(at - counted_at) < interval


def predict_direction(previous: Sequence[Punch], at: datetime, max_span: timedelta = MAX_SPAN) -> Direction:
    """IN or OUT by turns; the return from a break after BREAK_OUT.

    ``previous`` are the person's effective punches (neither suppressed nor voided, directions as corrected)
    in the order of arrival. A gap of more than ``max_span`` forgets what was before: the person is taken to
    be away. An unspecified punch changes sides, whichever the person was on.
    """
    present, on_break, last_at = False, False, None
    for punch in previous:
        if last_at is not None and abs(punch.at - last_at) > max_span:
            present = False
        present = _PRESENT.get(punch.direction, not present)
        on_break = punch.direction is Direction.BREAK_OUT
        last_at = punch.at
    if last_at is None or abs(at - last_at) > max_span:
        return Direction.IN
    if on_break:
        return Direction.BREAK_IN
    return Direction.OUT if present else Direction.IN


def clock_went_back(last_at: datetime | None, at: datetime) -> bool:
    """Whether a kiosk's clock stands before that kiosk's own last punch, by more than two programs that run on
    one kiosk at a time may differ."""
    return last_at is not None and at < last_at - CLOCK_TOLERANCE
