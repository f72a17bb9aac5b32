"""From the best match to somebody or nobody."""

from math import isfinite

from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import EmbeddingProblem
from faceclock.domain.matching import Decision, Match, Threshold
from faceclock.domain.reasons import Reason
from faceclock.matching.calibration import chosen_threshold, require, threshold_for_identification
from faceclock.matching.gallery import Gallery


def decide(match: Match | None, threshold: Threshold, margin: float) -> Decision:
    """Somebody only if the best person reaches ``threshold`` and leads every other person by ``margin``.

    The lead is asked for wherever the runner-up stands: two look-alikes on both sides of the threshold are as
    open a question as two above it. Whatever is not a number decides for nobody.
    """
    reason = _objection(match, threshold, margin)
    identified = match.employee_id if match is not None and reason is None else None
    return Decision(identified, reason, match, threshold)


def _objection(match: Match | None, threshold: Threshold, margin: float) -> Reason | None:
    if match is None:
        return Reason.EMPTY_GALLERY
    runner_up = -1.0 if match.runner_up is None else match.runner_up
    if not all(isfinite(value) for value in (match.similarity, runner_up, threshold.value, margin)):
        return Reason.BAD_EMBEDDING
    if match.similarity < threshold.value:
        return Reason.BELOW_THRESHOLD
    if match.runner_up is not None and match.similarity - runner_up < margin:
        return Reason.AMBIGUOUS
    return None


class Matcher:
    """Identifies probes in a gallery with a threshold that follows the gallery's size.

    ``fpir`` is the highest expected share of strangers taken for somebody, ``fmr`` the loosest rate of a
    single comparison. A ``chosen`` similarity holds at every size. Raises PackProblem without a calibration.
    """

    def __init__(
        self,
        gallery: Gallery,
        calibration: CalibrationTable | None,
        fpir: float,
        fmr: float,
        margin: float,
        chosen: float | None = None,
    ) -> None:
        self.gallery = gallery
        self._calibration = require(calibration, gallery.contract.pack)
        self._fpir, self._fmr, self._margin, self._chosen = fpir, fmr, margin, chosen
        self._threshold = self._for(len(gallery))

    @property
    def threshold(self) -> Threshold:
        """The threshold at the gallery's present size."""
        templates = max(1, len(self.gallery))
        if templates != self._threshold.templates:
            self._threshold = self._for(templates)
        return self._threshold

    def identify(self, probe: Embedding) -> Decision:
        """Who it is, or why nobody. Raises EmbeddingProblem for a probe of another pack."""
        if probe.contract.digest != self.gallery.contract.digest:
            raise EmbeddingProblem(
                f"The picture was embedded by pack {probe.contract.pack} but people are enrolled with "
                f"{self.gallery.contract.pack}; use that pack or enrol again."
            )
        return decide(self.gallery.search(probe.vector), self.threshold, self._margin)

    def _for(self, templates: int) -> Threshold:
        if self._chosen is not None:
            return chosen_threshold(self._calibration, self._chosen, templates)
        return threshold_for_identification(self._calibration, templates, self._fpir, self._fmr)
