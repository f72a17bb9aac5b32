"""The detector's boxes are those of MTCNN computed slowly and plainly, in float64, from the weights alone.

Nothing here calls the detector's code: networks are written out as tensor operations, resizing, suppression
and boxes as loops over single numbers.
"""

import math
import tarfile
from pathlib import Path

import insightface.data
import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")
pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # torch about its own ONNX exporter
]

from torch.nn import functional as f  # noqa: E402

from faceclock.domain.face import Image  # noqa: E402
from faceclock.training.mtcnn.development import make_mtcnn_pack  # noqa: E402
from faceclock.vision.images import decode_image  # noqa: E402
from faceclock.vision.packs.loading import load_pack  # noqa: E402

PEOPLE = ("Serena_Williams_0001", "Colin_Powell_0001", "Hugo_Chavez_0001")


class Weights(dict):
    """A state dict in float64, and the layers as plain operations."""

    def __init__(self, file: Path) -> None:
        state = torch.load(file, weights_only=True)
        super().__init__({name: value.double() for name, value in state.items()})

    def conv(self, name, x):
        return f.conv2d(x, self[f"{name}.weight"], self[f"{name}.bias"])

    def dense(self, name, x):
        return x @ self[f"{name}.weight"].T + self[f"{name}.bias"]

    def prelu(self, name, x):
        slope = self[f"{name}.weight"].reshape(1, -1, *[1] * (x.dim() - 2))
        return torch.where(x > 0, x, slope * x)


def pool(x, size):
    return f.max_pool2d(x, size, 2, ceil_mode=True)


def columns_first(x):
    return x.permute(0, 3, 2, 1).reshape(len(x), -1)


def p_net(w, x):
    x = pool(w.prelu("prelu1", w.conv("conv1", x)), 2)
    x = w.prelu("prelu3", w.conv("conv3", w.prelu("prelu2", w.conv("conv2", x))))
    return torch.softmax(w.conv("conv4_1", x), 1)[0, 1], w.conv("conv4_2", x)[0]


def r_net(w, x):
    x = pool(w.prelu("prelu1", w.conv("conv1", x)), 3)
    x = pool(w.prelu("prelu2", w.conv("conv2", x)), 3)
    x = w.prelu("prelu4", w.dense("dense4", columns_first(w.prelu("prelu3", w.conv("conv3", x)))))
    return torch.softmax(w.dense("dense5_1", x), 1)[0, 1].item(), w.dense("dense5_2", x)[0].tolist()


def o_net(w, x):
    x = pool(w.prelu("prelu1", w.conv("conv1", x)), 3)
    x = pool(w.prelu("prelu2", w.conv("conv2", x)), 3)
    x = pool(w.prelu("prelu3", w.conv("conv3", x)), 2)
    x = w.prelu("prelu5", w.dense("dense5", columns_first(w.prelu("prelu4", w.conv("conv4", x)))))
    score = torch.softmax(w.dense("dense6_1", x), 1)[0, 1].item()
    return score, w.dense("dense6_2", x)[0].tolist(), w.dense("dense6_3", x)[0].tolist()


def resized(picture, height, width):
    """(h, w, 3) float64: each pixel the mean over all pixels that it touches; as a net's input."""
    rows, columns = picture.shape[:2]
    out = np.empty((height, width, 3))
    for y in range(height):
        strip = picture[y * rows // height : math.ceil((y + 1) * rows / height)].mean(axis=0)
        for x in range(width):
            out[y, x] = strip[x * columns // width : math.ceil((x + 1) * columns / width)].mean(axis=0)
    return torch.from_numpy((out - 127.5) / 128).permute(2, 0, 1)[None]


def shared(a, b, edge):
    across = min(a[2], b[2]) - max(a[0], b[0]) + edge
    down = min(a[3], b[3]) - max(a[1], b[1]) + edge
    return max(0.0, across) * max(0.0, down)


def area(a, edge):
    return (a[2] - a[0] + edge) * (a[3] - a[1] + edge)


def union_share(a, b):
    both = shared(a, b, 0)
    return both / (area(a, 0) + area(b, 0) - both)


def smaller_share(a, b):
    return shared(a, b, 1) / min(area(a, 1), area(b, 1))


def without_doubles(finds, limit, measure):
    """``finds`` begin with score and box; the best first."""
    kept = []
    for find in sorted(finds, key=lambda find: -find[0]):
        if all(measure(find[1], better[1]) <= limit for better in kept):
            kept.append(find)
    return kept


def moved(box, offsets, edge):
    width, height = box[2] - box[0] + edge, box[3] - box[1] + edge
    return [box[i] + offsets[i] * (width, height)[i % 2] for i in range(4)]


def square(box):
    width, height = box[2] - box[0], box[3] - box[1]
    side = max(width, height)
    left, top = box[0] + width / 2 - side / 2, box[1] + height / 2 - side / 2
    return [left, top, left + side, top + side]


def window(picture, box, side):
    """Pixels are counted from 1; what lies outside the picture is left off."""
    left, top = max(1, math.trunc(box[0])), max(1, math.trunc(box[1]))
    right = min(picture.shape[1], math.trunc(box[2]))
    bottom = min(picture.shape[0], math.trunc(box[3]))
    return resized(picture[top - 1 : bottom, left - 1 : right], side, side)


def proposals(w, picture, smallest):
    height, width = picture.shape[:2]
    scale, finds = 12 / smallest, []
    while min(height, width) * scale >= 12:
        score, offsets = p_net(w, resized(picture, int(height * scale + 1), int(width * scale + 1)))
        level = []
        for y, x in (score >= 0.6).nonzero().tolist():
            box = [math.floor(value / scale) for value in (2 * x + 1, 2 * y + 1, 2 * x + 12, 2 * y + 12)]
            level.append((score[y, x].item(), box, offsets[:, y, x].tolist()))
        finds += without_doubles(level, 0.5, union_share)
        scale *= 0.709
    return [square(moved(box, off, 0)) for _, box, off in without_doubles(finds, 0.7, union_share)]


def reference(weights, image: Image, smallest: float):
    """(score, box, landmarks) of every face, the best first."""
    picture = image[:, :, ::-1].astype(np.float64)
    boxes = proposals(weights["pnet"], picture, smallest)
    second = [(*r_net(weights["rnet"], window(picture, box, 24)), box) for box in boxes]
    second = [(score, box, offsets) for score, offsets, box in second if score > 0.7]
    boxes = [square(moved(box, off, 1)) for _, box, off in without_doubles(second, 0.7, union_share)]
    faces = []
    for box in boxes:
        score, offsets, points = o_net(weights["onet"], window(picture, box, 48))
        if score > 0.7:
            width, height = box[2] - box[0] + 1, box[3] - box[1] + 1
            marks = [(box[0] - 1 + points[i] * width, box[1] - 1 + points[5 + i] * height) for i in range(5)]
            faces.append((score, moved(box, offsets, 1), marks))
    return without_doubles(faces, 0.7, smaller_share)


@pytest.fixture(scope="module")
def weights(shared):
    torch.set_num_threads(1)  # many small operations
    return {name: Weights(shared / f"models/mtcnn/{name}.pt") for name in ("pnet", "rnet", "onet")}


@pytest.fixture(scope="module")
def pack(shared, tmp_path_factory):
    return make_mtcnn_pack(shared, tmp_path_factory.mktemp("packs"))


def assert_same(found, wanted):
    assert len(found) == len(wanted) > 0
    for face, (score, box, marks) in zip(found, wanted, strict=True):
        x, y, width, height = face.box
        ours = (x, y, x + width, y + height)
        near = np.abs(np.array(ours) - box).max() < 1e-2
        assert near or union_share(ours, box) >= 0.99  # a pixel of a window may fall to the other side
        assert np.abs(face.landmarks - marks).max() < (1e-2 if near else 1)
        assert face.score == pytest.approx(score, abs=1e-3)


@pytest.mark.parametrize("name", PEOPLE)
def test_photographs_of_one_person(shared, weights, pack, name):
    with tarfile.open(shared / "data/lfw-dev/lfw-dev.tar") as tar:
        person = name.rsplit("_", 1)[0]
        image = decode_image(tar.extractfile(f"lfw-dev/{person}/{name}.jpg").read(), name)
    assert_same(load_pack(pack, 1).detector.detect(image), reference(weights, image, 20))


def test_the_astronaut(weights, pack):
    from skimage.data import astronaut

    image = np.ascontiguousarray(astronaut()[:, :, ::-1])
    # the picture is searched at 320 of its 512 pixels: faces from 20 of those up
    assert_same(load_pack(pack, 1).detector.detect(image), reference(weights, image, 20 * 512 / 320))


def test_six_people(weights, pack):
    image = insightface.data.get_image("t1")
    found = load_pack(pack, 1, 640).detector.detect(image)
    assert len(found) == 6
    assert_same(found, reference(weights, image, 40))


def test_grey_and_dark_pictures_show_her_too(pack):
    from skimage.data import astronaut

    image = np.ascontiguousarray(astronaut()[:, :, ::-1])
    grey = np.repeat(image.mean(axis=2, keepdims=True).astype(np.uint8), 3, axis=2)
    detector = load_pack(pack, 1).detector
    (usual,) = detector.detect(image)
    for picture in (grey, (image * 0.4).astype(np.uint8)):
        (face,) = detector.detect(picture)
        assert np.abs(face.landmarks - usual.landmarks).max() < 4
