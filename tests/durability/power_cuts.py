"""The power goes at random moments of a recorded run: what is found then, opened by the real program."""

import random
import shutil
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from careless_disk import Disk, put_back
from recorded_calls import Event, Said, record

from faceclock.domain.errors import StorageProblem
from faceclock.storage.database import open_database
from faceclock.storage.ledger import verify_file
from faceclock.storage.punches import Punches

DATABASE = Path("data", "faceclock.sqlite3")
PROGRAM = Path(__file__).parents[1] / "punching_process.py"

needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None
    or subprocess.run(["strace", "true"], capture_output=True, check=False).returncode != 0,
    reason="needs strace and the right to trace",
)


@dataclass
class Found:
    """After all cuts together. ``refused`` are the sentences of files that did not open."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    unasked: int = 0  # stored, but neither told nor just being told
    broken: int = 0  # files whose chain does not hold
    told: int = 0  # files of which the program says that something is lost
    notices: int = 0  # and that the last run ended in the middle of a write, or the former
    refused: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.cuts} power cuts: {self.acknowledged} acknowledged punches, {self.lost} lost, "
            f"{self.doubled} doubled, {self.broken} chains broken, {self.told} times a loss was told of, "
            f"{self.notices} notices at the start, {len(self.refused)} files refused"
        )

    @property
    def harmless(self) -> bool:
        return not (self.lost or self.doubled or self.unasked or self.broken or self.told or self.refused)


def cut_power(
    scratch: Path, cuts: int, seed: int, *, writers: int = 2, punches: int = 15, synchronous: str = "full"
) -> Found:
    """Record processes that punch, and cut the power ``cuts`` times: half of them just after somebody was told."""
    found = Found()
    job = (PROGRAM, "writers", scratch / "disk" / DATABASE, writers, punches, synchronous)
    for place, acknowledged in after_cuts(scratch, cuts, seed, *job):
        judge(place / DATABASE, acknowledged, writers, found)
    return found


def after_cuts(scratch: Path, cuts: int, seed: int, *program: object) -> Iterator[tuple[Path, list[str]]]:
    """Record a program (arguments of Python's) that works in the folder ``scratch``/disk; what a cut left of that,
    and the lines that had been said."""
    folder = scratch / "disk"
    folder.mkdir(parents=True, exist_ok=True)
    disk = Disk(folder)
    events = record(folder, scratch / "calls", *program)
    chance, told = random.Random(seed), [event for event in events if isinstance(event, Said)]
    changes = sorted((event for event in events if not isinstance(event, Said)), key=lambda one: one.ended)
    for number, moment in enumerate(_moments(events, told, cuts, chance)):
        while changes and changes[0].ended < moment:
            disk.take(changes.pop(0))
        place = scratch / f"cut-{number}"
        put_back(disk.cut(chance), folder, place)
        yield place, "".join(one.text for one in told if one.began < moment).splitlines()


def _moments(events: list[Event], told: list[Said], cuts: int, chance: random.Random) -> list[int]:
    """Half of them anywhere, half just after something was said."""
    anywhere = [chance.choice(events).ended + 1 for _ in range(cuts // 2)]
    return sorted([*anywhere, *(chance.choice(told).began + 1 for _ in range(cuts - len(anywhere)))])


def judge(path: Path, acknowledged: list[str], writers: int, found: Found) -> None:
    """Open what a cut of ``writers`` processes left, and add to what was ``found``."""
    found.cuts += 1
    found.acknowledged += len(acknowledged)
    try:
        with open_database(path) as database:
            database.check()
            stored = Counter(one.punch.id for one in Punches(database).all())
            audited = Counter(_audited(path))
            found.notices += database.notice is not None
            chain = verify_file(path)
    except StorageProblem as problem:
        found.refused.append(str(problem))
        return
    found.broken += chain.first is not None
    found.told += chain.lost is not None
    found.lost += len(set(acknowledged) - set(stored))
    found.doubled += stored.total() - len(stored)
    found.unasked += max(0, len(stored) - len(acknowledged) - writers) + (audited != stored)


def all_punches(path: Path) -> list[str]:
    with open_database(path) as database:
        return [found.punch.id for found in Punches(database).all()]


def _audited(path: Path) -> list[str]:
    """The punches of which the audit log knows."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT json_extract(detail, '$.punch') FROM audit WHERE action = 'punch.add'"
        ).fetchall()
    connection.close()
    return [punch for (punch,) in rows]
