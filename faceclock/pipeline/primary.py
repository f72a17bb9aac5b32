"""Which of several faces counts: the nearest one in the oval."""

from collections.abc import Sequence

from faceclock.domain.face import Face

# Semi-axes of the region in which a face counts, as shares of the frame. The oval that is drawn is narrower:
# people stand beside it, and a kiosk that then ignores them feels broken.
_HALF_WIDTH, _HALF_HEIGHT = 0.36, 0.55
_SECOND_FACE_SHARE = 0.35  # of the primary's area: a smaller one is a passer-by


def in_oval(face: Face, width: int, height: int) -> bool:
    x, y = face.centre
    across, along = (x / width - 0.5) / _HALF_WIDTH, (y / height - 0.5) / _HALF_HEIGHT
    return across * across + along * along <= 1.0


def choose_primary(faces: Sequence[Face], width: int, height: int) -> Face | None:
    """The largest face inside the oval's region, else the largest at all, else None."""
    if not faces:
        return None
    inside = [face for face in faces if in_oval(face, width, height)]
    return max(inside or faces, key=lambda face: face.area)


def others_close(faces: Sequence[Face], primary: Face) -> bool:
    """Whether somebody else stands near enough that the wrong person could be meant."""
    return any(face is not primary and face.area >= _SECOND_FACE_SHARE * primary.area for face in faces)
