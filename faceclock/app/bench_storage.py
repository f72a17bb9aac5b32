"""Punches to disk, beside bare sqlite3 with the same schema, settings and rows, in alternation."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from faceclock.app.announcing import Json
from faceclock.app.punching import PunchClock
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee
from faceclock.domain.punch import Direction, Evidence, Method, Punch
from faceclock.settings.model import Settings, Site
from faceclock.storage.database import open_database
from faceclock.storage.employees import Employees
from faceclock.storage.punches import Punches

_REPEATS = 300
_WARM_UP = 20
_PEOPLE = 1000

_DETAIL = '{"punch": "%s", "direction": "in", "method": "face", "suppressed": false, "clock_back": false}'

Job = Callable[[Punch], object]


def bench_inserts(folder: Path, repeats: int = _REPEATS) -> list[Json]:
    """Median times of one punch on the disk that holds ``folder``, each until it is synced.

    The reference writes the same punch and audit row with sqlite3 alone, in the same transaction form.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=folder) as name, _jobs(Path(name)) as jobs:
        stored, decided, bare = (1000 * seconds for seconds in _medians(jobs, repeats))
    return [
        _row("punch stored, synchronous=FULL", stored, "ms", bare, 1.25),
        _row("punch decided and stored, synchronous=FULL", decided, "ms", bare, 1.5),
        _row("punches stored a second, synchronous=FULL", 1000 / stored, "1/s", 1000 / bare, None),
    ]


@contextmanager
def _jobs(folder: Path) -> Iterator[list[Job]]:
    """Storing, deciding and storing, and the bare reference; each with a file of its own."""
    paths = [folder / f"{name}.sqlite3" for name in ("stored", "decided", "bare")]
    with open_database(paths[0]) as first, open_database(paths[1]) as second:
        with second.transaction():
            for number in range(_PEOPLE):
                Employees(second).add(Employee(str(number), "Somebody"))
        clock = PunchClock(second, Settings(site=Site(kiosk="bench", zone="UTC")))
        open_database(paths[2]).close()
        with closing(_bare_connection(paths[2])) as connection:
            yield [
                Punches(first).add,
                lambda punch: clock.punch(punch.employee_id, punch.at, punch.method, punch.evidence),
                lambda punch: _insert_bare(connection, punch),
            ]


def _medians(jobs: list[Job], repeats: int) -> list[float]:
    """Seconds of each job, taken in turn, so that a busy moment of the disk falls on all of them."""
    seconds: list[list[float]] = [[] for _ in jobs]
    for number in range(_WARM_UP + repeats):
        punch = _punch(number)
        for spent, job in zip(seconds, jobs, strict=True):
            start = perf_counter()
            job(replace(punch, id=uuid7()))
            spent.append(perf_counter() - start)
    return [median(spent[_WARM_UP:]) for spent in seconds]


def _punch(number: int) -> Punch:
    return Punch(
        id="",
        employee_id=str(number % _PEOPLE),
        at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number),
        zone="UTC",
        direction=Direction.IN,
        method=Method.FACE,
        kiosk="bench",
        evidence=Evidence(0.71, 0.48, 0.2, "d" * 64, 3),
    )


def _bare_connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _insert_bare(connection: sqlite3.Connection, punch: Punch) -> None:
    at = int(punch.at.timestamp() * 1_000_000)
    made = (punch.id, punch.employee_id, at, "UTC", "in", "face", "bench", 0, 0, 0.71, 0.48, 0.2, "d" * 64, 3)
    detail = _DETAIL % punch.id
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO punches VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", made)
    connection.execute(
        "INSERT INTO audit VALUES (NULL, ?, ?, ?, ?, ?, ?)",
        (at, "", "bench", "punch.add", punch.employee_id, detail),
    )
    connection.execute("COMMIT")


def _row(name: str, value: float, unit: str, reference: float, target: float | None) -> Json:
    return {
        "name": name,
        "value": round(value, 4),
        "unit": unit,
        "reference": round(reference, 4),
        "ratio": round(value / reference, 3),
        "target": target,
        "reference_name": "sqlite3 alone, same rows",
    }
