"""Who is learnt from, who is left out, and what a data set is too small for."""

import json
import tarfile
from pathlib import Path

import cv2
import numpy as np
import pytest
from pydantic import ValidationError
from skimage.data import astronaut

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.app.evaluation_images import ImageSet
from faceclock.domain.errors import InputProblem
from faceclock.training.data.overlap import names_in, normalised, people_alike, reported_keys
from faceclock.training.data.spec import Data
from faceclock.training.data.summary import advice
from faceclock.training.kinds.material import prepare
from faceclock.training.people import Part, is_held_out, part_of

STARTER = Path(__file__).parents[2] / "models" / "starter"
STARTERS = [True, False, True]
NAMES = [f"Person_{i}" for i in range(4000)]


def data_of(folder: Path, **settings: object) -> Data:
    return Data(images=folder / "pictures", teacher=STARTER, cache=folder / "cache", **settings)  # type: ignore[arg-type]


def test_parts_have_their_shares_and_no_person_in_common() -> None:
    parts = [part_of(name, 0.2, 0.1) for name in NAMES]
    shares = {part: parts.count(part) / len(parts) for part in Part}
    assert abs(shares[Part.TEST] - 0.2) < 0.02 and abs(shares[Part.VALIDATION] - 0.1) < 0.02


def test_who_is_tested_depends_on_neither_validation_nor_the_others() -> None:
    tested = {name for name in NAMES if part_of(name, 0.2, 0.3) is Part.TEST}
    assert tested == {name for name in NAMES if is_held_out(name, 0.2)}


def test_another_seed_draws_other_people_and_none_is_as_before() -> None:
    first, other = ({name for name in NAMES if is_held_out(name, 0.2, seed)} for seed in (0, 1))
    assert abs(len(first & other) / len(first) - 0.2) < 0.05
    # Who they are without a seed is fixed: the starter's people must stay what they were.
    assert [is_held_out(name, 0.2) for name in ("Aaron_Eckhart", "Aaron_Guiel", "AJ_Cook")] == STARTERS


@pytest.mark.parametrize(
    "wrong", [{"held_out": 0.6, "validation": 0.4}, {"held_out": 1.0}, {"validation": -0.1}]
)
def test_shares_that_leave_nobody_are_refused(tmp_path: Path, wrong: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        data_of(tmp_path, **wrong)


@pytest.mark.parametrize(
    "spelling",
    ["Jean-Luc_Picard", "jean luc picard", "JEAN_LUC_PICARD", " Jean  Luc.Picard", "Ｊean-Luc Picard"],
)
def test_spellings_of_one_name_are_one_name(spelling: str) -> None:
    assert normalised(spelling) == "jean luc picard"


def test_accents_stored_in_two_ways_are_one_name() -> None:
    assert normalised("José_Müller") == normalised("Jose\u0301_Mu\u0308ller") != normalised("Jose_Muller")


def test_names_are_read_from_pairs_lists_and_pictures(tmp_path: Path) -> None:
    pairs, names, counts = (tmp_path / name for name in ("pairs.txt", "names.txt", "people.txt"))
    pairs.write_text("1\nAnn_Lee\t1\t2\nAnn_Lee\t1\tBo_Ray\t3\n", encoding="utf-8")
    names.write_text("\ufeffann lee\n\nBo Ray\n", encoding="utf-8")
    counts.write_text("2\nAnn_Lee\t4\nBo_Ray\t1\n", encoding="utf-8")
    (tmp_path / "set" / "Ann_Lee").mkdir(parents=True)
    (tmp_path / "set" / "Bo_Ray").mkdir()
    for person in ("Ann_Lee", "Bo_Ray"):
        (tmp_path / "set" / person / f"{person}_0001.jpg").write_bytes(b"x")
    with tarfile.open(tmp_path / "set.tar", "w") as tar:
        tar.add(tmp_path / "set", "set")
    for where in (pairs, names, counts, tmp_path / "set", tmp_path / "set.tar"):
        assert names_in(where) == {"ann lee", "bo ray"}
    with pytest.raises(InputProblem, match="missing"):
        names_in(tmp_path / "missing.txt")


def test_people_who_look_like_the_evaluation_set_are_found() -> None:
    vectors = np.eye(4, dtype=np.float32)
    people = np.array(["Ann", "Ann", "Bo", "Cy"])
    near = vectors[[1]] * 0.9 + vectors[[3]] * 0.436
    assert people_alike(vectors, people, near, 0.8) == {"Ann"}
    assert people_alike(vectors, people, near[:0], 0.8) == frozenset()


@pytest.mark.parametrize(
    ("people", "strangers", "words"),
    [
        (["A", "A", "A"], ["B", "B", "C"], "There is one person"),
        (["A", "B", "C"], ["B", "B", "C"], "Nobody has two pictures"),
        (["A", "A", "B"], ["B", "B", "C"], "1 of 2 people have one picture"),
        (["A", "A", "B", "B"], ["C"], "verification cannot be measured"),
    ],
)
def test_small_data_sets_say_what_they_are_too_small_for(
    people: list[str], strangers: list[str], words: str
) -> None:
    told = advice(np.array(people), np.array(strangers))
    assert len(told) == 1 and words in told[0] and told[0].endswith(".")


def test_a_data_set_that_suffices_needs_no_advice() -> None:
    assert advice(np.array(["A", "A", "B", "B"]), np.array(["C", "C", "D"])) == []


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Twelve names of the astronaut, one picture without a face, one that is broken."""
    portrait = cv2.cvtColor(astronaut()[0:300, 60:380], cv2.COLOR_RGB2BGR)
    for number in range(12):
        folder = tmp_path / "pictures" / f"Person_{number}"
        folder.mkdir(parents=True)
        cv2.imwrite(str(folder / "1.jpg"), cv2.convertScaleAbs(portrait, alpha=0.6 + 0.04 * number))
    cv2.imwrite(str(tmp_path / "pictures" / "Person_0" / "2.png"), np.zeros((90, 90, 3), np.uint8))
    (tmp_path / "pictures" / "Person_1" / "2.jpg").write_bytes(b"")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    (line,) = [line for line in capsys.readouterr().out.splitlines() if '"data"' in line]
    return dict(json.loads(line))


def test_a_run_tells_its_data_and_leaves_the_names(
    pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pictures / "names.txt").write_text("person 3\nPERSON_4\n", encoding="utf-8")
    data = data_of(pictures, held_out=0.3, validation=0.3, exclude=(pictures / "names.txt",))
    material = prepare(data)
    event = told(capsys)
    assert (event["pictures"], event["faces"], event["no_face"], event["unreadable"]) == (14, 12, 1, 1)
    assert event["excluded"] == {"people": 2, "pictures": 2}
    rows = [set(part.tolist()) for part in (material.rows, material.validation, material.test)]
    assert sum(map(len, rows)) == 10 == len(set.union(*rows)) and all(rows)
    assert {*material.strangers} == rows[1]
    report = json.loads((pictures / "cache" / "data.json").read_text(encoding="utf-8"))
    assert report["excluded_people"] == ["Person_3", "Person_4"]
    assert [name for name, _ in report["left_out"]] == ["Person_0/2", "Person_1/2"]


def test_faces_that_look_like_the_evaluation_set_are_left_out_under_any_name(
    pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = pictures / "evaluation" / "Somebody"
    other.mkdir(parents=True)
    (other / "1.jpg").write_bytes((pictures / "pictures" / "Person_5" / "1.jpg").read_bytes())
    data = data_of(pictures, held_out=0.0, exclude=(pictures / "evaluation",))
    assert len(prepare(data).rows) == 12
    with pytest.raises(InputProblem, match="Nobody is left"):
        prepare(data_of(pictures, held_out=0.0, exclude=(pictures / "evaluation",), exclude_alike=0.5))


def test_results_are_reported_on_the_people_of_the_test_part(pictures: Path) -> None:
    data = data_of(pictures, held_out=0.5)
    keys = reported_keys(data, ImageSet(data.images))
    assert keys and all(is_held_out(key.person, 0.5) for key in keys)
    (pictures / "names.txt").write_text("\n".join(key.person for key in keys), encoding="utf-8")
    assert not reported_keys(
        data_of(pictures, held_out=0.5, exclude=(pictures / "names.txt",)), ImageSet(data.images)
    )
