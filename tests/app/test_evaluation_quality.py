"""Error versus discard: the arithmetic, and real photographs that were spoilt at random."""

import tarfile
from pathlib import Path

import cv2
import numpy as np
import pytest
from turning import TurningHead

from faceclock.app.discard_plot import discard_svg
from faceclock.app.evaluation_images import main_face
from faceclock.app.evaluation_quality import error_versus_discard, evaluate_quality
from faceclock.domain.errors import EnvironmentProblem
from faceclock.domain.face import Face, Image
from faceclock.vision.alignment import ARCFACE_TEMPLATE, similarity
from faceclock.vision.images import decode_image
from faceclock.vision.packs.development import make_development_pack
from faceclock.vision.packs.loading import Pack, load_pack

PEOPLE = 170
SPOILT = 0.2  # of the pictures


def test_a_perfect_quality_finds_all_misses_first() -> None:
    missed = np.array([True] * 10 + [False] * 90)
    by_share = {
        point["discarded"]: point["value"] for point in error_versus_discard(missed, np.arange(100.0))
    }
    assert by_share[0.0] == 0.1 and by_share[0.1] == 0 and by_share[0.04] == pytest.approx(6 / 96)


def test_a_quality_that_knows_nothing_changes_nothing() -> None:
    random = np.random.default_rng(0)
    curve = error_versus_discard(random.random(20_000) < 0.1, random.random(20_000))
    assert all(point["low"] - 0.005 <= 0.1 <= point["high"] + 0.005 for point in curve)


def test_the_plot_is_a_picture() -> None:
    text = discard_svg([(0, 0.1), (0.2, 0.05), (0.4, 0.0)])
    assert text.startswith("<svg") and text.count("<polyline") == 1 and "40%" in text


def spoilt(random: np.random.Generator, image: Image, face: Face) -> Image:
    """Mostly as it is; the SPOILT share is blurred, darkened or turned, each as likely."""
    kind = random.integers(1, 4) if random.random() < SPOILT else 0
    if kind == 1:
        scale = np.hypot(*similarity(face.landmarks, ARCFACE_TEMPLATE)[:, 0])
        return np.asarray(cv2.GaussianBlur(image, (0, 0), random.uniform(0.5, 4) / scale), np.uint8)
    if kind == 2:
        dark = image / random.uniform(2, 12) + random.normal(0, 2, image.shape)
        return np.clip(dark, 0, 255).astype(np.uint8)
    if kind == 3:
        return TurningHead(image, face).seen(random.choice((-1, 1)) * random.uniform(20, 60))
    return image


def write_spoilt(pack: Pack, archive: Path, folder: Path) -> Path:
    """Two spoilt pictures of each of PEOPLE, and the list of pairs."""
    random, rows = np.random.default_rng(1), dict[str, list[tuple[str, bytes]]]()
    with tarfile.open(archive) as tar:
        for member in tar:
            person = Path(member.name).parent.name
            if member.name.endswith(".jpg") and len(rows.setdefault(person, [])) < 2:
                rows[person].append((member.name, tar.extractfile(member).read()))
    chosen = [(person, pair) for person, pair in sorted(rows.items()) if len(pair) == 2][::7][:PEOPLE]
    for person, pair in chosen:
        (folder / person).mkdir(parents=True)
        for number, (name, data) in enumerate(pair, 1):
            image = decode_image(data, name)
            made = spoilt(random, image, main_face(pack.detector.detect(image), image))
            cv2.imwrite(
                str(folder / person / f"{person}_{number:04}.jpg"), made, [cv2.IMWRITE_JPEG_QUALITY, 95]
            )
    names = [person for person, _ in chosen]
    lines = [f"{name}\t1\t2" for name in names]
    for step in range(1, 9):
        lines += [f"{a}\t1\t{b}\t2" for a, b in zip(names, names[step:] + names[:step], strict=True)]
    file = folder.parent / "pairs.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.shared
@pytest.mark.slow
def test_refusing_the_worst_tenth_saves_a_third_of_the_misses(shared: Path, tmp_path: Path) -> None:
    pack = load_pack(make_development_pack(shared, tmp_path / "packs"))
    images = tmp_path / "images"
    pairs = write_spoilt(pack, shared / "data/lfw-dev/lfw-dev.tar", images)
    plot = tmp_path / "curve.svg"
    result = evaluate_quality(pack, images, pairs, lambda done, total: None, plot=plot)
    print({key: value for key, value in result.items() if key != "curve"})
    assert result["fnmr"] > 0.05
    assert result["lowered_by"] >= 1 / 3
    assert plot.read_text(encoding="utf-8").startswith("<svg")
    with pytest.raises(EnvironmentProblem, match="could not be written"):
        evaluate_quality(pack, images, pairs, lambda done, total: None, plot=tmp_path / "none" / "x.svg")
