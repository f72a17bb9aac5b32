"""In which direction a punch goes, by Bayes' rule: what fits the last punch, times what is usual at this time."""

from collections.abc import Sequence
from math import inf

from faceclock.attendance.clock import MINUTE, datetime_of
from faceclock.attendance.habits import Habits
from faceclock.attendance.plan import Plan
from faceclock.attendance.presence import Presence, Standing, chances, soon_after, standing
from faceclock.attendance.rates import DIRECTIONS
from faceclock.domain.attendance import Stamp
from faceclock.domain.prediction import Grounds, Prediction
from faceclock.domain.punch import Direction

_A_RETURN = 1 / 60  # a minute: most breaks end within the hour
_UNKNOWN_AGAIN = 0.8  # of whom nothing is known, a second look may raise a doubt, but turns are kept


def predict(at: int, recent: Sequence[Stamp], past: Sequence[Stamp], plan: Plan) -> Prediction:
    """The probabilities of all directions for a punch at an instant (microseconds of UTC since 1970).

    ``recent`` are the person's effective punches of the last days in the order of arrival, ``past`` those of the
    last weeks by instant, from which habits are learned. Without either and without a shift it is IN, and from then
    on OUT and IN by turns.
    """
    habits = Habits(plan, past, at)
    max_span = _longest(plan, habits, recent, at)
    known = bool(habits.near) or habits.known
    now = standing(recent, at, max_span, soft=known)
    fits, rates = chances(now, at, max_span), dict(habits.rates)
    if now.presence is Presence.ON_BREAK:  # a return is due, however rarely there are breaks
        rates[Direction.BREAK_IN] += _A_RETURN
    weights = {way: fits[way] * rates[way] for way in DIRECTIONS}
    most = max(weights.values()) * (inf if known else _UNKNOWN_AGAIN)
    soon = soon_after(now, at)
    weights = {way: weight + min(most, soon.get(way, 0.0)) for way, weight in weights.items()}
    total = sum(weights.values())
    shares = sorted(
        ((direction, weight / total) for direction, weight in weights.items()), key=lambda share: -share[1]
    )
    return Prediction(tuple(shares), _grounds(shares[0][0], now, habits))


def _longest(plan: Plan, habits: Habits, recent: Sequence[Stamp], at: int) -> int:
    """The longest stay that counts: by the shift where there is one, now or at the last punch, else by the rules."""
    around = [*habits.near, *(habits.around(recent[-1].at) if recent else ())]
    spans: list[int] = [found.shift.counting.max_span for found in around]
    return max(spans or [plan.at(at).rules.counting.max_span]) * MINUTE


def _grounds(direction: Direction, now: Standing, habits: Habits) -> Grounds:
    usual = habits.usual(direction)
    near = habits.near[0] if habits.near else None
    return Grounds(
        last=now.last.direction if now.last else None,
        last_at=datetime_of(now.last.at) if now.last else None,
        shift=near.shift.code if near else "",
        shift_start=datetime_of(near.start) if near else None,
        shift_end=datetime_of(near.end) if near else None,
        usual_from=datetime_of(usual[0]) if usual else None,
        usual_to=datetime_of(usual[1]) if usual else None,
    )
