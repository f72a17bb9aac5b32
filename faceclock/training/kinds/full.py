"""The run kind ``full``."""

from pathlib import Path
from typing import Literal

from faceclock.training.checking import checked
from faceclock.training.tuning.modes import FullMode
from faceclock.training.tuning.parent import Parent
from faceclock.training.tuning.run import TuningRun


@checked
class FullRun(TuningRun):
    """Train all of a pack's recogniser: ``network``, with the ``weights`` it was exported from (beside the
    parent's files when not named). Its batch norms keep their statistics."""

    kind: Literal["full"] = "full"
    network: str = "compact-face"
    weights: Path | None = None

    def mode(self, parent: Parent) -> FullMode:
        return FullMode(parent, self.network, self.weights or self.parent / "recogniser.safetensors")
