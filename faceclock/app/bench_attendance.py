"""Hours from punches: how many a second, whether time and memory grow with them, and how quickly a month is shown.

Each size is a process of its own on one core, so that its memory is its own.
"""

import multiprocessing
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from faceclock.app.announcing import Json
from faceclock.app.bench_company import make_company
from faceclock.app.bench_row import Row

_YEARS = (date(2021, 1, 1), date(2025, 12, 31))
Times = tuple[float, float]  # seconds in all, and of the processor

_WANTED = 20_000.0  # punches a second
_MONTH = (date(2026, 3, 1), date(2026, 3, 31))


@dataclass(frozen=True)
class Measured:
    """Seconds of the work, those of them that the processor was busy with it, and megabytes at the peak of the
    process (0 where the system does not tell)."""

    punches: int
    seconds: float
    busy: float
    megabytes: float


def bench_attendance(folder: Path, *, quick: bool) -> list[Json]:
    """On the disk that holds ``folder``; nothing of it stays."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=folder) as name:
        rows = _years(Path(name), (4, 8) if quick else (25, 50))
        for people, limit in ((100, None), (400, None)) if quick else ((1000, 2.0), (5000, 10.0)):
            rows += _month(Path(name), people, limit)
    return [row.as_json() for row in rows]


def _years(folder: Path, sizes: tuple[int, int]) -> list[Row]:
    """Five years of some of 5,000 people, twice as many the second time: the cost of a punch must stay."""
    few, many = (_in_a_process(recompute, folder / f"years-{people}", people, _YEARS) for people in sizes)
    per_punch = [each.busy / each.punches for each in (few, many)]
    name = f"{many.punches} punches of five years reckoned and stored"
    return [
        Row(f"{name}, a second", many.punches / many.seconds, "1/s", _WANTED, None, "at least wanted"),
        Row(
            f"{name}, processor time of each",
            1e6 * per_punch[1],
            "us",
            1e6 * per_punch[0],
            1.25,
            f"each of {few.punches}",
        ),
        Row(f"{name}, memory", many.megabytes, "MB", few.megabytes, 1.25, f"that of {few.punches}"),
    ]


def _month(folder: Path, people: int, limit: float | None) -> list[Row]:
    found = _in_a_process(show_month, folder / f"month-{people}", people, _MONTH)
    name = f"month of {people} employees, {found.punches} punches"
    return [
        Row(f"{name}, report as CSV", found.seconds, "s", None, limit),
        Row(f"{name}, memory", found.megabytes, "MB"),
    ]


def recompute(folder: Path) -> Times:
    """Times to reckon everything, read from and written to the disk."""
    from faceclock.app.attendance.refreshing import Refresher
    from faceclock.app.attendance.showing import people_of
    from faceclock.app.site import open_site

    with open_site(folder) as site:
        people = people_of(site)
        return _timed(lambda: Refresher(site.database, site.settings).refresh(*_YEARS, people))


def show_month(folder: Path) -> Times:
    """Times from the question to the file on the disk; the days were computed before."""
    from faceclock.app.attendance.reporting import Wanted, write
    from faceclock.app.attendance.showing import days_of
    from faceclock.app.site import open_site
    from faceclock.reports.writing import Format

    with open_site(folder) as site:
        days_of(site, *_MONTH)
        return _timed(lambda: write(site, Wanted("month", *_MONTH), Format.CSV, folder / "month.csv"))


def _in_a_process(
    work: Callable[[Path], Times], folder: Path, people: int, span: tuple[date, date]
) -> Measured:
    punches = make_company(folder, people, *span)
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return Measured(punches, *pool.apply(_measured, (work, folder)))


def _measured(work: Callable[[Path], Times], folder: Path) -> tuple[float, float, float]:
    return *work(folder), _peak_megabytes()


def _peak_megabytes() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1024


def _timed(work: Callable[[], Any]) -> Times:
    start, busy = perf_counter(), process_time()
    work()
    return perf_counter() - start, process_time() - busy
