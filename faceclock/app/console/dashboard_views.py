"""What the dashboard shows, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime, time

from faceclock.app.camera_test import CameraTest
from faceclock.app.keys import Keys
from faceclock.domain.punch import Direction, Method
from faceclock.settings.model import LivenessMode


@dataclass(frozen=True)
class CheckIn:
    """``at`` is on the clock of the place; ``late``: minutes after the shift's start, 0 for none."""

    employee_id: str
    name: str
    team: str
    direction: Direction
    at: datetime
    method: Method
    late: int = 0


@dataclass(frozen=True)
class KioskState:
    """``has_net``: whether a net for the live check is installed. Sizes in bytes. ``camera`` is the last self-test.
    ``exit_pin``: whether one is set. ``keys``: of the faces; ``demo``: the people are invented. ``problems``: what the
    program should have done by itself and could not, as sentences."""

    source: str
    camera: CameraTest | None
    last_seen: datetime | None
    live_check: LivenessMode
    has_net: bool
    disk_free: int
    database_size: int
    last_backup: datetime | None
    exit_pin: bool
    keys: Keys
    demo: bool
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Overview:
    """``roll``: active people; ``enrolled``: those with a face or a PIN; ``expected``: who is to work today, 0 without
    rosters. ``behind``: of so many people the hours must be computed first. ``missing`` punches since ``open_since``,
    the first day that payroll has not closed, at most a month ago."""

    company: str
    day: date
    roll: int
    enrolled: int
    expected: int
    behind: int
    late: int
    late_median: float
    missing: int
    open_since: date
    check_ins: tuple[CheckIn, ...]
    kiosk: KioskState


@dataclass(frozen=True)
class Arrivals:
    """How many people came within half an hour from ``start`` on."""

    start: time
    count: int


@dataclass(frozen=True)
class Presence:
    """``here`` without those on a break; ``arrivals`` without a gap from the first half hour to the last."""

    here: int
    on_break: int
    arrivals: tuple[Arrivals, ...]


@dataclass(frozen=True)
class WrongAccepts:
    """One in ``months``, at 95 % one in ``low`` to ``high``, when strangers try ``tries`` times a month.
    ``calibration``: whose measurement the rate goes by, empty where the site's own people were measured."""

    people: int
    months: float
    low: float
    high: float
    tries: float
    calibration: str
