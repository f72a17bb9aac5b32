"""The threshold that a site has chosen for its pack, in the place of what the calibration says."""

from datetime import UTC, datetime
from math import isfinite

from faceclock.app.operator import operator
from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.thresholds import Basis, ThresholdChoice
from faceclock.matching.calibration import same_identity, threshold_for_identification
from faceclock.settings.model import Recognition
from faceclock.storage.database import Database
from faceclock.storage.thresholds import Thresholds

BELOW = "below_calibration"  # in a choice's basis: it was meant to be lower than anything that was measured
LONGEST_REASON = 500


def chosen_similarity(database: Database, digest: str, table: CalibrationTable | None) -> float | None:
    """None where nobody chose one, or the last choice went back. Never below the loosest calibrated threshold,
    unless that was what was chosen: a pack may have been calibrated anew since."""
    choice = Thresholds(database).current(digest)
    if choice is None or choice.similarity is None:
        return None
    if table is None or choice.basis.get(BELOW):
        return choice.similarity
    return max(choice.similarity, same_identity(table))


def threshold_in_force(
    database: Database, digest: str, table: CalibrationTable, templates: int, wanted: Recognition
) -> float:
    """The similarity that decides now: the chosen one, else that of the calibration for so many templates."""
    chosen = chosen_similarity(database, digest, table)
    if chosen is not None:
        return chosen
    return threshold_for_identification(table, templates, wanted.fpir, wanted.fmr).value


def choose_similarity(
    database: Database,
    digest: str,
    table: CalibrationTable,
    similarity: float | None,
    reason: str,
    basis: Basis,
    *,
    below: bool = False,
) -> ThresholdChoice:
    """Let ``similarity`` decide from the next look on, at every kiosk of this database; None goes back.

    Raises InputProblem without a reason, for what is no similarity, and for one below the loosest calibrated
    threshold that is not meant to be (``below``).
    """
    reason = reason.strip()
    if not 1 <= len(reason) <= LONGEST_REASON:
        raise InputProblem(f"Say why in 1 to {LONGEST_REASON} characters; it goes to the audit log.")
    if similarity is not None:
        below = _checked(similarity, same_identity(table), below)
        basis = {**basis, BELOW: below}
    choice = ThresholdChoice(uuid7(), digest, similarity, basis, reason, datetime.now(UTC), operator())
    Thresholds(database).add(choice)
    return choice


def _checked(similarity: float, floor: float, below: bool) -> bool:
    """Whether it lies below the floor, as it was meant to."""
    if not (isfinite(similarity) and 0.0 < similarity <= 1.0):
        raise InputProblem("A threshold is a similarity above 0 and at most 1; choose one in between.")
    if similarity < floor and not below:
        raise InputProblem(
            f"Below {floor:.3f} strangers were never measured with this pack; choose a higher threshold, or say "
            "that you mean it."
        )
    return similarity < floor
