"""Whether to ask somebody in which direction a punch goes, and what there is to choose from."""

from faceclock.domain.prediction import Prediction
from faceclock.domain.punch import Direction

_WORTH_OFFERING = 0.05  # a break is offered when it is at least so probable
_ALWAYS = (Direction.IN, Direction.OUT)


def choices(prediction: Prediction | None, ask_below: float) -> tuple[Direction, ...]:
    """Empty where the direction is sure enough; else IN and OUT, always in these places, and a break that may be
    meant."""
    if prediction is None or prediction.probability >= ask_below:
        return ()
    breaks = [way for way, share in prediction.shares if way not in _ALWAYS and share >= _WORTH_OFFERING]
    return (*_ALWAYS, *breaks[:1])
