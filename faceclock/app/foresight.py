"""What a kiosk needs to foresee the direction of a punch: the rule book, and the person's own last weeks."""

from datetime import datetime, timedelta

from faceclock.attendance.checking.places import check_places
from faceclock.attendance.checking.references import check_references
from faceclock.attendance.clock import micros_of
from faceclock.attendance.plan import Plans
from faceclock.attendance.prediction import predict
from faceclock.domain.attendance import Stamp
from faceclock.domain.people import Employee
from faceclock.domain.prediction import Prediction
from faceclock.domain.rulebook import RuleBook
from faceclock.storage.book import Book
from faceclock.storage.database import Database
from faceclock.storage.punches import EffectivePunch, Punches
from faceclock.storage.stamps import Stamps

# Far enough to see the shift before the last, near enough to stay cheap after years of punches.
_RECENT = timedelta(hours=48)
_HABITS = timedelta(weeks=6)
_KINDS = (
    "rules",
    "shift",
    "pattern",
    "site",
    "assignment",
)  # who comes on a holiday or in spite of leave, comes


class Foresight:
    """Predicts by what is stored. The rule book is kept, and read anew when it has changed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._book = Book(database)
        self._punches = Punches(database)
        self._stamps = Stamps(database)
        self._plans: tuple[int, str, Plans] | None = None

    def prepare(self, zone: str) -> Plans:
        """The plans that hold now; ``zone`` is the kiosk's. To be called before the database is locked."""
        newest, known = self._book.newest(), self._plans
        if known is None or known[:2] != (newest, zone):
            known = self._plans = (newest, zone, Plans(_usable(self._book.current(newest, _KINDS)), {}, zone))
        return known[2]

    def predict(self, employee: Employee, at: datetime, plans: Plans) -> Prediction:
        """For a punch that is not stored yet."""
        recent = self._punches.recent_of(employee.id, at, _RECENT)
        past = self._stamps.of(employee.id, micros_of(at - _HABITS), micros_of(at))
        return predict(
            micros_of(at),
            [_stamp(found) for found in recent],
            [stamp for stamp in past if not stamp.voided],
            plans.of(employee.id, employee.team),
        )


def _usable(book: RuleBook) -> RuleBook:
    """A book that names what it does not have must not keep anybody from punching."""
    broken = any(check_references(book)) or any(check_places(book))
    return RuleBook() if broken else book


def _stamp(found: EffectivePunch) -> Stamp:
    punch = found.punch
    return Stamp(punch.id, micros_of(punch.at), found.direction, punch.method)
