"""Wrong names are found, shown for a person to decide on, and what was decided is applied."""

import json
import re
import tomllib
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage.data import astronaut

pytest.importorskip("sklearn", reason="training needs scikit-learn (pip install faceclock[train])")

from faceclock.app.evaluation_images import ImageSet
from faceclock.app.picture_sources import Folder, Key, Source
from faceclock.domain.errors import InputProblem
from faceclock.training.data.decisions import Decided, Decisions, open_images, read_decisions
from faceclock.training.data.noise import (
    count_copies,
    find_lookalikes,
    find_outliers,
    is_copy,
    stranger_similarity,
)
from faceclock.training.data.review import Limits, review
from faceclock.training.data.review_page import page
from faceclock.training.data.spec import Data

STARTER = Path(__file__).parents[2] / "models" / "starter"
DIMENSION = 64


def crowd(people: int, pictures: int, spread: float = 0.5) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors and numbers of people; pictures of one person are about 0.8 similar."""
    random = np.random.default_rng(0)
    centres = random.standard_normal((people, DIMENSION))
    labels = np.repeat(np.arange(people), pictures)
    vectors = centres[labels] + spread * random.standard_normal((len(labels), DIMENSION))
    return unit(vectors), labels


def unit(vectors: np.ndarray) -> np.ndarray:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def blank(count: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 255, (count, 128, 128, 3), np.uint8)


def portrait(light: float = 1.0) -> np.ndarray:
    image = cv2.cvtColor(astronaut()[40:180, 150:290], cv2.COLOR_RGB2BGR)
    return cv2.convertScaleAbs(cv2.resize(image, (128, 128)), alpha=light)


def test_clean_people_have_no_findings() -> None:
    vectors, labels = crowd(50, 5)
    assert find_outliers(vectors, labels, 0.4) == []
    assert find_lookalikes(vectors, labels, blank(len(labels)), 0.6) == []


def test_pictures_of_somebody_else_are_found_with_whom_they_show() -> None:
    vectors, labels = crowd(50, 5)
    wrong = {12: 40, 77: 3, 200: 22}
    for row, whose in wrong.items():
        vectors[row] = vectors[5 * whose]
    found = find_outliers(vectors, labels, 0.4)
    assert {outlier.row: int(labels[outlier.other]) for outlier in found} == wrong
    assert [outlier.similarity for outlier in found] == sorted(outlier.similarity for outlier in found)


def test_a_group_of_somebody_else_is_found_though_it_is_alike_in_itself() -> None:
    vectors, labels = crowd(30, 9)
    vectors[5:9] = crowd(31, 9)[0][-4:]  # four of nine pictures show one other person
    assert {outlier.row for outlier in find_outliers(vectors, labels, 0.4)} == {5, 6, 7, 8}


def test_of_two_pictures_that_differ_one_is_told() -> None:
    vectors, labels = crowd(20, 2)
    vectors[7] = vectors[30]
    (outlier,) = find_outliers(vectors, labels, 0.4)
    assert (outlier.row, int(labels[outlier.other])) == (7, 15)


def test_single_pictures_cannot_be_outliers() -> None:
    vectors, labels = crowd(40, 1)
    assert find_outliers(vectors, labels, 0.4) == []


def test_one_person_under_two_names_is_found_with_all_pairs() -> None:
    vectors, labels = crowd(30, 4)
    vectors[4:8] = unit(vectors[80:84] + 0.01)
    (found,) = find_lookalikes(vectors, labels, blank(len(labels)), 0.7)
    assert found.people == (1, 20) and found.pairs >= 8 and not found.copy
    assert labels[found.first] == 1 and labels[found.second] == 20


def test_rows_far_apart_are_compared_too() -> None:
    vectors, labels = crowd(2500, 1)
    vectors[2400] = vectors[3]
    assert [found.people for found in find_lookalikes(vectors, labels, blank(1)[[0] * 2500], 0.9)] == [
        (3, 2400)
    ]


@pytest.mark.parametrize("change", ["mirrored", "compressed", "darker", "smaller"])
def test_copies_of_a_photograph_are_recognised(change: str) -> None:
    face = portrait()
    small = cv2.resize(cv2.resize(face, (64, 64), interpolation=cv2.INTER_AREA), (128, 128))
    jpeg = cv2.imdecode(cv2.imencode(".jpg", face, [cv2.IMWRITE_JPEG_QUALITY, 40])[1], cv2.IMREAD_COLOR)
    changed = {
        "mirrored": face[:, ::-1].copy(),
        "compressed": jpeg,
        "darker": portrait(0.6),
        "smaller": small,
    }
    assert is_copy(face, changed[change])
    assert not is_copy(face, np.roll(face, 20, axis=0)) and not is_copy(face, blank(1)[0])


def test_copies_within_a_person_are_counted() -> None:
    vectors, labels = crowd(3, 3)
    crops = blank(9)
    vectors[1], crops[0], crops[1] = vectors[0], portrait(), portrait(0.9)
    assert count_copies(vectors, labels, crops) == 1


def test_the_similarity_of_strangers_is_their_quantile() -> None:
    vectors, labels = crowd(400, 2)
    limit = stranger_similarity(vectors, labels, 1e-3)
    similar = (vectors @ vectors.T)[labels[:, None] != labels[None]]
    assert abs((similar >= limit).mean() - 1e-3) < 1e-4


def test_one_person_alone_says_nothing_of_strangers() -> None:
    vectors, labels = crowd(1, 4)
    assert find_outliers(vectors, labels, 0.4) == [] == find_lookalikes(vectors, labels, blank(4), 0.6)
    with pytest.raises(InputProblem, match="set outlier and same"):
        stranger_similarity(vectors, labels, 1e-3)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    face = cv2.cvtColor(astronaut()[0:300, 60:380], cv2.COLOR_RGB2BGR)
    for number, name in enumerate(["Ann/1", "Ann/2", "Bo/1", "Cy/1", "<b>Dee&/1"]):
        file = tmp_path / "pictures" / f"{name}.jpg"
        file.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(file), cv2.convertScaleAbs(face, alpha=0.7 + 0.05 * number))
    (tmp_path / "pictures" / "Cy" / "2.jpg").write_bytes(b"no picture")
    return tmp_path / "pictures"


def keys(source: Source) -> set[tuple[str, str]]:
    return {(entry.key.person, entry.key.stem) for entry in source.entries}


def test_decisions_change_what_is_read_but_not_the_source(source: Path) -> None:
    before = sorted(source.rglob("*"))
    decisions = Decisions(drop=("Cy/2",), merge=(("Ann", "Bo"),), move={"Cy/1": "Bo"})
    decided = Decided(Folder(source), decisions)
    assert keys(decided) == {("Ann", "1"), ("Ann", "2"), ("Ann", "Bo-1"), ("Ann", "Cy-1"), ("<b>Dee&", "1")}
    images = ImageSet(source, decided)
    assert len(dict(images.read(set(images.keys)))) == 5 and images.given(Key("Ann", "Cy-1")) == Key(
        "Cy", "1"
    )
    assert images.mark != ImageSet(source).mark and sorted(source.rglob("*")) == before


def test_merges_that_share_a_name_are_one(source: Path) -> None:
    merges = (("Bo", "Cy"), ("Ann", "Bo"), ("<b>Dee&", "Ann"))
    assert {person for person, _ in keys(Decided(Folder(source), Decisions(merge=merges)))} == {"<b>Dee&"}
    assert {
        person for person, _ in keys(Decided(Folder(source), Decisions(merge=(*merges, ("Cy", "Ann")))))
    } == {"<b>Dee&"}


def test_decisions_about_what_is_not_there_are_told(source: Path) -> None:
    decided = Decided(Folder(source), Decisions(drop=("Ann/9",), merge=(("Ann", "Eve"),)))
    assert [name for name, _ in decided.skipped] == ["Ann/9", "Eve"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("drop = [1]", "drop.0 is wrong"), ("dorp = []", "dorp is wrong"), ("drop = [", "cannot be read")],
)
def test_mistakes_in_decisions_are_named(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "decisions.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputProblem, match=re.escape(sentence)):
        read_decisions(tmp_path / "decisions.toml")


def data_of(source: Path, **settings: object) -> Data:
    return Data(images=source, teacher=STARTER, cache=source.parent / "cache", **settings)  # type: ignore[arg-type]


def nothing(done: int, total: int) -> None:
    pass


def test_a_review_shows_findings_once_and_not_what_was_decided(source: Path, tmp_path: Path) -> None:
    counts = review(data_of(source), tmp_path / "review", Limits(same=0.8), nothing)
    assert counts["lookalikes"] == 6 and counts["same_photograph"] == 6 and counts["left_out"] == 1
    report = json.loads((tmp_path / "review" / "review.json").read_text(encoding="utf-8"))
    assert {"Ann", "Bo"} in [set(found["people"]) for found in report["lookalikes"]]
    (tmp_path / "decisions.toml").write_text(
        'merge = [["Ann", "Bo"]]\napart = [["Ann", "Cy"]]\n', encoding="utf-8"
    )
    data = data_of(source, decisions=tmp_path / "decisions.toml")
    assert review(data, tmp_path / "review", Limits(same=0.8), nothing)["lookalikes"] == 2
    assert len({key.person for key in open_images(data).keys}) == 3


def test_the_page_needs_nothing_from_outside_and_trusts_no_name(source: Path, tmp_path: Path) -> None:
    review(data_of(source), tmp_path / "review", Limits(same=0.8), nothing)
    text = (tmp_path / "review" / "review.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in text and not re.search(r"(src|href)=[\"']?(https?:)?//", text)
    assert "<b>Dee" not in text and "%DATA%" not in text
    (block,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    data = json.loads(block)
    shown = {found["row"] for finding in data["lookalikes"] for found in finding["pictures"]}
    assert shown <= {int(row) for row in data["thumbnails"]}
    assert all(uri.startswith("data:image/jpeg;base64,") for uri in data["thumbnails"].values())


def test_a_name_cannot_end_the_page_s_data() -> None:
    text = page({"people": ["</script><script>alert(1)</script>"]}, {})
    assert "</script><script>alert" not in text


def test_names_in_a_decision_file_may_hold_anything(tmp_path: Path) -> None:
    """JSON's strings, which the page writes, are TOML's."""
    name = 'Jö "J" \\ \n\u0001/1'
    text = f"drop = [{json.dumps(name)}]\n"
    assert tomllib.loads(text) == {"drop": [name]}
    (tmp_path / "d.toml").write_text(text, encoding="utf-8")
    assert read_decisions(tmp_path / "d.toml").drop == (name,)
