"""Rounding, breaks and spans, of shifts and of work without a roster."""

from collections.abc import Iterator

from faceclock.attendance.checking.problem import Problem
from faceclock.domain.bookkeeping import key_of
from faceclock.domain.rulebook import Breaks, Counting, Rounding, RuleBook

Fault = tuple[str, str]

_DAY = 1440


def check_counting(book: RuleBook) -> Iterator[Problem]:
    """Faults of every ``counting`` of the book, and of the company's rules themselves."""
    for rules in book.rules:
        for field, sentence in _of(rules.counting):
            yield Problem("rules", key_of("rules", rules), f"counting.{field}", sentence)
    for shift in book.shift:
        for field, sentence in _of(shift.counting):
            yield Problem("shift", key_of("shift", shift), f"counting.{field}", sentence)


def rounding_faults(rounding: Rounding) -> Iterator[Fault]:
    if not 1 <= rounding.unit <= 60:
        yield "unit", f"{rounding.unit} minutes cannot be rounded to; give 1 to 60"


def _of(counting: Counting) -> Iterator[Fault]:
    if counting.min_span < 0:
        yield "min_span", f"{counting.min_span} minutes is below 0"
    if not 1 <= counting.max_span <= _DAY:
        yield "max_span", f"{counting.max_span} minutes is not between 1 and {_DAY} (a day)"
    elif counting.min_span > counting.max_span:
        yield "min_span", f"{counting.min_span} is longer than max_span, {counting.max_span}: no pair counts"
    for name in ("first_in", "last_out", "worked"):
        for field, sentence in rounding_faults(getattr(counting.rounding, name)):
            yield f"rounding.{name}.{field}", sentence
    yield from _of_breaks(counting.breaks)


def _of_breaks(breaks: Breaks) -> Iterator[Fault]:
    steps = breaks.automatic
    for index, step in enumerate(steps):
        if not 0 <= step.after <= _DAY or not 1 <= step.take <= _DAY:
            yield "breaks.automatic", f"step {index + 1}: after is 0 to {_DAY} minutes and take at least 1"
        elif step.take > step.after > 0:
            yield (
                "breaks.automatic",
                f"step {index + 1} takes {step.take} minutes of who worked {step.after}; is it the other way round?",
            )
    for index in range(1, len(steps)):
        if steps[index].after <= steps[index - 1].after or steps[index].take <= steps[index - 1].take:
            yield (
                "breaks.automatic",
                f"step {index + 1} does not rise: each begins later and takes more than the one before",
            )
