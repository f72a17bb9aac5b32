"""How well the direction of punches is predicted, and how long that takes: the numbers of docs/direction.md.

The made-up company of the tests lives through some weeks, forgets punches, and the kiosk predicts one after another.
Usage: measure_direction.py [--people N] [--weeks N] [--seeds N...] [--years N]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BANDS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
LIMITS = (0.0, 0.7, 0.8, 0.9, 0.95)
HELPERS = 7  # every eighth person of the company has no roster


def planned(found: list[Any]) -> list[Any]:
    return [trial for trial in found if int(trial.person[1:]) % 8 != HELPERS]


def accuracy(companies: Callable[..., list[Any]]) -> None:
    from direction_trials import share, trials

    print("lunch, forgotten, roster: by turns, predicted")
    for breaks, forgotten, roster in (
        (False, 0.0, True),
        (False, 0.03, True),
        (False, 0.03, False),
        (True, 0.0, True),
        (True, 0.03, True),
        (True, 0.0, False),
    ):
        limit = 0.8 if breaks else 0.0  # who takes breaks says so where asked
        made = companies(breaks=breaks, forgotten=forgotten)
        found = [trial for one in made for trial in trials(one, roster=roster, ask_below=limit)]
        found = planned(found) if roster else found
        turns = share([trial.right_by_turns for trial in found])
        right = share([trial.right for trial in found])
        print(f"  {breaks!s:5} {forgotten:.2f} {roster!s:5}: {turns:.3f} {right:.3f} of {len(found)}")


def calibration(companies: Callable[..., list[Any]]) -> None:
    from direction_trials import reliability, share, trials

    for breaks in (False, True):
        made = companies(breaks=breaks, forgotten=0.02)
        print(f"asked below 0.8, breaks {breaks}: band, punches, said, right")
        found = planned([trial for one in made for trial in trials(one, ask_below=0.8)])
        for low, high, count, mean, right in reliability(found, BANDS):
            print(f"  {low:.2f}-{min(high, 1):.2f} {count:6d} {mean:.3f} {right:.3f}")
        print("limit, asked, of the first 40 punches, right in the end")
        for limit in LIMITS:
            found = planned([trial for one in made for trial in trials(one, ask_below=limit)])
            asked = [trial.probability < limit for trial in found]
            new = [trial.probability < limit for trial in found if trial.number < 40]
            end = share([trial.right or trial.probability < limit for trial in found])
            print(f"  {limit:.2f} {share(asked):.3f} {share(new):.3f} {end:.3f}")


def speed(years: int) -> None:
    """One punch after so many years of ten punches a day: the prediction alone, and all of it with its commit."""
    from company import company

    from faceclock.app.punching import PunchClock
    from faceclock.domain.bookkeeping import entries
    from faceclock.domain.people import Employee
    from faceclock.settings.model import Settings, Site
    from faceclock.storage.book import Book
    from faceclock.storage.database import open_database
    from faceclock.storage.employees import Employees
    from faceclock.storage.instants import to_micros

    last = date(2026, 9, 30)
    made = company(3, 16, last - timedelta(days=365 * years), last, breaks=4)
    with tempfile.TemporaryDirectory() as folder, open_database(Path(folder) / "d", kiosk="k") as database:
        with database.transaction():
            for person in made.people:
                Employees(database).add(Employee(person.id, person.id, person.team))
            for table, _, entry in entries(made.book):
                Book(database).put(table, entry, by="tool")
            rows = (
                (str(n), one.employee_id, to_micros(one.at), one.zone, one.direction.value, "face", "k", 0, 0)
                for n, one in enumerate(made.punches())
            )
            database.execute_many(
                "INSERT INTO punches (id, employee_id, at, zone, direction, method, kiosk, suppressed, clock_back)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        clock, random = PunchClock(database, Settings(site=Site(kiosk="k", zone=made.zone))), Random(1)
        clock.prepare()
        foresight, alone, whole = clock._foresight, [], []
        for person in made.people * 4:
            at = datetime(2026, 9, 30, random.randrange(24), random.randrange(60), tzinfo=UTC)
            employee = Employees(database).require(person.id)
            began = time.perf_counter()
            foresight.predict(employee, at, foresight.prepare(made.zone))
            alone.append((time.perf_counter() - began) * 1000)
            began = time.perf_counter()
            clock.record(person.id, at)
            whole.append((time.perf_counter() - began) * 1000)
        punches = database.rows("SELECT count(*) AS n FROM punches")[0]["n"]
        print(f"{years} years, {punches} punches: prediction {_ms(alone)}, whole punch {_ms(whole)}")


def _ms(values: list[float]) -> str:
    return f"median {median(values):.1f} ms, p95 {sorted(values)[int(0.95 * len(values))]:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=16)
    parser.add_argument("--weeks", type=int, default=12)
    parser.add_argument("--seeds", type=int, nargs="+", default=[5, 6, 7])
    parser.add_argument("--years", type=int, default=5)
    chosen = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests" / "attendance"))  # the company is the tests' own
    from direction_trials import people_who

    def companies(**about: Any) -> list[Any]:
        return [
            people_who(seed=seed, people=chosen.people, weeks=chosen.weeks, **about) for seed in chosen.seeds
        ]

    accuracy(companies)
    calibration(companies)
    for years in (1, chosen.years):
        speed(years)


if __name__ == "__main__":
    main()
