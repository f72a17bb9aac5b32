"""How good a detector and a recogniser are on people whom they never saw."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from faceclock.app.evaluation_images import Embedded, main_face
from faceclock.app.evaluation_pairs import FOLDS, Pair, PairList
from faceclock.app.evaluation_verification import score_pairs
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.matching.statistics import bootstrap_rate, threshold_at_fmr
from faceclock.training.scenes import Scene

Json = dict[str, Any]
_PAIRS = 10  # genuine pairs of one person at most, so that nobody's face decides alone
_FOUND = 0.4  # overlap (intersection over union) from which a face counts as found
Box = tuple[float, float, float, float]


class Finder(Protocol):
    def detect(self, image: Image) -> list[Face]: ...


def measure_recogniser(embedded: Embedded, fmr: float = 1e-3, seed: int = 0) -> Json:
    """Verification accuracy (LFW's way, as many strangers' pairs as genuine ones) and FNMR at ``fmr`` over
    all strangers' pairs, its interval by bootstrap over people."""
    people = np.array([key.person for key in embedded.keys])
    random = np.random.default_rng(seed)
    genuine, impostors = _genuine(people, random), _impostors(people, random)
    listed = _listed(embedded, np.concatenate([genuine, impostors[: len(genuine)]]))
    scored = score_pairs(listed, embedded)
    cosines = embedded.vectors @ embedded.vectors.T
    strangers = people[:, None] != people[None]
    threshold = threshold_at_fmr(cosines[np.triu(strangers)], fmr)
    missed = cosines[genuine[:, 0], genuine[:, 1]] < threshold
    _, subject = np.unique(people[genuine[:, 0]], return_inverse=True)
    rate = bootstrap_rate(np.bincount(subject, missed).astype(int), np.bincount(subject))
    accuracy = {name: scored[name] for name in ("accuracy", "accuracy_se")}
    counts = {"people": len(np.unique(people)), "pictures": len(people), "genuine_pairs": len(genuine)}
    return {**accuracy, "fmr": fmr, "threshold": threshold, "fnmr": rate.as_json(), **counts}


def measure_landmarks(detector: Finder, reference: Finder, images: Sequence[Image]) -> Json:
    """Share of the reference's main faces that are found, and the mean distance of the five landmarks from
    the reference's in shares of its eye distance."""
    found, away = 0, []
    wanted = [(image, faces) for image in images if (faces := reference.detect(image))]
    for image, faces in wanted:
        face = main_face(faces, image)
        match = _best_match(detector.detect(image), face.box)
        if match is not None:
            found += 1
            distances = np.linalg.norm(match.landmarks - face.landmarks, axis=1)
            away.append(float(distances.mean()) / face.eye_distance)
    quantiles = np.percentile(away, [50, 90, 99]).tolist() if away else []
    recall = found / max(1, len(wanted))
    return {"faces": len(wanted), "recall": recall, "landmarks": float(np.mean(away)), "quantiles": quantiles}


def measure_scenes(detector: Finder, scenes: Sequence[Scene]) -> Json:
    """Recall of labelled faces in composed scenes, and false finds a scene (away from any face)."""
    faces = found = false = 0
    for scene in scenes:
        finds = detector.detect(scene.image)
        boxes = [_as_box(box) for box in scene.boxes]
        faces += len(boxes)
        found += sum(_best_match(finds, box) is not None for box in boxes)
        real = boxes + [_as_box(box) for box in scene.ignored]
        false += sum(all(_overlap(find.box, box) < 0.1 for box in real) for find in finds)
    return {"faces": faces, "recall": found / max(1, faces), "false_per_scene": false / max(1, len(scenes))}


def _genuine(people: NDArray[np.str_], random: np.random.Generator) -> NDArray[np.int_]:
    """(g, 2) rows of pairs of one person."""
    pairs = []
    for person in np.unique(people):
        rows = np.flatnonzero(people == person)
        mine = np.array([(a, b) for i, a in enumerate(rows) for b in rows[i + 1 :]], np.int64).reshape(-1, 2)
        pairs.append(random.permutation(mine)[:_PAIRS])
    return np.concatenate(pairs)


def _impostors(people: NDArray[np.str_], random: np.random.Generator) -> NDArray[np.int_]:
    """Random rows of pairs of two people."""
    pairs = random.integers(0, len(people), (20 * len(people), 2))
    return np.asarray(pairs[people[pairs[:, 0]] != people[pairs[:, 1]]])


def _listed(embedded: Embedded, rows: NDArray[np.int_]) -> PairList:
    pairs = [Pair(embedded.keys[a], embedded.keys[b], line) for line, (a, b) in enumerate(rows, 1)]
    folds = [int(fold) for fold in np.arange(len(pairs)) % FOLDS]
    return PairList(tuple(pairs), tuple(folds), False)


def _best_match(faces: Sequence[Face], box: Box) -> Face | None:
    matching = [face for face in faces if _overlap(face.box, box) >= _FOUND]
    return max(matching, key=lambda face: _overlap(face.box, box), default=None)


def _as_box(corners: FloatArray) -> Box:
    left, top, right, bottom = (float(value) for value in corners)
    return left, top, right - left, bottom - top


def _overlap(one: Box, other: Box) -> float:
    """Intersection over union of two boxes x, y, w, h."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    shared = max(0.0, across) * max(0.0, down)
    return shared / max(1e-9, one[2] * one[3] + other[2] * other[3] - shared)
