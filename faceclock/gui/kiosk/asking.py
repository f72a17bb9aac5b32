"""Whether to ask somebody in which direction a punch goes, and what there is to choose from."""

from faceclock.domain.prediction import Prediction
from faceclock.domain.punch import Direction

_WORTH_OFFERING = 0.05  # a break that does not follow from the last punch is offered when it is so probable
_ALWAYS = (Direction.IN, Direction.OUT)
_BREAK_AFTER = {
    Direction.IN: Direction.BREAK_OUT,
    Direction.BREAK_IN: Direction.BREAK_OUT,
    Direction.BREAK_OUT: Direction.BREAK_IN,
}


def is_unsure(prediction: Prediction | None, ask_below: float, *, offer_breaks: bool = True) -> bool:
    """Without breaks to choose from it is no question whether somebody leaves or takes a break."""
    if prediction is None:
        return False
    shares = dict(prediction.shares)
    possible = (
        1.0 if offer_breaks else sum(shares.get(way, 0.0) for way in choices(prediction, offer_breaks=False))
    )
    return prediction.probability < ask_below * possible


def choices(prediction: Prediction | None, *, offer_breaks: bool = True) -> tuple[Direction, ...]:
    """IN and OUT, always in these places, and the break or the return that may be meant.

    However rarely somebody takes breaks, it can be said: or no habit of breaks could begin.
    """
    if prediction is None:
        return _ALWAYS
    named = _break_of(prediction) if offer_breaks else None
    meant = {*_ALWAYS, prediction.direction, named}
    return tuple(way for way in (*_ALWAYS, Direction.BREAK_OUT, Direction.BREAK_IN) if way in meant)


def _break_of(prediction: Prediction) -> Direction | None:
    """What follows the last punch; of somebody who is away, what is probable all the same."""
    if prediction.direction not in _ALWAYS:
        return prediction.direction
    if prediction.grounds.last in _BREAK_AFTER:
        return _BREAK_AFTER[prediction.grounds.last]
    breaks = (way for way, share in prediction.shares if way not in _ALWAYS and share >= _WORTH_OFFERING)
    return next(breaks, None)
