"""What each loss makes of the angle between a picture and its own class, for figures."""

import numpy as np
import torch
from numpy.typing import NDArray

from faceclock.domain.errors import InputProblem
from faceclock.training.losses.margins import MarginParameters
from faceclock.training.losses.registry import LOSSES, read_loss
from faceclock.training.losses.softmax import Softmax
from faceclock.training.words import meant

CURVES = tuple(name for name, kind in LOSSES.items() if kind is Softmax or issubclass(kind, MarginParameters))


def target_logit(name: str, theta: NDArray[np.float64], **parameters: float) -> NDArray[np.float64]:
    """theta (n,) in radians to the target's logit (n,) before the scale, as the loss ``name`` computes it
    with the ``parameters`` of a run file, at the end of any annealing; vectors of plain softmax have length 1.

    Raises InputProblem for a loss that has no such curve; `CURVES` are those that have.
    """
    if name not in CURVES:
        raise InputProblem(f"The loss {name!r} has no target-logit curve; {meant(name, CURVES)}")
    settings = read_loss({"name": name, **parameters})
    cosines = torch.from_numpy(np.cos(theta))
    values = settings.curve(cosines) if isinstance(settings, MarginParameters) else cosines
    return np.asarray(values.detach(), np.float64)
