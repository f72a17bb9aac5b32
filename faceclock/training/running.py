"""Carrying out a run file, from photographs to exported files. Stages are cached, so runs can be resumed."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from torch import nn

from faceclock.app.evaluation_images import ImageSet, Key
from faceclock.training.detector_training import (
    DetectorLesson,
    ScenePictures,
    encoded,
    to_input,
    train_detector,
)
from faceclock.training.distillation import DEVIATION, DistillationLesson, train_recogniser
from faceclock.training.export import export_detector, export_recogniser, save_weights
from faceclock.training.faces import MARGIN, FaceTable, Progress, prepare_faces
from faceclock.training.loop import print_event
from faceclock.training.networks.registry import make_network
from faceclock.training.packing import make_pack
from faceclock.training.people import held_out
from faceclock.training.reporting import report_pack
from faceclock.training.runs import Data, DetectorRun, DistillationRun, PackRun, Run
from faceclock.training.teacher import Morphs, teach_morphs, teach_photographs
from faceclock.vision.packs.loading import Pack, load_pack

_SAMPLES = 16  # pictures on which an export is compared with its original


@dataclass(frozen=True, eq=False)
class _Material:
    teacher: Pack
    images: ImageSet
    table: FaceTable
    rows: NDArray[np.int_]  # those that are learnt from


def execute(run: Run) -> None:
    """Raises InputProblem and EnvironmentProblem; what was reached until then stays in the run's folders."""
    if isinstance(run, PackRun):
        folder = make_pack(run, _told("calibrate"))
        print_event({"event": "measured", **report_pack(folder, run.data, _told("measure"))})
    elif isinstance(run, DetectorRun):
        _teach_detector(run)
    else:
        _teach_recogniser(run)
    print_event({"event": "done", "output": str(run.output)})


def _teach_detector(run: DetectorRun) -> None:
    material = _prepare(run.data)
    pictures = ScenePictures(material.table, material.rows, _encoded(material))
    lesson = DetectorLesson(pictures, run.schedule, run.size, run.loss)
    model = train_detector(make_network(run.network), lesson, run.schedule, run.output)
    samples = lesson.batch(0)["images"][:_SAMPLES]
    _finish(model, run.output.name, lambda: export_detector(model, run.output / "detector.onnx", samples))
    save_weights(model, run.output / "detector.safetensors")


def _teach_recogniser(run: DistillationRun) -> None:
    material, folder = _prepare(run.data), run.data.cache / "taught"
    vectors = teach_photographs(material.teacher, material.table, folder)
    plan = {"count": run.morphs, "seed": run.schedule.seed}
    teach_morphs(material.teacher, material.table, material.rows, folder, **plan, progress=_told("mix"))
    lesson = DistillationLesson(
        table=material.table,
        vectors=vectors,
        rows=material.rows,
        morphs=Morphs(folder),
        schedule=run.schedule,
        mixed=run.mixed,
        loss=run.loss,
    )
    model = train_recogniser(make_network(run.network), lesson, run.schedule, run.output)
    crops = material.table.crops[:_SAMPLES, MARGIN:-MARGIN, MARGIN:-MARGIN]
    samples = to_input(list(crops), DEVIATION)
    _finish(model, run.output.name, lambda: export_recogniser(model, run.output / "recogniser.onnx", samples))
    save_weights(model, run.output / "recogniser.safetensors")


def _prepare(data: Data) -> _Material:
    teacher, images = load_pack(data.teacher), ImageSet(data.images)
    table = prepare_faces(teacher, images, data.cache / "faces", _told("find"))
    rows = np.flatnonzero(~held_out(table.people.tolist(), data.held_out))
    return _Material(teacher, images, table, rows)


def _encoded(material: _Material) -> dict[int, bytes]:
    """The photographs that are learnt from, compressed: decoding is quick, and memory is short."""
    table = material.table
    keys = [Key(str(table.people[row]), str(table.stems[row])) for row in material.rows]
    row_of = dict(zip(keys, material.rows.tolist(), strict=True))
    return {row_of[key]: encoded(image) for key, image in material.images.read(set(keys))}


def _finish(model: nn.Module, name: str, export: Callable[[], float]) -> None:
    print_event({"event": "export", "name": name, "difference": export()})


def _told(stage: str) -> Progress:
    """Progress of a stage as JSON lines, about a hundred of them."""

    def tell(done: int, total: int) -> None:
        if done % max(1, total // 100) == 0 or done == total:
            print_event({"event": stage, "done": done, "of": total})

    return tell
