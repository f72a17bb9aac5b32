"""The run kind ``mtcnn``."""

from dataclasses import field
from pathlib import Path
from typing import Literal

import numpy as np
from torch import nn

from faceclock.domain.errors import InputProblem
from faceclock.training.checking import checked
from faceclock.training.checkpoints import average_of
from faceclock.training.data.spec import Data
from faceclock.training.detector_training import ScenePictures
from faceclock.training.export import save_weights
from faceclock.training.identity import settings_of
from faceclock.training.kinds.detector import encoded_photographs
from faceclock.training.kinds.material import finish, prepare
from faceclock.training.loop import Loop, Stage
from faceclock.training.mtcnn.exporting import FILES, export_stage
from faceclock.training.mtcnn.lesson import Find, MtcnnLesson
from faceclock.training.mtcnn.loss import MtcnnLoss
from faceclock.training.networks.mtcnn import NETS
from faceclock.training.schedule import Schedule
from faceclock.training.trained_on import note_people, noted_in
from faceclock.vision.detectors.mtcnn_areas import Areas
from faceclock.vision.detectors.mtcnn_boxes import Boxes
from faceclock.vision.detectors.mtcnn_stages import Proposer, Refiner
from faceclock.vision.sessions import open_session

_SMALLEST = 20.0  # pixels of the faces that the stages before look for in a scene


@checked
class MtcnnRun:
    """Train MTCNN's nets on windows of composed scenes of ``size`` (width, height), one after another or only
    the one of ``stage``; each for the whole ``schedule``, and R-Net and O-Net on what those before it find."""

    kind: Literal["mtcnn"]
    output: Path
    data: Data
    schedule: Schedule
    stage: Literal["all", "p-net", "r-net", "o-net"] = "all"
    size: tuple[int, int] = (256, 256)
    loss: MtcnnLoss = field(default_factory=MtcnnLoss)

    def carry_out(self) -> None:
        """Leaves pnet.onnx, rnet.onnx, onet.onnx and the same as .safetensors in ``output``. Raises
        InputProblem when a stage before the wanted one is not there yet."""
        stages = self._stages()
        self._finder(stages[0])
        material = prepare(self.data)
        pictures = ScenePictures(material.table, material.rows, encoded_photographs(material))
        for number, stage in enumerate(stages):
            self._train(number, stage, pictures)
        note_people(self.output, material.pupils, noted_in(self.output))

    def export(self) -> None:
        """What a run that was stopped has learnt so far. Raises InputProblem without a checkpoint."""
        begun = [stage for stage in self._stages() if (self.output / stage).is_dir()]
        for stage in begun or self._stages()[:1]:
            net = NETS[stage](landmarks=True)
            net.load_state_dict(average_of(self.output / stage))
            self._leave(stage, net)

    def _stages(self) -> list[str]:
        return list(NETS) if self.stage == "all" else [self.stage]

    def _train(self, number: int, stage: str, pictures: ScenePictures) -> None:
        lesson = MtcnnLesson(stage, pictures, self.schedule, self.size, self.loss, self._finder(stage))
        others = (len(self._stages()) - number - 1) * self.schedule.steps
        place = Stage(
            number, number * self.schedule.steps, others, settings_of(self, "stage") | {"network": stage}
        )
        loop = Loop(NETS[stage](landmarks=True), self.schedule, self.output / stage, stage=place)
        loop.run(lesson.batch, lesson.loss)
        self._leave(stage, loop.average.module)

    def _leave(self, stage: str, net: nn.Module) -> None:
        file = self.output / FILES[stage]
        finish(file.stem, lambda: export_stage(stage, net, file))
        save_weights(net, file.with_suffix(".safetensors"))

    def _finder(self, stage: str) -> Find:
        """What the stages before ``stage`` find in a scene: nothing before P-Net."""
        before = list(NETS)[: list(NETS).index(stage)]
        missing = [name for name in before if not (self.output / FILES[name]).is_file()]
        if missing:
            raise InputProblem(
                f"{self.output} has no {FILES[missing[0]]} for the {stage} to learn behind; train stage = "
                f'"{missing[0]}" first, or "all".'
            )
        sessions = [open_session(self.output / FILES[name], 1) for name in before]
        if not sessions:
            return lambda areas: np.zeros((0, 4))
        proposer, refiners = Proposer(sessions[0]), [Refiner(session) for session in sessions[1:]]
        return lambda areas: _found(areas, proposer, refiners)


def _found(areas: Areas, proposer: Proposer, refiners: list[Refiner]) -> Boxes:
    boxes = proposer.propose(areas, _SMALLEST)
    for refiner in refiners:
        boxes = refiner.refine(areas, boxes)
    return boxes
