"""Comparisons on disk: `promote` believes the last one of exactly the two packs that are there now."""

import json
from pathlib import Path
from typing import Any

from faceclock.app.contenders import Contender
from faceclock.domain.errors import EnvironmentProblem
from faceclock.settings.atomic import replace_text

Json = dict[str, Any]
REPORT = "comparison.json"


def report_file(data: Path, candidate: Contender, current: Contender) -> Path:
    """One for each two packs, in the site's folder."""
    return data / "comparisons" / f"{candidate.digest[:12]}-with-{current.digest[:12]}.json"


def keep_report(data: Path, candidate: Contender, current: Contender, report: Json) -> Path:
    """Also beside the run that made the candidate. Returns where to look. Raises EnvironmentProblem."""
    file = report_file(data, candidate, current)
    write_report(file, report)
    if candidate.run is None:
        return file
    write_report(candidate.run / REPORT, report)
    return candidate.run / REPORT


def read_report(data: Path, candidate: Contender, current: Contender) -> Json | None:
    """None where there is none of these two packs with their present calibrations."""
    try:
        report: Json = json.loads(report_file(data, candidate, current).read_text(encoding="utf-8"))
        told = report["candidate"]["fingerprint"], report["current"]["fingerprint"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return report if told == (candidate.fingerprint, current.fingerprint) else None


def write_report(file: Path, report: Json) -> None:
    """Whole or not at all. Raises EnvironmentProblem."""
    try:
        replace_text(file, json.dumps(report, indent=1, allow_nan=False))
    except OSError as error:
        raise EnvironmentProblem(
            f"The comparison could not be kept in {file} ({error.strerror}); make room or check the rights."
        ) from error
