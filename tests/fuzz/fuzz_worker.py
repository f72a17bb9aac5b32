"""Takes inputs in a process of its own, so that a crash of a C library is told by who watches (`fuzz_pool`).

Called with KIND FIRST COUNT, again and again; says "begin" and what came of it, one JSON object a line.
"""

import json
import os
import re
import resource
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random

from fuzz_kind import Kind
from fuzz_kinds import KINDS

from faceclock.domain.errors import FaceClockError, SeveralProblems

LONGEST = 500  # characters of a sentence, without the folders in it
_ADDRESSES = 12 << 30  # so that a runaway ends as a MemoryError and not as a dead machine
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MEMORY = Path("/dev/shm")


def take(kind: Kind, number: int, folder: Path) -> tuple[str, str, float]:
    """What came of it ("accepted", "refused" or "bug"), why, and the seconds it took."""
    given = kind.make(Random(f"{kind.name}:{number}"), folder)
    began = time.perf_counter()
    try:
        kind.take(given)
        came, why = "accepted", ""
    except FaceClockError as problem:
        why = fault_of(problem, folder)
        came = "bug" if why else "refused"
    except Exception:  # noqa: BLE001 - this is what is looked for
        came, why = "bug", traceback.format_exc()
    return came, why, time.perf_counter() - began


def fault_of(problem: FaceClockError, folder: Path) -> str:
    """What is wrong with a refusal: it is one sentence that a person can read."""
    said = problem.problems if isinstance(problem, SeveralProblems) else [str(problem)]
    for sentence in said:
        bare = sentence.replace(str(folder), "")
        if len(bare) > LONGEST:
            return f"{len(bare)} characters: {bare[:200]!r} ... {bare[-200:]!r}"
        if not bare.rstrip().endswith("."):
            return f"no sentence: {bare!r}"
        if _CONTROL.search(bare):
            return f"cannot be printed: {bare!r}"
    return "" if said else "says nothing"


def peak() -> int:
    """Bytes of resident memory at most since `forget_peak`."""
    status = Path("/proc/self/status").read_text()
    return 1024 * int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def tell(**said: object) -> None:
    print(json.dumps(said), file=_OUT, flush=True)


def work(kind: Kind, first: int, count: int, scratch: Path) -> None:
    for number in range(first, first + count):
        tell(begin=number, kind=kind.name)
        folder = scratch / "input"
        folder.mkdir()
        forget_peak()
        came, why, seconds = take(kind, number, folder)
        tell(end=number, kind=kind.name, came=came, why=why, seconds=seconds, peak=peak())
        shutil.rmtree(folder)


def main(arguments: list[str]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    where = str(_MEMORY) if os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir=where) as scratch:
        for kind, first, count in zip(arguments[::3], arguments[1::3], arguments[2::3], strict=True):
            work(KINDS[kind], int(first), int(count), Path(scratch))


if __name__ == "__main__":
    _OUT = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what C libraries print is not ours
    main(sys.argv[1:])
