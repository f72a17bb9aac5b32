"""The live check by window: which one, with what, and how it stood in drills."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from faceclock.app.console.service import Service, needs
from faceclock.app.drill import KEY, run_drill
from faceclock.app.liveness import NEEDS_NET, find_liveness
from faceclock.app.settings_change import change_settings
from faceclock.app.site import pack_folders
from faceclock.domain.errors import InputProblem, PackProblem
from faceclock.domain.roles import Right
from faceclock.matching.statistics import Rate, wilson
from faceclock.settings.model import LivenessMode
from faceclock.storage.audit import Audit, AuditEntry

OnOutcome = Callable[[int, str], None]


@dataclass(frozen=True)
class Drill:
    """What was let in of ``presentations``; ``rate`` is IAPAR (ISO/IEC 30107-3) with Wilson's interval. ``reasons``
    of what was not, where they are known."""

    at: datetime
    species: str
    mode: LivenessMode
    presentations: int
    accepted: int
    who: str
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def rate(self) -> Rate:
        return wilson(self.accepted, self.presentations)


@dataclass(frozen=True)
class LiveCheckState:
    """``net`` is the name of the pack whose net looks, empty where none is installed; ``fault`` a sentence where the
    chosen one is not there. ``drills`` are all that were done, the newest first."""

    mode: LivenessMode
    net: str
    fault: str
    drills: tuple[Drill, ...]


class RecognitionLiveness(Service):
    """Whether a face is alive, and not a picture of one."""

    @needs(Right.SEE_RECOGNITION)
    def state(self) -> LiveCheckState:
        net, fault = self._net()
        return LiveCheckState(self.site.settings.liveness.mode, net, fault, self._drills())

    @needs(Right.TUNE_RECOGNITION)
    def choose(self, mode: LivenessMode) -> LiveCheckState:
        """Kiosks take it over when they are started again. Raises InputProblem for a mode that needs a net where there
        is none: nobody would be let in."""
        if mode in NEEDS_NET and not self._net()[0]:
            raise InputProblem(
                "This live check needs a network and none is installed; install one among the model packs first."
            )
        change_settings(self.site, {"liveness.mode": mode.value})
        return self.state()

    @needs(Right.TUNE_RECOGNITION)
    def drill(
        self,
        source: str,
        species: str,
        presentations: int,
        told: OnOutcome,
        each_frame: Callable[[], None] = lambda: None,
    ) -> Drill:
        """Count how many presentations to ``source`` (empty: the kiosk's camera) are let in. ``each_frame`` may raise
        to end it. Raises InputProblem, SourceProblem, PackProblem."""
        camera = source.strip() or self.site.settings.kiosk.source
        done = run_drill(self.site, camera, species.strip(), presentations, None, told, each_frame)
        reasons = done["reasons"]
        assert isinstance(reasons, dict)
        return replace(self._drills()[0], reasons=tuple(reasons.items()))

    def _net(self) -> tuple[str, str]:
        chosen = self.site.settings.liveness.pack
        try:
            folder = find_liveness(chosen, pack_folders(self.site.data), self.site.pack_folder)
        except PackProblem as problem:
            return "", str(problem)
        return (folder.name if folder else ""), ""

    def _drills(self) -> tuple[Drill, ...]:
        entries = [entry for entry in Audit(self.site.database).about(KEY) if "species" in entry.detail]
        return tuple(_drill(entry) for entry in reversed(entries))


def _drill(entry: AuditEntry) -> Drill:
    told = entry.detail
    return Drill(
        entry.at,
        told["species"],
        LivenessMode(told["mode"]),
        told["presentations"],
        told["accepted"],
        entry.actor,
    )
