"""What a process used while it ran, sampled from outside, and what becomes of that in a day."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from itertools import pairwise

import numpy as np

DAY = 24 * 3600.0
MIB = 1 << 20


@dataclass(frozen=True)
class Sample:
    """``seconds`` since the start; memory and the database (with its log) in bytes; ``punches`` told by then."""

    seconds: float
    resident: int
    proportional: int
    threads: int
    files: int
    punches: int
    database: int

    @classmethod
    def heading(cls) -> str:
        return ",".join(field.name for field in fields(cls))

    def row(self) -> str:
        return ",".join(f"{value:.1f}" if isinstance(value, float) else str(value) for value in astuple(self))


@dataclass(frozen=True)
class Verdict:
    """Of the samples after the warm-up. ``*_a_day`` in bytes; ``low`` and ``high``: the 95 % interval of the slope."""

    samples: int
    seconds: float
    resident_first: int
    resident_last: int
    resident_peak: int
    resident_a_day: float
    low: float
    high: float
    proportional_a_day: float
    threads: tuple[int, int]
    files: tuple[int, int]
    punches: int
    database_a_punch: float

    def table(self) -> str:
        rows = {
            "samples, over": f"{self.samples}, {self.seconds / 60:.0f} min",
            "resident memory, first and last tenth": f"{mib(self.resident_first)}, {mib(self.resident_last)}",
            "resident memory, peak": mib(self.resident_peak),
            "growth of resident memory in a day": f"{mib(self.resident_a_day)} ({mib(self.low)} to {mib(self.high)})",
            "growth of resident memory in 30 days": mib(30 * self.resident_a_day),
            "growth of proportional memory in a day": mib(self.proportional_a_day),
            "threads, fewest and most": f"{self.threads[0]}, {self.threads[1]}",
            "file descriptors, fewest and most": f"{self.files[0]}, {self.files[1]}",
            "punches": str(self.punches),
            "database, a punch": f"{self.database_a_punch:.0f} bytes",
        }
        return "\n".join(f"| {name} | {value} |" for name, value in rows.items())


def mib(size: float) -> str:
    return f"{size / MIB:.1f} MiB"


def judge(samples: Sequence[Sample], warm_up: float) -> Verdict:
    """Slopes by Theil and Sen: the median over all pairs, which a few odd samples do not move."""
    steady = [sample for sample in samples if sample.seconds >= warm_up]
    times = np.array([sample.seconds for sample in steady])
    resident = np.array([sample.resident for sample in steady], np.float64)
    slope, low, high = _slope(times, resident)
    tenth = max(1, len(steady) // 10)
    first, last = steady[0], steady[-1]
    return Verdict(
        samples=len(steady),
        seconds=last.seconds - first.seconds,
        resident_first=int(np.median(resident[:tenth])),
        resident_last=int(np.median(resident[-tenth:])),
        resident_peak=int(resident.max()),
        resident_a_day=slope * DAY,
        low=low * DAY,
        high=high * DAY,
        proportional_a_day=_slope(times, np.array([sample.proportional for sample in steady], np.float64))[0]
        * DAY,
        threads=_range([sample.threads for sample in steady]),
        files=_range([sample.files for sample in steady]),
        punches=last.punches,
        database_a_punch=(last.database - first.database) / max(1, last.punches - first.punches),
    )


def _slope(times: np.ndarray, values: np.ndarray) -> tuple[float, float, float]:
    """The median slope, and its interval from the spread between neighbouring blocks of a twentieth of the time."""
    blocks = [block for block in np.array_split(np.arange(len(times)), 20) if len(block)]
    middles = [(float(np.median(times[block])), float(np.median(values[block]))) for block in blocks]
    one, other = np.triu_indices(len(times), 1)
    slope = float(np.median((values[other] - values[one]) / (times[other] - times[one])))
    steps = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(middles)]
    spread = 1.96 * float(np.std(steps)) / max(1, len(steps))
    return slope, slope - spread, slope + spread


def _range(values: Sequence[int]) -> tuple[int, int]:
    return min(values), max(values)
