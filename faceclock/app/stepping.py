"""The check-in step, built from a site's pack and settings."""

from faceclock.app.liveness import build_guard
from faceclock.app.roll import LiveRoll
from faceclock.app.site import Site
from faceclock.matching.calibration import require, same_identity
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.settings.model import LivenessMode, Quality
from faceclock.vision.quality.gate import CheckInGate
from faceclock.vision.quality.policy import CHECK_IN, DEMO, QualityPolicy, asking


def profile_for(source: str, wanted: Quality | None = None) -> QualityPolicy:
    """What is asked of faces from this source, as much of it as the settings want; the demo's own people are taken as
    they are."""
    if source == "demo":
        return DEMO
    return adjusted(CHECK_IN, wanted or Quality())


def adjusted(policy: QualityPolicy, wanted: Quality) -> QualityPolicy:
    """A policy asking as much as the settings say, in percent."""
    return asking(
        policy, wanted.size / 100, wanted.straightness / 100, wanted.light / 100, wanted.sharpness / 100
    )


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
