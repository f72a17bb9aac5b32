"""The bare nets of MTCNN are asked what the cascade asks them."""

import cv2
import numpy as np
from mtcnn_nets import tiny_nets

from faceclock.app.bench_mtcnn import bare_mtcnn


def test_all_three_nets_run_again_on_what_a_face_needs():
    image = np.zeros((240, 320, 3), np.uint8)
    cv2.rectangle(image, (100, 60), (160, 120), (255, 255, 255), -1)
    answers = bare_mtcnn(tiny_nets(), 1, 320, image)()
    levels = [answer for answer in answers if answer[0].ndim == 3]
    (refined,) = (answer for answer in answers if answer[0].ndim == 1 and len(answer) == 2)
    (finished,) = (answer for answer in answers if len(answer) == 3)
    assert len(levels) == 8 and len(refined[0]) >= len(finished[0]) >= 1


def test_without_a_face_only_the_first_net_runs():
    answers = bare_mtcnn(tiny_nets(), 1, 320, np.zeros((240, 320, 3), np.uint8))()
    assert {answer[0].ndim for answer in answers} == {3}
