"""Workers that are watched: whoever crashes, hangs or grows is named with kind and number, and the rest goes on."""

import json
import os
import selectors
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from fuzz_kinds import KINDS

PATIENCE = 20.0  # seconds an input may take
MOST = 1 << 30  # bytes of resident memory
_STARTING = 90.0
_SHIFT = 500  # inputs that one process takes
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Job:
    kind: str
    first: int
    count: int


@dataclass
class Tally:
    """Of one kind."""

    inputs: int = 0
    refused: int = 0
    accepted: int = 0
    slowest: float = 0.0
    slowest_number: int = -1
    peak: int = 0
    peak_number: int = -1
    findings: list[str] = field(default_factory=list)

    def add(self, said: dict) -> None:
        number = said["end"]
        self.inputs += 1
        self.refused += said["came"] == "refused"
        self.accepted += said["came"] == "accepted"
        if said["came"] == "bug":
            self.found(said["kind"], number, said["why"])
        if said["seconds"] > self.slowest:
            self.slowest, self.slowest_number = said["seconds"], number
        if said["peak"] > self.peak:
            self.peak, self.peak_number = said["peak"], number
        if said["peak"] > MOST:
            self.found(said["kind"], number, f"{said['peak'] >> 20} MiB of resident memory")

    def found(self, kind: str, number: int, what: str) -> None:
        self.findings.append(f"python tests/fuzz/one.py {kind} {number}\n{what}")


def run(jobs: Sequence[Job], workers: int = 2, *, apart: bool = True) -> dict[str, Tally]:
    """``apart``: every so many inputs have a process of their own; otherwise one process takes all of a worker's."""
    tallies = {job.kind: Tally() for job in jobs}
    shifts = (
        [[shift] for job in jobs for shift in _shifts(job)]
        if apart
        else [jobs[i::workers] for i in range(workers)]
    )
    with ThreadPoolExecutor(workers) as pool:
        for said in pool.map(lambda shift: list(_watched(shift)), shifts):
            for one in said:
                tallies[one["kind"]].add(one)
    return tallies


def table(tallies: dict[str, Tally]) -> str:
    rows = [
        "| kind | inputs | refused | accepted | findings | slowest | peak memory |",
        "|---|---|---|---|---|---|---|",
    ]
    for kind, tally in tallies.items():
        slowest = f"{tally.slowest:.2f} s (no. {tally.slowest_number})"
        peak = f"{tally.peak >> 20} MiB (no. {tally.peak_number})"
        figures = [tally.inputs, tally.refused, tally.accepted, len(tally.findings), slowest, peak]
        rows.append(f"| {kind} | {' | '.join(map(str, figures))} |")
    return "\n".join(rows)


def _shifts(job: Job) -> Iterator[Job]:
    for first in range(job.first, job.first + job.count, _SHIFT):
        yield Job(job.kind, first, min(_SHIFT, job.first + job.count - first))


def _watched(shift: Iterable[Job]) -> Iterator[dict]:
    """What the workers say of a shift. After one that ended, another goes on behind the input that ended it."""
    left = list(shift)
    while left:
        at: tuple[str, int] | None = None
        with _worker(left) as process:
            for said in _lines(process):
                if "begin" in said:
                    at = said["kind"], said["begin"]
                else:
                    at = None
                    yield said
            code = _ended(process)
        if at is None and code == 0:
            return
        if at is None:
            raise RuntimeError(f"the worker of {left} ended with {code} between two inputs")
        yield _lost(*at, code)
        left = list(_behind(left, *at))


def _ended(process: "subprocess.Popen[bytes]") -> int:
    try:
        return process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _lost(kind: str, number: int, code: int) -> dict:
    why = f"the interpreter ended with {code}, or did not answer for {PATIENCE:.0f} s"
    return {"end": number, "kind": kind, "came": "bug", "why": why, "seconds": 0.0, "peak": 0}


def _behind(jobs: Iterable[Job], kind: str, number: int) -> Iterator[Job]:
    found = False
    for job in jobs:
        if job.kind == kind and job.first <= number < job.first + job.count:
            found = True
            if done := job.first + job.count - number - 1:
                yield Job(kind, number + 1, done)
        elif found:
            yield job


def _worker(jobs: Iterable[Job]) -> "subprocess.Popen[bytes]":
    arguments = [str(part) for job in jobs for part in (job.kind, job.first, job.count)]
    return subprocess.Popen(
        [sys.executable, str(_HERE / "fuzz_worker.py"), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"FACECLOCK_KEY_STORE": "plain", "OMP_NUM_THREADS": "1"},
    )


def _lines(process: "subprocess.Popen[bytes]") -> Iterator[dict]:
    """Until the process ends or is silent for too long."""
    assert process.stdout is not None
    patience, rest = _STARTING, b""
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while selector.select(patience):
            piece = os.read(process.stdout.fileno(), 1 << 16)
            if not piece:
                return
            patience = PATIENCE
            *whole, rest = (rest + piece).split(b"\n")
            yield from map(json.loads, whole)


def everything(count: int) -> list[Job]:
    return [Job(kind, 0, count) for kind in KINDS]
