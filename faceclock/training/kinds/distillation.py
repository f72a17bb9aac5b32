"""The run kind ``distillation``."""

from dataclasses import field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from torch import nn

from faceclock.training.augmentation import Augmentation
from faceclock.training.checking import checked
from faceclock.training.data.spec import Data
from faceclock.training.detector_training import to_input
from faceclock.training.distillation import DEVIATION, DistillationLesson, train_recogniser
from faceclock.training.export import export_recogniser, load_weights, save_weights
from faceclock.training.faces import MARGIN
from faceclock.training.identity import settings_of
from faceclock.training.kinds.material import SAMPLES, Material, finish, prepare, told
from faceclock.training.loop import Stage
from faceclock.training.losses.distillation import DistillationLoss
from faceclock.training.networks.registry import make_network
from faceclock.training.schedule import Schedule
from faceclock.training.teacher import Morphs, mixed_folder, teach_morphs, teach_photographs
from faceclock.training.trained_on import note_people, noted_in


@checked
class DistillationRun:
    """Train a recogniser on a teacher's embeddings; ``morphs`` mixed faces fill the share ``mixed``;
    ``weights``: a safetensors file to start from instead of random weights."""

    kind: Literal["distillation"]
    output: Path
    data: Data
    schedule: Schedule
    network: str = "compact-face"
    weights: Path | None = None
    morphs: Annotated[int, Field(ge=0)] = 80_000
    mixed: Annotated[float, Field(ge=0, le=1)] = 0.6
    loss: DistillationLoss = field(default_factory=DistillationLoss)
    augmentation: Augmentation = field(default_factory=Augmentation)

    def carry_out(self) -> None:
        """Leaves recogniser.onnx and recogniser.safetensors in ``output``."""
        material = prepare(self.data)
        lesson, place = self._lesson(material), Stage(identity=settings_of(self))
        model = train_recogniser(self._network(), lesson, self.schedule, self.output, place)
        crops = material.table.crops[:SAMPLES, MARGIN:-MARGIN, MARGIN:-MARGIN]
        samples, file = to_input(list(crops), DEVIATION), self.output / "recogniser.onnx"
        finish(self.output.name, lambda: export_recogniser(model, file, samples))
        save_weights(model, self.output / "recogniser.safetensors")
        before = [self.data.teacher, *([self.weights.parent] if self.weights else [])]
        note_people(self.output, material.pupils, noted_in(*before))

    def _network(self) -> nn.Module:
        network = make_network(self.network)
        if self.weights is not None:
            load_weights(network, self.weights)
        return network

    def _lesson(self, material: Material) -> DistillationLesson:
        teacher, table, seed = material.teacher, material.table, self.schedule.seed
        taught = self.data.cache / "taught"
        vectors = teach_photographs(teacher, table, taught)
        folder = mixed_folder(teacher, table, material.rows, seed, taught)
        teach_morphs(
            teacher, table, material.rows, folder, count=self.morphs, seed=seed, progress=told("mix")
        )
        return DistillationLesson(
            table=table,
            vectors=vectors,
            rows=material.rows,
            morphs=Morphs(folder),
            schedule=self.schedule,
            mixed=self.mixed,
            loss=self.loss,
            augmentation=self.augmentation,
        )
