"""The quality of a photograph, or of a clip frame by frame."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from faceclock.app.announcing import Json
from faceclock.domain.errors import ImageProblem, InputProblem
from faceclock.domain.face import Image
from faceclock.domain.reasons import Reason
from faceclock.pipeline.primary import choose_primary, others_close
from faceclock.vision.images import SUFFIXES, read_image
from faceclock.vision.packs.loading import Pack
from faceclock.vision.quality.assessment import Assessment, assess
from faceclock.vision.quality.policy import CHECK_IN, ENROLMENT, QualityPolicy
from faceclock.vision.sources.clip import ClipSource

POLICIES = {policy.name: policy for policy in (CHECK_IN, ENROLMENT)}
_NO_FACE = Assessment((Reason.NO_FACE,), {}, 0)


def quality_of(pack: Pack, path: Path, profile: str) -> Json:
    """Of a photograph `as_json` of its face; of a clip how many frames pass, why others do not, and the best
    frame. Raises InputProblem for an unknown profile and for a file that is neither."""
    if profile not in POLICIES:
        raise InputProblem(f"There is no profile {profile!r}; use {' or '.join(POLICIES)}.")
    policy = POLICIES[profile]
    if path.suffix.lower() in SUFFIXES or not path.is_file():
        return as_json(assess_picture(pack, read_image(path), policy))
    return _of_clip(pack, path, policy)


def assess_picture(pack: Pack, image: Image, policy: QualityPolicy) -> Assessment:
    """Of the face that a kiosk would take; a second one near it is a reason by itself."""
    faces = pack.detector.detect(image)
    face = choose_primary(faces, image.shape[1], image.shape[0])
    if face is None:
        return _NO_FACE
    found = assess(image, face, faces, policy)
    if not others_close(faces, face):
        return found
    return Assessment((Reason.SEVERAL_FACES, *found.reasons), found.measures, found.unified)


def as_json(assessment: Assessment) -> Json:
    """The contract of ``quality --json``; ``unified`` is what an error-versus-discard curve sorts by."""
    measures = {
        name: {"raw": round(measured.raw, 5), "score": measured.score}
        for name, measured in assessment.measures.items()
    }
    reasons = [reason.value for reason in assessment.reasons]
    return {
        "accepted": assessment.accepted,
        "reasons": reasons,
        "unified": assessment.unified,
        "measures": measures,
    }


def _of_clip(pack: Pack, path: Path, policy: QualityPolicy) -> Json:
    source, reasons = ClipSource(path, datetime.now(UTC)), Counter[str]()
    best, at, frames, accepted = _NO_FACE, 0.0, 0, 0
    try:
        while (frame := source.read()) is not None:
            found = assess_picture(pack, frame.image, policy)
            frames, accepted = frames + 1, accepted + found.accepted
            reasons.update(reason.value for reason in found.reasons[:1])
            if found.unified > best.unified:
                best, at = found, frame.seconds
    finally:
        source.close()
    if not frames:
        raise ImageProblem(f"{path.name} has no frame that can be read; use another clip.")
    counted = dict(reasons.most_common())
    share = {"frames": frames, "accepted_frames": accepted, "refused": counted}
    return {**as_json(best), **share, "best_at": round(at, 3)}
