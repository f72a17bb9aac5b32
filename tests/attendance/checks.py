"""What must hold for the result of every day."""

from attendance.worlds import MINUTE, micros

from faceclock.domain.attendance import DayResult, Step


def sums_agree(day: DayResult) -> None:
    """Worked, break and unpaid make the span; regular and overtime make the work; nothing is below 0."""
    assert day.worked + day.break_minutes + day.unpaid == day.span
    extra = [minutes for part in day.overtime for minutes in (part.minutes, part.unapproved, part.capped)]
    assert day.regular + sum(extra) == day.worked
    sums = (day.regular, day.worked, day.break_minutes, day.unpaid, day.late, day.early, day.missing, *extra)
    assert min(sums) >= 0


def counted(day: DayResult) -> list[tuple[int, int]]:
    """The pairs that a day's trace tells of, in minutes, between their rounded ends."""
    rounded = {
        step.punch: micros(step.until) // MINUTE
        for step in day.trace
        if step.step is Step.ROUNDED and step.until
    }
    found, outs = [], _outs(day)
    for step in day.trace:
        if step.step is Step.PAIR and step.at and step.until:
            start, end = micros(step.at), micros(step.until)
            found.append(
                [rounded.get(step.punch, start // MINUTE), rounded.get(outs.get(end, ""), end // MINUTE)]
            )
    return [(start, end) for start, end in found if end > start]


def _outs(day: DayResult) -> dict[int, str]:
    return {micros(step.at): step.punch for step in day.trace if step.step is Step.ROUNDED and step.at}
