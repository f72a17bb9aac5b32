"""Every recogniser network, once through: a few steps of training, export, pack, the kiosk's pipeline.

Prints a table in Markdown. It shows that each network works, not how well: nobody learns faces in so few steps.
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor, nn

from faceclock.app.calibrating import calibrate_embedded
from faceclock.app.enrolment import Candidate, enroll_all
from faceclock.app.evaluation_images import Embedded, ImageSet, Key
from faceclock.app.site import open_site
from faceclock.app.stepping import build_step
from faceclock.domain.consent import INVENTED, Purpose
from faceclock.domain.people import Employee
from faceclock.training.data.face_table import FaceTable, load_faces
from faceclock.training.export import export_recogniser, recogniser_spec
from faceclock.training.faces import prepare_faces
from faceclock.training.losses.margins import ArcFace
from faceclock.training.losses.registry import make_loss
from faceclock.training.networks.registry import NETWORKS, make_network, network_spec
from faceclock.training.networks.siamese import with_pairs
from faceclock.training.recogniser_training import clean_input
from faceclock.vision.packs.composing import compose_pack, describe
from faceclock.vision.packs.loading import load_pack
from faceclock.vision.packs.manifest import Manifest, Role, read_manifest
from faceclock.vision.sessions import open_session
from faceclock.vision.sources.demo import DemoSource
from faceclock.vision.sources.demo_people import DemoPerson, demo_people

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "models" / "starter"
SHARED = Path(os.environ.get("FACECLOCK_SHARED", ROOT.parent / "shared"))
PEOPLE, STEPS = 4, 30
HEADINGS = (
    "network", "input (w x h)", "values", "parameters, millions", "steps x batch", "loss, first and last",
    "export, MB", "export, difference of cosine", "ms a face, one core", "frames", "decisions",
)  # fmt: skip


@dataclass(frozen=True)
class Material:
    """One picture each of many people (rows ``strangers``), and several each of a few (``pupils``)."""

    table: FaceTable
    strangers: list[int]
    pupils: list[list[int]]

    def inputs(self, rows: list[int], size: tuple[int, int]) -> Tensor:
        return clean_input([self.table.crops[row] for row in rows], size)


def aligned(images: Path, folder: Path) -> FaceTable:
    """What lies in ``folder``, as it lies there; faces are only searched for where it holds none."""
    if (folder / "faces.npz").is_file():
        return load_faces(folder)
    return prepare_faces(load_pack(STARTER), ImageSet(images), folder, lambda done, of: None)


def gather(table: FaceTable, strangers: int) -> Material:
    people, first, counts = np.unique(table.people, return_index=True, return_counts=True)
    most = people[np.argsort(-counts, kind="stable")[:PEOPLE]]
    rows = [np.flatnonzero(table.people == person).tolist() for person in most]
    return Material(table, first[:strangers].tolist(), rows)


def train(name: str, network: nn.Module, material: Material, seconds: float) -> tuple[int, int, list[float]]:
    """ArcFace on one batch over and over, for ``seconds`` and until its loss has halved, but for 3 to STEPS steps;
    and the network's own loss of pairs where it has one. Returns steps, batch and losses."""
    spec = network_spec(name)
    batch = 4 if sum(value.numel() for value in network.parameters()) > 3e7 else 8
    rows = [person[index] for index in range(batch // PEOPLE) for person in material.pupils]
    labels = torch.arange(PEOPLE).repeat(batch // PEOPLE)
    images = material.inputs(rows, spec.size).contiguous(memory_format=torch.channels_last)
    network = network.train().to(memory_format=torch.channels_last)
    criterion = make_loss(ArcFace(), PEOPLE, spec.dimension)
    optimiser = torch.optim.Adam([*network.parameters(), *criterion.parameters()], lr=3e-4)
    losses: list[float] = []
    end = time.monotonic() + seconds
    while len(losses) < STEPS:
        if len(losses) >= 3 and time.monotonic() > end and losses[-1] < losses[0] / 2:
            break
        with torch.autocast("cpu", torch.bfloat16):
            features = network(images)
        loss = with_pairs(network, features, labels, criterion(features, labels))["loss"]
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    return len(losses), batch, losses


def make_pack(name: str, file: Path, material: Material, packs: Path) -> Path:
    """The starter's detector and the exported network. Its calibration is measured, on few people."""
    starter = read_manifest(STARTER)
    assert starter.detector is not None
    sources = {starter.detector.file: STARTER / starter.detector.file, file.name: file}
    roles = {starter.detector.file: Role.DETECTOR, file.name: Role.RECOGNISER}
    manifest = Manifest(
        name=name.replace(":", "-"),
        version="trial",
        licence="Apache-2.0",
        commercial_use=True,
        files=tuple(describe(source, path, roles[path]) for path, source in sources.items()),
        provenance="a few steps of training; recognises nobody",
        detector=starter.detector,
        recogniser=recogniser_spec(file, file.name),
        calibration=calibrate_embedded(
            embed(file, material, network_spec(name).size), "a few strangers of lfw-dev"
        ).table,
    )
    return compose_pack(manifest, sources, packs)


def embed(file: Path, material: Material, size: tuple[int, int]) -> Embedded:
    """Unit vectors of the strangers by the exported network."""
    session = open_session(file, 1)
    inputs = (material.inputs([row], size).contiguous().numpy() for row in material.strangers)
    vectors = np.concatenate([session.run(None, {"input": one})[0] for one in inputs])
    table = material.table
    keys = tuple(Key(str(table.people[row]), str(table.stems[row])) for row in material.strangers)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return Embedded(keys, unit.astype(np.float32), frozenset())


def run_kiosk(folder: Path, scratch: Path, frames: int) -> tuple[int, int]:
    """Enrol the demo's people and look at the first ``frames`` of the demo, as the kiosk does; returns frames
    looked at and decisions made."""
    with open_site(scratch / "site", str(folder)) as site:
        enroll_all(site, [candidate(person, scratch) for person in demo_people()])
        step, source = build_step(site), DemoSource()
        read = (source.read() for _ in range(frames))
        results = [step.process(frame) for frame in read if frame is not None]
    return len(results), sum(len(result.outcomes) for result in results)


def candidate(person: DemoPerson, scratch: Path) -> Candidate:
    photo = scratch / f"{person.id}.png"
    cv2.imwrite(str(photo), person.image)
    return Candidate(
        Employee(person.id, person.name, person.team), [photo], frozenset({Purpose.RECOGNITION}), INVENTED
    )


def face_time(folder: Path, size: tuple[int, int]) -> float:
    """Milliseconds of processor time for one aligned face on one core, the median of nine."""
    recogniser = load_pack(folder, threads=1).recogniser
    crop = np.full((size[1], size[0], 3), 90, np.uint8)
    times = []
    for _ in range(9):
        begun = time.thread_time()
        recogniser.embed_aligned(crop)
        times.append(time.thread_time() - begun)
    return 1000 * float(np.median(times))


def tell_of(name: str, material: Material, seconds: float, frames: int) -> tuple[str, ...]:
    """One row of the table."""
    torch.manual_seed(7)
    spec, network = network_spec(name), make_network(name)
    parameters = sum(value.numel() for value in network.parameters())
    steps, batch, losses = train(name, network, material, seconds)
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "recogniser.onnx"
        samples = material.inputs(material.strangers[:4], spec.size).contiguous()
        away = export_recogniser(network, file, samples)
        pack = make_pack(name, file, material, Path(scratch) / "packs")
        seen, decisions = run_kiosk(pack, Path(scratch), frames)
        took, size = face_time(pack, spec.size), file.stat().st_size / 1e6
    return (
        name, f"{spec.size[0]} x {spec.size[1]}", f"{spec.dimension}", f"{parameters / 1e6:.2f}",
        f"{steps} x {batch}", f"{losses[0]:.1f} → {losses[-1]:.1f}", f"{size:.1f}", f"{away:.0e}",
        f"{took:.1f}", f"{seen}", f"{decisions}",
    )  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", nargs="*", help="names; all of them if none is given")
    parser.add_argument("--images", type=Path, default=SHARED / "data/lfw-dev/lfw-dev.tar")
    parser.add_argument(
        "--faces", type=Path, default=ROOT / "build/training/faces", help="aligned faces (a cache)"
    )
    parser.add_argument("--seconds", type=float, default=20, help="of training, for each network")
    parser.add_argument("--frames", type=int, default=200, help="of the demo")
    parser.add_argument(
        "--strangers", type=int, default=150, help="people on whom a trial pack is calibrated"
    )
    options = parser.parse_args()
    torch.set_num_threads(1)
    names = options.networks or [*NETWORKS, "stn:compact-face", "stn:sphere-20"]
    material = gather(aligned(options.images, options.faces), options.strangers)
    print("| " + " | ".join(HEADINGS) + " |\n|" + "---|" * len(HEADINGS), flush=True)
    for name in names:
        print("| " + " | ".join(tell_of(name, material, options.seconds, options.frames)) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
