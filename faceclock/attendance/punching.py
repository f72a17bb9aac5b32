"""The rules that apply at the moment of a punch."""

from datetime import datetime, timedelta

CLOCK_TOLERANCE = timedelta(seconds=1)


def is_duplicate(counted_at: datetime | None, at: datetime, interval: timedelta) -> bool:
    """Whether a punch falls within the duplicate interval of a counted one of the same person.

    ``counted_at`` is the *counted* punch nearest to ``at`` (None: there is none), so that a row of suppressed
    punches never pushes the interval on. The distance is taken either way, because a clock may have been set
    back and punches may arrive out of order. Exactly one interval apart is no duplicate; an interval of zero
    never suppresses.
    """
    return counted_at is not None and abs(at - counted_at) < interval


def clock_went_back(last_at: datetime | None, at: datetime) -> bool:
    """Whether a kiosk's clock stands before that kiosk's own last punch, by more than two programs that run on
    one kiosk at a time may differ."""
    return last_at is not None and at < last_at - CLOCK_TOLERANCE
