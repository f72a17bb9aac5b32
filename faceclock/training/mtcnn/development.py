"""A pack of developers and tests that finds faces with MTCNN's published weights."""

import tempfile
from pathlib import Path

from faceclock.training.mtcnn.exporting import FILES, export_stage, mtcnn_spec
from faceclock.training.networks.mtcnn import load_published
from faceclock.vision.packs import known, measured
from faceclock.vision.packs.composing import compose_pack, describe
from faceclock.vision.packs.manifest import Manifest, Role

NAME = "development-mtcnn"


def make_mtcnn_pack(shared: Path, packs: Path) -> Path:
    """Compose the pack "development-mtcnn" in the folder ``packs`` from ``shared``/models; returns its folder.

    Raises InputProblem when ``shared`` lacks MTCNN's weights, FileNotFoundError when it lacks the recogniser.
    """
    models = shared / "models"
    recogniser = models / "mobilefacenet" / known.MOBILEFACENET.file
    with tempfile.TemporaryDirectory() as scratch:
        nets = [Path(scratch) / file for file in FILES.values()]
        for stage, net in zip(FILES, nets, strict=True):
            export_stage(stage, load_published(stage, models / "mtcnn" / f"{net.stem}.pt"), net)
        files = [describe(net, net.name, Role.DETECTOR) for net in nets]
        manifest = Manifest(
            name=NAME,
            version="1",
            licence="MIT and Apache-2.0",
            commercial_use=True,
            files=(*files, describe(recogniser, recogniser.name, Role.RECOGNISER)),
            provenance="timesler/facenet-pytorch, foamliu/MobileFaceNet",
            detector=mtcnn_spec(),
            recogniser=known.MOBILEFACENET,
            calibration=measured.MOBILEFACENET,  # which names the detector that it was measured with
        )
        sources = {path.name: path for path in (*nets, recogniser)}
        return compose_pack(manifest, sources, packs, replace=True)
