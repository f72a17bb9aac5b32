"""Overtime of the week, on one day of it: the plain minutes that lie beyond the week's normal hours."""

from collections.abc import Sequence
from dataclasses import replace

from faceclock.attendance.rounding import rounded
from faceclock.domain.attendance import DayResult, OvertimePart
from faceclock.domain.rulebook import WeekOvertime, WeekTier


def in_tiers(
    day: DayResult, rules: WeekOvertime, before: int, approved: int | None
) -> tuple[list[OvertimePart], int]:
    """The day's parts by tier, and what stays plain.

    ``before`` are the week's plain minutes of the days before, ``approved`` what of this day may count (None: all).
    """
    tiers = sorted(rules.tiers, key=lambda tier: tier.over)
    found = [
        OvertimePart("week" if not index else f"week-{index + 1}", tier.multiplier, minutes)
        for index, tier in enumerate(tiers)
        if (minutes := _in_tier(index, tiers, before, before + day.regular))
    ]
    minutes = sum(part.minutes for part in found)
    if not minutes or minutes < rules.minimum:
        return [], day.regular
    counted = min(rounded(minutes, rules.rounding), day.regular)
    found = _resized(found, counted - minutes)
    if approved is not None:
        found = _unapproved(found, max(0, counted - approved))
    return found, day.regular - counted


def _in_tier(index: int, tiers: Sequence[WeekTier], start: int, end: int) -> int:
    """Minutes of start..end, counted from the week's first plain minute, that lie in a tier."""
    low = max(start, tiers[index].over)
    high = min(end, tiers[index + 1].over) if index + 1 < len(tiers) else end
    return max(0, high - low)


def _resized(parts: Sequence[OvertimePart], change: int) -> list[OvertimePart]:
    """What rounding adds or takes off is at the end of the day."""
    kept: list[OvertimePart] = []
    for part in reversed(parts):
        new = max(0, part.minutes + change)
        change -= new - part.minutes
        if new:
            kept.append(replace(part, minutes=new))
    return kept[::-1]


def _unapproved(parts: Sequence[OvertimePart], over: int) -> list[OvertimePart]:
    """The last minutes of the day are those that nobody approved."""
    kept: list[OvertimePart] = []
    for part in reversed(parts):
        taken = min(over, part.minutes)
        over -= taken
        kept.append(replace(part, minutes=part.minutes - taken, unapproved=taken) if taken else part)
    return kept[::-1]
