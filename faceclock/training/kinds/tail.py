"""The run kind ``tail``."""

from typing import Literal

from faceclock.training.checking import checked
from faceclock.training.tuning.modes import TailMode
from faceclock.training.tuning.run import TuningRun


@checked
class TailRun(TuningRun):
    """Train the layers after the last feature map of a pack's recogniser."""

    kind: Literal["tail"] = "tail"

    def carry_out(self) -> None:
        """Leaves a whole pack in ``output``/pack."""
        parent = self.opened()
        self.tune(TailMode(parent), parent)
