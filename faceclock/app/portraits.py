"""The small picture on the result card."""

import cv2

from faceclock.domain.face import Face, Image

_SIDE = 240
_AROUND = 1.7  # times the longer side of the face box: hair and chin belong to a portrait


def portrait_of(image: Image, face: Face) -> bytes:
    """A square JPEG of the head, 240 px a side, shifted inside the picture where the head touches its edge."""
    height, width = image.shape[:2]
    side = int(min(max(face.box[2], face.box[3]) * _AROUND, height, width))
    x, y = face.centre
    left = int(min(max(x - side / 2, 0), width - side))
    top = int(min(max(y - side / 2, 0), height - side))
    crop = image[top : top + side, left : left + side]
    small = cv2.resize(
        crop, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA if side > _SIDE else cv2.INTER_CUBIC
    )
    return cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 88])[1].tobytes()
