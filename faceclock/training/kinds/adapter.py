"""The run kind ``adapter``."""

from dataclasses import field
from typing import Literal

from faceclock.training.checking import checked
from faceclock.training.tuning.modes import AdapterMode
from faceclock.training.tuning.parent import Parent
from faceclock.training.tuning.run import TuningRun
from faceclock.training.tuning.spec import AdapterShape


@checked
class AdapterRun(TuningRun):
    """Train a small residual map behind the embedding of any pack."""

    kind: Literal["adapter"] = "adapter"
    adapter: AdapterShape = field(default_factory=AdapterShape)

    def mode(self, parent: Parent) -> AdapterMode:
        return AdapterMode(parent, self.adapter, self.schedule.seed)
