"""The run kind ``tail``."""

from typing import Literal

from faceclock.training.checking import checked
from faceclock.training.tuning.modes import TailMode
from faceclock.training.tuning.parent import Parent
from faceclock.training.tuning.run import TuningRun


@checked
class TailRun(TuningRun):
    """Train the layers after the last feature map of a pack's recogniser."""

    kind: Literal["tail"] = "tail"

    def mode(self, parent: Parent) -> TailMode:
        return TailMode(parent)
