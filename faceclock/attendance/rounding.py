"""Rounding, on the local clock."""

from zoneinfo import ZoneInfo

from faceclock.attendance.clock import offset_minutes
from faceclock.domain.rulebook import Rounding, RoundingMode


def rounded(minutes: int, rule: Rounding) -> int:
    """To a multiple of the unit; nearest goes up only above half."""
    if rule.mode is RoundingMode.NONE or rule.unit <= 1:
        return minutes
    over = minutes % rule.unit
    up = over and (
        rule.mode is RoundingMode.UP or (rule.mode is RoundingMode.NEAREST and 2 * over > rule.unit)
    )
    return minutes - over + (rule.unit if up else 0)


def rounded_clock(minute: int, rule: Rounding, zone: ZoneInfo) -> int:
    """A minute of UTC, rounded as the local clock shows it: a zone may be half an hour off the epoch's hours."""
    if rule.mode is RoundingMode.NONE or rule.unit <= 1:
        return minute
    offset = offset_minutes(minute, zone)
    day, clock = divmod(minute + offset, 1440)
    return day * 1440 + rounded(clock, rule) - offset
