"""Answers about single photographs: what is in them, are two of them one person, who is it."""

from collections.abc import Sequence
from pathlib import Path

from faceclock.app.one_face import the_one_face
from faceclock.app.site import Site
from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import ImageProblem
from faceclock.domain.face import Face
from faceclock.matching.calibration import require, threshold_for_verification
from faceclock.vision.images import read_image
from faceclock.vision.packs.loading import Pack

Json = dict[str, object]


def detect_in_all(pack: Pack, photos: Sequence[Path]) -> list[Json]:
    """`detect_faces` of each; a photograph that cannot be read has ``error`` and no faces."""
    return [_faces_or_error(pack, photo) for photo in photos]


def _faces_or_error(pack: Pack, photo: Path) -> Json:
    try:
        return detect_faces(pack, photo)
    except ImageProblem as problem:
        return {"photo": str(photo), "error": str(problem), "faces": []}


def detect_faces(pack: Pack, photo: Path) -> Json:
    """All faces of a photograph, best first, in pixels of the upright picture."""
    image = read_image(photo)
    height, width = image.shape[:2]
    faces = [_face_as_json(face) for face in pack.detector.detect(image)]
    return {"photo": str(photo), "width": width, "height": height, "faces": faces}


def verify_photos(site: Site, first: Path, second: Path) -> Json:
    """1:1 comparison at the verification threshold."""
    pack = site.photo_pack
    threshold = threshold_for_verification(
        require(pack.calibration, pack.manifest.name), site.settings.recognition.fmr
    )
    similarity = embed_photo(pack, first).similarity(embed_photo(pack, second))
    return {
        "similarity": round(similarity, 6),
        "threshold": round(threshold.value, 6),
        "same": bool(similarity >= threshold.value),
        "fmr": threshold.fmr,
    }


def identify_photo(site: Site, photo: Path) -> Json:
    """1:N search; the threshold follows the number of templates, and is part of the answer."""
    decision = site.matcher_for(site.photo_pack).identify(embed_photo(site.photo_pack, photo))
    match, threshold = decision.match, decision.threshold
    return {
        "employee_id": decision.employee_id,
        "similarity": round(match.similarity, 6) if match else None,
        "runner_up": round(match.runner_up, 6) if match and match.runner_up is not None else None,
        "threshold": round(threshold.value, 6),
        "reason": decision.reason.value if decision.reason else None,
        "fmr": threshold.fmr,
        "templates": threshold.templates,
        "extrapolated": threshold.extrapolated,
    }


def embed_photo(pack: Pack, photo: Path) -> Embedding:
    """Raises ImageProblem when the photograph is not of exactly one person."""
    image = read_image(photo)
    return pack.recogniser.embed(image, the_one_face(pack.detector.detect(image), image, photo.name))


def _face_as_json(face: Face) -> Json:
    return {
        "box": [round(float(value), 2) for value in face.box],
        "score": round(face.score, 4),
        "landmarks": [[round(float(x), 2), round(float(y), 2)] for x, y in face.landmarks],
    }
