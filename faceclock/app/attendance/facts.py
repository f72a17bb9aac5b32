"""What the reckoning of one person needs: the plan, and the punches around what is asked for."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from faceclock.app.attendance.spans import ONE_DAY
from faceclock.attendance.affected import affected_days
from faceclock.attendance.clock import DAY, local_day
from faceclock.attendance.plan import Plan, Plans
from faceclock.domain.attendance import Stamp
from faceclock.storage.staff import Staffer
from faceclock.storage.stamps import Stamps

# Days loaded on both sides; None loads everything. Nearly always the first is enough.
_MARGINS = (12, 60, None)


def plan_of(plans: Plans, person: Staffer) -> Plan:
    """A team's roster holds from the day on which somebody came on the roll or first punched, and where the person
    is not active any more, until the last punch."""
    zone = plans.zone_of("")
    began = [at for at in (person.created, person.first_punch) if at is not None]
    since = local_day(min(began), zone) if began else date.max
    return plans.of(person.id, person.team, since, _until(person, since, zone))


def _until(person: Staffer, since: date, zone: ZoneInfo) -> date:
    if person.active:
        return date.max
    return local_day(person.last_punch, zone) if person.last_punch is not None else since


class Surroundings:
    """Loads one person's punches around instants."""

    def __init__(self, stamps: Stamps, employee_id: str, plan: Plan) -> None:
        self._stamps = stamps
        self._employee_id = employee_id
        self._plan = plan
        self._asked: tuple[date, date] | None = None
        self._found: Sequence[Stamp] = ()

    def days(self, first: date, last: date) -> Sequence[Stamp]:
        """All punches that can play a part on days first..last; those asked for last are kept."""
        if self._asked != (first, last):
            end = self._plan.on(last + ONE_DAY).midnight
            self._found = self.around(self._plan.on(first).midnight, end)[0]
            self._asked = (first, last)
        return self._found

    def around(self, start: int, end: int) -> tuple[Sequence[Stamp], date, date]:
        """What facts between two instants can touch: the punches it takes to reckon it, first and last day."""
        for margin in _MARGINS:
            loaded = (start - margin * DAY, end + margin * DAY) if margin else None
            stamps = self._stamps.of(self._employee_id, *loaded) if loaded else self._all()
            first = affected_days(stamps, self._plan, start, loaded)
            last = affected_days(stamps, self._plan, end, loaded)
            if first is not None and last is not None:
                return stamps, first[0], last[1]
        raise AssertionError("all punches are enough")

    def _all(self) -> Sequence[Stamp]:
        return self._stamps.of(self._employee_id)
