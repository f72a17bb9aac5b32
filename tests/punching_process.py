"""Run as a program by the fault tests: the real punch clock in a process that may be killed, traced or raced.

punching_process.py forever DB               punch without end, print each punch's id once it has returned
punching_process.py killed DB ROUNDS SEED    fork "forever", kill it after a random time, ROUNDS times
punching_process.py many DB COUNT            punch COUNT times, print OK or the error for each
punching_process.py pins DB COUNT            the same by number and PIN
punching_process.py list DB                  print the ids of all punches, or the error
punching_process.py clock DB ZONE            punch by the machine's clock for each line that comes in
punching_process.py race DB START COUNT      at the instant START punch the same COUNT people
punching_process.py open DB                  open and close; print OK or the error
punching_process.py stranger DB              the same as a user without rights, when started as root
punching_process.py abandon DB COUNT         punch COUNT times and die without closing
punching_process.py writers DB N COUNT MODE  N processes punch COUNT times each, print each punch's id; MODE is what
                                             PRAGMA synchronous is set to, "full" being the program's own
"""

import itertools
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faceclock.app.punching import PunchClock
from faceclock.domain.errors import FaceClockError
from faceclock.domain.people import Employee
from faceclock.settings.model import Punching, Settings, Site
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.punches import Punches

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
SETTINGS = Settings(site=Site(zone="UTC"), punching=Punching(duplicate_minutes=0))
WITH_PIN, PIN, PIN_EVERY = "2", "8306", 10


def say(text: str) -> None:
    """One write, unbuffered: what was said before a kill was said."""
    os.write(1, f"{text}\n".encode())


def opened(path: Path) -> tuple[Database, PunchClock]:
    database = open_database(path)
    with database.transaction():
        for number in range(0 if Employees(database).count() else 30):
            Employees(database).add(Employee(str(number), f"Person {number}"))
    return database, PunchClock(database, SETTINGS)


def forever(path: Path) -> None:
    """By face, and now and then by PIN."""
    _, clock = opened(path)
    for number in itertools.count(random.randrange(PIN_EVERY)):
        by_pin = number % PIN_EVERY == 0
        say(clock.pin_punch(WITH_PIN, PIN).punch.id if by_pin else clock.punch("1").id)


def killed(path: Path, rounds: str, seed: str) -> None:
    chance = random.Random(int(seed))
    database, clock = opened(path)
    clock.set_pin(WITH_PIN, PIN, by="test")
    database.close()
    acknowledged: list[str] = []
    for _ in range(int(rounds)):
        acknowledged += _killed_once(path, chance)
    say(json.dumps(acknowledged))


def _killed_once(path: Path, chance: random.Random) -> list[str]:
    """One in four while it starts, the others after their first punch."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        forever(path)
    os.close(writing)
    with os.fdopen(reading) as stream:
        first = stream.readline() if chance.random() < 0.75 else ""
        time.sleep(chance.uniform(0, 0.12))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [line.strip() for line in (first, *stream) if line.endswith("\n")]


def many(path: Path, count: str) -> None:
    database, clock = opened(path)
    for number in range(int(count)):
        answer(lambda at: clock.punch("1", at), START + timedelta(minutes=number))
    database.close()


def pins(path: Path, count: str) -> None:
    database, clock = opened(path)
    clock.set_pin(WITH_PIN, PIN, by="test")
    for number in range(int(count)):
        answer(lambda at: clock.pin_punch(WITH_PIN, PIN, at), START + timedelta(minutes=number))
    database.close()


def answer(punch: Callable[[datetime], object], at: datetime) -> None:
    try:
        punch(at)
        say("OK")
    except FaceClockError as error:
        say(str(error))


def list_all(path: Path) -> None:
    try:
        with open_database(path) as database:
            for found in Punches(database).all():
                say(found.punch.id)
    except FaceClockError as error:
        say(str(error))


def by_the_clock(path: Path, zone: str) -> None:
    database, _ = opened(path)
    settings = SETTINGS.model_copy(update={"site": Site(zone=zone)})
    clock = PunchClock(database, settings)
    say("ready")
    for _ in sys.stdin:
        say(clock.punch("1").at.isoformat())
    database.close()


def race(path: Path, start: str, count: str) -> None:
    database = open_database(path)
    clock = PunchClock(database, Settings(site=Site(zone="UTC")))
    time.sleep(max(0.0, float(start) - time.time()))
    for number in range(int(count)):
        clock.punch(str(number), START)
    database.close()


def open_only(path: Path) -> None:
    try:
        opened(path)[0].close()
        say("OK")
    except FaceClockError as error:
        say(str(error))
        sys.exit(1)


def stranger(path: Path) -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    open_only(path)


def abandon(path: Path, count: str) -> None:
    _, clock = opened(path)
    for number in range(int(count)):
        clock.punch("1", START + timedelta(minutes=number))
    os._exit(0)


def writers(path: Path, number: str, count: str, mode: str) -> None:
    opened(path)[0].close()
    for kiosk in range(int(number)):
        if os.fork() == 0:
            _write(path, kiosk, int(count), mode)
            sys.exit()
    sys.exit(any(os.wait()[1] for _ in range(int(number))))


def _write(path: Path, kiosk: int, count: int, mode: str) -> None:
    """With a log that is folded into the file every few punches."""
    database, clock = opened(path)
    if mode != "full":
        database.execute(f"PRAGMA synchronous = {mode}")
    database.rows("PRAGMA wal_autocheckpoint = 100")
    for number in range(count):
        say(clock.punch(str(kiosk), START + timedelta(minutes=number)).id)
    database.close()


if __name__ == "__main__":
    plain = (forever, killed, many, pins, race, stranger, abandon, writers)
    jobs = {job.__name__: job for job in plain} | {"open": open_only, "list": list_all, "clock": by_the_clock}
    jobs[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
