"""Whom a photograph is of."""

from collections.abc import Sequence

from faceclock.domain.errors import ImageProblem
from faceclock.domain.face import Face, Image

# A second face of this share of the first one's weight leaves open who is meant.
_AMBIGUOUS = 0.4
# Portraits are centred: at this distance from the middle, in shares of the shorter side, a face weighs half.
_REACH = 0.25


def the_one_face(faces: Sequence[Face], image: Image, name: str) -> Face:
    """The face that a photograph is of: the large one in the middle, whoever stands at the edge.

    Raises ImageProblem for no face, and for a second one that could be meant as well.
    """
    if not faces:
        raise ImageProblem(
            f"No face was found in {name}; use a picture that shows the whole face from the front."
        )
    weighed = sorted(((_weight(face, image), face) for face in faces), key=lambda item: item[0], reverse=True)
    if len(weighed) > 1 and weighed[1][0] >= _AMBIGUOUS * weighed[0][0]:
        raise ImageProblem(f"{name} shows {len(faces)} faces; crop it to the one person who is meant.")
    return weighed[0][1]


def _weight(face: Face, image: Image) -> float:
    height, width = image.shape[:2]
    x, y = face.centre
    reach = _REACH * min(height, width)
    squared = float(((x - width / 2) ** 2 + (y - height / 2) ** 2) / reach**2)
    return face.area / (1 + squared)
