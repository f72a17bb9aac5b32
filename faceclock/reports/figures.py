"""The figures that people look for first, from a tally."""

from faceclock.reports.model import Figure, Tone
from faceclock.reports.tally import Tally
from faceclock.reports.words import Words, hours, share


def day_figures(words: Words, tally: Tally) -> tuple[Figure, ...]:
    """What a period came to for all."""
    planned = words("figure.of_planned", planned=hours(tally.scheduled))
    late = words("figure.of_arrivals", share=share(tally.late, tally.arrivals), count=tally.arrivals)
    teams = tally.count_teams()
    return (
        Figure(
            words("figure.people"),
            str(len(tally.people)),
            words("figure.in_teams", count=teams) if teams > 1 else "",
        ),
        Figure(words("figure.worked"), hours(tally.worked), planned),
        Figure(words("figure.overtime"), hours(tally.overtime)),
        Figure(words("figure.late"), str(tally.late), late),
        Figure(words("figure.absent"), str(tally.absent), words("figure.days")),
        _missing(words, tally.missing),
    )


def _missing(words: Words, count: int) -> Figure:
    hint, tone = (words("figure.to_settle"), Tone.WARN) if count else ("", Tone.PLAIN)
    return Figure(words("figure.missing"), str(count), hint, tone)
