"""The run kind ``pack``."""

from typing import Literal

from faceclock.training.checking import checked
from faceclock.training.events import print_event
from faceclock.training.kinds.material import told
from faceclock.training.packing import PackPlan, make_pack
from faceclock.training.reporting import report_pack


@checked
class PackRun(PackPlan):
    """Put trained networks together to a pack, calibrated on the people who were held out."""

    kind: Literal["pack"]

    def carry_out(self) -> None:
        """Leaves the pack's folder, ``name``, in ``output``, and tells what it reaches."""
        folder = make_pack(self, told("calibrate"))
        print_event({"event": "measured", **report_pack(folder, self.data, told("measure"))})
