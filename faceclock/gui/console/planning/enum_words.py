"""Choices of the rule book in words."""

from enum import StrEnum

from faceclock.domain.rulebook import (
    DayOf,
    LeaveKind,
    LeavePart,
    Outside,
    Pairs,
    PunchedBreak,
    Reading,
    RoundingMode,
)
from faceclock.gui.language import translate


def enum_words(kind: type[StrEnum]) -> dict[StrEnum, str]:
    """Every member, in the order of its declaration."""
    words = _all()
    return {member: words[member] for member in kind}


def _all() -> dict[StrEnum, str]:
    return {
        RoundingMode.NONE: translate("Choices", "not at all"),
        RoundingMode.DOWN: translate("Choices", "down"),
        RoundingMode.UP: translate("Choices", "up"),
        RoundingMode.NEAREST: translate("Choices", "to the nearest"),
        Reading.PUNCH: translate("Choices", "what the punch says"),
        Reading.ALTERNATING: translate("Choices", "in and out by turns"),
        Pairs.EVERY: translate("Choices", "every in with its out"),
        Pairs.FIRST_LAST: translate("Choices", "the first in with the last out"),
        PunchedBreak.PAID: translate("Choices", "paid"),
        PunchedBreak.UNPAID: translate("Choices", "unpaid"),
        Outside.WORKED: translate("Choices", "counts as work"),
        Outside.OVERTIME: translate("Choices", "counts as overtime"),
        Outside.UNPAID: translate("Choices", "is not paid"),
        DayOf.START: translate("Choices", "the day on which it begins"),
        DayOf.END: translate("Choices", "the day on which it ends"),
        DayOf.MOST: translate("Choices", "the day with most of it"),
        DayOf.SPLIT: translate("Choices", "both days, split at midnight"),
        LeavePart.DAY: translate("Choices", "whole days"),
        LeavePart.FIRST_HALF: translate("Choices", "first half of the day"),
        LeavePart.SECOND_HALF: translate("Choices", "second half of the day"),
        LeaveKind.LEAVE: translate("Choices", "away"),
        LeaveKind.DUTY: translate("Choices", "on duty elsewhere"),
    }
