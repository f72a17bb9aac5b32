"""The spoof drill: an administrator presents prints and screens, and learns how many are let in."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

from faceclock.app.announcing import Json, instant
from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.app.stepping import build_step
from faceclock.domain.errors import InputProblem
from faceclock.matching.statistics import wilson
from faceclock.pipeline.outcome import Identified, Outcome
from faceclock.pipeline.reader import frames_of
from faceclock.settings.model import LivenessMode
from faceclock.storage.values import Values
from faceclock.vision.sources.opening import open_source

KEY = "drill"
OnOutcome = Callable[[int, str], None]


def run_drill(
    site: Site,
    source: str,
    species: str,
    presentations: int,
    mode: LivenessMode | None = None,
    told: OnOutcome = lambda number, result: None,
    each_frame: Callable[[], None] = lambda: None,
) -> Json:
    """Count what the kiosk's own step concludes of each presentation, until there were ``presentations`` or the
    source ends. Nobody is punched. The rate is the attack's share of acceptances (IAPAR, ISO/IEC 30107-3): the
    attack must look like somebody on the roll. The result is stored, and stands in the audit log. ``each_frame`` is
    called before each look, and may raise to end the drill, of which nothing is then stored.

    Raises InputProblem for no name or a source without a single presentation, SourceProblem, PackProblem,
    StorageProblem.
    """
    if not species.strip():
        raise InputProblem("Name what is presented, for example --species print.")
    chosen = mode or site.settings.liveness.mode
    counted = _count(site, source, presentations, chosen, told, each_frame)
    shown, accepted = sum(counted.values()), counted["accepted"]
    if not shown:
        raise InputProblem("Nothing was presented that the kiosk could judge; show it for longer and nearer.")
    rate = wilson(accepted, shown)
    result: Json = {
        "species": species,
        "mode": chosen.value,
        "presentations": shown,
        "accepted": accepted,
        "iapar": rate.as_json(),
        "reasons": {reason: count for reason, count in counted.most_common() if reason != "accepted"},
        "at": instant(datetime.now(UTC)),
    }
    _store(site, species, result)
    return result


def stored_drills(site: Site) -> dict[str, Json]:
    """The last result of each species."""
    text = Values(site.database).get(KEY)
    return dict(json.loads(text)) if text else {}


def _count(
    site: Site,
    source: str,
    presentations: int,
    mode: LivenessMode,
    told: OnOutcome,
    each_frame: Callable[[], None],
) -> Counter[str]:
    step, counted = build_step(site, mode, drill=True), Counter[str]()
    opened = open_source(source)

    def take(outcomes: tuple[Outcome, ...]) -> None:
        for outcome in outcomes:
            result = "accepted" if isinstance(outcome, Identified) else outcome.reason.value
            counted[result] += 1
            told(counted.total(), result)

    try:
        for frame in frames_of(opened):
            each_frame()
            take(step.process(frame).outcomes)
            if counted.total() >= presentations:
                return counted
    finally:
        opened.close()
    take(step.finish())
    return counted


def _store(site: Site, species: str, result: Json) -> None:
    detail = {"species": species, "mode": str(result["mode"])} | {
        key: int(str(result[key])) for key in ("presentations", "accepted")
    }
    text = json.dumps(stored_drills(site) | {species: result}, ensure_ascii=False)
    Values(site.database).set(KEY, text, detail=detail, by=operator())
