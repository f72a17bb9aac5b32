"""Verification and identification: the arithmetic on made-up vectors, and the whole on real photographs."""

import tarfile
from pathlib import Path

import cv2
import numpy as np
import pytest

from faceclock.app.calibrating import calibrate, calibrate_embedded
from faceclock.app.evaluation import evaluate_identification, evaluate_verification
from faceclock.app.evaluation_identification import choose_roles, rates_of, search_all
from faceclock.app.evaluation_images import Embedded, ImageSet, Key, main_face
from faceclock.app.evaluation_pairs import Pair, PairList
from faceclock.app.evaluation_verification import score_pairs
from faceclock.domain.calibration import CalibrationPoint, CalibrationTable
from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.errors import ImageProblem, InputProblem
from faceclock.domain.face import Face
from faceclock.settings.model import Recognition
from faceclock.vision.packs.loading import Pack, load_pack

POINT = {"value", "low", "high", "threshold", "measurable"}
NOT_MEASURED = dict.fromkeys(POINT) | {"measurable": False}
CONTRACT = EmbeddingContract("test", "a" * 64, 32)


def nothing(done: int, total: int) -> None:
    pass


def crowd(people: int, pictures: int, noise: float, strangers: int = 0) -> Embedded:
    rng = np.random.default_rng(0)
    owners = [f"P{i:03}" for i in range(people) for _ in range(pictures)] + [
        f"S{i:03}" for i in range(strangers)
    ]
    centres = {owner: rng.standard_normal(32) for owner in owners}
    rows = np.stack([centres[owner] + noise * rng.standard_normal(32) for owner in owners])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    seen: dict[str, int] = {}
    keys = []
    for owner in owners:
        seen[owner] = seen.get(owner, 0) + 1
        keys.append(Key(owner, f"{owner}_{seen[owner]:04}"))
    return Embedded(tuple(keys), rows.astype(np.float32), frozenset())


def pairs_of(embedded: Embedded, people: int) -> PairList:
    def key(person: int, number: int) -> Key:
        return Key(f"P{person:03}", f"P{person:03}_{number:04}")

    same = [Pair(key(i, 1), key(i, 2), i) for i in range(people)]
    other = [Pair(key(i, 1), key((i + 1) % people, 2), i) for i in range(people)]
    return PairList((*same, *other), tuple(i * 10 // people for i in range(people)) * 2, declared=False)


def test_well_separated_people_are_all_told_apart() -> None:
    embedded = crowd(100, 2, 0.1)
    result = score_pairs(pairs_of(embedded, 100), embedded)
    assert (result["pairs"], result["accuracy"], result["accuracy_se"], result["folds"]) == (
        200,
        1.0,
        0.0,
        10,
    )
    assert set(result["fnmr_at_fmr"]) == {"0.1", "0.01", "0.001"}
    point = result["fnmr_at_fmr"]["0.01"]
    assert set(point) == POINT
    assert point["low"] <= point["value"] <= point["high"] and point["measurable"]
    assert result["fnmr_at_fmr"]["0.001"] == NOT_MEASURED  # of 100 impostor pairs


def test_a_picture_without_a_face_is_an_error_in_both_kinds_of_pair() -> None:
    embedded = crowd(100, 2, 0.1)
    kept = [i for i, key in enumerate(embedded.keys) if key.stem != "P007_0002"]
    missing = frozenset({Key("P007", "P007_0002")})
    less = Embedded(tuple(embedded.keys[i] for i in kept), embedded.vectors[kept], missing)
    result = score_pairs(pairs_of(embedded, 100), less)
    assert (result["no_face"], result["pairs_without_face"]) == (1, 2)
    assert result["accuracy"] == pytest.approx(1 - 2 / 200)
    assert result["fnmr_at_fmr"]["0.01"]["value"] == pytest.approx(0.01)


def test_only_one_kind_of_pair_is_refused() -> None:
    embedded = crowd(10, 2, 0.1)
    genuine = PairList(pairs_of(embedded, 10).pairs[:10], tuple(range(10)), declared=False)
    with pytest.raises(InputProblem, match="both kinds"):
        score_pairs(genuine, embedded)


def test_roles_are_drawn_by_seed_and_never_overlap() -> None:
    keys = crowd(20, 3, 0.1, strangers=5).keys
    roles = choose_roles(keys, 10, seed=1)
    assert (len(roles.gallery), len(roles.probes), len(roles.strangers)) == (10, 20, 5)
    assert len(roles.all) == 35
    assert all(key.stem.endswith("_0001") for key in roles.gallery)
    assert roles == choose_roles(keys, 10, seed=1) != choose_roles(keys, 10, seed=2)
    assert len(choose_roles(keys, None, seed=0).gallery) == 20


def test_roles_that_cannot_be_filled_are_refused() -> None:
    with pytest.raises(InputProblem, match="20 people"):
        choose_roles(crowd(20, 3, 0.1, strangers=5).keys, 21, seed=0)
    with pytest.raises(InputProblem, match="strangers"):
        choose_roles(crowd(20, 3, 0.1).keys, None, seed=0)


def test_identification_rates() -> None:
    embedded = crowd(50, 3, 0.1, strangers=40)
    roles = choose_roles(embedded.keys, None, seed=0)
    table = CalibrationTable("made", "2026-01-01", 1000, 10, (CalibrationPoint(1e-5, 0.8, 0.8, 0.8),))
    result = rates_of(search_all(roles, embedded, CONTRACT), table, Recognition())
    assert (result["gallery"], result["probes"], result["strangers"], result["rank1"]) == (50, 100, 40, 1.0)
    assert set(result["fnir_at_fpir"]) == {"0.01", "0.001"}
    assert result["fnir_at_fpir"]["0.01"] == NOT_MEASURED  # by 40 strangers
    default = result["at_default"]
    assert default["threshold"] == 0.8
    assert (default["fpir"]["value"], default["fnir"]["value"]) == (0.0, 0.0)
    assert default["fpir"]["high"] == pytest.approx(0.0876, abs=1e-3)


def test_fnir_where_there_are_strangers_enough() -> None:
    embedded = crowd(20, 2, 0.1, strangers=100)
    searches = search_all(choose_roles(embedded.keys, None, seed=0), embedded, CONTRACT)
    fnir = rates_of(searches, None, Recognition())["fnir_at_fpir"]
    assert set(fnir["0.01"]) == POINT and fnir["0.01"]["value"] == 0.0
    assert fnir["0.001"] == NOT_MEASURED


def test_an_uncalibrated_pack_is_measured_without_a_default() -> None:
    embedded = crowd(10, 2, 0.1, strangers=4)
    searches = search_all(choose_roles(embedded.keys, None, seed=0), embedded, CONTRACT)
    assert rates_of(searches, None, Recognition())["at_default"] is None


def test_a_probe_without_a_face_is_a_miss_and_a_stranger_without_one_is_nobody() -> None:
    embedded = crowd(10, 2, 0.1, strangers=4)
    roles = choose_roles(embedded.keys, None, seed=0)
    gone = {roles.probes[3], roles.strangers[0], roles.gallery[5]}
    kept = [i for i, key in enumerate(embedded.keys) if key not in gone]
    less = Embedded(tuple(embedded.keys[i] for i in kept), embedded.vectors[kept], frozenset(gone))
    result = rates_of(search_all(roles, less, CONTRACT), None, Recognition())
    assert (result["gallery"], result["enrolled"], result["strangers"]) == (10, 9, 4)
    assert result["rank1"] == pytest.approx(0.8)


def test_calibration_names_suspicious_labels() -> None:
    embedded = crowd(300, 2, 0.1)
    renamed = (Key("Alias", "Alias_0001"), *embedded.keys[1:])
    found = calibrate_embedded(Embedded(renamed, embedded.vectors, frozenset()), "made")
    assert found.suspects[0][:2] == ("Alias_0001", "P000_0002")
    assert found.table.subjects == 301


def test_the_main_face_is_large_and_near_the_middle() -> None:
    image = np.zeros((200, 200, 3), np.uint8)
    marks = np.zeros((5, 2), np.float32)
    corner, middle = Face((0, 0, 80, 80), 0.99, marks), Face((70, 70, 60, 60), 0.7, marks)
    tiny = Face((95, 95, 10, 10), 0.9, marks)
    assert main_face([corner, tiny, middle], image) is middle


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    for name in ("Ann_Lee/Ann_Lee_0001.jpg", "Ann_Lee/Ann_Lee_0002.png", "Bo_Ray/Bo_Ray_0001.jpg"):
        path = tmp_path / "set" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(path), np.full((20, 30, 3), 127, np.uint8))
    (tmp_path / "set" / "Bo_Ray" / "notes.txt").write_text("no picture")
    return tmp_path / "set"


def test_folders_and_tars_hold_the_same_pictures(pictures: Path, tmp_path: Path) -> None:
    archive = tmp_path / "set.tar"
    with tarfile.open(archive, "w") as tar:
        tar.add(pictures, "set")
    for source in (pictures, tmp_path, archive):
        images = ImageSet(source)
        assert [key.stem for key in images.keys] == ["Ann_Lee_0001", "Ann_Lee_0002", "Bo_Ray_0001"]
        wanted = set(images.keys[1:])
        read = dict(images.read(wanted))
        assert read.keys() == wanted
        assert all(image.shape == (20, 30, 3) for image in read.values())


def test_bad_sources_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "broken.tar").write_bytes(b"not a tar" * 100)
    (tmp_path / "empty").mkdir()
    for source in (tmp_path / "missing", tmp_path / "broken.tar", tmp_path / "empty"):
        with pytest.raises(InputProblem):
            ImageSet(source)


def test_a_broken_picture_is_named(pictures: Path) -> None:
    (pictures / "Bo_Ray" / "Bo_Ray_0001.jpg").write_bytes(b"\xff\xd8\xff no")
    images = ImageSet(pictures)
    with pytest.raises(ImageProblem, match="Bo_Ray_0001"):
        list(images.read(set(images.keys)))


@pytest.fixture(scope="module")
def pack(development_pack: Path) -> Pack:
    return load_pack(development_pack, detect_side=640)


@pytest.fixture(scope="module")
def subset(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tar of the first 120 people with their pictures, made from the shared one."""
    archive = tmp_path_factory.mktemp("lfw") / "some.tar"
    with tarfile.open(shared / "data/lfw-dev/lfw-dev.tar") as whole, tarfile.open(archive, "w") as some:
        names = {name: Path(name).parent.name for name in whole.getnames() if name.endswith(".jpg")}
        chosen = set(sorted(set(names.values()))[:120])
        for member in whole.getmembers():
            if names.get(member.name) in chosen:
                some.addfile(member, whole.extractfile(member))
    return archive


@pytest.mark.shared
def test_verification_on_real_photographs(pack: Pack, subset: Path, tmp_path: Path) -> None:
    keys = ImageSet(subset).keys
    people = [key.person for key in keys if key.stem.endswith("_0002")]
    lines = [f"{name}\t1\t2" for name in people]
    lines += [f"{a}\t1\t{b}\t1" for a, b in zip(people, people[1:] + people[:1], strict=True)]
    pairs = tmp_path / "pairs.txt"
    pairs.write_text("\n".join([str(len(people)), *lines]), encoding="utf-8")
    seen: list[tuple[int, int]] = []
    result = evaluate_verification(pack, subset, pairs, lambda done, total: seen.append((done, total)))
    assert result["accuracy"] > 0.95
    assert result["no_face"] == 0
    assert {"pairs", "accuracy", "accuracy_se", "folds", "fnmr_at_fmr", "no_face", "pack", "seconds"} <= set(
        result
    )
    assert seen[-1] == (2 * len(people), 2 * len(people))


@pytest.mark.shared
def test_a_listed_picture_that_is_missing_is_named(pack: Pack, subset: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.txt"
    pairs.write_text("1\nNo_Body\t1\t2\nNo_Body\t1\tNo_One\t1\n", encoding="utf-8")
    with pytest.raises(InputProblem, match=r"Line 2.*No_Body_0001"):
        evaluate_verification(pack, subset, pairs, nothing)


@pytest.mark.shared
@pytest.mark.slow
def test_identification_and_calibration_on_real_photographs(pack: Pack, subset: Path) -> None:
    result = evaluate_identification(pack, subset, 20, 0, nothing)
    assert (result["gallery"], result["enrolled"], result["no_face"]) == (20, 20, 0)
    assert result["rank1"] > 0.9
    assert result["at_default"]["fpir"]["value"] == 0.0
    found = calibrate(pack, subset, nothing)
    assert 0.2 < found.table.points[0].similarity < 0.45


@pytest.mark.shared
@pytest.mark.slow
def test_lfw_dev_reaches_what_the_recogniser_can(pack: Pack, shared: Path) -> None:
    folder = shared / "data/lfw-dev"
    result = evaluate_verification(pack, folder / "lfw-dev.tar", folder / "pairsDevTrain.txt", nothing)
    assert result["accuracy"] >= 0.992
    assert result["no_face"] == 0
