"""The check-in step, built from a site's pack and settings."""

from faceclock.app.site import Site
from faceclock.domain.calibration import CalibrationTable
from faceclock.pipeline.step import CheckInStep, StepPolicy
from faceclock.vision.quality import CHECK_IN, CheckInGate

_FALLBACK_IDENTITY = 0.35


def build_step(site: Site) -> CheckInStep:
    """Raises PackProblem when there is no usable pack."""
    pack = site.pack
    policy = StepPolicy(same_identity=_same_identity(pack.calibration), frames=site.settings.recognition.frames)
    return CheckInStep(pack.detector, CheckInGate(CHECK_IN), pack.recogniser, site.matcher, policy)


def _same_identity(calibration: CalibrationTable | None) -> float:
    """The similarity of the loosest calibrated FMR: frames of one person in a row lie far above it, and a
    swapped person falls below it in at least 999 of 1,000 cases."""
    if calibration is None or not calibration.points:
        return _FALLBACK_IDENTITY
    return min(point.similarity for point in calibration.points)
