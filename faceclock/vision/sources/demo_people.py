"""Who walks through the demo: pictures that ship inside installed dependencies, and where to cut them.

Only coordinates stand here. The pictures are found without importing their packages, which is slow.
"""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np

from faceclock.domain.errors import SourceProblem
from faceclock.domain.face import Image

_GROUP = ("insightface", "data/images/t1.jpg")
_ASTRONAUT = ("skimage", "data/astronaut.png")
_STRANGER = ("insightface", "data/images/Tom_Hanks_54745.png")

Box = tuple[int, int, int, int]
Points = tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class DemoPerson:
    """Somebody to enrol: ``image`` is BGR and shows exactly one face."""

    id: str
    name: str
    team: str
    image: Image


@dataclass(frozen=True)
class Cutout:
    """Where somebody is in a picture, in its pixels: ``face`` and ``crop`` are x, y, width, height;
    ``outline`` goes round head and shoulders; ``roll`` is the head's tilt in degrees, clockwise."""

    id: str
    name: str
    team: str
    picture: tuple[str, str]
    face: Box
    crop: Box
    roll: float
    outline: Points


# The six are nobody in particular: their names and numbers are made up.
STAFF = (
    Cutout("1001", "Clara Novak", "Reception", _GROUP, (55, 267, 105, 126), (0, 195, 240, 290), -17, (
        (52, 248), (35, 267), (25, 291), (21, 334), (24, 400), (20, 440), (14, 484), (150, 484),
        (140, 460), (130, 425), (150, 406), (186, 394), (184, 350), (170, 303), (145, 276),
        (113, 246), (76, 236),
    )),
    Cutout("1002", "Lea Fischer", "Sales", _GROUP, (271, 146, 97, 124), (205, 75, 250, 270), -14, (
        (289, 116), (269, 139), (267, 166), (270, 190), (277, 219), (284, 240), (296, 258),
        (312, 268), (312, 280), (291, 301), (274, 305), (266, 321), (263, 346), (270, 360),
        (460, 360), (462, 262), (440, 238), (403, 232), (403, 202), (398, 187), (393, 147),
        (395, 132), (381, 126), (374, 113), (350, 105), (313, 104),
    )),
    Cutout("1003", "Daniel Roth", "Engineering", _GROUP, (464, 270, 108, 143), (400, 205, 250, 270), 10, (
        (473, 254), (468, 262), (466, 345), (455, 356), (420, 372), (385, 392), (365, 405),
        (350, 429), (341, 460), (341, 505), (580, 505), (583, 470), (575, 435), (558, 412),
        (543, 400), (548, 385), (556, 368), (566, 357), (576, 348), (578, 331), (588, 324),
        (604, 296), (604, 266), (598, 250), (588, 238), (568, 226), (540, 220), (510, 222),
        (490, 230), (480, 238),
    )),
    Cutout("1004", "Paul Winter", "Engineering", _GROUP, (746, 344, 102, 132), (660, 285, 260, 270), 0, (
        (853, 309), (838, 299), (805, 293), (787, 297), (772, 306), (753, 317), (747, 422),
        (722, 440), (695, 458), (670, 492), (660, 525), (660, 545), (908, 545), (909, 499),
        (908, 454), (904, 442), (905, 401), (883, 393), (869, 392), (872, 336), (866, 320),
    )),
    Cutout("1005", "Marco Silva", "Logistics", _GROUP, (901, 55, 104, 149), (835, 0, 250, 270), -20, (
        (884, 48), (890, 64), (908, 72), (914, 90), (917, 106), (909, 128), (909, 140), (921, 150),
        (921, 166), (925, 182), (935, 198), (946, 208), (893, 222), (878, 236), (879, 309),
        (1112, 309), (1122, 290), (1150, 240), (1172, 162), (1110, 138), (1062, 132), (1058, 88),
        (1051, 45), (1028, 17), (984, 2), (946, 9), (908, 34),
    )),
    Cutout("1006", "Anna Berg", "Sales", _GROUP, (1131, 271, 95, 130), (1065, 215, 215, 270), 2, (
        (1195, 236), (1172, 238), (1150, 252), (1132, 285), (1126, 330), (1124, 400), (1126, 414),
        (1100, 424), (1085, 440), (1072, 470), (1062, 497), (1276, 497), (1268, 464), (1242, 442),
        (1246, 430), (1260, 410), (1257, 350), (1250, 290), (1230, 252),
    )),
    Cutout("1007", "Eileen Collins", "Flight", _ASTRONAUT, (178, 65, 91, 111), (100, 0, 250, 260), 1, (
        (202, 24), (175, 42), (157, 59), (156, 97), (170, 120), (186, 131), (188, 150), (160, 152),
        (134, 168), (116, 200), (85, 222), (55, 248), (44, 290), (400, 290), (385, 262), (345, 236),
        (302, 214), (288, 200), (259, 177), (256, 160), (258, 140), (274, 133), (289, 116),
        (299, 94), (298, 73), (290, 49), (275, 32), (250, 20), (228, 17),
    )),
)  # fmt: skip

# In the pixels of the bust that `stranger_bust` paints round the picture.
STRANGER = Cutout("", "", "", _STRANGER, (54, 56, 82, 111), (50, 50, 112, 112), -4, (
    (52, 60), (58, 36), (80, 22), (108, 24), (130, 40), (135, 66), (135, 100), (132, 124),
    (126, 140), (126, 160), (150, 170), (185, 190), (196, 239), (4, 239), (12, 200), (40, 180),
    (70, 168), (66, 146), (56, 124), (52, 96),
))  # fmt: skip
_JACKET = ((4, 240), (14, 196), (64, 166), (97, 215), (128, 166), (186, 190), (198, 240))


def demo_people() -> list[DemoPerson]:
    """The seven who get enrolled, one picture each. Raises SourceProblem when a package lost its pictures."""
    return [DemoPerson(who.id, who.name, who.team, _crop(picture(who.picture), who.crop)) for who in STAFF]


@cache
def picture(where: tuple[str, str]) -> Image:
    """A package's picture, BGR; do not write into it. Raises SourceProblem."""
    package, inside = where
    spec = find_spec(package)
    # Not the package's origin: beside a packaged program lie its pictures alone.
    folders = list(spec.submodule_search_locations or ()) if spec else []
    path = Path(folders[0]) / inside if folders else None
    image = cv2.imread(str(path), cv2.IMREAD_COLOR) if path and path.is_file() else None
    if image is None:
        raise SourceProblem(
            f"The demo needs the pictures of {package}, which are not there; install {package} again."
        )
    return np.asarray(image, np.uint8)


def stranger_bust() -> Image:
    """The stranger's picture is a bare face in grey: paint hair, neck and jacket round it, and warm it up."""
    bust = np.full((240, 200, 3), 60, np.uint8)
    cv2.ellipse(bust, (94, 66), (44, 46), 0, 180, 360, (28, 28, 28), -1, cv2.LINE_AA)
    cv2.rectangle(bust, (66, 130), (128, 200), (110, 110, 110), -1)
    cv2.fillPoly(bust, [np.array(_JACKET)], (52, 46, 44))
    inside = np.zeros((240, 200), np.uint8)
    cv2.ellipse(inside, (93, 98), (41, 64), -4, 0, 360, 255, -1)
    inside[:52] = 0
    soft = cv2.GaussianBlur(inside, (0, 0), 2.5)[50:162, 50:162, None] / 255.0
    bust[50:162, 50:162] = picture(_STRANGER) * soft + bust[50:162, 50:162] * (1 - soft)
    warm = np.multiply(bust, (0.80, 0.92, 1.12)).clip(0, 255)
    return np.asarray(warm, np.uint8)


def _crop(image: Image, box: Box) -> Image:
    x, y, width, height = box
    return np.ascontiguousarray(image[y : y + height, x : x + width])
