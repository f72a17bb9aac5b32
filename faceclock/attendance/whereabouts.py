"""Who was where: stays, as the reckoning pairs them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from faceclock.attendance.clock import micros_of
from faceclock.attendance.counting import Piece
from faceclock.attendance.engine import pieces_between
from faceclock.attendance.plan import Plan
from faceclock.attendance.status import open_until, still_in
from faceclock.domain.attendance import Stamp


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """``stays`` and ``breaks`` are pairs of instants. ``came`` is the check-in of somebody who is in, ``resting`` the
    punch with which a break began that goes on, ``forgot`` a check-in that was given up as never closed and that no
    check-out came after. ``until``: the instant up to which all this holds without another punch, None for good."""

    stays: tuple[tuple[int, int], ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
    came: Stamp | None = None
    resting: Stamp | None = None
    forgot: Stamp | None = None
    until: int | None = None


def whereabouts(stamps: Sequence[Stamp], plan: Plan, first: date, last: date, as_of: datetime) -> Whereabouts:
    """Of one person on days first..last; punches after ``as_of`` are not looked at."""
    now = micros_of(as_of)
    known = [stamp for stamp in stamps if stamp.at <= now]
    pieces = sorted(pieces_between(known, plan, first, last), key=_began)
    stays = [(start.at, end.at) for piece in pieces for start, end in piece.paired.pairs]
    breaks = [(start.at, end.at) for piece in pieces for start, end in piece.paired.breaks]
    inside = [piece for piece in pieces if still_in(piece, now)]
    given_up = [piece.open for piece in pieces if piece.open is not None and not still_in(piece, now)]
    latest = inside[-1].paired if inside else None
    resting = latest.resting if latest and latest.resting and _during(latest.resting, latest.open) else None
    left = max((piece.departure.at for piece in pieces if piece.departure is not None), default=0)
    forgot = given_up[-1] if given_up and latest is None and given_up[-1].at > left else None
    until = min((end for piece in inside if (end := open_until(piece)) is not None), default=None)
    return Whereabouts(tuple(stays), tuple(breaks), latest.open if latest else None, resting, forgot, until)


def _began(piece: Piece) -> int:
    return piece.arrival.at if piece.arrival is not None else 0


def _during(resting: Stamp, came: Stamp | None) -> bool:
    return came is not None and resting.at >= came.at
