"""A candidate takes the place of the site's pack, and gives it back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from faceclock.app.comparing_report import read_report
from faceclock.app.contenders import Contender, find_contender
from faceclock.app.pack_history import PROMOTED, ROLLED_BACK, to_undo
from faceclock.app.pack_placing import find_by_digest, place
from faceclock.app.pack_switching import opened_alone, pin, switch, use_of
from faceclock.domain.errors import InputProblem
from faceclock.matching.calibration import require
from faceclock.storage.audit import Detail

Json = dict[str, Any]
Progress = Callable[[int, int], None]
_TOLD = 2  # objections in one sentence


def promote(data: Path, wanted: str, force: str | None, accept: str, progress: Progress) -> Json:
    """Let the run or pack ``wanted`` recognise the site's people, if the gate lets it pass.

    ``force`` is the reason to let it pass all the same, which is logged; ``accept`` a research-only licence's
    sentence. Raises InputProblem for a refusal, PackProblem for a pack without calibration (nothing can force
    that) or with a fault, StorageProblem while another promotion is under way.
    """
    reason = _reason(force)
    candidate = find_contender(data, wanted)
    with opened_alone(data) as site:
        current, left = use_of(site)
        if candidate.digest == current.digest:
            raise InputProblem(f"{candidate.manifest.name} is the pack in use already; nothing was changed.")
        require(candidate.manifest.calibration, candidate.manifest.name)
        report = read_report(data, candidate, current)
        _refuse(candidate, _objections(wanted, current, report), reason)
        left = pin(site, left)
        taken = place(data, candidate, accept)
        answer = switch(site, PROMOTED, left, taken, _told(report, reason), progress)
    return {**answer, "previous": left.name, "forced": reason}


def rollback(data: Path, progress: Progress) -> Json:
    """Back to the pack before the last promotion. Whoever was enrolled since is re-embedded or must come again.

    Raises InputProblem where there is nothing to roll back, PackProblem when the earlier pack is gone,
    StorageProblem while another promotion is under way.
    """
    with opened_alone(data) as site:
        current, left = use_of(site)
        undo = to_undo(site.database, current.digest)
        if undo is None:
            raise InputProblem(
                f"There is nothing to roll back: the pack in use, {current.manifest.name}, was not promoted; "
                "`faceclock settings set recognition.pack NAME` chooses another."
            )
        number, before = undo
        taken = find_by_digest(data, before)
        answer = switch(site, ROLLED_BACK, left, taken, {}, progress, undoes=number)
    return {**answer, "previous": left.name, "forced": None}


def _reason(force: str | None) -> str | None:
    if force is not None and not force.strip():
        raise InputProblem("--force needs the reason in words; it goes to the audit log.")
    return force


def _objections(wanted: str, current: Contender, report: Json | None) -> list[str]:
    if report is None:
        return [
            f"it was not compared with {current.manifest.name} as both are now "
            f"(`faceclock train compare {wanted}` does that)"
        ]
    return list(report["reasons"])


def _refuse(candidate: Contender, objections: list[str], reason: str | None) -> None:
    if objections and reason is None:
        more = len(objections) - _TOLD
        further = f"; and {more} more, which the comparison tells" if more > 0 else ""
        raise InputProblem(
            f"{candidate.manifest.name} is not promoted: {'; '.join(objections[:_TOLD])}{further}; "
            "--force REASON promotes it all the same and is logged."
        )


def _told(report: Json | None, reason: str | None) -> Detail:
    """What the audit log keeps of the comparison."""
    told: dict[str, str | int | float | bool | None] = {"forced": reason}
    if report is None:
        return {**told, "verdict": "not compared"}
    told |= {"verdict": report["verdict"], "compared_at": report["at"]}
    for item in report["measures"]:
        group = f" ({item['group']})" if item["group"] else ""
        told[f"{item['set']}: {item['name']}{group}"] = _change(item)
    return told


def _change(item: Json) -> str:
    numbers = (item["current"], item["candidate"], item["low"], item["high"])
    if any(number is None for number in numbers):
        return str(item["verdict"])
    return "{:.4f} -> {:.4f} ({:+.4f} to {:+.4f}): ".format(*numbers) + str(item["verdict"])
