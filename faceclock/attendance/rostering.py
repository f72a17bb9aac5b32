"""One owner's assignments, changed on some days while all other days stay what they are.

An owner is a person, a team or everybody. Of an owner's assignments that cover a day the one that begins last holds;
the others lie beneath it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from faceclock.domain.rulebook import Assignment

_DAY = timedelta(days=1)


def holding(held: Iterable[Assignment], day: date) -> Assignment | None:
    """The one that holds on a day."""
    covering = [found for found in held if _covers(found, day)]
    return max(covering, key=lambda found: (found.first, found.id), default=None)


def own_assignments(held: Iterable[Assignment]) -> dict[str, list[Assignment]]:
    """Those of people themselves, by ID; not those of teams and of everybody."""
    found: dict[str, list[Assignment]] = defaultdict(list)
    for each in held:
        if each.employee:
            found[each.employee].append(each)
    return dict(found)


def painted(held: Sequence[Assignment], wanted: Assignment) -> list[Assignment]:
    """``wanted`` holds on its days. What began on them and goes on afterwards begins anew behind them."""
    over = [
        found
        for found in held
        if wanted.first <= found.first and (wanted.last is None or found.first <= wanted.last)
    ]
    kept = [found for found in held if found not in over]
    behind = (
        [] if wanted.last is None else [tail for found in over for tail in _tails(found, held, wanted.last)]
    )
    return [*kept, *behind, wanted]


def peeled(held: Sequence[Assignment], first: date, last: date) -> list[Assignment]:
    """What holds on the days first..last holds no longer, so that what lies beneath does."""
    found, day = list(held), first
    while day <= last:
        found, day = _without(found, day), day + _DAY
    return found


def _without(held: Sequence[Assignment], day: date) -> list[Assignment]:
    top = holding(held, day)
    if top is None:
        return list(held)
    before = [replace(top, last=day - _DAY)] if top.first < day else []
    return [*(found for found in held if found is not top), *before, *_tails(top, held, day)]


def _tails(found: Assignment, held: Sequence[Assignment], last: date) -> Iterator[Assignment]:
    """The runs of days after ``last`` on which ``found`` holds, each as an assignment of its own: as a whole it
    would begin later than before, and go before others."""
    begin = last + _DAY
    edges = {each.first for each in held} | {each.last + _DAY for each in held if each.last}
    starts = sorted({begin, *(edge for edge in edges if edge > begin)})
    run: date | None = None
    for start in starts:
        holds = holding(held, start) is found
        if holds and run is None:
            run = start
        elif not holds and run is not None:
            yield replace(found, first=run, last=start - _DAY)
            run = None
    if run is not None:
        yield replace(found, first=run)


def _covers(found: Assignment, day: date) -> bool:
    return found.first <= day and (found.last is None or day <= found.last)
