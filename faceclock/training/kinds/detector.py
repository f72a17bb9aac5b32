"""The run kind ``detector``."""

from dataclasses import field
from pathlib import Path
from typing import Literal

from faceclock.app.evaluation_images import Key
from faceclock.training.checking import checked
from faceclock.training.data.spec import Data
from faceclock.training.detector_training import DetectorLesson, ScenePictures, encoded
from faceclock.training.export import export_detector, save_weights
from faceclock.training.identity import settings_of
from faceclock.training.kinds.material import SAMPLES, Material, finish, prepare
from faceclock.training.loop import Loop, Stage
from faceclock.training.losses.detection import DetectionLoss
from faceclock.training.networks.registry import make_network
from faceclock.training.schedule import Schedule
from faceclock.training.trained_on import note_people


@checked
class DetectorRun:
    """Train a detector on composed scenes of ``size`` (width, height)."""

    kind: Literal["detector"]
    output: Path
    data: Data
    schedule: Schedule
    network: str = "compact-detector"
    size: tuple[int, int] = (256, 256)
    loss: DetectionLoss = field(default_factory=DetectionLoss)

    def carry_out(self) -> None:
        """Leaves detector.onnx and detector.safetensors in ``output``."""
        material = prepare(self.data)
        pictures = ScenePictures(material.table, material.rows, encoded_photographs(material))
        lesson = DetectorLesson(pictures, self.schedule, self.size, self.loss)
        network, place = make_network(self.network), Stage(identity=settings_of(self))
        loop = Loop(network, self.schedule, self.output, stage=place)
        loop.run(lesson.batch, lesson.loss)
        model = loop.average.module
        samples = lesson.batch(0)["images"][:SAMPLES]
        finish(self.output.name, lambda: export_detector(model, self.output / "detector.onnx", samples))
        save_weights(model, self.output / "detector.safetensors")
        note_people(self.output, material.pupils)


def encoded_photographs(material: Material) -> dict[int, bytes]:
    """The photographs that are learnt from, compressed: decoding is quick, and memory is short."""
    table = material.table
    keys = [Key(str(table.people[row]), str(table.stems[row])) for row in material.rows]
    row_of = dict(zip(keys, material.rows.tolist(), strict=True))
    return {row_of[key]: encoded(image) for key, image in material.images.read(set(keys))}
