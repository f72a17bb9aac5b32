"""Whether a photograph or a clip shows a live face, by the site's liveness nets."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from faceclock.app.announcing import Json
from faceclock.app.liveness import liveness_nets
from faceclock.app.site import Site
from faceclock.domain.errors import ImageProblem, SourceProblem
from faceclock.domain.face import Face, Image
from faceclock.domain.reasons import Reason
from faceclock.pipeline.liveness.passive import FRAMES
from faceclock.pipeline.primary import choose_primary
from faceclock.vision.images import SUFFIXES, read_image
from faceclock.vision.liveness.limits import Limits
from faceclock.vision.liveness.net import LivenessNets
from faceclock.vision.packs.loading import Pack
from faceclock.vision.quality.gate import CheckInGate
from faceclock.vision.sources.clip import ClipSource


@dataclass(frozen=True)
class Seen:
    """``score`` is the mean over ``frames``; None with the ``reason`` why there is none."""

    score: float | None
    frames: int
    reason: Reason | None = None


def liveness_of(site: Site, path: Path) -> Json:
    """The contract of ``liveness --json``: ``live`` is None where nobody can tell, and the reason says why.

    Raises InputProblem for a file that is neither picture nor clip, PackProblem for a damaged pack.
    """
    nets = liveness_nets(site)
    if nets is None:
        return {"live": None, "score": None, "reasons": [Reason.NO_MODEL.value], "frames": 0}
    seen = look_at(site.photo_pack, nets, path)
    live, reasons = _judged(seen, nets.limits)
    score = None if seen.score is None else round(seen.score, 4)
    told = [reason.value for reason in reasons]
    limits = {"spoof": nets.limits.spoof, "threshold": nets.limits.threshold, "live": nets.limits.live}
    return {"live": live, "score": score, "reasons": told, "frames": seen.frames, "limits": limits}


def look_at(pack: Pack, nets: LivenessNets, path: Path) -> Seen:
    """A photograph by its face; a clip by all frames good enough for a check-in, at least FRAMES of them.

    Raises InputProblem for a file that is neither.
    """
    if path.suffix.lower() in SUFFIXES or not path.is_file():
        return _photo(pack, nets, read_image(path))
    return _clip(pack, nets, path)


def _judged(seen: Seen, limits: Limits) -> tuple[bool | None, list[Reason]]:
    if seen.score is None:
        return None, [seen.reason or Reason.UNSURE]
    if seen.score >= limits.live:
        return True, []
    return (False, [Reason.NOT_LIVE]) if seen.score < limits.spoof else (None, [Reason.UNSURE])


def _photo(pack: Pack, nets: LivenessNets, image: Image) -> Seen:
    face = _face(pack, image)
    if face is None:
        return Seen(None, 0, Reason.NO_FACE)
    score = nets.score(image, face)
    return Seen(score, 1) if score is not None else Seen(None, 1, Reason.CUT_OFF)


def _clip(pack: Pack, nets: LivenessNets, path: Path) -> Seen:
    gate, scores, reasons = CheckInGate(), list[float](), Counter[Reason]()
    for image in _frames(path):
        score, reason = _frame(pack, nets, gate, image)
        if score is not None:
            scores.append(score)
        elif reason is not None:
            reasons[reason] += 1
    if len(scores) < FRAMES:
        common = reasons.most_common(1)[0][0] if reasons else Reason.UNSURE
        return Seen(None, len(scores), common)
    return Seen(sum(scores) / len(scores), len(scores))


def _frame(
    pack: Pack, nets: LivenessNets, gate: CheckInGate, image: Image
) -> tuple[float | None, Reason | None]:
    face = _face(pack, image)
    if face is None:
        return None, Reason.NO_FACE
    try:
        refusal = gate.check(image, face)
        return (nets.score(image, face), Reason.CUT_OFF) if refusal is None else (None, refusal)
    except ImageProblem:
        return None, Reason.BAD_LANDMARKS


def _frames(path: Path) -> Iterator[Image]:
    """Raises ImageProblem for a clip without any."""
    source, any_frame = ClipSource(path, datetime.now(UTC)), False
    try:
        while (frame := source.read()) is not None:
            any_frame = True
            yield frame.image
    except SourceProblem as problem:
        raise ImageProblem(str(problem)) from problem
    finally:
        source.close()
    if not any_frame:
        raise ImageProblem(f"{path.name} has no frame that can be read; use another clip.")


def _face(pack: Pack, image: Image) -> Face | None:
    return choose_primary(pack.detector.detect(image), image.shape[1], image.shape[0])
