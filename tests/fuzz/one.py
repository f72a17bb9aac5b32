"""Repeats one input: ``python tests/fuzz/one.py KIND NUMBER [FOLDER]``; it is left in FOLDER where one is named."""

import os
import sys
import tempfile
from pathlib import Path

from fuzz_kinds import KINDS
from fuzz_worker import forget_peak, peak, take


def main(name: str, number: str, folder: str = "") -> None:
    os.environ["FACECLOCK_KEY_STORE"] = "plain"
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch:
        where = Path(folder or scratch)
        where.mkdir(exist_ok=True)
        forget_peak()
        came, why, seconds = take(KINDS[name], int(number), where)
        print(f"{came} after {seconds:.2f} s, {peak() >> 20} MiB at most\n{why}")


if __name__ == "__main__":
    main(*sys.argv[1:])
