"""The threshold by window: what is expected of it, who would be refused, and each change with its reason."""

from faceclock.app.console.service import Service, needs
from faceclock.app.threshold_study import Study, manifest_of, study, study_state
from faceclock.app.thresholds import choose_similarity
from faceclock.domain.errors import InputProblem
from faceclock.domain.roles import Right
from faceclock.domain.thresholds import ThresholdChoice
from faceclock.matching.proposing import Wish
from faceclock.storage.thresholds import Thresholds
from faceclock.vision.packs.manifest import pack_digest


class RecognitionService(Service):
    """The threshold of the pack in use."""

    @needs(Right.SEE_RECOGNITION)
    def study(self) -> Study:
        """Everything for the page, from the templates and check-ins that there are now; about a second for 1,000
        people. Raises PackProblem where there is no calibrated pack."""
        return study(self.site)

    @needs(Right.SEE_RECOGNITION)
    def state(self) -> tuple[object, ...]:
        """Another one whenever `study` would say something else, but for check-ins; quick."""
        return study_state(self.site)

    @needs(Right.TUNE_RECOGNITION)
    def apply(
        self, studied: Study, similarity: float, wish: Wish, reason: str, *, below: bool = False
    ) -> ThresholdChoice:
        """Let ``similarity`` decide from now on. Raises InputProblem as `choose_similarity`, and where another pack
        has come into use since the study."""
        self._refuse_another_pack(studied)
        return choose_similarity(
            self.site.database,
            studied.digest,
            studied.calibration,
            similarity,
            reason,
            studied.basis(similarity, wish),
            below=below,
        )

    @needs(Right.TUNE_RECOGNITION)
    def back_to_calibration(self, studied: Study, reason: str) -> ThresholdChoice:
        """Let the pack's calibration and the headcount decide again. Raises as `apply`."""
        self._refuse_another_pack(studied)
        return choose_similarity(
            self.site.database,
            studied.digest,
            studied.calibration,
            None,
            reason,
            {"people": len(studied.people)},
        )

    @needs(Right.SEE_RECOGNITION)
    def history(self) -> list[ThresholdChoice]:
        """Every choice for the pack in use, the newest first. Raises PackProblem without a pack."""
        return Thresholds(self.site.database).of(pack_digest(manifest_of(self.site)))

    def _refuse_another_pack(self, studied: Study) -> None:
        if pack_digest(manifest_of(self.site)) != studied.digest:
            raise InputProblem("Another model pack is in use by now; open the page again and look anew.")
