"""Presentation attack detection, measured (ISO/IEC 30107-3): APCER for each species, the worst, and BPCER."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from time import perf_counter

from faceclock.app.evaluation_images import Progress
from faceclock.app.liveness import liveness_nets
from faceclock.app.photo_liveness import look_at
from faceclock.app.site import Site
from faceclock.domain.errors import ImageProblem, InputProblem, PackProblem
from faceclock.matching.statistics import wilson
from faceclock.vision.images import SUFFIXES
from faceclock.vision.liveness.net import LivenessNets

Json = dict[str, object]
CLIPS = frozenset({".mp4", ".avi", ".mov", ".mkv", ".webm", ".m4v"})
Scores = list[float | None]
Rated = dict[str, float | None]


def evaluate_pad(site: Site, live: Path, spoof: Path, progress: Progress) -> Json:
    """Every picture or clip is one presentation. A species is a sub-folder of ``spoof`` (what lies beside them is
    one too, of the folder's name). Decided by the nets' threshold alone, as the mode "passive" does.

    A presentation in which no face was seen well enough is refused by any kiosk: of an attack it counts as
    found, of a live person it is told apart (``no_score``) and does not count in BPCER, as the standard has it.
    Raises InputProblem for folders without pictures, PackProblem without a liveness net.
    """
    start, nets = perf_counter(), liveness_nets(site)
    if nets is None:
        raise PackProblem(
            "There is no liveness net to measure; run `faceclock models install liveness-minifas`."
        )
    attacks, people = species_of(spoof), presentations(live.rglob("*"))
    for folder, found in ((live, people), (spoof, attacks)):
        if not found:
            raise InputProblem(f"{folder} holds no pictures and no clips; check the folder.")
    files = [file for group in (people, *attacks.values()) for file in group]
    scores = _scores(site, nets, files, progress)
    by_species = {name: [scores[file] for file in group] for name, group in attacks.items()}
    answer = rates(by_species, [scores[file] for file in people], nets)
    return {**answer, "pack": site.photo_pack.manifest.name, "seconds": round(perf_counter() - start, 3)}


def species_of(spoof: Path) -> dict[str, list[Path]]:
    """The presentations of each species, by its name."""
    groups = {folder.name: presentations(folder.rglob("*")) for folder in spoof.glob("*") if folder.is_dir()}
    groups[spoof.name] = presentations(spoof.glob("*"))
    return {name: files for name, files in sorted(groups.items()) if files}


def presentations(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if path.suffix.lower() in SUFFIXES | CLIPS and path.is_file())


def rates(attacks: Mapping[str, Scores], people: Scores, nets: LivenessNets) -> Json:
    """The errors of scores, each with its interval (Wilson) and ``n``; None is a presentation without a score."""
    limits = nets.limits
    apcer = {name: _rate([_reaches(score, limits.threshold) for score in of]) for name, of in attacks.items()}
    known = [score for score in people if score is not None]
    worst = max(apcer, key=lambda name: (apcer[name]["value"] or 0.0, apcer[name]["high"] or 0.0))
    missing = {"live": len(people) - len(known), "spoof": sum(of.count(None) for of in attacks.values())}
    return {
        "apcer": apcer,
        "worst": worst,
        "apcer_worst": apcer[worst],
        "bpcer": _rate([not _reaches(score, limits.threshold) for score in known]),
        "unsure": _rate([limits.spoof <= score < limits.live for score in known]),
        "no_score": missing,
        "threshold": limits.threshold,
    }


def _scores(
    site: Site, nets: LivenessNets, files: list[Path], progress: Progress
) -> dict[Path, float | None]:
    scores: dict[Path, float | None] = {}
    for done, file in enumerate(files, start=1):
        try:
            scores[file] = look_at(site.photo_pack, nets, file).score
        except ImageProblem:
            scores[file] = None
        progress(done, len(files))
    return scores


def _reaches(score: float | None, limit: float) -> bool:
    return score is not None and score >= limit


def _rate(events: list[bool]) -> Rated:
    """``value`` is None where nothing was presented."""
    rate = wilson(sum(events), len(events))
    value = rate.value if events else None
    return {"value": value, "low": rate.low, "high": rate.high, "n": len(events)}
