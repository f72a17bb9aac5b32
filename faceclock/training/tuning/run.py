"""What adapter, tail and full have in common: from people's pictures to a pack."""

from dataclasses import field
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from faceclock.domain.errors import InputProblem
from faceclock.training.checking import checked
from faceclock.training.distributed import world
from faceclock.training.events import print_event
from faceclock.training.identity import settings_of
from faceclock.training.kinds.material import SAMPLES, finish
from faceclock.training.losses.registry import LossSettings, read_loss
from faceclock.training.schedule import Schedule
from faceclock.training.tuning.crops import clean
from faceclock.training.tuning.gathering import gather
from faceclock.training.tuning.modes import Mode
from faceclock.training.tuning.packing import make_tuned_pack
from faceclock.training.tuning.parent import Parent, open_parent
from faceclock.training.tuning.people import split
from faceclock.training.tuning.spec import Background, Keep, People
from faceclock.training.tuning.teaching import teach

# Among few people a larger scale is content at once.
_LOSS = read_loss({"name": "arcface", "s": 16.0, "m": 0.3})

_NO_BACKGROUND = (
    "Without strangers in [background] nothing keeps their places, and the pack will be uncalibrated: "
    "it cannot identify anybody until `faceclock models calibrate` has measured it."
)


@checked
class TuningRun:
    """``parent``: the folder of the pack that is tuned; ``name``: the new pack's. ``cache``: where faces and their
    views are kept, in ``output`` when it is not named."""

    output: Path
    parent: Path
    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    people: People
    schedule: Schedule
    background: Background | None = None
    loss: LossSettings = field(default_factory=lambda: _LOSS)
    keep: Keep = field(default_factory=Keep)
    cache: Path | None = None

    def mode(self, parent: Parent) -> Mode:
        """What is trained. Raises InputProblem where ``parent`` cannot be tuned this way."""
        raise NotImplementedError

    def check(self) -> dict[str, Any]:
        """Raises what `carry_out` would raise before it begins to learn."""
        parent = self._opened()
        network = self.mode(parent).network
        parts = split(self.people, self.background)
        learnt = {key.person for key in parts.learnt}
        single = len(learnt) - len({key.person for key in parts.held_out})
        warnings = [_NO_BACKGROUND] if not parts.calibration else []
        if single:
            warnings.append(
                f"{single} people have one picture: they are learnt, and nothing shows whether well."
            )
        return {
            "parent": parent.pack.manifest.name,
            "parameters": sum(value.numel() for value in network.parameters()),
            "people": len(learnt),
            **parts.sizes(),
            "steps": self.schedule.steps,
            "warnings": warnings,
        }

    def carry_out(self) -> None:
        """Leaves recogniser.onnx, split.json (which pictures nothing was learnt from) and pack/<name>."""
        parent = self._opened()
        mode = self.mode(parent)
        cache = self.cache or self.output / "cache"
        gathered = gather(parent, self.people, self.background, cache, self.output)
        network = teach(
            mode,
            parent,
            gathered,
            views=(self.people.views, self.background.views if self.background else 1),
            cache=cache,
            loss=self.loss,
            keep=self.keep,
            schedule=self.schedule,
            folder=self.output,
            settings=settings_of(self),
        )
        file = self.output / "recogniser.onnx"
        faces = [clean(picture, parent.size) for picture in gathered.people.pictures[:SAMPLES]]
        finish(self.output.name, lambda: mode.export(network, file, faces))
        folder = make_tuned_pack(parent, file, self.name, self.output / "pack", gathered)
        print_event({"event": "pack", "folder": str(folder), "parent": parent.pack.contract.digest})

    def _opened(self) -> Parent:
        """Raises PackProblem for a pack that cannot be tuned, InputProblem for the parent's own name."""
        if world() > 1:
            raise InputProblem("Tuning is short work for one process; start it without torchrun.")
        parent = open_parent(self.parent)
        if self.name == parent.pack.manifest.name:
            raise InputProblem(f"The new pack cannot be called {self.name} like its parent; change its name.")
        return parent
