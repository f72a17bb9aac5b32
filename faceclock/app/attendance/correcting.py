"""What people do to punches afterwards. A punch stays as it was made; what is said here is a further fact."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from faceclock.app.attendance.book import load_plans
from faceclock.app.attendance.guarding import LockGuard
from faceclock.app.attendance.periods import span_text
from faceclock.app.operator import operator
from faceclock.app.site import Site
from faceclock.attendance.clock import local_day, micros_of
from faceclock.attendance.local_times import instant_of
from faceclock.attendance.plan import Plans
from faceclock.domain.attendance import Stamp
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.punch import Correction, CorrectionKind, Direction, Method, Punch
from faceclock.storage.adjustments import Adjustment, Adjustments
from faceclock.storage.corrections import Corrections
from faceclock.storage.database import Database
from faceclock.storage.employees import Employees
from faceclock.storage.instants import utc_now
from faceclock.storage.periods import Periods
from faceclock.storage.punches import Punches

_FIRST_YEAR = 1971
_MICROSECOND = timedelta(microseconds=1)
_LONGEST_DAY = 24 * 60  # minutes


def corrector(site: Site) -> "Corrector":
    """For whoever sits at this computer, by the book and settings of a site."""
    plans = load_plans(site.database, site.settings)
    return Corrector(site.database, plans, operator(), four_eyes=site.settings.attendance.four_eyes)


@dataclass(frozen=True)
class Warrant:
    """Why, who asked for it, and who approved it."""

    reason: str
    requested_by: str
    approved_by: str


class Corrector:
    """``by`` is who sits at the computer; with ``four_eyes`` who approves must not be who asked.

    Every method raises InputProblem, and changes nothing, without a reason, for an unknown person or punch, for what
    lies in the future, and where the hours of a locked period would change.
    """

    def __init__(
        self,
        database: Database,
        plans: Plans,
        by: str,
        *,
        four_eyes: bool = False,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._guard = LockGuard(database, plans, now)
        self._by = by
        self._four_eyes = four_eyes
        self._now = now
        self._employees = Employees(database)
        self._punches = Punches(database)
        self._corrections = Corrections(database)
        self._periods = Periods(database)

    def add(
        self,
        employee_id: str,
        at: datetime,
        direction: Direction,
        warrant: Warrant,
        zone: ZoneInfo | None = None,
    ) -> Punch:
        """Add a punch that was not made. A time without an offset is one of ``zone``, else of the person's site
        on that day; one that does not exist or exists twice there is refused."""
        self._check(warrant)
        punch = self._wanted(employee_id, at, direction, zone)
        with self._database.transaction():
            self._check_new(punch)
            self._punches.add(punch, by=self._by, recorded=self._now())
            self._corrections.add(self._correction(punch.id, CorrectionKind.ADD, warrant))
        return punch

    def would_add(self, employee_id: str, at: datetime, direction: Direction) -> Punch:
        """The punch that `add` would make of a time at the person's site; refuses what it would refuse."""
        punch = self._wanted(employee_id, at, direction, None)
        self._check_new(punch)
        return punch

    def _wanted(self, employee_id: str, at: datetime, direction: Direction, zone: ZoneInfo | None) -> Punch:
        self._employees.require(employee_id)
        zone = zone or self._guard.zone_on(employee_id, at.date())
        moment = instant_of(at, zone)
        if moment > self._now() or moment.year < _FIRST_YEAR:
            raise InputProblem(
                f"{at.isoformat(' ', 'minutes')} lies in the future or too long ago; correct it."
            )
        kiosk = self._database.kiosk or "console"
        return Punch(uuid7(), employee_id, moment, zone.key, direction, Method.MANUAL, kiosk)

    def _check_new(self, punch: Punch) -> None:
        self._check_free(punch.employee_id, punch.at)
        self._guard.check(punch.employee_id, punch.at, lambda stamps: [*stamps, stamp_of(punch)])

    def direction(self, punch_id: str, direction: Direction, warrant: Warrant) -> Correction:
        """Let a punch count in another direction."""
        self._check(warrant)
        correction = self._correction(punch_id, CorrectionKind.DIRECTION, warrant, direction)
        with self._database.transaction():
            if self._punches.get(punch_id).direction is direction:
                raise InputProblem(
                    f"The punch {punch_id} counts as {direction} already; nothing was changed."
                )
            return self._correct(correction, lambda stamp: stamp._replace(direction=direction))

    def void(self, punch_id: str, warrant: Warrant) -> Correction:
        """Let a punch count for nothing, for good. Raises InputProblem also where it does already."""
        self._check(warrant)
        correction = self._correction(punch_id, CorrectionKind.VOID, warrant)
        with self._database.transaction():
            return self._correct(correction, lambda stamp: stamp._replace(voided=True))

    def adjust(
        self, employee_id: str, day: date, minutes: int, for_day: date, warrant: Warrant
    ) -> Adjustment:
        """Book into the open ``day`` what the locked ``for_day`` should have had, or, below 0, had too much. The very
        same is refused, unless it was taken back meanwhile."""
        self._check(warrant)
        self._employees.require(employee_id)
        if not 0 < abs(minutes) <= _LONGEST_DAY:
            raise InputProblem(
                f"{minutes} minutes are not 1 to {_LONGEST_DAY} either way; correct the number."
            )
        if day > local_day(micros_of(self._now()), self._guard.zone_on(employee_id, day)):
            raise InputProblem(f"{day} has not come yet; name an open day up to today.")
        said = {name: text.strip() for name, text in vars(warrant).items()}
        adjustment = Adjustment(
            uuid7(), employee_id, day, for_day, minutes, **said, at=self._now(), by=self._by
        )
        with self._database.transaction():
            if held := self._periods.holding(day):
                raise InputProblem(
                    f"{day} is locked (with {span_text(held.first, held.last)}); name a day that is open."
                )
            if not self._periods.holding(for_day):
                raise InputProblem(
                    f"{for_day} is not locked: correct its punches with `faceclock correct add`, `direction` "
                    "or `void`."
                )
            adjustments = Adjustments(self._database)
            _refuse_again(adjustment, adjustments.of(employee_id))
            adjustments.add(adjustment)
        return adjustment

    def _correct(self, correction: Correction, change: Callable[[Stamp], Stamp]) -> Correction:
        punch = self._punches.get(correction.punch_id).punch

        def changed(stamps: list[Stamp]) -> list[Stamp]:
            return [change(stamp) if stamp.id == punch.id else stamp for stamp in stamps]

        self._guard.check(punch.employee_id, punch.at, changed)
        self._corrections.add(correction)
        return correction

    def _check(self, warrant: Warrant) -> None:
        for what, text in (
            ("reason", warrant.reason),
            ("requester", warrant.requested_by),
            ("approver", warrant.approved_by),
        ):
            if not text.strip():
                raise InputProblem(f"A correction needs its {what}; name one.")
        if self._four_eyes and _same(warrant.requested_by, warrant.approved_by):
            raise InputProblem(
                f"Who approves must be somebody else than {warrant.requested_by}, who asks for it "
                "(attendance.four_eyes is on); name another with --approved-by."
            )

    def _check_free(self, employee_id: str, at: datetime) -> None:
        for found in self._punches.between(at, at + _MICROSECOND, employee_id):
            if found.counted:
                raise InputProblem(
                    f"{employee_id} has a punch at this instant already ({found.direction.value}, "
                    f"{found.punch.id}); change or void that one."
                )

    def _correction(
        self, punch_id: str, kind: CorrectionKind, warrant: Warrant, direction: Direction | None = None
    ) -> Correction:
        return Correction(
            uuid7(),
            punch_id,
            kind,
            self._now(),
            self._by,
            warrant.reason.strip(),
            direction,
            warrant.requested_by.strip(),
            warrant.approved_by.strip(),
        )


def _refuse_again(wanted: Adjustment, held: Sequence[Adjustment]) -> None:
    """Somebody who is not sure whether it was booked says it again. ``held``: oldest first."""
    alike = [one for one in held if one.for_day == wanted.for_day and abs(one.minutes) == abs(wanted.minutes)]
    same = [one for one in alike if _what(one) == _what(wanted)]
    if same and alike[-1].minutes == wanted.minutes:
        raise InputProblem(
            f"{wanted.minutes:+d} minutes of {wanted.employee_id} for {wanted.for_day} are booked on {wanted.day} "
            "already, for this reason; where there are more, say so in the --reason."
        )


def _what(adjustment: Adjustment) -> tuple[date, int, str]:
    return adjustment.day, adjustment.minutes, adjustment.reason


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def stamp_of(punch: Punch) -> Stamp:
    """As the engine reads it."""
    return Stamp(punch.id, micros_of(punch.at), punch.direction, punch.method)
