import shutil

import cv2
import numpy as np
import pytest
from consenting import FACE
from PIL import Image

from faceclock.app.enrolment import enroll
from faceclock.app.looking import detect_faces, identify_photo, verify_photos
from faceclock.app.people_import import import_people
from faceclock.domain.errors import ImageProblem, InputProblem
from faceclock.domain.people import Employee

pytestmark = pytest.mark.shared

MIRANDA = Employee("1", "Lin-Manuel Miranda", "Stage")


@pytest.fixture
def portrait(stills):
    return stills / "lin-manuel-miranda.png"


def test_a_photograph_becomes_one_template_and_a_portrait(site, portrait):
    report = enroll(site, MIRANDA, [portrait], FACE)
    assert (report.added, report.updated, report.refused) == (1, 0, [])
    [template] = site.templates.of("1")
    assert template.embedding.contract == site.pack.contract
    assert template.quality is not None and 50 < template.quality <= 100
    jpeg = cv2.imdecode(np.frombuffer(site.portraits.get("1"), np.uint8), cv2.IMREAD_COLOR)
    assert jpeg.shape == (240, 240, 3)


def test_the_same_photograph_again_adds_nothing(site, portrait):
    enroll(site, MIRANDA, [portrait], FACE)
    report = enroll(site, MIRANDA, [portrait], FACE)
    assert (report.added, report.updated) == (0, 1)
    assert len(site.templates.of("1")) == 1


def test_a_photograph_without_a_team_leaves_the_person_in_theirs(site, portrait):
    enroll(site, MIRANDA, [portrait], FACE)
    enroll(site, Employee("1", "Lin-Manuel Miranda"), [portrait], FACE)
    assert site.employees.require("1").team == "Stage"


def test_an_enrolled_person_is_identified_with_the_threshold_of_the_gallerys_size(site, stills, portrait):
    enroll(site, MIRANDA, [portrait], FACE)
    enroll(site, Employee("4", "Joe Biden"), [stills / "biden.jpg"], FACE)
    answer = identify_photo(site, portrait)
    assert answer["employee_id"] == "1"
    assert answer["templates"] == 2
    stranger = identify_photo(site, stills / "obama.jpg")
    assert (stranger["employee_id"], stranger["reason"]) == (None, "below_threshold")
    assert stranger["similarity"] < stranger["threshold"]


def test_verification_compares_two_photographs(site, stills, portrait, tmp_path):
    mirrored = tmp_path / "mirrored.png"
    cv2.imwrite(str(mirrored), cv2.flip(cv2.imread(str(portrait)), 1))
    assert verify_photos(site, portrait, mirrored)["same"] is True
    assert verify_photos(site, portrait, stills / "biden.jpg")["same"] is False


def test_fault_30_the_same_face_under_two_names_is_reported_and_nobody_is_identified(site, portrait):
    enroll(site, MIRANDA, [portrait], FACE)
    report = enroll(site, Employee("9", "Somebody Else"), [portrait], FACE)
    assert [(pair.employee_id, pair.other_id) for pair in report.lookalikes] == [("9", "1")]
    answer = identify_photo(site, portrait)
    assert (answer["employee_id"], answer["reason"]) == (None, "ambiguous")


@pytest.mark.parametrize("mode", ["L", "CMYK", "I;16", "P"])
def test_fault_28_odd_formats_give_the_same_face(site, portrait, tmp_path, mode):
    picture = Image.open(portrait).convert("RGB")
    if mode == "I;16":
        odd = Image.fromarray(np.asarray(picture.convert("L")).astype(np.uint16) * 257)
        path = tmp_path / "odd.png"
    else:
        odd, path = picture.convert(mode), tmp_path / ("odd.jpg" if mode == "CMYK" else "odd.png")
    odd.save(path)
    enroll(site, MIRANDA, [portrait], FACE)
    assert identify_photo(site, path)["employee_id"] == "1"


def test_a_rotated_photograph_is_turned_upright(site, portrait, tmp_path):
    picture = Image.open(portrait).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "rotated.jpg"
    picture.rotate(90, expand=True).save(path, exif=exif, quality=95)
    upright = detect_faces(site.photo_pack, path)
    assert (upright["width"], upright["height"]) == picture.size
    assert verify_photos(site, portrait, path)["same"] is True


def test_fault_29_two_people_in_one_photograph_are_refused(site, stills, tmp_path):
    both = [cv2.resize(cv2.imread(str(stills / name)), (400, 400)) for name in ("obama.jpg", "biden.jpg")]
    path = tmp_path / "both.png"
    cv2.imwrite(str(path), np.hstack(both))
    with pytest.raises(InputProblem, match=r"both\.png shows 2 faces"):
        enroll(site, MIRANDA, [path], FACE)
    assert site.employees.get("1") is None


def test_no_face_is_one_sentence(site, tmp_path):
    path = tmp_path / "wall.png"
    cv2.imwrite(str(path), np.full((300, 300, 3), 128, np.uint8))
    with pytest.raises(ImageProblem, match=r"No face was found in wall\.png"):
        verify_photos(site, path, path)


def test_import_of_a_folder_goes_on_past_bad_pictures(site, stills, portrait, tmp_path):
    people = tmp_path / "people"
    for name, file in [("Lin-Manuel_Miranda", portrait), ("Joe_Biden", stills / "biden.jpg")]:
        (people / name).mkdir(parents=True)
        shutil.copy(file, people / name)
    (people / "Joe_Biden" / "broken.jpg").write_bytes(b"no picture")
    (people / "Nobody").mkdir()
    (people / "Nobody" / "empty.png").touch()
    seen = []
    report = import_people(site, people, lambda done, total: seen.append((done, total)), agrees=FACE)
    assert report.added == 2
    assert len(report.refused) == 2
    assert [employee.name for employee in site.employees.all()] == ["Joe Biden", "Lin-Manuel Miranda"]
    assert seen[-1] == (3, 3)


def test_import_of_a_csv_lists_bad_rows_by_line(site, portrait, tmp_path):
    shutil.copy(portrait, tmp_path / "me.png")
    table = tmp_path / "people.csv"
    table.write_text(
        "id,name,team,photo\n7,Lin-Manuel Miranda,Stage,me.png\n8,,Stage,me.png\n9,Pin Only,Office,\n"
        "7,Another Name,Stage,me.png\n10,Gone,Office,gone.png\n",
        encoding="utf-8-sig",
    )
    report = import_people(site, table, agrees=FACE)
    assert report.added == 2
    assert [item.source.split("/")[-1] for item in report.refused] == [
        "people.csv:3",
        "people.csv:5",
        "gone.png",
    ]
    assert site.employees.get("9").name == "Pin Only"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("name,photo\nA,b.png\n", "lacks the column id"), ("id,name\n", "holds no people")],
)
def test_a_useless_table_is_one_sentence(site, tmp_path, content, sentence):
    table = tmp_path / "people.csv"
    table.write_text(content)
    with pytest.raises(InputProblem, match=sentence):
        import_people(site, table, agrees=FACE)


def test_somebody_beside_the_one_who_is_meant_is_told_of(site, stills, tmp_path):
    pictures = [cv2.imread(str(stills / name)) for name in ("obama.jpg", "biden.jpg")]
    scaled = [cv2.resize(item, None, fx=900 / item.shape[0], fy=900 / item.shape[0]) for item in pictures]
    path = tmp_path / "beside.png"
    cv2.imwrite(str(path), np.hstack(scaled))
    report = enroll(site, Employee("3", "Barack Obama"), [path], FACE)
    assert report.bystanders == [str(path)]
    assert identify_photo(site, stills / "obama.jpg")["employee_id"] == "3"


def test_a_weak_photograph_is_taken_and_told(site, portrait, tmp_path):
    dark = tmp_path / "dark.png"
    cv2.imwrite(str(dark), cv2.convertScaleAbs(cv2.imread(str(portrait)), alpha=0.3))
    report = enroll(site, MIRANDA, [portrait, dark], FACE)
    assert (report.added, report.refused) == (1, [])
    assert [(entry.source, entry.reasons[0]) for entry in report.weak] == [(str(dark), "too_dark")]
