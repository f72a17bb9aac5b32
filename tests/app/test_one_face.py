import numpy as np
import pytest

from faceclock.app.one_face import the_one_face
from faceclock.domain.errors import ImageProblem
from faceclock.domain.face import Face

PICTURE = np.zeros((250, 250, 3), np.uint8)


def face(x: float, y: float, width: float, height: float) -> Face:
    return Face((x, y, width, height), 0.9, np.zeros((5, 2), np.float32))


def test_the_centred_person_is_meant_however_large_the_one_at_the_edge():
    centred, cut_off = face(75, 60, 95, 130), face(-4, 95, 94, 141)
    assert the_one_face([cut_off, centred], PICTURE, "x.jpg") is centred


def test_two_people_side_by_side_leave_it_open():
    with pytest.raises(ImageProblem, match=r"x.jpg shows 2 faces"):
        the_one_face([face(20, 60, 90, 120), face(140, 60, 90, 120)], PICTURE, "x.jpg")


def test_far_apart_pairs_do_not_underflow_into_a_choice():
    wide = np.zeros((200, 20000, 3), np.uint8)
    pair = [face(0, 40, 90, 120), face(19910, 40, 90, 120)]
    with pytest.raises(ImageProblem):
        the_one_face(pair, wide, "x.jpg")
