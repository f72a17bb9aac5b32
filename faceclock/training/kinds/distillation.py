"""The run kind ``distillation``."""

import time
from dataclasses import field
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field
from torch import nn

from faceclock.domain.errors import InputProblem
from faceclock.domain.face import FloatArray
from faceclock.training.augmentation import Augmentation
from faceclock.training.checking import checked
from faceclock.training.checkpoints import average_of, refuse_another_run
from faceclock.training.data.spec import Data
from faceclock.training.distillation import DistillationLesson
from faceclock.training.fitting import input_size
from faceclock.training.freezing import Freezing
from faceclock.training.identity import settings_of
from faceclock.training.kinds.material import SAMPLES, Material, Rows, prepare, told
from faceclock.training.kinds.recognisers import begin, leave
from faceclock.training.loop import Loop, Stage
from faceclock.training.losses.distillation import DistillationLoss
from faceclock.training.rehearsing import rehearse
from faceclock.training.schedule import Schedule
from faceclock.training.teacher import Morphs, mixed_folder, teach, teach_morphs, teach_photographs
from faceclock.training.trained_on import note_people, noted_in
from faceclock.vision.packs.loading import load_pack


@checked
class DistillationRun:
    """Train a recogniser on a teacher's embeddings; ``morphs`` mixed faces fill the share ``mixed``.

    ``dimension``: the teacher's, if not given; another needs ``loss.cosine = 0``. ``options`` are the network's
    own; ``weights``: a safetensors file to start from instead of random weights.
    """

    kind: Literal["distillation"]
    output: Path
    data: Data
    schedule: Schedule
    network: str = "compact-face"
    dimension: Annotated[int, Field(gt=0)] | None = None
    options: dict[str, Any] = field(default_factory=dict)
    weights: Path | None = None
    morphs: Annotated[int, Field(ge=0)] = 80_000
    mixed: Annotated[float, Field(ge=0, le=1)] = 0.6
    loss: DistillationLoss = field(default_factory=DistillationLoss)
    augmentation: Augmentation = field(default_factory=Augmentation)

    def carry_out(self) -> None:
        """Leaves recogniser.onnx and recogniser.safetensors in ``output``. Raises InputProblem for a network that
        cannot answer as the teacher does."""
        network = self._network()
        material = prepare(self.data)
        lesson, place = self._lesson(material), Stage(identity=settings_of(self))
        loop = Loop(network, self.schedule, self.output, stage=place)
        loop.run(lesson.batch, lesson.loss)
        self._leave(loop.average.module, material)

    def export(self) -> None:
        """What a run that was stopped has learnt so far. Raises InputProblem without a checkpoint."""
        network = self._network()
        network.load_state_dict(average_of(self.output))
        self._leave(network, prepare(self.data))

    def check(self) -> dict[str, Any]:
        """Rehearse with a few pictures. Raises InputProblem where data, teacher and network do not fit."""
        network = self._network()
        material, schedule = prepare(self.data), self.schedule
        refuse_another_run(self.output, settings_of(self))
        vectors, seconds = _taught_a_few(material, some := material.rows[:SAMPLES])
        lesson = self._made(material, vectors, some, self.output)
        rehearsal = rehearse(network, nn.Identity(), Freezing(), schedule, lesson.batch, lesson.loss)
        teaching = seconds * (len(material.table.people) + self.morphs)
        return {
            "network": self.network,
            "size": list(input_size(self.network, self.options)),
            "parameters": rehearsal.parameters,
            "pictures": len(material.rows),
            "steps": schedule.steps,
            "seconds_per_step": [round(rehearsal.seconds, 3)],
            "eta_seconds": round(teaching + rehearsal.seconds * schedule.steps),
            "teaching_seconds": round(teaching),
            "checkpoint_bytes": rehearsal.checkpoint,
        }

    def _network(self) -> nn.Module:
        return begin(self.network, self._dimension(), self.options, self.weights, self.schedule.seed)

    def _dimension(self) -> int:
        contract = load_pack(self.data.teacher).contract
        if self.dimension not in (None, contract.dimension) and self.loss.cosine:
            raise InputProblem(
                f"The teacher {contract.pack} gives {contract.dimension} values and dimension is {self.dimension}; "
                "leave dimension out, or set loss.cosine = 0 to learn only how alike faces are."
            )
        return self.dimension or contract.dimension

    def _lesson(self, material: Material) -> DistillationLesson:
        teacher, table, seed = material.teacher, material.table, self.schedule.seed
        taught = self.data.cache / "taught"
        vectors = teach_photographs(teacher, table, taught)
        folder = mixed_folder(teacher, table, material.rows, seed, taught)
        teach_morphs(
            teacher, table, material.rows, folder, count=self.morphs, seed=seed, progress=told("mix")
        )
        return self._made(material, vectors, material.rows, folder)

    def _made(self, material: Material, vectors: FloatArray, rows: Rows, morphs: Path) -> DistillationLesson:
        return DistillationLesson(
            table=material.table,
            vectors=vectors,
            rows=rows,
            morphs=Morphs(morphs),
            schedule=self.schedule,
            mixed=self.mixed,
            loss=self.loss,
            size=input_size(self.network, self.options),
            augmentation=self.augmentation,
        )

    def _leave(self, model: nn.Module, material: Material) -> None:
        crops, size = list(material.table.crops[:SAMPLES]), input_size(self.network, self.options)
        leave(model, crops, size, self.output)
        before = [self.data.teacher, *([self.weights.parent] if self.weights else [])]
        note_people(self.output, material.pupils, noted_in(*before))


def _taught_a_few(material: Material, rows: Rows) -> tuple[FloatArray, float]:
    """The teacher's vectors where ``rows`` are, and the seconds that one picture takes it."""
    table, teacher, start = material.table, material.teacher, time.monotonic()
    vectors = np.zeros((len(table.people), teacher.contract.dimension), np.float32)
    vectors[rows] = teach(teacher, np.asarray(table.crops[rows]))
    return vectors, (time.monotonic() - start) / len(rows)
