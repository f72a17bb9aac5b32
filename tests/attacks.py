"""Who stands before the kiosk: people who turn their heads, and what attackers hold up instead.

Everything here does what the kiosk asks for as well as it can (`Answering`), and is then seen: as points that move
(`PointsOf`, quick, for many trials) or as pictures (`Print`, `tests/turning.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from faceclock.domain.challenge import Challenge, Turn
from faceclock.domain.face import Face, Image

Floats = NDArray[np.float64]
Depth = Callable[[Floats, Floats], Floats]

FOCAL = 1.2  # over the picture's width
_LENGTH, _WIDTH = 60.0, 640  # of simulated points: eyes to mouth, and the picture, in pixels
_ASKED = {Turn.LEFT: (1, 0), Turn.RIGHT: (-1, 0), Turn.UP: (0, -1), Turn.DOWN: (0, 1), None: (0, 0)}


@dataclass
class Answering:
    """Turns where it is asked to, at ``speed`` degrees a second, as far as ``reach`` (yaw, pitch)."""

    reach: tuple[float, float] = (32.0, 24.0)
    speed: float = 60.0
    delay: float = 0.3
    yaw: float = 0.0
    pitch: float = 0.0
    _asked: Turn | None = None
    _waited: float = 0.0

    def move(self, challenge: Challenge | None, seconds: float) -> tuple[float, float]:
        """Where the head (or the photograph) is ``seconds`` later."""
        asked = challenge.turn if challenge else None
        self._waited = self._waited + seconds if asked == self._asked else 0.0
        self._asked = asked
        if self._waited >= self.delay:
            across, down = _ASKED[asked]
            step = self.speed * seconds
            self.yaw += float(np.clip(across * self.reach[0] - self.yaw, -step, step))
            self.pitch += float(np.clip(down * self.reach[1] - self.pitch, -step, step))
        return self.yaw, self.pitch


# Surfaces: depth over x and y in lengths from the eyes' middle to the mouth's, away from the camera positive.


def flat(x: Floats, y: Floats) -> Floats:
    return np.zeros_like(x)


def bent(radius: float, angle: float = 0.0) -> Depth:
    """A sheet bent to a cylinder whose axis stands upright, or ``angle`` degrees off that."""
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return lambda x, y: (
        radius - np.sqrt(np.maximum(0.02 * radius**2, radius**2 - (c * x + s * (y - 0.42)) ** 2))
    )


def some_head(random: np.random.Generator) -> Depth:
    """An ellipsoid of somebody's own size with a nose and brows of somebody's own."""
    wide, high, deep = random.uniform((0.9, 1.4, 0.75), (1.15, 1.8, 1.05))
    nose, brow = random.uniform((0.22, 0.0), (0.45, 0.08))

    def depth(x: Floats, y: Floats) -> Floats:
        round_off = np.maximum(0.03, 1 - (x / wide) ** 2 - ((y - 0.42) / high) ** 2)
        ridge = nose * np.exp(-((x / 0.2) ** 2) / 2 - ((y - 0.5) / 0.27) ** 2 / 2)
        brows = brow * np.exp(-(((y + 0.18) / 0.12) ** 2) / 2)
        return -deep * np.sqrt(round_off) - ridge - brows

    return depth


def rotation(yaw: float, pitch: float, roll: float = 0.0) -> Floats:
    """Degrees as in `Pose`."""
    a, b, c = np.radians([-yaw, pitch, roll])
    about_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    about_z = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    return about_z @ about_y @ about_x


@dataclass
class PointsOf:
    """Points on a surface as `FacePoints` would follow them, ``noise`` pixels apart from the truth."""

    depth: Depth
    random: np.random.Generator
    count: int = 80
    noise: float = 0.25
    length: float = _LENGTH
    width: int = _WIDTH
    near: float = 1.0  # below 1 nearer to the camera, and stronger perspective
    _body: Floats = field(init=False)

    def __post_init__(self) -> None:
        radius, angle = np.sqrt(self.random.uniform(0, 1, self.count)), self.random.uniform(0, 7, self.count)
        x, y = 0.78 * radius * np.cos(angle), 0.465 + 0.885 * radius * np.sin(angle)
        z = self.depth(x, y)
        self._body = np.stack([x, y, z - z.mean()])
        self.first = self.now = self._seen(0, 0)
        self.ids = np.arange(self.count)

    def turn(self, yaw: float, pitch: float) -> None:
        """With the sway and the nearing and leaving of something that is held or stands."""
        self.now = self._seen(yaw, pitch, sway=1.0)

    def _seen(self, yaw: float, pitch: float, sway: float = 0.0) -> Floats:
        roll, nearer = self.random.normal(0, (1.5, 0.02)) * sway
        x, y, z = rotation(yaw, pitch, roll) @ self._body
        focal = FOCAL * self.width / self.length
        away = focal * self.near * (1 + nearer)
        seen = np.column_stack([x, y]) * (focal / (away + z))[:, None] * self.near
        shift = self.random.normal(0, 0.1, 2) * sway
        return seen + shift + self.random.normal(0, self.noise / self.length, (self.count, 2))


class BentByTheHands(PointsOf):
    """A sheet that is flat while it faces the camera and bent as it turns, each time about the axis it turns about,
    to a radius of 5 cm at a face's own size."""

    def turn(self, yaw: float, pitch: float) -> None:
        body, (x, y, _) = self._body, self._body
        across, along = min(1.0, abs(yaw) / 20) * 1.2, min(1.0, abs(pitch) / 15) * 1.2
        z = (across * x**2 + along * (y - 0.42) ** 2) / 2
        self._body = np.stack([x, y, z - z.mean()])
        super().turn(yaw, pitch)
        self._body = body


@dataclass
class Print:
    """A photograph or a screen in somebody's hand, ``depth`` in pixels of the photograph."""

    image: Image
    face: Face
    depth: Depth = flat
    bezel: bool = False
    glare: float = 0.0
    moire: float = 0.0

    def seen(self, yaw: float, pitch: float, roll: float = 0.0, zoom: float = 1.0) -> Image:
        """Turned by degrees about the face's middle, before a grey wall."""
        height, width = self.image.shape[:2]
        x, y = self._hit(rotation(yaw, pitch, roll), zoom, width, height)
        canvas = self._sheet()
        wall = (128, 124, 120)
        seen = cv2.remap(
            canvas,
            x.astype(np.float32),
            y.astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=wall,
        )
        return self._lit(seen, yaw)

    def _hit(self, turn: Floats, zoom: float, width: int, height: int) -> tuple[Floats, Floats]:
        """Where each pixel's ray meets the sheet: a few steps of fixed-point search along it."""
        focal, (cx, cy) = FOCAL * width, self.face.centre
        u, v = np.meshgrid(np.arange(width) - cx, np.arange(height) - cy)
        ray = np.stack([u / focal, v / focal, np.ones_like(u)], axis=-1) @ turn
        eye = turn.T @ np.array([0, 0, -focal / zoom])
        z = np.zeros((height, width))
        for _ in range(1 if self.depth is flat else 12):
            along = (z - eye[2]) / ray[..., 2]
            x, y = eye[0] + along * ray[..., 0], eye[1] + along * ray[..., 1]
            z = 0.5 * z + 0.5 * self.depth(x, y)
        return x + cx, y + cy

    def _sheet(self) -> Image:
        sheet = self.image.astype(np.float32)
        height, width = sheet.shape[:2]
        if self.moire:
            x, y = np.meshgrid(np.arange(width), np.arange(height))
            sheet += self.moire * (np.sin(x * 2.1 + y * 0.3) * np.sin(y * 1.9 - x * 0.2))[..., None]
        if self.bezel:
            edge = round(0.03 * width)
            sheet[:edge], sheet[-edge:], sheet[:, :edge], sheet[:, -edge:] = 20, 20, 20, 20
        return np.clip(sheet, 0, 255).astype(np.uint8)

    def _lit(self, seen: Image, yaw: float) -> Image:
        """A lamp's reflection that wanders over the sheet as it turns."""
        if not self.glare:
            return seen
        height, width = seen.shape[:2]
        x, y = np.meshgrid(np.arange(width) / width, np.arange(height) / height)
        spot = np.exp(-((x - 0.5 - yaw / 60) ** 2 + (y - 0.35) ** 2) / 0.01)
        return np.clip(seen + self.glare * spot[..., None], 0, 255).astype(np.uint8)


def with_noise(image: Image, random: np.random.Generator, sigma: float = 3.0) -> Image:
    """As a camera's sensor adds it."""
    return np.clip(image + random.normal(0, sigma, image.shape), 0, 255).astype(np.uint8)
