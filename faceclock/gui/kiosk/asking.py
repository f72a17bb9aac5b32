"""Whether to ask somebody in which direction a punch goes, and what there is to choose from."""

from faceclock.domain.prediction import Prediction
from faceclock.domain.punch import Direction

_WORTH_OFFERING = 0.05  # a break is offered when it is at least so probable
_ALWAYS = (Direction.IN, Direction.OUT)


def is_unsure(prediction: Prediction | None, ask_below: float) -> bool:
    return prediction is not None and prediction.probability < ask_below


def choices(prediction: Prediction | None) -> tuple[Direction, ...]:
    """IN and OUT, always in these places, and a break that may be meant."""
    if prediction is None:
        return _ALWAYS
    breaks = [way for way, share in prediction.shares if way not in _ALWAYS and share >= _WORTH_OFFERING]
    return (*_ALWAYS, *breaks[:1])
