"""The study of a site's thresholds as callers of the command line see it."""

from faceclock.app.announcing import Json, instant
from faceclock.app.site import Site
from faceclock.app.threshold_study import Study, manifest_of
from faceclock.matching.proposing import Wish
from faceclock.storage.thresholds import Thresholds
from faceclock.vision.packs.manifest import pack_digest


def wish_of(studied: Study, months: int | None, people: int | None, tries: float | None) -> Wish:
    """What is not said is as at the last choice, for the people that there are."""
    last = studied.wish
    return Wish(months or last.months, people or last.people, tries or last.tries)


def describe(studied: Study, wish: Wish) -> Json:
    """Both thresholds with what is expected of them, and whom the one in force leaves outside."""
    proposed = studied.proposal(wish)
    return {
        "pack": studied.pack,
        "people": len(studied.people),
        "templates": studied.templates,
        "check_ins": len(studied.check_ins),
        "measured_to": studied.let_in.measured_to,
        "floor": studied.floor,
        "wish": {**vars(wish), "fpir": wish.fpir},
        "in_force": _expected(studied, studied.in_force, wish),
        "proposed": None if proposed is None else _expected(studied, proposed, wish),
        "would_be_refused": [
            {
                "employee_id": one.employee_id,
                "name": one.name,
                "reached": one.reached,
                "advice": one.advice.value,
            }
            for one in studied.refused_people(studied.in_force)
        ],
        "look_alikes": [
            {
                "first": pair.first.employee_id,
                "second": pair.second.employee_id,
                "similarity": pair.similarity,
                "twice": pair.twice,
            }
            for pair in studied.alike(studied.in_force)
        ],
    }


def choices(site: Site) -> list[Json]:
    """Every choice for the pack in use, the newest first. Raises PackProblem without a pack."""
    found = Thresholds(site.database).of(pack_digest(manifest_of(site)))
    return [
        {
            "at": instant(choice.at),
            "similarity": choice.similarity,
            "by": choice.actor,
            "reason": choice.reason,
            "basis": dict(choice.basis),
        }
        for choice in found
    ]


def _expected(studied: Study, threshold: float, wish: Wish) -> Json:
    refused = studied.refusal_rate(threshold)
    return {
        "threshold": threshold,
        "let_in": studied.let_in.curve.at(threshold).as_json(),
        "let_in_for_people": studied.let_in.for_people(wish.people).at(threshold).as_json(),
        "refused": refused.as_json() if refused else None,
        "check_ins_below": studied.check_ins_below(threshold),
        "mistaken": studied.mistaken_above(threshold),
    }
