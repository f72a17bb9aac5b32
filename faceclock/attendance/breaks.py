"""Breaks that are taken off where nobody punched them."""

from collections.abc import Sequence

from faceclock.domain.rulebook import BreakStep


def due(worked: int, steps: Sequence[BreakStep]) -> int:
    """Break minutes owed in all by who worked strictly longer than a step's limit; the largest step counts."""
    return max((step.take for step in steps if worked > step.after), default=0)


def taken_off(worked: int, punched: int, steps: Sequence[BreakStep]) -> int:
    """What is owed less what was punched, at most all."""
    return min(worked, max(0, due(worked, steps) - punched))
