"""A line of a punch file, from its cells to who was where when."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from faceclock.attendance.local_times import instant_of, zone_named
from faceclock.domain.attendance import Stamp
from faceclock.domain.errors import InputProblem
from faceclock.domain.identifiers import derived_uuid
from faceclock.domain.punch import Direction, Method
from faceclock.storage.instants import to_micros
from faceclock.storage.punch_staging import IMPORT_KIOSK, StagedPunch

_TIME = r"[ T]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?$"
_FORMS = (
    re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})" + _TIME),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})" + _TIME),
)
_FIRST_YEAR = 1971

ZoneOf = Callable[[str, date], ZoneInfo]
Check = Callable[[str, Stamp, date], None]


class RowReader:
    """Reads the cells of one line after another.

    ``places`` as `places_of` gives them, ``words`` as `words_of`; ``zone_of`` gives a person's zone on a day,
    ``active`` tells for everybody on the roll whether the person still works here, ``locked`` whether a local day
    lies in a locked period; ``check`` raises InputProblem for a person's punch of an open day that reaches one.
    """

    def __init__(
        self,
        places: Mapping[str, int],
        words: Mapping[str, Direction],
        date_format: str,
        zone_of: ZoneOf,
        active: Mapping[str, bool],
        locked: Callable[[date], bool],
        check: Check,
        now: datetime,
    ) -> None:
        self._places = places
        self._words = words
        self._moment = _formatted(date_format) if date_format else _in_usual_form
        self._zone_of = zone_of
        self._active = active
        self._locked = lru_cache(maxsize=4096)(locked)
        self._check = check
        self._now = now
        self._most = max(places.values())

    def read(self, line: int, cells: Sequence[str]) -> StagedPunch:
        """Raises InputProblem with what is wrong with this line."""
        if len(cells) <= self._most:
            raise InputProblem(f"the line has {len(cells)} cells, and {self._most + 1} are needed")
        employee = self._employee(cells[self._places["employee"]].strip())
        direction = self._direction(cells)
        local = self._local(cells)
        zone = self._zone(cells, employee, local.date())
        at = self._instant(local, zone)
        micros = to_micros(at)
        key = derived_uuid(IMPORT_KIOSK, employee, str(micros), direction.value)
        self._check(employee, Stamp(key, micros, direction, Method.IMPORT), at.astimezone(zone).date())
        return StagedPunch(line, key, employee, micros, zone.key, direction)

    def _employee(self, number: str) -> str:
        active = self._active.get(number)
        if active is None:
            raise InputProblem(f"nobody has the ID {number!r}")
        if not active:
            raise InputProblem(f"the employee {number} is not active any more")
        return number

    def _direction(self, cells: Sequence[str]) -> Direction:
        if "direction" not in self._places:
            return Direction.UNSPECIFIED
        word = cells[self._places["direction"]].strip()
        direction = self._words.get(word.casefold())
        if direction is None:
            raise InputProblem(
                f"{word!r} is no known direction; say what it means, such as --directions {word}=in"
            )
        return direction

    def _local(self, cells: Sequence[str]) -> datetime:
        columns = ("at",) if "at" in self._places else ("date", "time")
        local = self._moment(" ".join(cells[self._places[column]].strip() for column in columns))
        if local.year < _FIRST_YEAR:
            raise InputProblem(f"the year {local.year} is too long ago")
        return local

    def _zone(self, cells: Sequence[str], employee: str, day: date) -> ZoneInfo:
        name = cells[self._places["zone"]].strip() if "zone" in self._places else ""
        return zone_named(name) if name else self._zone_of(employee, day)

    def _instant(self, local: datetime, zone: ZoneInfo) -> datetime:
        at = instant_of(local, zone)
        if at > self._now:
            raise InputProblem(f"{local.isoformat(' ')} lies in the future")
        if self._locked(at.astimezone(zone).date()):
            raise InputProblem(
                f"{local.date()} lies in a locked period; `faceclock correct adjust` carries it on"
            )
        return at


def _formatted(pattern: str) -> Callable[[str], datetime]:
    def read(text: str) -> datetime:
        try:
            return datetime.strptime(text, pattern)
        except (ValueError, re.error) as error:  # the latter for a format that says the year twice
            raise InputProblem(f"{text!r} is not written as {pattern}") from error

    return read


def _in_usual_form(text: str) -> datetime:
    """ISO 8601, also with slashes or without leading zeros, or 31.12.2026 8:00. Others are read by their format
    alone: nobody can tell whether 01/02 is in January."""
    try:
        if ":" in text:
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in _FORMS:
        if found := form.match(text):
            return _datetime(text, found)
    raise InputProblem(
        f"{text!r} is no instant such as 2026-10-01 08:00; say how it is written, such as "
        '--date-format "%m/%d/%Y %H:%M"'
    )


def _datetime(text: str, found: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (
        int(found[part] or 0) for part in ("year", "month", "day", "hour", "minute", "second")
    )
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError as error:
        raise InputProblem(f"{text!r} does not exist ({error})") from error
