"""The run kind ``full``."""

from pathlib import Path
from typing import Literal

from faceclock.training.checking import checked
from faceclock.training.tuning.modes import FullMode
from faceclock.training.tuning.run import TuningRun


@checked
class FullRun(TuningRun):
    """Train all of a pack's recogniser: ``network``, with the ``weights`` it was exported from (beside the
    parent's files when not named). Its batch norms keep their statistics."""

    kind: Literal["full"] = "full"
    network: str = "compact-face"
    weights: Path | None = None

    def carry_out(self) -> None:
        """Leaves a whole pack in ``output``/pack."""
        parent = self.opened()
        weights = self.weights or self.parent / "recogniser.safetensors"
        self.tune(FullMode(parent, self.network, weights), parent)
