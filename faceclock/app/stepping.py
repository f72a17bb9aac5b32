"""The check-in step, built from a site's pack and settings."""

from faceclock.app.roll import LiveRoll
from faceclock.app.site import Site
from faceclock.matching.calibration import require, same_identity
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.vision.quality.gate import CheckInGate
from faceclock.vision.quality.policy import CHECK_IN


def build_step(site: Site) -> CheckInStep:
    """Raises PackProblem when there is no usable and calibrated pack."""
    pack = site.pack
    limit = same_identity(require(pack.calibration, pack.manifest.name))
    policy = StepPolicy(same_identity=limit, frames=site.settings.recognition.frames)
    gate = CheckInGate(CHECK_IN, pack.recogniser.aligner)
    return CheckInStep(pack.detector, gate, pack.recogniser, LiveRoll(site), policy)
