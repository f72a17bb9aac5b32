"""A day as the JSON object that callers read. Keys are a contract: more may come, none is renamed."""

from datetime import datetime

from faceclock.app.announcing import Json, instant
from faceclock.app.attendance.explaining import Explained
from faceclock.app.attendance.sentences import Teller
from faceclock.domain.attendance import DayResult, TraceStep


def day_as_json(day: Explained, name: str) -> Json:
    """With its trace; each step also as a sentence."""
    zone = day.plan.zone_on(day.result.day)
    teller = Teller(day.result.day, zone)
    return {
        **result_as_json(day.result),
        "name": name,
        "zone": zone.key,
        "adjusted_minutes": sum(each.minutes for each in day.adjustments),
        "trace": [_step(step, teller) for step in day.result.trace],
    }


def result_as_json(day: DayResult) -> Json:
    """``overtime``: paid minutes by class; ``overtime_parts`` also tells what is not paid of each."""
    return {
        "date": day.day.isoformat(),
        "employee_id": day.employee_id,
        "shift": "+".join(day.shifts),
        "status": day.status.value,
        "kind": day.kind.value,
        "site": day.site,
        "label": day.label,
        "first_in": _instant(day.first_in),
        "last_out": _instant(day.last_out),
        "scheduled_minutes": day.scheduled,
        "span_minutes": day.span,
        "worked_minutes": day.worked,
        "regular_minutes": day.regular,
        "break_minutes": day.break_minutes,
        "unpaid_minutes": day.unpaid,
        "credited_minutes": day.credited,
        "late_minutes": day.late,
        "early_minutes": day.early,
        "missing_punches": day.missing,
        "rounding_seconds": day.rounding_seconds,
        "overtime": {part.name: part.minutes for part in day.overtime},
        "overtime_parts": [
            {
                "class": part.name,
                "multiplier": part.multiplier,
                "minutes": part.minutes,
                "unapproved": part.unapproved,
                "capped": part.capped,
            }
            for part in day.overtime
        ],
    }


def _step(step: TraceStep, teller: Teller) -> Json:
    return {
        "step": step.step.value,
        "punch": step.punch,
        "at": _instant(step.at),
        "until": _instant(step.until),
        "minutes": step.minutes,
        "detail": step.detail,
        "sentence": teller.sentence(step),
    }


def _instant(at: datetime | None) -> str | None:
    return None if at is None else instant(at)
