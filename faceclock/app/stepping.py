"""The check-in step, built from a site's pack and settings."""

from faceclock.app.liveness import build_guard
from faceclock.app.roll import LiveRoll
from faceclock.app.site import Site
from faceclock.matching.calibration import require, same_identity
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.settings.model import LivenessMode
from faceclock.vision.quality.gate import CheckInGate
from faceclock.vision.quality.policy import CHECK_IN, DEMO, QualityPolicy


def profile_for(source: str) -> QualityPolicy:
    """What is asked of faces from this source."""
    return DEMO if source == "demo" else CHECK_IN


def build_step(
    site: Site,
    liveness: LivenessMode = LivenessMode.OFF,
    profile: QualityPolicy = CHECK_IN,
    *,
    drill: bool = False,
) -> CheckInStep:
    """Raises PackProblem when there is no usable and calibrated pack, or none for the live check that was asked
    for. ``drill`` as for `build_guard`."""
    pack = site.pack
    limit = same_identity(require(pack.calibration, pack.manifest.name))
    policy = StepPolicy(same_identity=limit, frames=site.settings.recognition.frames)
    gate = CheckInGate(profile, pack.recogniser.aligner)
    guard = build_guard(site, liveness, limit, drill=drill)
    return CheckInStep(pack.detector, gate, pack.recogniser, LiveRoll(site), policy, guard)
