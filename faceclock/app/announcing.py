"""Events as the JSON objects that callers of the command line read."""

from datetime import UTC, datetime

from faceclock.domain.events import (
    AlreadyPunched,
    Fault,
    KioskEvent,
    NotRecorded,
    PackMissing,
    PunchRecorded,
    RefusedPerson,
    SourceChanged,
    UnknownPerson,
)
from faceclock.domain.people import Employee
from faceclock.domain.prediction import Prediction
from faceclock.domain.punch import Punch

Json = dict[str, object]


def instant(at: datetime) -> str:
    """ISO 8601 in UTC with microseconds, so that strings sort like instants."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def punch_as_json(punch: Punch, name: str) -> Json:
    return {
        "event": "punch",
        "employee_id": punch.employee_id,
        "name": name,
        "direction": punch.direction.value,
        "at": instant(punch.at),
        "suppressed": punch.suppressed,
        "kiosk": punch.kiosk,
        "id": punch.id,
        "method": punch.method.value,
        "clock_back": punch.clock_back,
    }


def _prediction_as_json(prediction: Prediction | None) -> Json:
    """How sure the direction is and why; null for a duplicate, which takes the direction of what it repeats."""
    if prediction is None:
        return {"direction_probability": None, "direction_reason": None}
    why = prediction.grounds
    reason = {
        "last": {"direction": why.last.value, "at": _instant(why.last_at)} if why.last else None,
        "shift": {"code": why.shift, "start": _instant(why.shift_start), "end": _instant(why.shift_end)}
        if why.shift
        else None,
        "usual": [_instant(why.usual_from), _instant(why.usual_to)] if why.usual_from else None,
    }
    return {"direction_probability": round(prediction.probability, 4), "direction_reason": reason}


def _instant(at: datetime | None) -> str | None:
    return instant(at) if at else None


def employee_as_json(employee: Employee, templates: int) -> Json:
    return {
        "employee_id": employee.id,
        "name": employee.name,
        "team": employee.team,
        "templates": templates,
        "active": employee.active,
    }


def event_as_json(event: KioskEvent) -> Json:
    """One object an event; the keys of ``punch``, ``refused`` and ``unknown`` are a contract."""
    match event:
        case PunchRecorded():
            return punch_as_json(event.punch, event.employee.name) | _prediction_as_json(event.prediction)
        case AlreadyPunched():
            return {"event": "already", "employee_id": event.employee.id, "at": instant(event.at)}
        case UnknownPerson():
            return {"event": "unknown", "at": instant(event.at), "reason": event.reason.value}
        case RefusedPerson():
            return {"event": "refused", "reason": event.reason.value, "at": instant(event.at)}
        case _:
            return _condition_as_json(event)


def _condition_as_json(event: NotRecorded | SourceChanged | PackMissing | Fault) -> Json:
    """The state of the kiosk itself rather than of a person in front of it."""
    match event:
        case NotRecorded():
            return {"event": "not_recorded", "at": instant(event.at), "message": event.message}
        case SourceChanged():
            return {"event": "source", "state": event.state.value, "message": event.message}
        case PackMissing():
            return {"event": "no_model", "message": event.message}
        case Fault():
            return {"event": "fault", "at": instant(event.at), "message": event.message}
