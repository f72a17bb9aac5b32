"""A candidate pack beside the current one, on people of the site and on a public set, as a report."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from math import isnan
from time import perf_counter
from typing import Any

from faceclock.app.comparing_identification import Change, changed_people, identification
from faceclock.app.comparing_material import Material
from faceclock.app.comparing_report import keep_report
from faceclock.app.comparing_sets import Sets, gather
from faceclock.app.comparing_verification import det, verification
from faceclock.app.contenders import Contender, contender_of
from faceclock.app.gate import Measure, judge
from faceclock.app.site import Site
from faceclock.domain.errors import InputProblem, PackProblem
from faceclock.matching.calibration import require
from faceclock.matching.paired import draw_people
from faceclock.settings.model import Recognition
from faceclock.vision.packs.loading import Pack, load_pack

Json = dict[str, Any]
Progress = Callable[[int, int], None]
_DETECT_SIDE = 640  # as photographs are searched at enrolment


def compare(site: Site, candidate: Contender, current: Contender, sets: Sets, progress: Progress) -> Json:
    """Measure both packs, judge, and keep the report for `promote`.

    Raises InputProblem for the same pack twice and for sets that cannot be read, PackProblem for a pack that
    cannot be used or was never calibrated.
    """
    start = perf_counter()
    require(candidate.manifest.calibration, candidate.manifest.name)
    if candidate.digest == current.digest:
        raise InputProblem(
            f"{candidate.manifest.name} is the pack in use; name another one to compare it with."
        )
    packs = _load(current, site), _load(candidate, site)
    materials, told, warnings = gather(site, (current, candidate), packs, sets, progress)
    measures = [found for item in materials for found in _measures(item, packs, site.settings.recognition)]
    ruling = judge(measures, {item.title: item.with_two for item in materials})
    report = {
        "at": datetime.now(UTC).isoformat(),
        "candidate": _describe(candidate),
        "current": _describe(current),
        "verdict": ruling.verdict.value,
        "passed": ruling.passed,
        "reasons": list(ruling.reasons),
        "warnings": warnings,
        "untold": [item.manifest.name for item in (current, candidate) if item.trained_on() is None],
        "sets": told,
        "measures": [_plain(asdict(item)) for item in measures],
        "det": {item.title: det(item) for item in materials},
        "changed": [asdict(item) for item in _changed(materials, packs, site.settings.recognition)],
        "seconds": round(perf_counter() - start, 1),
    }
    return {**report, "report": str(keep_report(site.data, candidate, current, report))}


def _measures(material: Material, packs: tuple[Pack, Pack], wanted: Recognition) -> list[Measure]:
    counts = draw_people(len(material.names))
    tables = packs[0].calibration, packs[1].calibration
    return [*verification(material, counts), *identification(material, counts, tables, wanted)]


def _changed(materials: Sequence[Material], packs: tuple[Pack, Pack], wanted: Recognition) -> list[Change]:
    """Of the site's own people."""
    own = [material for material in materials if material.title == "site"]
    tables = packs[0].calibration, packs[1].calibration
    return [change for item in own for change in changed_people(item, tables, wanted)]


def _load(contender: Contender, site: Site) -> Pack:
    return load_pack(contender.folder, site.settings.recognition.threads, _DETECT_SIDE)


def _describe(contender: Contender) -> Json:
    return {
        "name": contender.manifest.name,
        "digest": contender.digest,
        "fingerprint": contender.fingerprint,
        "path": str(contender.folder),
        "run": contender.run.name if contender.run else None,
    }


def _plain(values: Json) -> Json:
    """JSON knows no NaN."""
    return {
        key: None if isinstance(value, float) and isnan(value) else value for key, value in values.items()
    }


def current_contender(site: Site) -> Contender:
    """The pack that the site uses. Raises PackProblem where it has none."""
    if site.pack_folder is None:
        raise PackProblem(site.pack_fault)
    return contender_of(site.pack_folder)
