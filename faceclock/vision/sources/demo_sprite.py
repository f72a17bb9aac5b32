"""A person cut out of a picture, as something that can be drawn at any size."""

from dataclasses import dataclass

import cv2
import numpy as np

from faceclock.domain.face import Image
from faceclock.vision.sources.demo_people import STRANGER, Cutout, picture, stranger_bust

FACE = 180  # height of a sprite's face in pixels
_BELOW = 3.2  # how far the body goes on below the outline, in face heights
_BLEED = 0.012  # softness of the edge, in face heights


@dataclass(frozen=True, eq=False)
class Sprite:
    """``levels`` are BGRA with colour already multiplied by alpha, each half as large as the one before;
    ``centre`` is the face's centre in the first. ``roll`` as in the cut-out."""

    levels: tuple[Image, ...]
    centre: tuple[float, float]
    roll: float


def make_sprite(who: Cutout) -> Sprite:
    """Cut out, bring the face to the common height, and let the clothes go on downwards."""
    photograph = stranger_bust() if who is STRANGER else picture(who.picture)
    points = np.array(who.outline, np.int32)
    x, y, width, height = cv2.boundingRect(points)
    region = photograph[y : y + height, x : x + width]
    mask = np.zeros(region.shape[:2], np.uint8)
    cv2.fillPoly(mask, [points - (x, y)], 255)
    scale = FACE / who.face[3]
    cut = cv2.resize(np.dstack([region, mask]), None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    whole = _premultiplied(_with_body(np.asarray(cut, np.uint8)))
    half = np.asarray(cv2.pyrDown(whole), np.uint8)
    quarter = np.asarray(cv2.pyrDown(half), np.uint8)
    centre = (who.face[0] + who.face[2] / 2 - x, who.face[1] + who.face[3] / 2 - y)
    margin = _margin()
    return Sprite((whole, half, quarter), (centre[0] * scale + margin, centre[1] * scale + margin), who.roll)


def _margin() -> int:
    return round(FACE * _BLEED * 4)


def _with_body(cut: Image) -> Image:
    """Below a picture of head and shoulders there is nothing: its lowest rows are drawn on, ever darker."""
    rows = round(FACE * _BELOW)
    last = cv2.blur(cut[-12:].mean(axis=0, keepdims=True), (41, 1))
    last[..., 3] = cut[-1, :, 3]
    body = np.repeat(last.astype(np.uint8), rows, axis=0)
    shade = np.linspace(255, 90, rows).astype(np.uint8)
    body[..., :3] = cv2.multiply(
        body[..., :3], np.broadcast_to(shade[:, None, None], body[..., :3].shape), scale=1 / 255
    )
    whole = np.vstack([cut, body])
    seam = whole[cut.shape[0] - 30 : cut.shape[0] + 30, :, :3]
    seam[:] = cv2.blur(seam, (5, 21))
    margin = _margin()
    return np.pad(whole, ((margin, 0), (margin, margin), (0, 0)))


def _premultiplied(image: Image) -> Image:
    """With a soft edge that lies inside the outline, so that no rim of the old background shows."""
    edge = round(FACE * _BLEED * 2)
    inner = cv2.erode(image[..., 3], np.ones((edge, edge), np.uint8))
    alpha = cv2.GaussianBlur(inner, (0, 0), FACE * _BLEED)
    colour = cv2.multiply(image[..., :3], cv2.cvtColor(alpha, cv2.COLOR_GRAY2BGR), scale=1 / 255)
    return np.dstack([np.asarray(colour, np.uint8), np.asarray(alpha, np.uint8)])
