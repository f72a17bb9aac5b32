"""Which shift a punch belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from faceclock.attendance.clock import MINUTE
from faceclock.attendance.openness import leaves_open, opens_with_out
from faceclock.attendance.shifts import Instance
from faceclock.attendance.system_punches import ends_with_system_out
from faceclock.domain.attendance import Stamp, Step
from faceclock.domain.punch import Direction, Method

Note = tuple[Step, Stamp, str]


@dataclass(slots=True)
class Held:
    """A shift with the punches in its window; ``notes`` tell of those that came in another way."""

    instance: Instance
    stamps: list[Stamp] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def assign(instances: Sequence[Instance], stamps: Sequence[Stamp]) -> tuple[list[Held], list[list[Stamp]]]:
    """Each shift with its punches, and the runs of punches that no window holds.

    ``instances`` have been cut, both are in order. A run ends where a punch with a shift comes between.
    """
    held = [Held(instance) for instance in instances]
    runs: list[list[Stamp]] = []
    index, running = 0, False
    for stamp in stamps:
        while index < len(held) and held[index].instance.cut_close < stamp.at:
            index += 1
        if index < len(held) and held[index].instance.cut_open <= stamp.at:
            held[index].stamps.append(stamp)
            running = False
        elif running:
            runs[-1].append(stamp)
        else:
            runs.append([stamp])
            running = True
    for earlier, later in pairwise(held):
        _rejoin(earlier, later)
    return held, runs


def _rejoin(earlier: Held, later: Held) -> None:
    """A shift whose check-out fell into the next window gets it back, or gives its check-in away, or, where the
    person worked on through both, both are counted to and from where they meet."""
    a, b = earlier.instance, later.instance
    if a.cut_close != b.cut_open or not earlier.stamps or not later.stamps:
        return
    system = [earlier.stamps.pop()] if ends_with_system_out(earlier.stamps) else []
    start = leaves_open(a.shift.counting.direction, earlier.stamps)
    end = opens_with_out(b.shift.counting.direction, later.stamps)
    earlier.stamps += system  # where a real check-out comes, it gives way
    if start is None or end is None:
        return
    if later.stamps[end].at <= a.closes:
        _move_back(earlier, later, end + 1)
    elif earlier.stamps[start].at >= b.opens:
        _move_forward(earlier, later, start)
    elif _touch(a, b) and later.stamps[end].at - earlier.stamps[start].at <= _longest(a, b):
        _divide(earlier, later)


def _move_back(earlier: Held, later: Held, count: int) -> None:
    moved, later.stamps = later.stamps[:count], later.stamps[count:]
    earlier.stamps += moved
    earlier.notes += [(Step.MOVED, stamp, later.instance.shift.code) for stamp in moved]


def _move_forward(earlier: Held, later: Held, first: int) -> None:
    moved, earlier.stamps = earlier.stamps[first:], earlier.stamps[:first]
    later.stamps = moved + later.stamps
    later.notes += [(Step.MOVED, stamp, earlier.instance.shift.code) for stamp in moved]


def _divide(earlier: Held, later: Held) -> None:
    at = earlier.instance.cut_close
    out = Stamp("", at, Direction.OUT, Method.SYSTEM)
    back = Stamp("", at, Direction.IN, Method.SYSTEM)
    earlier.stamps.append(out)
    later.stamps.insert(0, back)
    earlier.notes.append((Step.DIVIDED, out, later.instance.shift.code))
    later.notes.append((Step.DIVIDED, back, earlier.instance.shift.code))


def _touch(a: Instance, b: Instance) -> bool:
    """Time between two shifts is nobody's work: only shifts that follow at once are worked through."""
    return b.start <= a.end


def _longest(a: Instance, b: Instance) -> int:
    return max(a.shift.counting.max_span, b.shift.counting.max_span) * MINUTE
