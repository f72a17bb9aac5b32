"""The pack that ships with the program works by itself."""

from pathlib import Path

import cv2
import pytest
from skimage.data import astronaut

from faceclock.vision.packs.library import find_pack
from faceclock.vision.packs.loading import Pack, load_pack
from faceclock.vision.packs.verify import verify_pack

MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(MODELS / "starter", threads=1)


def test_it_is_whole_and_small() -> None:
    folder = MODELS / "starter"
    verify_pack(folder)
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) < 12e6


def test_it_is_found_where_nothing_else_is_installed(tmp_path: Path) -> None:
    assert find_pack("", [tmp_path, MODELS]) == MODELS / "starter"


def test_it_says_what_it_was_made_of_and_how_far_it_can_be_trusted(pack: Pack) -> None:
    assert pack.manifest.licence == "Apache-2.0"
    assert "from random weights" in pack.manifest.provenance
    assert pack.calibration is not None and "held out" in pack.calibration.dataset
    assert (MODELS / "starter" / "README.md").is_file()


def test_it_finds_and_compares_a_face(pack: Pack) -> None:
    image = cv2.cvtColor(astronaut(), cv2.COLOR_RGB2BGR)
    (face,) = pack.detector.detect(image)
    eyes = face.landmarks[:2]
    assert abs(eyes[0, 0] - 202) < 10 and abs(eyes[1, 0] - 244) < 10
    one = pack.recogniser.embed(image, face)
    mirrored = cv2.flip(image, 1)
    again = pack.recogniser.embed(mirrored, pack.detector.detect(mirrored)[0])
    assert float(one.vector @ again.vector) > 0.6


@pytest.mark.filterwarnings("ignore::FutureWarning")  # scikit-image about insightface's alignment
def test_insightface_loads_it(pack: Pack) -> None:
    from insightface.app import FaceAnalysis

    analysis = FaceAnalysis(str(MODELS / "starter"), providers=["CPUExecutionProvider"])
    analysis.prepare(-1, det_size=(512, 512))
    image = cv2.cvtColor(astronaut(), cv2.COLOR_RGB2BGR)
    (face,) = analysis.get(image)
    ours = pack.recogniser.embed(image, pack.detector.detect(image)[0])
    assert float(face.normed_embedding @ ours.vector) > 0.9
