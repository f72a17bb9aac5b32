"""Enrolment pictures: what is kept of a photograph, and what other packs and the studio make of it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import cv2
import numpy as np

from faceclock.app.site import Site
from faceclock.domain.consent import Purpose
from faceclock.domain.face import Face, FloatArray, Image
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Template
from faceclock.storage.consents import Consents
from faceclock.storage.database import Database
from faceclock.storage.enrolment_pictures import EnrolmentPicture, EnrolmentPictures
from faceclock.vision.images import decode_image

_LARGEST_SIDE = 256  # pixels; then the eyes are about 55 apart, above what recognisers look at
_AROUND = 2.0  # times the longer side of the face box: a detector needs to see where a head ends
_QUALITY = 95
# A face whose landmarks lie this far from the kept ones, in eye distances, is somebody else's.
_SAME_FACE = 0.5


def keep_pictures(site: Site, employee_id: str, templates: dict[str, tuple[Template, Image, Face]]) -> None:
    """Store the head of each photograph (by source), if the site keeps them and the person agreed."""
    if not site.settings.enrolment.keep_pictures:
        return
    if not Consents(site.database).stands(employee_id, Purpose.PICTURES):
        return
    pictures = EnrolmentPictures(site.database)
    for source, (template, image, face) in templates.items():
        head, landmarks = head_of(image, face)
        jpeg = cv2.imencode(".jpg", head, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()
        now = datetime.now(UTC)
        pictures.add(EnrolmentPicture(uuid7(), employee_id, template.id, source, jpeg, landmarks, now))


def head_of(image: Image, face: Face) -> tuple[Image, FloatArray]:
    """An upright square around the face, shifted inside the picture and never enlarged, and the landmarks in it."""
    height, width = image.shape[:2]
    side = int(min(max(face.box[2], face.box[3]) * _AROUND, height, width))
    x, y = face.centre
    left = int(min(max(x - side / 2, 0), width - side))
    top = int(min(max(y - side / 2, 0), height - side))
    head = image[top : top + side, left : left + side]
    landmarks = face.landmarks - np.array([left, top], np.float32)
    if side <= _LARGEST_SIDE:
        return np.ascontiguousarray(head), landmarks
    small = cv2.resize(head, (_LARGEST_SIDE, _LARGEST_SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), np.asarray(landmarks * (_LARGEST_SIDE / side), np.float32)


def open_picture(picture: EnrolmentPicture) -> Image:
    """Raises ImageProblem for one that is damaged."""
    return decode_image(picture.jpeg, f"the kept picture {picture.id} of {picture.employee_id}")


def find_again(faces: list[Face], picture: EnrolmentPicture) -> Face | None:
    """The face that the picture was kept for, among those that another detector found in it."""
    eyes = float(np.linalg.norm(picture.landmarks[1] - picture.landmarks[0]))
    near = [(_distance(face, picture.landmarks), index) for index, face in enumerate(faces)]
    distance, index = min(near, default=(np.inf, -1))
    return faces[index] if distance <= _SAME_FACE * eyes else None


def consented_pictures(database: Database) -> Iterator[EnrolmentPicture]:
    """Of everybody whose consent to training stands, one after another. People without kept pictures have none."""
    willing = Consents(database).standing(Purpose.TRAINING)
    return (picture for picture in EnrolmentPictures(database).all() if picture.employee_id in willing)


def _distance(face: Face, landmarks: FloatArray) -> float:
    return float(np.linalg.norm(face.landmarks - landmarks, axis=1).mean())
