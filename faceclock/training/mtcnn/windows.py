"""Windows of a scene that an MTCNN net learns from, labelled by their overlap with the faces.

As in the paper: faces from an overlap of 0.65, parts of faces from 0.4, none below 0.3; what lies between
teaches nothing. Parts teach box and landmarks, but neither face nor none. The paper's landmark faces, windows
of labelled faces, are the faces here, as every one of them has landmarks; hence 3 : 1 : 3 of its 3 : 1 : 1 : 2.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray
from faceclock.training.scenes import Scene
from faceclock.vision.detectors.mtcnn_boxes import Boxes

FACE, NONE, PART, UNCLEAR = 1, 0, -1, -2
_FACE_FROM, _PART_FROM, _NONE_BELOW = 0.65, 0.4, 0.3
_SHARES = ((FACE, 3 / 7), (PART, 1 / 7))  # of a scene's windows; the rest shows no face
_ROUND, _ANYWHERE = 48, 48  # random windows round each face, and anywhere
_SMALLEST = 12  # pixels
_MOST_IGNORED = 0.3  # share of a window that faces without labels may cover

Labels = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Windows:
    """``boxes`` (n, 4) square, ``labels`` (n,), ``faces`` (n, 4) and ``points`` (n, 5, 2) of the nearest face
    in pixels, without meaning where the label is NONE."""

    boxes: Boxes
    labels: Labels
    faces: FloatArray
    points: FloatArray

    def __getitem__(self, rows: Labels) -> "Windows":
        return Windows(self.boxes[rows], self.labels[rows], self.faces[rows], self.points[rows])


def draw_windows(random: Generator, scene: Scene, finds: Boxes, count: int) -> Windows:
    """``count`` windows of the scene. Of those without a face, ``finds`` of the stage before come first: they
    are the ones that are hard to tell."""
    boxes = np.concatenate([finds, _random_boxes(random, scene)])
    windows = label(scene, boxes)
    chosen = [
        _some(random, np.flatnonzero(windows.labels == kind), int(count * share)) for kind, share in _SHARES
    ]
    left = count - sum(map(len, chosen))
    nothing = np.flatnonzero(windows.labels == NONE)
    hard, easy = nothing[nothing < len(finds)], nothing[nothing >= len(finds)]
    chosen.append(_some(random, hard, left))
    missing = left - len(chosen[-1])
    chosen.append(random.choice(easy if len(easy) else nothing, missing) if len(nothing) else nothing)
    return windows[np.concatenate(chosen)]


def label(scene: Scene, boxes: Boxes) -> Windows:
    """What each of ``boxes`` shows."""
    labels = np.full(len(boxes), NONE, np.int64)
    nearest = np.zeros(len(boxes), np.int64)
    if len(scene.boxes):
        shared, areas, faces = _shared(boxes, scene.boxes), _areas(boxes)[:, None], _areas(scene.boxes)
        overlap = shared / (areas + faces - shared)
        nearest, best = overlap.argmax(axis=1), overlap.max(axis=1)
        labels[best >= _NONE_BELOW] = UNCLEAR
        labels[best >= _PART_FROM] = PART
        labels[best >= _FACE_FROM] = FACE
    if len(scene.ignored):
        unlabelled = (_shared(boxes, scene.ignored) / _areas(boxes)[:, None]).max(axis=1) > _MOST_IGNORED
        labels[unlabelled & (labels == NONE)] = UNCLEAR
    if not len(scene.boxes):
        nobody = np.zeros((len(boxes), 4), np.float32), np.zeros((len(boxes), 5, 2), np.float32)
        return Windows(boxes, labels, *nobody)
    return Windows(boxes, labels, scene.boxes[nearest], scene.landmarks[nearest])


def targets(windows: Windows, edge: float) -> tuple[FloatArray, FloatArray]:
    """Offsets (n, 4) that `mtcnn_boxes.moved` turns into the faces, and landmarks (n, 10), x1..x5 then y1..y5,
    as `mtcnn_stages` reads them; 0 where there is no face."""
    size = windows.boxes[:, 2:] - windows.boxes[:, :2] + edge
    offsets = (windows.faces - windows.boxes) / np.tile(size, 2)
    shares = (windows.points - (windows.boxes[:, None, :2] - 1)) / size[:, None]
    offsets[windows.labels == NONE], shares[windows.labels == NONE] = 0, 0
    points = shares.transpose(0, 2, 1).reshape(-1, 10)
    return offsets.astype(np.float32), points.astype(np.float32)


def _random_boxes(random: Generator, scene: Scene) -> Boxes:
    """Squares round every face, about its size, and squares of any size anywhere, all inside the scene."""
    height, width = scene.image.shape[:2]
    sizes = scene.boxes[:, 2:] - scene.boxes[:, :2]
    sides = np.repeat(sizes.max(axis=1, initial=0), _ROUND) * random.uniform(0.75, 1.2, len(sizes) * _ROUND)
    centres = np.repeat((scene.boxes[:, :2] + scene.boxes[:, 2:]) / 2, _ROUND, axis=0)
    centres = centres + random.uniform(-0.25, 0.25, centres.shape) * np.repeat(sizes, _ROUND, axis=0)
    free = np.exp(random.uniform(np.log(_SMALLEST), np.log(min(height, width) * 0.7), _ANYWHERE))
    sides = np.concatenate([sides, free]).clip(_SMALLEST, min(height, width))[:, None]
    anywhere = random.uniform(0, 1, (_ANYWHERE, 2)) * (width, height)
    low = np.concatenate([centres, anywhere]) - sides / 2
    low = np.clip(low, 0, np.array([width, height]) - sides) + 1  # MTCNN counts pixels from 1
    return np.hstack([low, low + sides - 1])


def _some(random: Generator, rows: Labels, count: int) -> Labels:
    return random.permutation(rows)[:count]


def _shared(boxes: Boxes, others: FloatArray) -> NDArray[np.float64]:
    """(n, m) areas that both cover."""
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    return np.asarray(np.maximum(0, high - low).prod(axis=2), np.float64)


def _areas(boxes: Boxes | FloatArray) -> NDArray[np.float64]:
    return np.asarray((boxes[:, 2:] - boxes[:, :2]).prod(axis=1), np.float64)
