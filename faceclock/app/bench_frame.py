"""Frame to outcome, beside the bare nets and beside the peers, in alternation on the same frames.

The last of three frames of a visit is timed: its outcome is a decision, so everything runs. The bare nets are
onnxruntime sessions of the same files, options and input sizes, fed with inputs that lie ready.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import cv2
import numpy as np

from faceclock.app.announcing import Json
from faceclock.app.bench_mtcnn import bare_mtcnn
from faceclock.app.bench_row import Row
from faceclock.app.site import Site
from faceclock.domain.face import FloatArray, Image
from faceclock.domain.frame import Frame
from faceclock.matching.decision import Matcher
from faceclock.matching.gallery import Gallery
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.vision.alignment import align, extent
from faceclock.vision.detectors.common import Intake
from faceclock.vision.packs.loading import Pack
from faceclock.vision.packs.manifest import DetectorKind
from faceclock.vision.quality.gate import CheckInGate
from faceclock.vision.quality.policy import DEMO
from faceclock.vision.sessions import infer, open_session
from faceclock.vision.sources.demo import DemoSource

ENROLLED = 1_000
_WARM_UP = 5
_NEAR = slice(80, 114)  # the part of the demo's first visit in which somebody stands before the kiosk

Job = Callable[[Sequence[Frame]], float]


def bench_frame(site: Site, rounds: int) -> list[Json]:
    """Median milliseconds over ``rounds``. Raises PackProblem without a usable pack."""
    frames = near_frames()
    jobs = {"ours": _ours(site), "bare": bare_nets(site, frames[0].image), **_peers(site)}
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(_WARM_UP + rounds):
        three = [frames[(number + ahead) % len(frames)] for ahead in range(3)]
        for name, job in jobs.items():
            taken[name].append(job(three))
    medians = {name: 1000 * median(times[_WARM_UP:]) for name, times in taken.items()}
    return [row.as_json() for row in _rows(medians)]


def _rows(medians: dict[str, float]) -> list[Row]:
    ours = medians["ours"]
    rows = [Row("frame to outcome", ours, "ms", medians["bare"], 1.15, "the bare nets")]
    if "opencv" in medians:
        peer = "OpenCV's FaceDetectorYN and the same recogniser"
        rows.append(Row("frame to outcome, OpenCV", ours, "ms", medians["opencv"], 1.0, peer))
    if "insightface" in medians:
        peer = "insightface's FaceAnalysis.get"
        rows.append(Row("frame to outcome, insightface", ours, "ms", medians["insightface"], 1.0, peer))
    return rows


def near_frames() -> list[Frame]:
    source = DemoSource()
    frames = [source.read() for _ in range(_NEAR.stop)]
    return [frame for frame in frames[_NEAR] if frame is not None]


def _ours(site: Site) -> Job:
    pack = site.pack
    wanted = site.settings.recognition
    matcher = Matcher(crowd(pack), pack.calibration, wanted.fpir, wanted.fmr, wanted.margin)
    policy = StepPolicy(same_identity=-1.0)  # the frames are of one visit
    gate = CheckInGate(DEMO, pack.recogniser.aligner)

    def job(frames: Sequence[Frame]) -> float:
        step = CheckInStep(pack.detector, gate, pack.recogniser, matcher, policy)
        for frame in frames[:-1]:
            step.process(frame)
        return timed(lambda: step.process(frames[-1]))

    return job


def crowd(pack: Pack) -> Gallery:
    vectors = np.random.default_rng(1).normal(size=(ENROLLED, pack.contract.dimension))
    unit = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    gallery = Gallery(pack.contract)
    gallery.add_rows(unit, [str(number) for number in range(ENROLLED)])
    return gallery


def bare_nets(site: Site, image: Image) -> Job:
    """Detector and recogniser, one after the other, without reading what they answer."""
    spec, threads = site.pack.manifest.recogniser, site.settings.recognition.threads
    assert spec is not None
    recogniser = open_session(_model(site, "recogniser"), threads)
    width, height = extent(spec.size)
    crop = np.zeros((1, 3, height, width), np.float32)
    run_detector, run_recogniser = _bare_detector(site, image), runner(recogniser, crop)
    return lambda frames: timed(run_detector) + timed(run_recogniser)


def _bare_detector(site: Site, image: Image) -> Callable[[], object]:
    threads, side = site.settings.recognition.threads, site.settings.kiosk.detect_side
    spec, folder = site.pack.manifest.detector, site.pack_folder
    assert spec is not None and folder is not None
    if spec.kind is DetectorKind.MTCNN:
        return bare_mtcnn([(folder / net).read_bytes() for net in spec.nets], threads, side, image)
    detector = open_session(folder / spec.file, threads)
    return runner(detector, Intake(detector, side).blob(image)[0].copy())


def runner(session: Any, blob: FloatArray) -> Callable[[], object]:
    names = [output.name for output in session.get_outputs()]
    entry = session.get_inputs()[0].name
    return lambda: infer(session, names, entry, blob)


def _model(site: Site, part: str) -> Path:
    assert site.pack_folder is not None
    file: str = getattr(site.pack.manifest, part).file
    return site.pack_folder / file


def _peers(site: Site) -> dict[str, Job]:
    """Those that can load the pack at all."""
    assert site.pack.manifest.detector is not None
    peers = {DetectorKind.YUNET: ("opencv", _opencv), DetectorKind.SCRFD: ("insightface", _insightface)}
    peer = peers.get(site.pack.manifest.detector.kind)
    return {peer[0]: peer[1](site)} if peer else {}


def _opencv(site: Site) -> Job:
    """The same net at the same size, and our own recogniser behind it."""
    side = site.settings.kiosk.detect_side
    size = (side, side * 3 // 4)  # of a 4 : 3 picture
    detector = cv2.FaceDetectorYN.create(str(_model(site, "detector")), "", size, 0.6, 0.3)
    scale = 640 / side

    def job(frames: Sequence[Frame]) -> float:
        image = frames[-1].image

        def run() -> object:
            found = detector.detect(cv2.resize(image, size))[1]
            points = np.asarray(found, np.float32)[0, 4:14].reshape(5, 2) * scale
            return site.pack.recogniser.embed_aligned(align(image, points, site.pack.recogniser.size))

        return timed(run)

    return job


def _insightface(site: Site) -> Job:
    """FaceAnalysis on the pack's own folder."""
    from insightface.app import FaceAnalysis

    assert site.pack_folder is not None
    analysis = FaceAnalysis(
        name=str(site.pack_folder),
        allowed_modules=["detection", "recognition"],
        providers=["CPUExecutionProvider"],
    )
    side = site.settings.kiosk.detect_side
    analysis.prepare(ctx_id=-1, det_size=(side, side))
    return lambda frames: timed(lambda: analysis.get(frames[-1].image))


def timed(job: Callable[[], object]) -> float:
    began = perf_counter()
    job()
    return perf_counter() - began
